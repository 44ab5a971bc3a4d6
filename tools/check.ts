/** `npm run check`: everything quick, before a commit. Runs all steps and ends with what failed. */
import { spawnSync } from 'node:child_process'
import { staticChecks } from './static-checks.ts'

const bin = 'node_modules/.bin'
const steps: readonly (readonly [name: string, command: string, args: readonly string[]])[] = [
  ...staticChecks.map(([name, command, args]) => [name, `${bin}/${command}`, args] as const),
  ['unused', `${bin}/knip`, []],
  [
    'fast tests',
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      '--test',
      '--test-reporter=dot',
      'src/**/*.test.ts',
      'console/src/**/*.test.ts',
      'tests/tidy.test.ts',
    ],
  ],
]

const failed: string[] = []
for (const [name, command, args] of steps) {
  const startedAt = Date.now()
  const result = spawnSync(command, args, { stdio: 'inherit' })
  const ok = result.status === 0
  process.stdout.write(`${ok ? 'ok  ' : 'FAIL'} ${name} (${((Date.now() - startedAt) / 1000).toFixed(1)} s)\n`)
  if (!ok) failed.push(name)
}
if (failed.length > 0) process.stdout.write(`check failed: ${failed.join(', ')}\n`)
process.exit(failed.length === 0 ? 0 : 1)
