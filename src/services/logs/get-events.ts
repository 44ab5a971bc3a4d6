import { limits, succeed, type EpochMs, type Outcome } from '../../base/index.ts'
import type { LogsShapes as Shapes } from '../../protocol/index.ts'
import type { Row } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { invalidToken } from './failures.ts'
import { findNamedGroup, findStream } from './lookup.ts'
import { keptSince } from './records.ts'

/** A place between two events: before the one of this time and number, which need not be there. */
interface Cursor {
  readonly timestamp: EpochMs
  readonly sequence: number
}

/**
 * A page of a stream, always in ascending order: the first events, the last ones, or those next to a token. Both tokens
 * always come back; at an end of the stream the one that points there is the one that was given.
 */
export async function getLogEvents(
  input: Shapes.GetLogEventsRequest,
  call: Call,
): Promise<Outcome<Shapes.GetLogEventsResponse>> {
  const token = input.nextToken === undefined ? undefined : parseToken(input.nextToken)
  if (token === undefined && input.nextToken !== undefined) return invalidToken
  const group = await findNamedGroup(call, input)
  if (!group.ok) return group
  const stream = await findStream(call, group.value.body, input.logStreamName)
  if (!stream.ok) return stream
  const forward = token === undefined ? input.startFromHead === true : token.forward
  const from = Math.max(input.startTime ?? 0, keptSince(group.value.body, call.now))
  const cursor = token?.cursor
  const { rows } = await call.ports.store.scan('log_events', {
    index: 'byStream',
    equals: [stream.value.id],
    range: { from, ...(input.endTime !== undefined && { to: input.endTime }) },
    // The index ends in the group's id. All are above 0: this is the place before the event, in both directions.
    ...(cursor && { after: [cursor.timestamp, cursor.sequence, 0] }),
    order: forward ? 'ascending' : 'descending',
    limit: input.limit ?? limits.logPageEvents,
    bytesMax: limits.logPageBytes,
  })
  const events = forward ? rows : rows.toReversed()
  const [first, last] = [events[0], events.at(-1)]
  const nowhere = cursor ?? { timestamp: from, sequence: 0 }
  return succeed({
    events: events.map(outputEvent),
    nextForwardToken: tokenText('f', last === undefined ? nowhere : { ...last, sequence: last.sequence + 1 }),
    nextBackwardToken: tokenText('b', first ?? nowhere),
  })
}

function outputEvent({ timestamp, body, ingested_at }: Row<'log_events'>): Shapes.OutputLogEvent {
  return { timestamp, message: body, ingestionTime: ingested_at }
}

/** `f/<56 digits>/s`, as AWS's tokens look. */
function tokenText(direction: 'f' | 'b', { timestamp, sequence }: Cursor): string {
  return `${direction}/${String(timestamp).padStart(40, '0')}${String(sequence).padStart(16, '0')}/s`
}

function parseToken(text: string): { readonly forward: boolean; readonly cursor: Cursor } | undefined {
  const [, direction, timestamp, sequence] = /^([fb])\/(\d{40})(\d{16})\/s$/.exec(text) ?? []
  const cursor = { timestamp: Number(timestamp), sequence: Number(sequence) }
  if (!Number.isSafeInteger(cursor.timestamp) || !Number.isSafeInteger(cursor.sequence)) return undefined
  return { forward: direction === 'f', cursor }
}
