import { limits, succeed, utf8Length, type Outcome } from '../../base/index.ts'
import type { LogsShapes as Shapes } from '../../protocol/index.ts'
import type { Row } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { readToken, writeToken, type Position } from '../page-token.ts'
import { invalid, invalidToken } from './failures.ts'
import { compileFilterPattern } from './filter-pattern.ts'
import { findNamedGroup, findStream } from './lookup.ts'
import { keptSince, type LogGroupRecord } from './records.ts'

type Event = Row<'log_events'>

/**
 * Events of a group by time, over all its streams or some. A call that has looked at many events without finding enough
 * answers with what it has, and a token.
 */
export async function filterLogEvents(
  input: Shapes.FilterLogEventsRequest,
  call: Call,
): Promise<Outcome<Shapes.FilterLogEventsResponse>> {
  const found = await findNamedGroup(call, input)
  if (!found.ok) return found
  const group = found.value.body
  const matches = compileFilterPattern(input.filterPattern ?? '')
  if (!matches.ok) return matches
  const streams = await streamsOf(call, group, input)
  if (!streams.ok) return streams
  const { logStreamNames, logStreamNamePrefix, startTime, endTime, filterPattern, startFromHead } = input
  const asked = [logStreamNames, logStreamNamePrefix, startTime, endTime, filterPattern, startFromHead]
  const argument = JSON.stringify([group.id, asked])
  const position = readToken(call, argument, input.nextToken, invalidToken)
  if (!position.ok) return position
  const search = { input, group, streams: streams.value, matches: matches.value, after: position.value }
  const { events, after } = await searchEvents(call, search)
  return succeed({
    events,
    // Since 2020 AWS lists no searched streams any more (API reference).
    searchedLogStreams: [],
    ...(after && { nextToken: writeToken(call, argument, after) }),
  })
}

/** The name of an event's stream; undefined when its events are not asked for, or it was deleted. */
type StreamName = (id: number) => Promise<string | undefined>

async function streamsOf(
  call: Call,
  group: LogGroupRecord,
  { logStreamNames: names, logStreamNamePrefix: prefix }: Shapes.FilterLogEventsRequest,
): Promise<Outcome<StreamName>> {
  if (names !== undefined && prefix !== undefined) {
    return invalid('logStreamNamePrefix and logStreamNames are mutually exclusive parameters.')
  }
  const known = new Map<number, string | undefined>()
  for (const name of names ?? []) {
    const stream = await findStream(call, group, name)
    if (!stream.ok) return stream
    known.set(stream.value.id, name)
  }
  return succeed(async (id) => {
    if (known.has(id) || names !== undefined) return known.get(id)
    const row = await call.ports.store.find('log_streams', 'byId', id)
    const name = row?.name.startsWith(prefix ?? '') === true ? row.name : undefined
    known.set(id, name)
    return name
  })
}

interface Search {
  readonly input: Shapes.FilterLogEventsRequest
  readonly group: LogGroupRecord
  readonly streams: StreamName
  readonly matches: (message: string) => boolean
  readonly after: Position | undefined
}

async function searchEvents(
  call: Call,
  { input, group, streams, matches, after: begin }: Search,
): Promise<{ readonly events: Shapes.FilteredLogEvent[]; readonly after?: Position }> {
  const from = Math.max(input.startTime ?? 0, keptSince(group, call.now))
  // Other than in GetLogEvents, an event of the end itself is shown (API reference: later ones are not).
  const to = input.endTime === undefined ? undefined : input.endTime + 1
  const limit = input.limit ?? limits.logPageEvents
  const events: Shapes.FilteredLogEvent[] = []
  let after = begin
  let [searched, bytes] = [0, 0]
  while (searched < limits.logEventsSearched) {
    const { rows, more } = await call.ports.store.scan('log_events', {
      index: 'key',
      equals: [group.id],
      range: { from, ...(to !== undefined && { to }) },
      ...(after && { after }),
      order: input.startFromHead === false ? 'descending' : 'ascending',
      limit: limits.pageItems,
      bytesMax: limits.pageBytes,
    })
    for (const row of rows) {
      const name = await streams(row.stream)
      if (name !== undefined && matches(row.body)) {
        bytes += utf8Length(row.body)
        if (events.length === limit || (bytes > limits.logPageBytes && events.length > 0)) {
          return { events, ...(after && { after }) }
        }
        events.push(filteredEvent(row, name))
      }
      after = [row.timestamp, row.stream, row.sequence]
    }
    if (!more) return { events }
    searched += rows.length
  }
  return { events, ...(after && { after }) }
}

function filteredEvent(
  { timestamp, stream, sequence, body, ingested_at }: Event,
  name: string,
): Shapes.FilteredLogEvent {
  const eventId = [timestamp, stream, sequence]
    .map((part, at) => String(part).padStart(at === 0 ? 24 : 16, '0'))
    .join('')
  return { logStreamName: name, timestamp, message: body, ingestionTime: ingested_at, eventId }
}
