/** What `npm test` and `npm run check` look at before anything runs. The console has packages and types of its own. */
import { existsSync } from 'node:fs'

type Check = readonly [name: string, command: string, args: readonly string[]]

/** The launcher installs them for `npm test`; `npm run check` does without what is not there. */
const hasConsolePackages = existsSync('console/node_modules')
const folders = ['src', 'tests', 'tools', ...(hasConsolePackages ? ['console'] : [])]

const consoleChecks: readonly Check[] = [
  ['types of the console', 'tsc', ['-p', 'console']],
  ["types of the console's tests", 'tsc', ['-p', 'console/tsconfig.build.json']],
]

export const staticChecks: readonly Check[] = [
  ['types', 'tsc', ['-b']],
  ...(hasConsolePackages ? consoleChecks : []),
  ['lint', 'oxlint', ['--type-aware', '--quiet', ...folders]],
  ['format', 'oxfmt', ['--check', ...folders]],
]
