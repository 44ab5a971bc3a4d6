import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openInstance, type Instance } from '../src/server/index.ts'
import { doors, type Door } from './fuzz-doors.ts'
import { allDoors, fuzzDoor } from './fuzz-scenario.ts'

const runs = Number(process.env['FUZZ_RUNS'] ?? 10_000)
const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1_000_000)
let instance: Instance
let ready: Readonly<Record<string, Door>>

before(async () => {
  const opened = await openInstance({
    port: 0,
    log: {
      info: () => {},
      warn: () => {},
      error: (message, fields) => process.stderr.write(`${message} ${JSON.stringify(fields)}\n`),
    },
  })
  assert.ok(opened.ok)
  instance = opened.value
  ready = await allDoors(instance)
})
after(() => instance.close())

for (const name of [...Object.keys(doors), 'gateway', 'lambda']) {
  test(`${runs} hostile requests to ${name}`, async (context) => {
    context.diagnostic(`FUZZ_SEED=${seed}`)
    const { problem, accepted } = await fuzzDoor(instance, ready[name] as Door, seed, runs)
    assert.equal(problem, undefined, `FUZZ_SEED=${seed}: ${problem}`)
    context.diagnostic(`${accepted} accepted`)
    if (name !== 'signature') assert.ok(accepted > 0, 'none of them got behind the door')
    assert.equal((await fetch(`${instance.url}/_stile/health`)).status, 200)
  })
}
