import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ended, open } from './engine-fixture.ts'
import { openEngine } from './engine.ts'
import type { EnginePorts } from './ports.ts'
import { settle } from './simulation/virtual-time.ts'

test('a synchronous Express execution uses no store and ends at its limit; an asynchronous one is a row until it ends', async () => {
  const { engine, memory, request, time, writes } = await open([{ waitMs: 1_000 }])
  const running = engine.runExpress(request)
  await settle()
  assert.equal(writes.length, 0)
  const ran = await ended(running, time)
  assert.ok(ran.ok)
  assert.equal(ran.value.end.status, 'SUCCEEDED')
  assert.equal(ran.value.stopDate - ran.value.startDate, 1_000)
  const started = await engine.startExpress(request)
  assert.ok(started.ok)
  assert.match(started.value.executionArn, /:express:m:run:[0-9a-f-]{36}$/)
  const rows = async () => (await memory.scan('inbox', { index: 'key', equals: [], order: 'ascending', limit: 9 })).rows
  assert.equal((await rows()).length, 1)
  while ((await rows()).length > 0) {
    time.ringNext()
    await settle()
  }
})

test('an Express execution that never ends is timed out after five minutes, and runs again after a crash', async () => {
  const told: string[] = []
  const startedAt: number[] = []
  const onHistory: EnginePorts['onHistory'] = (_, events) => {
    told.push(...events.map(({ type }) => type))
    startedAt.push(...events.filter(({ type }) => type === 'ExecutionStarted').map(({ timestamp }) => timestamp))
  }
  const { engine, memory, request, time, ports } = await open([{ waitMs: 1_000_000 }], { onHistory })
  const running = engine.runExpress(request)
  const ran = await ended(running, time)
  assert.deepEqual(ran.ok && ran.value.end, { status: 'TIMED_OUT' })
  assert.deepEqual(told, ['ExecutionStarted', 'WaitEntered', 'ExecutionTimedOut'])
  await engine.startExpress(request)
  time.forgetAlarms()
  time.after(10_000, () => {})
  time.ringNext()
  const second = openEngine(ports)
  await second.recover()
  await settle()
  assert.equal(second.statistics.started, 1)
  const [, first = 0, again] = startedAt
  assert.equal(again, first + 10_000)
  assert.equal((await memory.scan('inbox', { index: 'key', equals: [], order: 'ascending', limit: 9 })).rows.length, 1)
})
