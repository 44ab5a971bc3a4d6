import { flagHelp, type Flag } from './flags.ts'

export function statusHelp(flags: readonly Flag[]): string {
  return `Usage: stile status [flags]

Prints what a running server does: open executions, throughput, what is late or parked, its store.

${flagHelp(flags)}

Examples:
  stile status
  stile status --json --url http://127.0.0.1:4600
`
}

export function backupHelp(flags: readonly Flag[]): string {
  return `Usage: stile backup <file> [flags]

Writes a copy of a running server's data, as it was at one moment, while the server goes on. The server needs as much
room in its data directory as the data takes. The request is signed: with the environment's key, or that of \`dev\`.

${flagHelp(flags)}

Examples:
  stile backup monday.db
  stile restore monday.db --data-dir restored
`
}

export function restoreHelp(flags: readonly Flag[]): string {
  return `Usage: stile restore <file> --data-dir DIR

Makes a data directory out of a backup, and checks that it can be opened. The directory must be empty, or not there.

${flagHelp(flags)}

Examples:
  stile restore monday.db --data-dir restored
  stile dev --data-dir restored
`
}

export function parkedHelp(flags: readonly Flag[]): string {
  return `Usage: stile parked [flags]

Lists executions that do not go on because this server failed in the middle of them, the longest parked first, with the
fault. Retried, they go on from where they were: worth a try with a newer version.

${flagHelp(flags)}

Examples:
  stile parked
  stile parked --retry arn:aws:states:us-east-1:000000000000:execution:HelloWorld:first
  stile parked --all
`
}
