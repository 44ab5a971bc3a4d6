import type { EpochMs } from '../base/index.ts'
import type { Effect, MapRunRequest } from '../asl/index.ts'
import type { Command, Row } from '../store/index.ts'

export interface Counts {
  succeeded: number
  failed: number
  timedOut: number
  aborted: number
}

/** What is stored of a Map Run while it runs, beside what it was asked for: written with each batch of children. */
export interface MapRunState {
  readonly task: string
  readonly stateName: string
  readonly label: string
  readonly executionType: 'STANDARD' | 'EXPRESS'
  /** ARN of the children's machine. */
  readonly machine: string
  maxConcurrency: number
  toleratedFailureCount?: number
  toleratedFailurePercentage?: number
  /** Items that are in children, and those children. */
  itemsStarted: number
  childrenStarted: number
  /** Items in all, once that is known. */
  itemsTotal?: number
  /** What the reader's items are known by. */
  etag?: string
  readonly items: Counts
  readonly executions: Counts
  /** What the run fails with when its children have stopped. */
  failure?: { readonly error?: string; readonly cause?: string }
  resultsWritten: number
}

export type MapRunRow = Row<'map_runs'>

/** The run, and what it was asked for: the latter is written once, under the execution. */
export function mapRunRows(
  execution: number,
  { task, request }: Extract<Effect, { kind: 'startMapRun' }>,
  now: EpochMs,
): readonly Command[] {
  const { mapRunArn: arn } = request
  const body = JSON.stringify(firstState(task, request))
  const row = {
    arn,
    execution,
    status: 'RUNNING',
    version: 0,
    started_at: now,
    stopped_at: null,
    stopping_at: null,
    body,
  }
  return [
    { do: 'insert', table: 'map_runs', row },
    { do: 'insert', table: 'part_values', row: { ...requestKey(execution, arn), body: JSON.stringify(request) } },
  ]
}

export function requestKey(execution: number, arn: string): { readonly execution: number; readonly value: string } {
  return { execution, value: `map-run ${arn}` }
}

/** Harmless when the run has ended before. */
export function mapRunStop(arn: string, now: EpochMs): Command {
  return { do: 'update', table: 'map_runs', key: { arn }, set: { stopping_at: now } }
}

function firstState(task: string, request: MapRunRequest): MapRunState {
  const { stateName, label, executionType, maxConcurrency, mapRunArn } = request
  const { toleratedFailureCount: count, toleratedFailurePercentage: percentage } = request
  const total = request.items === undefined ? undefined : lengthOf(request.items)
  return {
    task,
    stateName,
    label,
    executionType,
    machine: mapRunArn.replace(':mapRun:', ':stateMachine:').replace(/:[^:]*$/, ''),
    maxConcurrency,
    ...(count === undefined ? {} : { toleratedFailureCount: count }),
    ...(percentage === undefined ? {} : { toleratedFailurePercentage: percentage }),
    itemsStarted: 0,
    childrenStarted: 0,
    ...(total === undefined ? {} : { itemsTotal: total }),
    items: noCounts(),
    executions: noCounts(),
    resultsWritten: 0,
  }
}

function lengthOf(items: string): number {
  return Object.keys(JSON.parse(items) as object).length
}

export function noCounts(): Counts {
  return { succeeded: 0, failed: 0, timedOut: 0, aborted: 0 }
}

const countOf: Readonly<Record<string, keyof Counts>> = {
  SUCCEEDED: 'succeeded',
  FAILED: 'failed',
  TIMED_OUT: 'timedOut',
  ABORTED: 'aborted',
}

/** Counts a child that has ended. */
export function countChild(state: MapRunState, status: string, items: number): void {
  const count = countOf[status]
  if (count === undefined) return
  state.executions[count]++
  state.items[count] += items
}

/** Whether more items have failed than the run tolerates. A percentage counts once it is known of how many. */
export function exceedsTolerance(state: MapRunState): boolean {
  const { toleratedFailureCount: count, toleratedFailurePercentage: percentage, itemsTotal: total } = state
  const failures = state.items.failed + state.items.timedOut + state.items.aborted
  if (failures === 0) return false
  if (failures > (count ?? (percentage === undefined ? 0 : Number.POSITIVE_INFINITY))) return true
  return percentage !== undefined && total !== undefined && failures * 100 > percentage * total
}
