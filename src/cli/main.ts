import { version } from '../server/index.ts'
import { backup, restore } from './backup.ts'
import { dev } from './dev.ts'
import { mainHelp } from './help.ts'
import { endWithReader } from './messages.ts'
import { parked } from './parked.ts'
import { run as runFile } from './run.ts'
import { show } from './show.ts'
import { status } from './status.ts'
import { validate } from './validate.ts'

endWithReader()
const [command, ...words] = process.argv.slice(2)
process.exitCode = await run()

async function run(): Promise<number> {
  switch (command) {
    case 'dev':
      return dev(words)
    case 'show':
      return show(words)
    case 'validate':
      return validate(words)
    case 'run':
      return runFile(words)
    case 'status':
      return status(words)
    case 'backup':
      return backup(words)
    case 'restore':
      return restore(words)
    case 'parked':
      return parked(words)
    case '--version':
      process.stdout.write(`stile ${version}\n`)
      return 0
    case undefined:
    case 'help':
    case '--help':
    case '-h':
      process.stdout.write(mainHelp)
      return command === undefined ? 1 : 0
    default:
      process.stderr.write(
        `stile: ${JSON.stringify(command)} is no command; there are dev, show, validate, run, status, backup, restore and parked. See \`stile --help\`.\n`,
      )
      return 1
  }
}
