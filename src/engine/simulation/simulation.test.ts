import assert from 'node:assert/strict'
import { test } from 'node:test'
import { simulate } from './simulation.ts'

const base = Number(process.env['STILE_SEED'] ?? 1)

test('whatever commits fail and wherever the process dies, every execution ends with a whole history', async () => {
  for (let seed = base; seed < base + 40; seed++) {
    const problems = await simulate({ seed, executions: 8, crashRate: 0.03, failureRate: 0.05 })
    assert.deepEqual(problems, [], `STILE_SEED=${seed}`)
  }
})

test('state machines of every shape end, too', async () => {
  for (let seed = base; seed < base + 40; seed++) {
    const problems = await simulate({ seed, executions: 8, crashRate: 0.03, failureRate: 0.05, machines: true })
    assert.deepEqual(problems, [], `STILE_SEED=${seed}`)
  }
})
