import { limits, succeed, type Outcome } from '../../base/index.ts'
import type { LogsShapes as Shapes } from '../../protocol/index.ts'
import { prefixRange, type Row } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { readToken, writeToken } from '../page-token.ts'
import { createStream } from './append-events.ts'
import { aborted, invalid, invalidToken, logStreamExists, notStored } from './failures.ts'
import { findGroup, findNamedGroup, findStream } from './lookup.ts'
import { keptSince, logStreamArn, type LogGroupRecord } from './records.ts'
import { removeAllCommand } from './sweep.ts'

type Nothing = Readonly<Record<string, never>>

export async function createLogStream(
  { logGroupName, logStreamName }: Shapes.CreateLogStreamRequest,
  call: Call,
): Promise<Outcome<Nothing>> {
  if (logStreamName.includes('\0')) return invalid('The specified logStreamName is not valid.')
  const group = await findGroup(call, logGroupName)
  if (!group.ok) return group
  if ((await findStream(call, group.value.body, logStreamName)).ok) return logStreamExists
  const created = await createStream(call.ports.store, group.value.body.id, logStreamName, call.now)
  if (created === 'exists') return logStreamExists
  return created === 'failed' ? notStored : succeed({})
}

/** The stream is gone at once; its events are cleaned in the background. */
export async function deleteLogStream(
  { logGroupName, logStreamName }: Shapes.DeleteLogStreamRequest,
  call: Call,
): Promise<Outcome<Nothing>> {
  const group = await findGroup(call, logGroupName)
  if (!group.ok) return group
  const stream = await findStream(call, group.value.body, logStreamName)
  if (!stream.ok) return stream
  const { log_group, name, id } = stream.value
  const outcome = await call.ports.store.write([
    { do: 'delete', table: 'log_streams', key: { log_group, name }, if: { id } },
    removeAllCommand(log_group, id),
  ])
  if (outcome.kind === 'conflict') return aborted
  return outcome.kind === 'failed' ? notStored : succeed({})
}

export async function describeLogStreams(
  input: Shapes.DescribeLogStreamsRequest,
  call: Call,
): Promise<Outcome<Shapes.DescribeLogStreamsResponse>> {
  const found = await findNamedGroup(call, input)
  if (!found.ok) return found
  const group = found.value.body
  const { logStreamNamePrefix: prefix, descending = false } = input
  const byTime = input.orderBy === 'LastEventTime'
  if (byTime && prefix !== undefined) return invalid('Cannot order by LastEventTime with a logStreamNamePrefix.')
  const argument = JSON.stringify([group.id, byTime, descending, prefix])
  const position = readToken(call, argument, input.nextToken, invalidToken)
  if (!position.ok) return position
  const { rows, more } = await call.ports.store.scan('log_streams', {
    index: byTime ? 'byLastEvent' : 'key',
    equals: [group.id],
    ...(prefix !== undefined && { range: prefixRange(prefix) }),
    ...(position.value && { after: position.value }),
    order: descending ? 'descending' : 'ascending',
    limit: input.limit ?? limits.logGroupsPerPage,
  })
  const last = rows.at(-1)
  const next = more && last !== undefined ? (byTime ? [last.sorted_at, last.name] : [last.name]) : undefined
  return succeed({
    logStreams: rows.map((row) => streamItem(call, group, row)),
    ...(next && { nextToken: writeToken(call, argument, next) }),
  })
}

/** A stream's own stored bytes are zero since 2019 (API reference). Of expired events nothing is told. */
function streamItem(call: Call, group: LogGroupRecord, row: Row<'log_streams'>): Shapes.LogStream {
  const since = keptSince(group, call.now)
  const item = {
    logStreamName: row.name,
    creationTime: row.created_at,
    arn: logStreamArn(call.space, group.name, row.name),
    storedBytes: 0,
  }
  if (row.last_event_at === null || row.last_event_at < since) return item
  return {
    ...item,
    firstEventTimestamp: Math.max(row.first_event_at ?? 0, since),
    lastEventTimestamp: row.last_event_at,
    lastIngestionTime: row.ingested_at ?? undefined,
    uploadSequenceToken: sequenceToken(row.id, row.events),
  }
}

/** Written for clients that still pass it on; it is read nowhere, as AWS does since 2023. */
export function sequenceToken(stream: number, events: number): string {
  return `49${String(stream).padStart(24, '0')}${String(events).padStart(30, '0')}`
}
