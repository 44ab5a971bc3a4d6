/** `npm run fuzz -- [--runs N] [--seed S] [--door NAME]`: the fuzz test of the suite, as long as one likes. */
import { parseArgs } from 'node:util'
import { openInstance } from '../src/server/index.ts'
import { allDoors, fuzzDoor } from '../tests/fuzz-scenario.ts'

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '100000' }, seed: { type: 'string' }, door: { type: 'string' } },
})
const seed = Number(values.seed ?? Date.now() % 1_000_000)
const opened = await openInstance({ port: 0 })
if (!opened.ok) throw new Error(opened.failure.message)
const doors = Object.entries(await allDoors(opened.value)).filter(
  ([name]) => values.door === undefined || name === values.door,
)
for (const [name, door] of doors) {
  process.stdout.write(`npm run fuzz -- --door ${name} --seed ${seed} --runs ${values.runs}\n`)
  const { problem } = await fuzzDoor(opened.value, door, seed, Number(values.runs))
  if (problem === undefined) continue
  process.stdout.write(`${problem}\n`)
  process.exitCode = 1
}
await opened.value.close()
