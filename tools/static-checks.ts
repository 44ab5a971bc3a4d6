/** What `npm test` and `npm run check` look at before anything runs. The console has packages and types of its own. */
const folders = ['src', 'tests', 'tools', 'console']

export const staticChecks: readonly (readonly [name: string, command: string, args: readonly string[]])[] = [
  ['types', 'tsc', ['-b']],
  ['types of the console', 'tsc', ['-p', 'console']],
  ["types of the console's tests", 'tsc', ['-p', 'console/tsconfig.build.json']],
  ['lint', 'oxlint', ['--type-aware', '--quiet', ...folders]],
  ['format', 'oxfmt', ['--check', ...folders]],
]

/** Vite's program; `build console` makes console/dist. */
export const consoleBuilder = 'console/node_modules/vite/bin/vite.js'
