import { limits, succeed, type Outcome } from '../../base/index.ts'
import { decodeHistoryChunk } from '../../asl/index.ts'
import { RawJson, type StatesShapes as Shapes } from '../../protocol/index.ts'
import type { Row, Scan, Store } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { findExecution } from './find.ts'
import { withoutData } from './history-text.ts'
import { pageSize, readToken, writeToken } from './page-token.ts'

/** The next event to tell, and where the chunk that holds it begins. */
interface Place {
  readonly event: number
  readonly chunk: number
}

/** Pages are cut by count and by the size of what is answered. */
export async function getExecutionHistory(
  input: Shapes.GetExecutionHistoryInput,
  call: Call,
): Promise<Outcome<Shapes.GetExecutionHistoryOutput>> {
  const found = await findExecution(call, input.executionArn)
  if (!found.ok) return found
  const { id, last_event: lastEvent } = found.value
  const reverse = input.reverseOrder === true
  const argument = JSON.stringify([input.executionArn, reverse, input.includeExecutionData ?? true])
  const token = readToken(call, argument, input.nextToken)
  if (!token.ok) return token
  const [event = reverse ? lastEvent : 1, chunk = 1] = (token.value ?? []).map(Number)
  const page = reverse
    ? await readBackwards(call.ports.store, id, event, pageSize(input.maxResults))
    : await readForwards(call.ports.store, id, { event, chunk }, pageSize(input.maxResults))
  const events = input.includeExecutionData === false ? page.events.map(withoutData) : page.events
  const { next } = page
  const more = next.event >= 1 && next.event <= lastEvent
  return succeed({
    events: new RawJson(`[${events.join(',')}]`),
    ...(more ? { nextToken: writeToken(call, argument, [next.event, next.chunk]) } : {}),
  })
}

interface EventPage {
  readonly events: readonly string[]
  readonly next: Place
}

async function readForwards(store: Store, execution: number, from: Place, count: number): Promise<EventPage> {
  const events: string[] = []
  let next = from
  let size = 0
  while (events.length < count && size < limits.pageBytes) {
    const rows = await readChunks(store, execution, 'ascending', { from: next.chunk }, count - events.length)
    if (rows.length === 0) break
    for (const row of rows) {
      if (events.length >= count || size >= limits.pageBytes) break
      const texts = decodeHistoryChunk(row.body, row.first_event).slice(next.event - row.first_event)
      const told = take(texts, count - events.length, limits.pageBytes - size)
      events.push(...told)
      size += sizeOf(told)
      const event = next.event + told.length
      next = event > row.last_event ? { event, chunk: event } : { event, chunk: row.first_event }
    }
  }
  return { events, next }
}

async function readBackwards(store: Store, execution: number, from: number, count: number): Promise<EventPage> {
  const events: string[] = []
  let next = from
  let size = 0
  while (events.length < count && size < limits.pageBytes && next >= 1) {
    const rows = await readChunks(store, execution, 'descending', { to: next + 1 }, count - events.length)
    if (rows.length === 0) break
    for (const row of rows) {
      if (events.length >= count || size >= limits.pageBytes) break
      const texts = decodeHistoryChunk(row.body, row.first_event)
        .slice(0, next - row.first_event + 1)
        .reverse()
      const told = take(texts, count - events.length, limits.pageBytes - size)
      events.push(...told)
      size += sizeOf(told)
      next -= told.length
    }
  }
  return { events, next: { event: next, chunk: 1 } }
}

async function readChunks(
  store: Store,
  execution: number,
  order: 'ascending' | 'descending',
  range: NonNullable<Scan<'history'>['range']>,
  limit: number,
): Promise<readonly Row<'history'>[]> {
  const query: Scan<'history'> = { index: 'key', equals: [execution], range, order, limit, bytesMax: limits.pageBytes }
  return (await store.scan('history', query)).rows
}

/** At most `count` of them, and no more than `size` characters but for the first. */
function take(texts: readonly string[], count: number, size: number): readonly string[] {
  let end = 0
  let used = 0
  while (end < texts.length && end < count) {
    used += (texts[end] as string).length
    if (used > size && end > 0) break
    end++
  }
  return texts.slice(0, end)
}

function sizeOf(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + text.length, 0)
}
