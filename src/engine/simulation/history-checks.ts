import { decodeHistoryChunk, type HistoryEvent } from '../../asl/index.ts'
import { tables, type Row, type Store, type TableName } from '../../store/index.ts'

const terminalTypes = new Set(['ExecutionSucceeded', 'ExecutionFailed', 'ExecutionTimedOut', 'ExecutionAborted'])

/** What is wrong with the rows of a closed execution: nothing, if the engine kept its promises. */
export async function problemsOfClosed(store: Store, row: Row<'executions'>): Promise<readonly string[]> {
  const problems: string[] = []
  const say = (problem: string): void => void problems.push(`execution ${row.id}: ${problem}`)
  const events = await historyOf(store, row.id)
  events.forEach((event, at) => {
    if (event.id !== at + 1) say(`event ${at + 1} has the id ${event.id}`)
    const before = events[at - 1]
    if (event.previousEventId >= event.id) say(`event ${event.id} follows ${event.previousEventId}`)
    if (before !== undefined && event.timestamp < before.timestamp) say(`time goes back at event ${event.id}`)
    const isLast = at === events.length - 1 || events[at + 1]?.type === 'ExecutionRedriven'
    if (terminalTypes.has(event.type) !== isLast) say(`${event.type} is event ${event.id}`)
  })
  const redrives = events.filter(({ type }) => type === 'ExecutionRedriven').length
  if (redrives !== row.redrive_count) say(`says ${row.redrive_count} redrives, has ${redrives}`)
  if (row.last_event !== events.length) say(`says ${row.last_event} events, has ${events.length}`)
  const lastAt = events.at(-1)?.timestamp ?? 0
  // Events in wire form count seconds.
  if (row.stopped_at !== lastAt && row.stopped_at !== Math.round(lastAt * 1_000))
    say('stopped at another time than its last event')
  for (const table of ['timers', 'tasks', 'inbox'] as const) {
    if ((await rowsOf(store, table, row.id)).length > 0) say(`closed, and has rows in ${table}`)
  }
  if (row.status === 'SUCCEEDED' && (await rowsOf(store, 'parts', row.id)).length > 0) say('succeeded, and has parts')
  // Children of a Map Run have names that nobody else can ask for.
  if (row.map_run !== null) return problems
  const name = await store.get('execution_names', { machine: row.machine, name: row.name })
  if (name?.expires_at === null || name?.execution !== row.id) say('its name does not expire')
  return problems
}

export async function historyOf(store: Store, execution: number): Promise<readonly HistoryEvent[]> {
  const chunks = await rowsOf(store, 'history', execution)
  return chunks.flatMap(({ body, first_event: first }) =>
    decodeHistoryChunk(body, first).map((event) => JSON.parse(event) as HistoryEvent),
  )
}

export async function rowsOf<T extends Exclude<TableName, 'executions' | 'documents' | 'definitions'>>(
  store: Store,
  table: T,
  execution: number,
): Promise<readonly Row<T>[]> {
  const byExecution = tables[table].key[0] === 'execution'
  const page = await store.scan(table, {
    index: 'key',
    equals: byExecution ? [execution] : [],
    order: 'ascending',
    limit: 1_000,
  })
  return page.rows
}
