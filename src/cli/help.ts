import { flagHelp, type Flag } from './flags.ts'

export const mainHelp = `Stile: Step Functions, API Gateway, IAM and STS on your own machine, with executions that survive anything.

Usage: stile <command> [flags]

  dev    Start a server for development on this machine.
  show   Print an execution's status and events.

  --help      This text; with a command, its flags and examples.
  --version   The version.

Examples:
  stile dev --demo                 start with a machine and an API to try
  stile dev --memory --port 0      start empty, on a free port, leaving nothing behind
  stile show --last                look at the execution that was started last
`

export function devHelp(flags: readonly Flag[]): string {
  return `Usage: stile dev [flags]

Starts a server for development. Access key \`test\` with secret \`test\` is the account's root; so is any key it does not know.

${flagHelp(flags)}

Examples:
  stile dev                                    data in .stile, on 127.0.0.1:4566
  stile dev --demo                             with the tutorial's machine, role, API and stage
  stile dev --memory --port 0                  nothing on disk, on a free port: for tests
  stile dev --account 123456789012 --region eu-west-1
  stile dev --iam audit                        log what policies would refuse, refuse nothing
`
}

export function showHelp(flags: readonly Flag[]): string {
  return `Usage: stile show <execution ARN> [flags]
       stile show --last [flags]

Prints an execution's status, input, output and events, read from a running server.

${flagHelp(flags)}

Examples:
  stile show --last
  stile show arn:aws:states:us-east-1:000000000000:execution:HelloWorld:first
`
}
