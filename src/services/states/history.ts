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
  const page: Filling = { events: [], count, size: 0, full: false }
  let next = from
  for (let before = -1; !page.full && page.events.length > before;) {
    before = page.events.length
    const rows = await readChunks(store, execution, 'ascending', { from: next.chunk }, count - before)
    for (const row of rows) {
      const event =
        next.event + fill(page, decodeHistoryChunk(row.body, row.first_event).slice(next.event - row.first_event))
      next = { event, chunk: event > row.last_event ? event : row.first_event }
      if (page.full) break
    }
  }
  return { events: page.events, next }
}

async function readBackwards(store: Store, execution: number, from: number, count: number): Promise<EventPage> {
  const page: Filling = { events: [], count, size: 0, full: false }
  let next = from
  for (let before = -1; !page.full && page.events.length > before && next >= 1;) {
    before = page.events.length
    const rows = await readChunks(store, execution, 'descending', { to: next + 1 }, count - before)
    for (const row of rows) {
      const texts = decodeHistoryChunk(row.body, row.first_event).slice(0, next - row.first_event + 1)
      next -= fill(page, texts.reverse())
      if (page.full) break
    }
  }
  return { events: page.events, next: { event: next, chunk: 1 } }
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

/** A page while it is filled. */
interface Filling {
  readonly events: string[]
  readonly count: number
  /** In characters. */
  size: number
  full: boolean
}

/** Adds what fits, a first event whatever its size; the answer is how many. Behind what did not fit nothing more may come. */
function fill(page: Filling, texts: readonly string[]): number {
  let told = 0
  for (const text of texts) {
    page.full = page.events.length > 0 && page.size + text.length > limits.pageBytes
    if (page.full) break
    page.events.push(text)
    page.size += text.length
    told++
    page.full = page.events.length >= page.count
    if (page.full) break
  }
  return told
}
