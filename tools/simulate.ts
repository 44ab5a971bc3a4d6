/**
 * `npm run simulate -- [--seed N] [--runs K]`: the simulation of the suite over many seeds. One that finds something is
 * printed as the line that repeats it.
 */
import { parseArgs } from 'node:util'
import { simulate } from '../src/engine/simulation/simulation.ts'

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '1000' }, seed: { type: 'string' } },
})
const first = Number(values.seed ?? Date.now() % 1_000_000)
const runs = Number(values.runs)
if (!Number.isSafeInteger(first) || !Number.isSafeInteger(runs) || runs < 1) {
  process.stderr.write('simulate: --seed and --runs are whole numbers, e.g. npm run simulate -- --seed 1 --runs 1000\n')
  process.exit(1)
}
const startedAt = Date.now()
let toldAt = startedAt
let failed = 0
for (let seed = first; seed < first + runs; seed++) {
  for (const machines of [false, true]) {
    const problems = await simulate({ seed, executions: 8, crashRate: 0.03, failureRate: 0.05, machines })
    if (problems.length === 0) continue
    failed++
    process.stdout.write(`npm run simulate -- --seed ${seed} --runs 1\n`)
    for (const problem of problems) process.stdout.write(`    ${machines ? 'machines' : 'scripts'}: ${problem}\n`)
  }
  if (Date.now() - toldAt < 5_000 && seed < first + runs - 1) continue
  toldAt = Date.now()
  const done = seed - first + 1
  process.stdout.write(`${done} of ${runs} seeds, ${failed} problems, ${Math.round((toldAt - startedAt) / 1_000)} s\n`)
}
process.exitCode = failed > 0 ? 1 : 0
