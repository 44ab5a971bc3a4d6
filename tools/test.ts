/**
 * `npm test`: types, lint and format, then every test. `npm test -- PATTERN…` runs the test files whose path contains one
 * of the patterns, and nothing else. The launcher has built the console.
 */
import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { staticChecks } from './static-checks.ts'

const patterns = process.argv.slice(2)
const bin = 'node_modules/.bin'
const run = (name: string, command: string, args: readonly string[]): void => {
  const startedAt = Date.now()
  const { status } = spawnSync(command, args, { stdio: 'inherit' })
  process.stdout.write(
    `${status === 0 ? 'ok  ' : 'FAIL'} ${name} (${((Date.now() - startedAt) / 1000).toFixed(1)} s)\n`,
  )
  if (status !== 0) process.exit(1)
}

const files = globSync(['src/**/*.test.ts', 'console/src/**/*.test.ts', 'tests/**/*.test.ts']).filter(
  (path) => patterns.length === 0 || patterns.some((pattern) => path.includes(pattern)),
)
if (patterns.length === 0) {
  for (const [name, command, args] of staticChecks) run(name, `${bin}/${command}`, args)
}
run('tests', process.execPath, [
  '--disable-warning=ExperimentalWarning',
  '--test',
  '--test-concurrency=2',
  ...files.sort(),
])
