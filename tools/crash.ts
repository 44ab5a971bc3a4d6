/** `npm run crash -- --kills N [--seed S]`: the crash test of the suite, as long as one likes. */
import { parseArgs } from 'node:util'
import { runCrashes } from '../tests/crash-scenario.ts'

const { values } = parseArgs({ options: { kills: { type: 'string', default: '100' }, seed: { type: 'string' } } })
const seed = Number(values.seed ?? Date.now() % 1_000_000)
process.stdout.write(`npm run crash -- --kills ${values.kills} --seed ${seed}\n`)
const report = await runCrashes({
  kills: Number(values.kills),
  seed,
  progress: (line) => process.stdout.write(`${line}\n`),
})
process.stdout.write(`${JSON.stringify(report)}\n`)
