import type { EpochMs } from '../base/index.ts'
import type { Effect, MapRunRequest } from '../asl/index.ts'
import type { Command, Key, Row } from '../store/index.ts'

export interface Counts {
  succeeded: number
  failed: number
  timedOut: number
  aborted: number
}

/** What is stored of a Map Run while it runs, beside what it was asked for: written with each batch of children. */
export interface MapRunState {
  task: string
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
  /** Items in all, and the children that hold them, once that is known. */
  itemsTotal?: number
  childrenTotal?: number
  /** What the reader's items are known by. */
  etag?: string
  /** A child has several items. */
  readonly batched?: boolean
  readonly items: Counts
  readonly executions: Counts
  /** How often it was redriven, and when last. */
  redriveCount?: number
  redrivenAt?: EpochMs
  /** Of the children that ended without success those that the redrive has not come to, and those that it cannot open. */
  pendingRedrive?: { readonly items: Counts; readonly executions: Counts }
  failuresNotRedrivable?: { items: number; executions: number }
  /** What the run fails with when its children have stopped. */
  failure?: { readonly error?: string; readonly cause?: string }
  /** Children whose results are in files, or in what the run gives: all or none. */
  resultsWritten: number
  /** What files of successful children there are; those that ended from `from` on are in none yet. */
  resultFiles?: { readonly succeeded: readonly ResultFile[]; readonly from?: EpochMs }
}

/** A result file as manifests name it, its size in bytes. */
export interface ResultFile {
  readonly Key: string
  readonly Size: number
}

/**
 * RUNNING SUCCEEDED FAILED ABORTED, as AWS has them; REDRIVING from the commit that redrives its execution until it goes
 * on: first all children of its earlier life end.
 */
export type MapRunRow = Row<'map_runs'>

/** What the redrive of an execution leaves for its run, until the run takes it. */
export interface MapRunRedrive {
  readonly task: string
  readonly redriveCount: number
}

/** What UpdateMapRun may change. */
export interface MapRunSettings {
  readonly maxConcurrency?: number
  readonly toleratedFailureCount?: number
  readonly toleratedFailurePercentage?: number
}

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

type ValueKey = Key<'part_values'>

/** Harmless while the run still ends: it takes this up when it has. */
export function mapRunRedriveRows(
  execution: number,
  { task, redriveCount, mapRunArn: arn }: Extract<Effect, { kind: 'redriveMapRun' }>,
): readonly Command[] {
  const body = JSON.stringify({ task, redriveCount } satisfies MapRunRedrive)
  return [
    {
      do: 'update',
      table: 'map_runs',
      key: { arn },
      set: { status: 'REDRIVING', stopping_at: null, stopped_at: null },
    },
    { do: 'put', table: 'part_values', row: { ...redriveKey(execution, arn), body } },
  ]
}

export function redriveKey(execution: number, arn: string): ValueKey {
  return { execution, value: `map-run-redrive ${arn}` }
}

export function requestKey(execution: number, arn: string): ValueKey {
  return { execution, value: `map-run ${arn}` }
}

/** For a run that only stops, when the execution has ended well without it and has nothing of it any more. */
export function requestToEnd(mapRunArn: string, state: MapRunState): MapRunRequest {
  const { label, stateName, executionType, maxConcurrency } = state
  const frame = { input: '{}', enteredAt: 0, enteredEvent: 0, retries: [], variables: [] }
  return { mapRunArn, label, stateName, executionType, maxConcurrency, frame }
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
    ...(total === undefined || request.batcher !== undefined ? {} : { childrenTotal: total }),
    ...(request.batcher === undefined ? {} : { batched: true }),
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

/** Counts a child that has ended: among those, and with so many items. */
export function countChild(counts: ChildCounts, status: string, items: number, sign: 1 | -1 = 1): void {
  const count = countOf[status]
  if (count === undefined) return
  counts.executions[count] += sign
  counts.items[count] += sign * items
}

export interface ChildCounts {
  readonly items: Counts
  readonly executions: Counts
}

export function noChildren(): ChildCounts {
  return { items: noCounts(), executions: noCounts() }
}

export function sumOf(counts: Counts): number {
  return counts.succeeded + unsuccessfulOf(counts)
}

export function unsuccessfulOf({ failed, timedOut, aborted }: Counts): number {
  return failed + timedOut + aborted
}

/** Children that no redrive comes to any more ended as they had before. */
export function forgetPending(state: MapRunState): void {
  const { pendingRedrive } = state
  if (pendingRedrive === undefined) return
  for (const kind of ['items', 'executions'] as const) {
    for (const [count, number] of Object.entries(pendingRedrive[kind])) state[kind][count as keyof Counts] += number
  }
  delete state.pendingRedrive
}

/** How many items the input of a child holds. */
export function itemsOf(input: string, { batched }: Pick<MapRunState, 'batched'>): number {
  return batched === true ? (JSON.parse(input) as { readonly Items: readonly unknown[] }).Items.length : 1
}

/** Whether more items have failed than the run tolerates. A percentage counts once it is known of how many. */
export function exceedsTolerance(state: MapRunState): boolean {
  const { toleratedFailureCount: count, toleratedFailurePercentage: percentage, itemsTotal: total } = state
  const failures = unsuccessfulOf(state.items)
  if (failures === 0) return false
  if (failures > (count ?? (percentage === undefined ? 0 : Number.POSITIVE_INFINITY))) return true
  return percentage !== undefined && total !== undefined && failures * 100 > percentage * total
}
