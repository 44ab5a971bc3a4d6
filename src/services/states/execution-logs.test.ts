import { deepStrictEqual, match } from 'node:assert/strict'
import { test } from 'node:test'
import type { JsonValue } from '../../base/index.ts'
import { datumOfText, type HistoryEvent } from '../../asl/index.ts'
import { insertDocument } from '../../store/index.ts'
import { executionLogs, isLogged } from './execution-logs.ts'
import { cutData } from './history-text.ts'
import { defaultEncryption, defaultTracing } from './machine-settings.ts'
import { machineKind, type MachineRecord } from './records.ts'
import { account, arn, openWorld } from './scenario.ts'

const started: HistoryEvent = {
  id: 1,
  previousEventId: 0,
  type: 'ExecutionStarted',
  timestamp: 1_790_000_000_123,
  details: { input: datumOfText('{}'), inputDetails: { truncated: false }, roleArn: 'r' },
}
const failed: HistoryEvent = {
  id: 2,
  previousEventId: 1,
  type: 'ExecutionFailed',
  timestamp: 1_790_000_000_124,
  details: { error: 'E' },
}
const group = 'arn:aws:logs:eu-west-1:123456789012:log-group:g:*'

async function logged(level: 'ALL' | 'FATAL' | 'OFF', includeExecutionData: boolean): Promise<readonly JsonValue[]> {
  const { ports } = openWorld()
  const machine: MachineRecord = {
    name: 'm',
    type: 'STANDARD',
    definition: 'd',
    roleArn: 'r',
    createdAt: 0,
    updatedAt: 0,
    logging: { level, includeExecutionData, destinations: [{ cloudWatchLogsLogGroup: { logGroupArn: group } }] },
    tracing: defaultTracing,
    encryption: defaultEncryption,
    tags: [],
  }
  await ports.documents.write([insertDocument(machineKind, { account, region: 'eu-west-1' }, 'm', machine)])
  const lines: JsonValue[] = []
  const sink = {
    append: (_space: unknown, into: string, stream: string, events: readonly { readonly message: string }[]) => {
      match(stream, /^states\/m\/2026-09-21-14-13\/[0-9a-f]{8}$/)
      lines.push(...events.map(({ message }) => [into, JSON.parse(message) as JsonValue]))
      return Promise.resolve()
    },
  }
  const { documents, digest, log } = ports
  const tell = executionLogs({ documents, sink, digest, log })
  tell({ executionArn: 'e', machineArn: arn, startedAt: 1_790_000_000_000, redriveCount: 0 }, [started, failed])
  await new Promise((resolve) => setImmediate(resolve))
  return lines
}

const line = (id: string, type: string, details: JsonValue, timestamp: string): JsonValue => [
  group,
  {
    id,
    type,
    details,
    redrive_count: '0',
    previous_event_id: id === '1' ? '0' : '1',
    event_timestamp: timestamp,
    execution_arn: 'e',
  },
]

test('a machine’s log group gets the events of its level, payloads only if asked', async () => {
  const end = line('2', 'ExecutionFailed', { error: 'E' }, '1790000000124')
  const data = { input: '{}', inputDetails: { truncated: false }, roleArn: 'r' }
  deepStrictEqual(await logged('ALL', true), [line('1', 'ExecutionStarted', data, '1790000000123'), end])
  deepStrictEqual(await logged('ALL', false), [line('1', 'ExecutionStarted', { roleArn: 'r' }, '1790000000123'), end])
  deepStrictEqual(await logged('FATAL', true), [end])
  deepStrictEqual(await logged('OFF', true), [])
})

test('payloads that are too large for a log are cut, and say so', () => {
  const small = { output: 'x'.repeat(250_000), outputDetails: { truncated: false }, name: 's' }
  deepStrictEqual(cutData(small), small)
  const large = { input: '"'.repeat(200_000), inputDetails: { truncated: false }, roleArn: 'r' }
  const { input, ...rest } = cutData(large)
  deepStrictEqual(rest, { inputDetails: { truncated: true }, roleArn: 'r' })
  deepStrictEqual(input, '"'.repeat(126_976))
})

test('ERROR writes what went wrong inside, FATAL only how it ended', () => {
  const types = [
    'TaskFailed',
    'ActivityScheduleFailed',
    'FailStateEntered',
    'MapRunAborted',
    'ExecutionTimedOut',
    'TaskSucceeded',
  ]
  deepStrictEqual(
    types.map((type) => [isLogged('ERROR', type), isLogged('FATAL', type)]),
    [
      [true, false],
      [true, false],
      [true, false],
      [true, false],
      [true, true],
      [false, false],
    ],
  )
})
