import { limits, type Clock, type EpochMs } from '../base/index.ts'
import type { ItemFailure, MapRunRequest } from '../asl/index.ts'
import type { Store } from '../store/index.ts'
import type { ExecutionRow } from './execution.ts'
import { awaitsRedrive, closedColumns, isRedrivable, type Awaiting, type Closed } from './map-run-redrives.ts'
import { childrenOf, tooLarge } from './map-run-results.ts'
import { countChild, exceedsTolerance, itemsOf, noChildren, sumOf, type MapRunState } from './map-run-rows.ts'

/** Which children of a Map Run are open, and how many have come to what: `state` holds the numbers. */
export class ChildTally {
  readonly #state: MapRunState
  readonly #clock: Clock
  /** Children that have not ended, and how many items each has. */
  readonly #open = new Map<number, number>()
  /** Ends that were heard while the children are counted from their rows. */
  #early: ExecutionRow[] | undefined
  #outputBytes = 0
  #latest: EpochMs = 0

  constructor(state: MapRunState, clock: Clock) {
    this.#state = state
    this.#clock = clock
  }

  get size(): number {
    return this.#open.size
  }

  /** How many children the redrive has not come to. */
  get awaiting(): number {
    const { pendingRedrive } = this.#state
    return pendingRedrive === undefined ? 0 : sumOf(pendingRedrive.executions)
  }

  /** When the last one ended of those that were counted or have ended since. */
  get latestEnd(): EpochMs {
    return this.#latest
  }

  open(): IterableIterator<number> {
    return this.#open.keys()
  }

  started(id: number, items: number): void {
    this.#open.set(id, items)
  }

  /** Says whether it was open. */
  ended(row: ExecutionRow): boolean {
    const items = this.#early === undefined ? this.#open.get(row.id) : undefined
    this.#early?.push(row)
    if (items === undefined) return false
    this.#open.delete(row.id)
    this.#latest = Math.max(this.#latest, row.sorted_at)
    this.#add(row, items)
    return true
  }

  /** Those longest open are looked at first, and then not before all others. */
  looked(id: number): void {
    const items = this.#open.get(id)
    if (items !== undefined && this.#open.delete(id)) this.#open.set(id, items)
  }

  redriving({ row, items }: Awaiting): void {
    this.#open.set(row.id, items)
    this.#await(row.status, items, -1)
  }

  /** The redrive could not open it now, and comes to it again. */
  putBack({ row, items }: Awaiting): void {
    if (this.#open.delete(row.id)) this.#await(row.status, items, 1)
  }

  /** Its own conditions keep it closed. */
  refused({ row, items }: Awaiting): void {
    if (this.#open.delete(row.id)) this.#addUnsuccessful(row, items)
  }

  /** After a crash or a redrive: who has ended is what the children's rows say. False when `isClosed` came true before. */
  async recount(store: Store, mapRunArn: string, isClosed: () => boolean): Promise<boolean> {
    const state = this.#state
    this.#early = []
    delete state.failuresNotRedrivable
    delete state.pendingRedrive
    Object.assign(state, noChildren())
    const columns = [...closedColumns, 'output', ...(state.batched === true ? (['input'] as const) : [])] as const
    for await (const row of childrenOf(store, mapRunArn, columns)) {
      if (isClosed()) return false
      const items = itemsOf(row.input, state)
      this.#open.delete(row.id)
      this.#latest = Math.max(this.#latest, row.sorted_at)
      if (row.status === 'RUNNING') this.#open.set(row.id, items)
      else if (awaitsRedrive(row, state)) this.#await(row.status, items, 1)
      else this.#add(row, items)
    }
    const early = this.#early
    this.#early = undefined
    for (const row of early) this.ended(row)
    return true
  }

  /** What the run fails with, as the numbers stand. */
  failure({ writer }: MapRunRequest): ItemFailure | undefined {
    if (exceedsTolerance(this.#state)) {
      const cause = 'The specified tolerated failure threshold was exceeded'
      return { error: 'States.ExceedToleratedFailureThreshold', cause }
    }
    if (writer?.parameters !== undefined || this.#outputBytes <= limits.stateDataBytes) return undefined
    const { code, message } = tooLarge(this.#state.stateName).failure
    return { error: code, cause: message }
  }

  #await(status: string, items: number, sign: 1 | -1): void {
    countChild((this.#state.pendingRedrive ??= noChildren()), status, items, sign)
  }

  #add(row: Closed & Pick<ExecutionRow, 'output'>, items: number): void {
    if (row.status !== 'SUCCEEDED') return this.#addUnsuccessful(row, items)
    countChild(this.#state, row.status, items)
    this.#outputBytes += (row.output ?? '').length + 1
  }

  #addUnsuccessful(row: Closed, items: number): void {
    countChild(this.#state, row.status, items)
    if (isRedrivable(row, this.#state.executionType, this.#clock.now())) return
    const lost = (this.#state.failuresNotRedrivable ??= { items: 0, executions: 0 })
    lost.items += items
    lost.executions++
  }
}
