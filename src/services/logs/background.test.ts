/** What happens without a caller: cleaning, and the sink for the server's own logs. */
import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { limits } from '../../base/index.ts'
import { openDocuments, type Store, type TableName, type WriteOutcome } from '../../store/index.ts'
import type { OperationHandler, Ports } from '../contract.ts'
import { testPorts } from '../apigateway/scenario.ts'
import { appendEvents, createStream } from './append-events.ts'
import { logsHandlers } from './handlers.ts'
import { openLogSink } from './log-sink.ts'
import { findLogGroup } from './records.ts'
import { logsCall } from './scenario.ts'
import { keepLogsSwept, sweepLogs } from './sweep.ts'

const space = { account: '111111111111', region: 'us-east-1' }
const arn = 'arn:aws:logs:us-east-1:111111111111:log-group:g:*'
const dayMs = 86_400_000

async function call(ports: Ports, operation: keyof typeof logsHandlers, input: object): Promise<unknown> {
  const handler = logsHandlers[operation] as OperationHandler<unknown, unknown>
  const outcome = await handler.handle(input, logsCall(ports, operation))
  ok(outcome.ok, JSON.stringify(outcome))
  return outcome.value
}

async function messagesOf(ports: Ports, logStreamName: string): Promise<readonly string[]> {
  const input = { logGroupName: 'g', logStreamName, startFromHead: true }
  const { events } = (await call(ports, 'GetLogEvents', input)) as { events: { message: string }[] }
  return events.map(({ message }) => message)
}

async function countRows(store: Store, table: TableName): Promise<number> {
  return (await store.scan(table, { index: 'key', equals: [], order: 'ascending', limit: 100_000 })).rows.length
}

async function groupWithEvents(count: number): Promise<{ readonly ports: Ports; readonly group: number }> {
  const ports = testPorts()
  await call(ports, 'CreateLogGroup', { logGroupName: 'g' })
  const group = (await findLogGroup(ports.documents, arn))?.body.id ?? 0
  await createStream(ports.store, group, 's', 0)
  const now = ports.clock.now()
  const lines = Array.from({ length: count }, (_, at) => ({ timestamp: now - at * 1_000, message: `${at}` }))
  strictEqual(await appendEvents(ports.store, { group, name: 's' }, lines, now), 'appended')
  return { ports, group }
}

test('expired events are not told any more, and cleaned in bounded steps', async () => {
  const { ports } = await groupWithEvents(1_500)
  await call(ports, 'PutRetentionPolicy', { logGroupName: 'g', retentionInDays: 1 })
  deepStrictEqual(await sweepLogs(ports.store, ports.clock), { removed: 0, more: false })
  const later = { now: () => ports.clock.now() + dayMs - 999_500 }
  strictEqual((await messagesOf({ ...ports, clock: later }, 's')).length, 1_000)
  deepStrictEqual(await sweepLogs(ports.store, later), { removed: 500, more: false })
  strictEqual(await countRows(ports.store, 'log_events'), 1_000)
})

test('a deleted group is cleaned to the last row, however much it held', async () => {
  const { ports, group } = await groupWithEvents(limits.logSweepRowsMax + 10)
  for (let at = 0; at < 20; at++) await createStream(ports.store, group, `more ${at}`, 0)
  await call(ports, 'DeleteLogGroup', { logGroupName: 'g' })
  await call(ports, 'CreateLogGroup', { logGroupName: 'g' })
  deepStrictEqual(await sweepLogs(ports.store, ports.clock), { removed: limits.logSweepRowsMax + 21, more: true })
  strictEqual((await sweepLogs(ports.store, ports.clock)).more, false)
  for (const table of ['log_events', 'log_streams', 'log_sweeps'] as const) {
    strictEqual(await countRows(ports.store, table), 0, table)
  }
})

test('cleaning goes on soon while there is more, and ends when it is told', async () => {
  const { ports } = await groupWithEvents(limits.logSweepRowsMax + 1)
  await call(ports, 'DeleteLogGroup', { logGroupName: 'g' })
  const delays: number[] = []
  let ring = (): void => {}
  const alarms = {
    after: (delayMs: number, rung: () => void) => {
      delays.push(delayMs)
      ring = rung
      return () => (ring = () => {})
    },
  }
  const stop = keepLogsSwept({ ...ports, alarms })
  for (const expected of [2, 3]) {
    ring()
    while (delays.length < expected) await new Promise((resolve) => setImmediate(resolve))
  }
  deepStrictEqual(delays, [1_000, 1_000, 60_000])
  strictEqual(await countRows(ports.store, 'log_events'), 0)
  await stop()
  ring()
  strictEqual(delays.length, 3)
})

test('writers of one stream do not lose or mix up events', async () => {
  const { ports, group } = await groupWithEvents(0)
  const write = (at: number): Promise<string> =>
    appendEvents(ports.store, { group, name: 's' }, [{ timestamp: 5, message: `${at}` }], 0)
  const answers = await Promise.all(Array.from({ length: 50 }, (_, at) => write(at)))
  deepStrictEqual(new Set(answers), new Set(['appended']))
  deepStrictEqual(
    await messagesOf(ports, 's'),
    Array.from({ length: 50 }, (_, at) => `${at}`),
  )
})

/** A sink with an alarm that the test rings. */
function sinkOver(ports: Ports, store: Store = ports.store) {
  const rings: (() => void)[] = []
  const warnings: string[] = []
  const alarms = {
    after: (_: number, ring: () => void) => {
      rings.push(ring)
      return () => {}
    },
  }
  const log = { ...ports.log, warn: (message: string) => warnings.push(message) }
  const sink = openLogSink({ store, documents: openDocuments(store), clock: ports.clock, alarms, log })
  return { sink, warnings, rings }
}

const line = (message: string) => ({ timestamp: 1, message })

test('the sink writes in the background, to streams that it makes', async () => {
  const { ports } = await groupWithEvents(0)
  const { sink, rings } = sinkOver(ports)
  await sink.append(space, arn, 'run/1', [line('a'), line('b')])
  await sink.append(space, arn.slice(0, -2), 'run/2', [line('c')])
  await sink.append(space, arn.replace('us-east-1', 'eu-west-1'), 'run/1', [line('elsewhere')])
  await sink.append(space, arn.replace(':g:', ':none:'), 'run/1', [line('nowhere')])
  strictEqual(await countRows(ports.store, 'log_events'), 0)
  strictEqual(rings.length, 1)
  rings[0]?.()
  await sink.append(space, arn, 'run/1', [line('d')])
  await sink.flush()
  deepStrictEqual(await messagesOf(ports, 'run/1'), ['a', 'b', 'd'])
  deepStrictEqual(await messagesOf(ports, 'run/2'), ['c'])
  await sink.append(space, arn, 'run/1', [line('e')])
  await sink.close()
  await sink.append(space, arn, 'run/1', [line('too late')])
  await sink.flush()
  deepStrictEqual(await messagesOf(ports, 'run/1'), ['a', 'b', 'd', 'e'])
})

test('the sink keeps what the store refuses, in order, and drops what is over its bound', async () => {
  const { ports } = await groupWithEvents(0)
  let full = true
  const refusal: WriteOutcome = { kind: 'failed', reason: 'disk-full', message: 'full' }
  const store: Store = { ...ports.store, write: async (...write) => (full ? refusal : ports.store.write(...write)) }
  const { sink, rings, warnings } = sinkOver(ports, store)
  await sink.append(space, arn, 's', [line('a')])
  rings[0]?.()
  await sink.flush()
  strictEqual(rings.length, 2)
  const many = Array.from({ length: limits.logEventsWaiting }, () => line('b'))
  await sink.append(space, arn, 's', many)
  full = false
  await sink.flush()
  strictEqual(await countRows(ports.store, 'log_events'), limits.logEventsWaiting)
  strictEqual((await messagesOf(ports, 's'))[0], 'a')
  strictEqual(warnings.length, 1)
})
