/**
 * `npm test`: types, lint and format, then every test. `npm test -- PATTERN…` runs the test files whose path contains one
 * of the patterns, and nothing else.
 */
import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'

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

const files = globSync(['src/**/*.test.ts', 'tests/**/*.test.ts']).filter(
  (path) => patterns.length === 0 || patterns.some((pattern) => path.includes(pattern)),
)
if (patterns.length === 0) {
  run('types', `${bin}/tsc`, ['-b'])
  run('lint', `${bin}/oxlint`, ['--type-aware', '--quiet', 'src', 'tests', 'tools'])
  run('format', `${bin}/oxfmt`, ['--check', 'src', 'tests', 'tools'])
}
run('tests', process.execPath, [
  '--disable-warning=ExperimentalWarning',
  '--test',
  '--test-concurrency=2',
  ...files.sort(),
])
