import { limits } from '../../base/index.ts'
import type { Row, Store } from '../../store/index.ts'
import { problemsOfClosed } from './history-checks.ts'
import { problemsOfMapRuns, runsOf } from './map-run-checks.ts'

type ExecutionRow = Row<'executions'>

/** How long after its parent a child may end that is stopped with it: crashes come in between, and refusals. */
const slackMs = 150_000

/** Every execution there is: those that clients, tasks and Map Runs have started. */
export async function* allExecutions(store: Store, columns?: readonly (keyof ExecutionRow)[]) {
  let after: readonly number[] | undefined
  for (;;) {
    const { rows, more } = await store.scan('executions', {
      index: 'key',
      equals: [],
      order: 'ascending',
      limit: limits.pageItems,
      ...(columns === undefined ? {} : { columns }),
      ...(after === undefined ? {} : { after }),
    })
    yield* rows
    const last = rows.at(-1)
    if (!more || last === undefined) return
    after = [last.id]
  }
}

/** Whether nothing goes on any more: no execution, no Map Run, and no task is still to be cancelled. */
export async function isQuiet(store: Store): Promise<boolean> {
  for await (const { status } of allExecutions(store, ['id', 'status'])) if (status === 'RUNNING') return false
  const first = { order: 'ascending', limit: 1 } as const
  const pages = await Promise.all([
    store.scan('map_runs', { index: 'byStatus', equals: ['RUNNING'], ...first }),
    store.scan('map_runs', { index: 'byStatus', equals: ['REDRIVING'], ...first }),
    store.scan('tasks', { index: 'byPhase', equals: ['cancelled'], ...first }),
  ])
  return pages.every(({ rows }) => rows.length === 0)
}

/** What is wrong with executions, their histories, and with what they have started. */
export async function problemsOfAll(store: Store): Promise<readonly string[]> {
  const problems: string[] = []
  for await (const row of allExecutions(store)) {
    if (row.status === 'RUNNING') {
      problems.push(`execution ${row.id} (${row.name}): never ended (${row.parked ?? 'not parked'})`)
      continue
    }
    problems.push(...(await lateEnds(store, row)))
    if (row.map_run === null) problems.push(...(await problemsOfClosed(store, row)))
    if (row.map_run === null) problems.push(...(await problemsOfMapRuns(store, row)))
  }
  return problems
}

/** Who is stopped with its parent ends with it, and never runs to its own end. */
async function lateEnds(store: Store, row: ExecutionRow): Promise<readonly string[]> {
  const problems: string[] = []
  const parent = await parentOf(store, row)
  if (parent !== undefined && isLate(row, parent)) {
    problems.push(`execution ${row.id} (${row.status}) ended long after its parent ${parent.id} (${parent.status})`)
  }
  for (const run of await runsOf(store, row.id)) {
    if (isLate(run, row)) problems.push(`${run.arn} ended long after its execution`)
  }
  return problems
}

type Ended = Pick<ExecutionRow, 'stopped_at'>

function isLate(inner: Ended, outer: Ended): boolean {
  return (inner.stopped_at ?? 0) > (outer.stopped_at ?? 0) + slackMs
}

/** The execution whose task has started this one: attempts are named by it. */
async function parentOf(store: Store, { attempt_key }: ExecutionRow): Promise<ExecutionRow | undefined> {
  if (attempt_key === null) return undefined
  return store.find('executions', 'byArn', attempt_key.slice(0, attempt_key.indexOf('/root')))
}
