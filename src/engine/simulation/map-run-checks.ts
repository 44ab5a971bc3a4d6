import type { Row, Store } from '../../store/index.ts'
import { childrenOf } from '../map-run-results.ts'
import { countChild, itemsOf, noChildren, sumOf, type MapRunState } from '../map-run-rows.ts'
import { historyOf, problemsOfClosed, rowsOf } from './history-checks.ts'

/** What is wrong with the Map Runs of a closed execution, their children, and the Map Runs of those. */
export async function problemsOfMapRuns(store: Store, row: Row<'executions'>): Promise<readonly string[]> {
  const runs = await runsOf(store, row.id)
  const problems = (await Promise.all(runs.map((run) => problemsOfRun(store, run)))).flat()
  const redriven = await redrivesIn(store, row)
  for (const run of runs) {
    const { redriveCount = 0 } = JSON.parse(run.body) as MapRunState
    const told = redriven.get(run.arn) ?? 0
    // One that was stopped again before it went on has not counted it.
    if (redriveCount > told) problems.push(`${run.arn}: redriven ${redriveCount} times, told of ${told}`)
  }
  const left = (await rowsOf(store, 'part_values', row.id)).map(({ value }) => value)
  const forgotten = left.filter((value) => row.status === 'SUCCEEDED' || value.startsWith('map-run-redrive'))
  if (forgotten.length > 0) problems.push(`execution ${row.id}: closed, and has ${forgotten.join(', ')}`)
  return problems
}

export async function runsOf(store: Store, execution: number): Promise<readonly Row<'map_runs'>[]> {
  const query = { index: 'byExecution', equals: [execution], order: 'ascending', limit: 1_000 } as const
  return (await store.scan('map_runs', query)).rows
}

async function redrivesIn(store: Store, row: Row<'executions'>): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>()
  for (const event of await historyOf(store, row.id)) {
    if (event.type !== 'MapRunRedriven') continue
    const { mapRunRedrivenEventDetails: wire } = event as { mapRunRedrivenEventDetails?: { mapRunArn: string } }
    const arn = wire?.mapRunArn ?? String(event.details?.['mapRunArn'])
    counts.set(arn, (counts.get(arn) ?? 0) + 1)
  }
  return counts
}

async function problemsOfRun(store: Store, run: Row<'map_runs'>): Promise<readonly string[]> {
  const problems: string[] = []
  const say = (problem: string): void => void problems.push(`${run.arn}: ${problem}`)
  if (run.status === 'RUNNING' || run.status === 'REDRIVING') say(`is ${run.status}`)
  const state = JSON.parse(run.body) as MapRunState
  const counted = noChildren()
  for await (const child of childrenOf(store, run.arn)) {
    if (child.status === 'RUNNING') {
      say(`its child ${child.id} runs on (${child.parked ?? 'not parked'})`)
      continue
    }
    countChild(counted, child.status, itemsOf(child.input, state))
    if ((child.stopped_at ?? 0) > (run.stopped_at ?? 0)) say(`its child ${child.id} ended after it`)
    if (child.arn.includes(':execution:')) {
      problems.push(...(await problemsOfClosed(store, child)), ...(await problemsOfMapRuns(store, child)))
    }
  }
  const { executions, items, childrenStarted, itemsStarted, pendingRedrive } = state
  for (const [kind, numbers, started] of [
    ['executions', executions, childrenStarted],
    ['items', items, itemsStarted],
  ] as const) {
    const [told, there] = [JSON.stringify(numbers), JSON.stringify(counted[kind])]
    if (told !== there) say(`counts ${kind} ${told}, there are ${there}`)
    if (sumOf(numbers) !== started) say(`has started ${started} ${kind}, and counts ${sumOf(numbers)}`)
  }
  if (pendingRedrive !== undefined) say('has children that await a redrive')
  return problems
}
