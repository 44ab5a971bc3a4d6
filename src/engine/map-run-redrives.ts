import { limits, type EpochMs } from '../base/index.ts'
import type { ItemFailure } from '../asl/index.ts'
import type { Store } from '../store/index.ts'
import type { ExecutionRow } from './execution.ts'
import type { Family } from './map-run-children.ts'
import { executionOf, notAllowed } from './map-run-feed.ts'
import { itemsOf, type MapRunRow, type MapRunState } from './map-run-rows.ts'
import { redriveRefusal } from './redrive.ts'
import type { StartContext } from './start.ts'

/** What is read of a child that has ended. */
export const closedColumns = ['id', 'arn', 'status', 'started_at', 'stopped_at', 'sorted_at', 'last_event'] as const

export type Closed = Pick<ExecutionRow, (typeof closedColumns)[number]>

const unsuccessful: ReadonlySet<string> = new Set(['FAILED', 'TIMED_OUT', 'ABORTED'])

/** Express children are run again whatever became of them; of Standard ones those that could be redriven by themselves. */
export function isRedrivable(row: Closed, executionType: MapRunState['executionType'], now: EpochMs): boolean {
  if (!unsuccessful.has(row.status)) return false
  return executionType === 'EXPRESS' || redriveRefusal(row, now) === undefined
}

/**
 * Whether a redriven run has yet to come to this child. Whatever a redrive opens, starts or ends is later than the
 * redrive itself, and sorts by that.
 */
export function awaitsRedrive(row: Closed, state: Pick<MapRunState, 'executionType' | 'redrivenAt'>): boolean {
  const { redrivenAt, executionType } = state
  return redrivenAt !== undefined && row.sorted_at < redrivenAt && isRedrivable(row, executionType, redrivenAt)
}

/** PENDING_REDRIVE is nowhere on disk: a child is, while its run goes on and has not come to it. */
export function statusOfChild(
  row: Closed,
  run: Pick<MapRunRow, 'status' | 'stopping_at' | 'body'> | undefined,
): string {
  if (run === undefined || run.stopping_at !== null || run.status !== 'RUNNING') return row.status
  return awaitsRedrive(row, JSON.parse(run.body) as MapRunState) ? 'PENDING_REDRIVE' : row.status
}

export interface Awaiting {
  readonly row: Closed
  readonly items: number
}

/** The children that await their redrive, in the order of their items, some at a time. */
export class ChildRedrives {
  readonly #store: Store
  readonly #mapRunArn: string
  readonly #state: MapRunState
  #found: Awaiting[] = []
  #after: readonly number[] | undefined
  #ended = false

  constructor(store: Store, mapRunArn: string, state: MapRunState) {
    this.#store = store
    this.#mapRunArn = mapRunArn
    this.#state = state
  }

  /** The next ones; none when all were given since the last time it was rewound. */
  async next(count: number): Promise<readonly Awaiting[]> {
    while (!this.#ended && this.#found.length < count) await this.#read()
    return this.#found.splice(0, count)
  }

  /** Begins from the first one again. */
  rewind(): void {
    this.#found = []
    this.#after = undefined
    this.#ended = false
  }

  async #read(): Promise<void> {
    const { batched } = this.#state
    const page = await this.#store.scan('executions', {
      index: 'byMapRun',
      equals: [this.#mapRunArn],
      order: 'ascending',
      limit: limits.pageItems,
      bytesMax: limits.pageBytes,
      columns: batched === true ? [...closedColumns, 'input'] : closedColumns,
      ...(this.#after === undefined ? {} : { after: this.#after }),
    })
    for (const row of page.rows) {
      if (awaitsRedrive(row, this.#state)) this.#found.push({ row, items: itemsOf(row.input, this.#state) })
    }
    const last = page.rows.at(-1)
    if (last !== undefined) this.#after = [last.id]
    this.#ended = !page.more || last === undefined
  }
}

/** An Express child as it runs again: from its beginning, under its own ARN, as if it were started now (recorded). */
export function expressAgain(row: ExecutionRow, at: EpochMs): ExecutionRow {
  return {
    ...row,
    status: 'RUNNING',
    started_at: at,
    stopped_at: null,
    sorted_at: at,
    version: row.version + 1,
    redrive_count: row.redrive_count + 1,
    error: null,
    cause: null,
    output: null,
  }
}

/** What one child may, all may: policies tell children apart by their machine and label. */
export async function refusalToRedrive(
  { ports: { mapRunAccess, store, chance } }: StartContext,
  family: Family,
  { row }: Awaiting,
): Promise<ItemFailure | undefined> {
  if (mapRunAccess === undefined) return undefined
  const execution = executionOf(family)
  // An Express child is not redriven, but started anew.
  const child = family.state.executionType === 'EXPRESS' ? undefined : await store.get('executions', { id: row.id })
  const allowed = await (child === undefined
    ? mapRunAccess.mayStartChildren(execution)
    : mapRunAccess.mayRedriveChild(execution, child.arn))
  return allowed.ok ? undefined : notAllowed(allowed.failure.message, chance)
}
