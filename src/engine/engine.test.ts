import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Command } from '../store/index.ts'
import { arn, open } from './engine-fixture.ts'
import type { TaskPort } from './ports.ts'
import { listParked } from './parked.ts'
import { openEngine } from './engine.ts'
import { historyOf, problemsOfClosed } from './simulation/history-checks.ts'
import { settle } from './simulation/virtual-time.ts'

test('a start that ends in its first turn is one write of three rows', async () => {
  const { engine, writes, request, rowOf, memory } = await open([{ pass: 5 }])
  assert.deepEqual(await engine.start(request), { ok: true, value: { executionArn: arn, startDate: 1_000_000 } })
  assert.deepEqual(
    writes.map((write) => write.map((command) => `${command.do} ${command.table}`)),
    [['insert execution_names', 'insert executions', 'insert history']],
  )
  const row = await rowOf(arn)
  assert.deepEqual(
    { status: row.status, events: row.last_event, stopped: row.stopped_at, output: row.output },
    { status: 'SUCCEEDED', events: 12, stopped: 1_000_000, output: '{}' },
  )
  assert.equal((await historyOf(memory, row.id)).length, 12)
  assert.equal(engine.statistics.mailboxes, 0)
})

test('a name starts once: the same call is repeated only while the execution runs', async () => {
  const { engine, request, time } = await open([{ waitMs: 2_000 }])
  const [first, second] = await Promise.all([engine.start(request), engine.start(request)])
  assert.deepEqual(first, second)
  const again = await engine.start({ ...request, input: '{}' })
  const exists = {
    ok: false,
    failure: { code: 'ExecutionAlreadyExists', message: `Execution Already Exists: '${arn}'` },
  }
  assert.deepEqual(again, exists)
  while (engine.statistics.ended['SUCCEEDED'] === undefined) {
    time.ringNext()
    await settle()
  }
  assert.deepEqual(await engine.start(request), exists)
  assert.equal(engine.statistics.started, 1)
})

test('nothing starts by a document that has changed since it was read', async () => {
  const { engine, memory, request } = await open([{ pass: 1 }])
  const key = { space: 's', kind: 'machine', id: 'm' }
  await memory.write([{ do: 'put', table: 'documents', row: { ...key, revision: 2, body: '{}' } }])
  const provided = (revision: number) => ({ do: 'require', table: 'documents', key, if: { revision } }) as const
  for (const start of ['start', 'startExpress'] as const) {
    const outdated = await engine[start]({ ...request, provided: provided(1) })
    assert.equal(outdated.ok ? '' : outdated.failure.code, 'Outdated')
    assert.equal(await memory.find('executions', 'byArn', arn), undefined)
    assert.ok((await engine[start]({ ...request, name: 'other', provided: provided(2) })).ok)
  }
})

test('a repeated start of one task attempt attaches to its execution, also after it closed', async () => {
  const { engine, request } = await open([{ pass: 1 }])
  const first = await engine.start({ ...request, attemptKey: 'parent/1' })
  assert.deepEqual(await engine.start({ ...request, name: 'other', attemptKey: 'parent/1' }), first)
})

test('a stop is on disk when it is answered, and a second one tells the first date', async () => {
  const { engine, request, time, rowOf } = await open([{ waitMs: 5_000_000 }])
  await engine.start(request)
  time.ringNext()
  const { id } = await rowOf(arn)
  const stopped = await engine.stop(id, { error: 'E' })
  const row = await rowOf(arn)
  assert.deepEqual([row.status, row.error], ['ABORTED', 'E'])
  assert.deepEqual(stopped, { ok: true, value: { stopDate: row.stopped_at } })
  time.ringNext()
  assert.deepEqual(await engine.stop(id, {}), stopped)
})

test('a fault inside a step parks that execution alone', async () => {
  const { engine, request, time, rowOf, lines } = await open([{ waitMs: 10 }, { fault: true }])
  await engine.start(request)
  while (lines.length === 0) {
    time.ringNext()
    await settle()
  }
  const row = await rowOf(arn)
  assert.match(row.parked ?? '', /a fault in the script/)
  assert.equal(row.status, 'RUNNING')
  assert.ok((await engine.start({ ...request, name: 'another' })).ok)
})

test('a parked execution can be stopped', async () => {
  const { engine, memory, request, time, rowOf, lines } = await open([{ waitMs: 10 }, { fault: true }])
  await engine.start(request)
  while (lines.length === 0) {
    time.ringNext()
    await settle()
  }
  const { id } = await rowOf(arn)
  assert.ok((await engine.stop(id, { error: 'E' })).ok)
  const row = await rowOf(arn)
  assert.deepEqual([row.status, row.error, row.parked], ['ABORTED', 'E', null])
  assert.deepEqual(await problemsOfClosed(memory, row), [])
})

const activity = 'arn:aws:states:us-east-1:000000000000:activity:work'

test('a result that was acknowledged while the execution was being stopped is in its history', async () => {
  const { engine, memory, request, rowOf, hooks } = await open([{ task: 'activity' }, { waitMs: 5_000_000 }])
  await engine.start(request)
  const claimed = await engine.claimActivityTask(activity, undefined, 1)
  const token = (claimed.ok && claimed.value?.token) || ''
  await settle()
  const { id } = await rowOf(arn)
  const tell = () => engine.settleTask(token, { kind: 'taskSucceeded', output: '1' })
  const told: unknown[] = []
  hooks.before = async (write) => {
    if (told.length > 0 || !write.some(isAbort)) return
    told.push('asked')
    told.push(await tell())
  }
  assert.ok((await engine.stop(id, {})).ok)
  assert.deepEqual(told, ['asked', { ok: true, value: undefined }])
  const types = (await historyOf(memory, id)).map(({ type }) => type)
  assert.deepEqual(types.slice(-4), ['ActivityStarted', 'TaskSucceeded', 'WaitEntered', 'ExecutionAborted'])
  assert.deepEqual(await problemsOfClosed(memory, await rowOf(arn)), [])
  const late = await tell()
  assert.equal(late.ok ? '' : late.failure.code, 'TaskTimedOut')
})

test('a stop that is on disk first leaves nothing for a result to win', async () => {
  const { engine, memory, request, rowOf, hooks } = await open([{ task: 'activity' }])
  await engine.start(request)
  const claimed = await engine.claimActivityTask(activity, undefined, 1)
  await settle()
  const { id } = await rowOf(arn)
  hooks.before = (write) => (write[0]?.table === 'tasks' && write[0].do === 'delete' ? engine.stop(id, {}) : undefined)
  const told = await engine.settleTask((claimed.ok && claimed.value?.token) || '', { kind: 'taskFailed' })
  assert.equal(told.ok ? '' : told.failure.code, 'TaskTimedOut')
  assert.deepEqual(await problemsOfClosed(memory, await rowOf(arn)), [])
})

function isAbort(command: Command): boolean {
  return command.table === 'executions' && command.do === 'update' && command.set.status === 'ABORTED'
}

test('the job of a task that is stopped is ended by whoever runs next, however far it had come', async () => {
  for (const submits of [true, false]) {
    const jobs: string[] = []
    const never = new Promise<never>(() => {})
    const tasks: TaskPort = {
      supports: () => true,
      async run(attempt) {
        jobs.push(`run ${attempt.key}`)
        if (submits) await attempt.submitted('job 1', '{}')
        return never
      },
      cancel: () => never,
    }
    const { engine, memory, request, ports, rowOf } = await open([{ task: 'job' }], { tasks })
    await engine.start(request)
    await settle()
    const { id } = await rowOf(arn)
    assert.ok((await engine.stop(id, {})).ok)
    const cancel: TaskPort['cancel'] = ({ key, job }) => Promise.resolve(void jobs.push(`cancel ${key} ${job}`))
    const second = openEngine({ ...ports, tasks: { ...tasks, cancel } })
    await second.recover()
    await settle()
    assert.deepEqual(jobs, [`run ${arn}/task`, `cancel ${arn}/task ${submits ? 'job 1' : 'undefined'}`])
    assert.deepEqual(await problemsOfClosed(memory, await rowOf(arn)), [])
  }
})

test('a task whose outcome is not on disk yet is not run again by a sweep', async () => {
  let runs = 0
  const tasks: TaskPort = {
    supports: () => true,
    run: () => Promise.resolve({ kind: ++runs === 1 ? 'succeeded' : 'failed', output: '{}' }),
  }
  const { engine, request, refused, time, rowOf } = await open([{ task: 'run' }], { tasks })
  await engine.start(request)
  refused.writes = true
  await settle()
  await engine.recover()
  await settle()
  refused.writes = false
  while ((await rowOf(arn)).status === 'RUNNING') {
    time.ringNext()
    await settle()
  }
  assert.deepEqual([runs, (await rowOf(arn)).status], [1, 'SUCCEEDED'])
})

test('a token is good in the account and region of its task alone', async () => {
  const { engine, request } = await open([{ task: 'activity', heartbeatSeconds: 10 }])
  await engine.start(request)
  const claimed = await engine.claimActivityTask(activity, undefined, 1_000)
  const token = (claimed.ok && claimed.value?.token) || ''
  const home = { account: '000000000000', region: 'us-east-1' }
  for (const elsewhere of [{ account: '111111111111' }, { region: 'eu-west-1' }]) {
    const refused = await engine.heartbeatTask(token, { ...home, ...elsewhere })
    assert.equal(refused.ok ? '' : refused.failure.code, 'InvalidToken')
  }
  assert.ok((await engine.settleTask(token, { kind: 'taskSucceeded', output: '1' }, home)).ok)
})

test('a heartbeat that was due while the server was down may come as soon as it is up', async () => {
  const { engine, request, time, ports } = await open([{ task: 'activity', heartbeatSeconds: 10, timeoutSeconds: 60 }])
  await engine.start(request)
  const claimed = await engine.claimActivityTask(activity, undefined, 1_000)
  const token = (claimed.ok && claimed.value?.token) || ''
  time.forgetAlarms()
  time.after(30_000, () => {})
  time.ringNext()
  const second = openEngine(ports)
  const recovering = second.recover()
  assert.ok((await second.heartbeatTask(token)).ok)
  await recovering
  const at = time.now()
  while (time.now() < at + 10_000) time.ringNext()
  assert.equal((await second.heartbeatTask(token)).ok, false)
})

test('a parked execution is listed, and goes on when it is retried', async () => {
  const { engine, memory, request, time, rowOf, lines } = await open([{ waitMs: 10 }, { fault: true }])
  await engine.start(request)
  const untilParked = async (times: number): Promise<void> => {
    while (lines.length < times) {
      time.ringNext()
      await settle()
    }
  }
  await untilParked(1)
  const { id } = await rowOf(arn)
  const { parked, more } = await listParked(memory, 10)
  assert.deepEqual([parked.map((each) => each.arn), more], [[arn], false])
  assert.equal(parked[0]?.since, time.now())
  assert.match(parked[0]?.reason ?? '', /^Error: a fault in the script/)
  assert.deepEqual(await engine.retryParked(id), { ok: true, value: undefined })
  await untilParked(2)
  const again = await engine.retryParked(id + 1)
  assert.equal(again.ok ? '' : again.failure.code, 'NotParked')
})

test('of a refused write nothing is left: the client hears of it, timers are tried again', async () => {
  const { engine, request, time, rowOf, refused } = await open([{ waitMs: 1_000 }])
  refused.writes = true
  assert.equal((await engine.start(request)).ok, false)
  refused.writes = false
  assert.ok((await engine.start(request)).ok)
  refused.writes = true
  while (engine.statistics.paused === 0) {
    time.ringNext()
    await settle()
  }
  assert.equal((await rowOf(arn)).status, 'RUNNING')
  refused.writes = false
  while (engine.statistics.mailboxes > 0) {
    time.ringNext()
    await settle()
  }
  assert.equal((await rowOf(arn)).status, 'SUCCEEDED')
})

test('a step over its bounds goes on in turns of its own, and a stop comes in between', async () => {
  const { engine, request, rowOf } = await open([{ pass: 1_000_000 }])
  await engine.start(request)
  const { id } = await rowOf(arn)
  await settle()
  assert.ok((await engine.stop(id, {})).ok)
  const row = await rowOf(arn)
  assert.equal(row.status, 'ABORTED')
  assert.ok(row.last_event > 1_000 && row.last_event < 100_000)
})

test('many workers that are woken together find all tasks', async () => {
  const { engine, request } = await open([{ task: 'activity' }])
  const workers = Array.from({ length: 40 }, () => engine.claimActivityTask(activity, undefined, 1_000_000))
  await settle()
  await Promise.all(workers.map((_, at) => engine.start({ ...request, name: `run ${at}` })))
  const tokens = new Set((await Promise.all(workers)).map((claimed) => claimed.ok && claimed.value?.token))
  assert.equal(tokens.size, 40)
})

test('a worker that has hung up takes no task: it is the next one’s', async () => {
  const { engine, memory, request, rowOf, hooks } = await open([{ task: 'activity' }])
  const first = new AbortController()
  const waiting = engine.claimActivityTask(activity, 'first', 60_000, first.signal)
  await settle()
  first.abort()
  assert.deepEqual(await waiting, { ok: true, value: undefined })
  await engine.start(request)
  const second = new AbortController()
  hooks.before = async () => second.abort()
  assert.deepEqual(await engine.claimActivityTask(activity, 'second', 60_000, second.signal), {
    ok: true,
    value: undefined,
  })
  const third = await engine.claimActivityTask(activity, 'third', 60_000)
  const token = (third.ok && third.value?.token) || ''
  assert.ok((await engine.settleTask(token, { kind: 'taskSucceeded', output: '1' })).ok)
  await settle()
  const types = (await historyOf(memory, (await rowOf(arn)).id)).map(({ type }) => type)
  assert.deepEqual(types.slice(1), ['TaskScheduled', 'ActivityStarted', 'TaskSucceeded', 'ExecutionSucceeded'])
})

test('who waits for a task is answered with nothing when polls end', async () => {
  const { engine } = await open([{ pass: 1 }])
  const waiting = engine.claimActivityTask('arn:aws:states:eu-west-1:123456789012:activity:a', undefined, 60_000)
  await settle()
  engine.endPolls()
  assert.deepEqual(await waiting, { ok: true, value: undefined })
})
