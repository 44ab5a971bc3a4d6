import { limits } from '../base/index.ts'
import type { ItemFailure, Machine, MapRunRequest } from '../asl/index.ts'
import type { Command } from '../store/index.ts'
import type { ExecutionRow } from './execution.ts'
import type { Entry } from './mailboxes.ts'
import {
  abandonChildren,
  followChild,
  mayOpenChildren,
  prepareChildren,
  stopChild,
  type Family,
} from './map-run-children.ts'
import { endOfRun, lifeAfter } from './map-run-end.ts'
import type { ExpressChildren } from './map-run-express.ts'
import { ItemFeed } from './map-run-feed.ts'
import type { MapRunPort } from './map-run-ports.ts'
import { ChildRedrives, expressAgain, refusalToRedrive, type Awaiting } from './map-run-redrives.ts'
import { forgetPending, type MapRunRow, type MapRunSettings, type MapRunState } from './map-run-rows.ts'
import { ChildTally } from './map-run-tally.ts'
import type { StartContext } from './start.ts'

export interface MapRunContext {
  readonly context: StartContext
  readonly express: ExpressChildren
  readonly port: MapRunPort | undefined
}

const retryMs = 1_000
/** How long counts may wait before they are written when no batch of children takes them along. */
const countsMs = 250
/** How often some of the open children are looked at, lest an end was heard by a process that is no more. */
const reviewMs = 60_000
const reviewChildren = 200

/**
 * One Map Run, from its row to its end. What it has started is in its row (the cursor) and in its children's; who of
 * them has ended is in theirs alone, and is counted again after a crash, and when the run is redriven.
 */
export class MapRun {
  readonly #shared: MapRunContext
  readonly #family: Family
  readonly #request: MapRunRequest
  readonly #feed: ItemFeed
  readonly #redrives: ChildRedrives
  readonly #tally: ChildTally
  #row: MapRunRow
  #swept = false
  #unwritten = false
  #countsDue = false
  #reviewDue = false
  #lookDue = false
  #closed = false
  #wake: (() => void) | undefined
  #updates: ((done: boolean) => void)[] = []

  constructor(shared: MapRunContext, row: MapRunRow, family: Family, request: MapRunRequest, machine: Machine) {
    const { context, port } = shared
    this.#shared = shared
    this.#row = row
    this.#family = family
    this.#request = request
    this.#feed = new ItemFeed({ context, port, family, request, machine })
    this.#tally = new ChildTally(family.state, context.ports.clock)
    this.#redrives = new ChildRedrives(context.ports.store, row.arn, family.state)
  }

  get state(): MapRunState {
    return this.#family.state
  }

  /** Resolves when the run has ended, goes on by a redrive, or was let go of. */
  async work(): Promise<'ended' | 'redriven' | 'closed'> {
    if (this.#row.version > 0) await this.#recount()
    while (!this.#closed) {
      while (this.#lookDue && !this.#closed) await this.#look()
      if (this.#isEnding()) this.#sweep()
      if (this.#isOver()) {
        const end = await this.#conclude()
        if (end !== undefined) return end
      } else if (this.#mayRedrive()) await this.#redriveBatch()
      else if (this.#mayStart()) await this.#startBatch()
      else if (this.#mayReadAhead()) await this.#readAhead()
      else if (this.#countsDue || this.#updates.length > 0) await this.#writeState([])
      else if (this.#reviewDue) await this.#review()
      else await this.#rest()
    }
    return 'closed'
  }

  /** A child has ended, and that is on disk. */
  childEnded(row: ExecutionRow): void {
    if (!this.#tally.ended(row)) return
    this.#unwritten = true
    this.#judge()
    this.#wake?.()
  }

  /** The run's execution has let go of it, or was redriven: that is in the row. */
  changed(): void {
    this.#lookDue = true
    this.#wake?.()
  }

  /** Resolves once the settings are on disk; false when the run has ended before. */
  update(settings: MapRunSettings): Promise<boolean> {
    Object.assign(this.state, settings)
    this.#judge()
    return new Promise((resolve) => {
      this.#updates.push(resolve)
      this.#wake?.()
    })
  }

  /** Closes what is read. */
  letGo(): Promise<void> {
    return this.#feed.close()
  }

  close(): void {
    this.#closed = true
    this.#wake?.()
    for (const done of this.#updates.splice(0)) done(false)
  }

  #isEnding(): boolean {
    const { status, stopping_at } = this.#row
    return stopping_at !== null || status === 'REDRIVING' || this.state.failure !== undefined
  }

  #isOver(): boolean {
    if (this.#tally.size > 0) return false
    return this.#isEnding() || (this.#feed.isExhausted && this.#tally.awaiting === 0)
  }

  #mayRedrive(): boolean {
    return !this.#isEnding() && this.#tally.awaiting > 0 && this.#tally.size < this.#width()
  }

  #mayStart(): boolean {
    return !this.#isEnding() && !this.#feed.isExhausted && this.#tally.size < this.#width()
  }

  /** Of few items it is known how many there are, even if none of them may start now. */
  #mayReadAhead(): boolean {
    return !this.#isEnding() && this.state.childrenTotal === undefined && !this.#feed.isAhead
  }

  async #readAhead(): Promise<void> {
    const failure = await this.#feed.fill(limits.mapRunBatch)
    this.#countsDue = true
    if (failure !== undefined) this.#fail(failure)
    else this.#judge()
  }

  #width(): number {
    const { maxConcurrency, executionType } = this.state
    const most = executionType === 'EXPRESS' ? limits.mapRunExpressChildren : limits.mapRunChildren
    return maxConcurrency === 0 ? most : Math.min(maxConcurrency, most)
  }

  #batch(): number {
    return Math.min(limits.mapRunBatch, this.#width() - this.#tally.size)
  }

  async #rest(): Promise<void> {
    const { alarms } = this.#shared.context.ports
    const cancelCounts = this.#unwritten
      ? alarms.after(countsMs, () => {
          this.#countsDue = true
          this.#wake?.()
        })
      : undefined
    const cancelReview = alarms.after(reviewMs, () => {
      this.#reviewDue = true
      this.#wake?.()
    })
    await new Promise<void>((resolve) => {
      this.#wake = resolve
    })
    this.#wake = undefined
    cancelCounts?.()
    cancelReview()
  }

  /** What others have written into the row; a version that is not this run's own makes it another process's. */
  async #look(): Promise<void> {
    this.#lookDue = false
    const { arn, version } = this.#row
    const found = await this.#shared.context.ports.store.get('map_runs', { arn })
    if (found?.version !== version) this.close()
    else this.#row = { ...this.#row, status: found.status, stopping_at: found.stopping_at }
  }

  async #review(): Promise<void> {
    this.#reviewDue = false
    for (const id of [...this.#tally.open()].slice(0, reviewChildren)) {
      const row = await this.#shared.context.ports.store.get('executions', { id })
      if (row !== undefined && row.status !== 'RUNNING') this.childEnded(row)
      else this.#tally.looked(id)
    }
  }

  /** Opens the next children again that ended without success before the redrive. */
  async #redriveBatch(): Promise<void> {
    const children = await this.#redrives.next(this.#batch())
    const [first] = children
    // They were counted, but are gone.
    if (first === undefined) return forgetPending(this.state)
    const refusal = await refusalToRedrive(this.#shared.context, this.#family, first)
    if (refusal !== undefined) return this.#fail(refusal)
    if (!(await mayOpenChildren(this.#shared.context, this.#family, children.length))) {
      this.#redrives.rewind()
      return await this.#pause()
    }
    for (const child of children) this.#tally.redriving(child)
    if (this.state.executionType === 'EXPRESS') await this.#runAgain(children)
    else await this.#openAgain(children)
  }

  /** Standard children: each in a turn of its own, which its own conditions may refuse. */
  async #openAgain(children: readonly Awaiting[]): Promise<void> {
    const { context } = this.#shared
    const at = context.ports.clock.now()
    const redrive = { byMapRun: { notBefore: this.state.redrivenAt ?? at, version: this.#row.version } }
    const outcomes = await Promise.all(
      children.map(
        ({ row }) =>
          new Promise<string>((resolve) => {
            const settle: Entry['settle'] = ({ kind }) => resolve(kind)
            context.mailboxes.deliver(row.id, { arrival: { kind: 'redrive', at }, client: false, redrive, settle })
          }),
      ),
    )
    const failed = children.filter((_child, index) => outcomes[index] === 'failed')
    this.#putBack(failed)
    for (const [index, child] of children.entries()) {
      if (outcomes[index] === 'refused' || outcomes[index] === 'absent') await this.#refused(child)
    }
    this.#judge()
    await this.#writeState([])
    if (failed.length > 0 && !this.#closed) await this.#pause()
  }

  /** Unless it is open. */
  async #refused(child: Awaiting): Promise<void> {
    const row = await this.#shared.context.ports.store.get('executions', { id: child.row.id })
    if (row?.status === 'RUNNING') return
    if (row === undefined || row.sorted_at < (this.state.redrivenAt ?? 0)) this.#tally.refused(child)
    else this.childEnded(row)
  }

  /** Express children: in one write, and from their beginning. */
  async #runAgain(children: readonly Awaiting[]): Promise<void> {
    const { context, express } = this.#shared
    const { store, clock } = context.ports
    const rows = await Promise.all(children.map(({ row }) => store.get('executions', { id: row.id })))
    const at = Math.max(clock.now(), this.state.redrivenAt ?? 0)
    const opened = rows.flatMap((row) => (row === undefined ? [] : [expressAgain(row, at)]))
    const commands = opened.map(({ id, ...set }): Command => ({ do: 'update', table: 'executions', key: { id }, set }))
    if (!(await this.#writeState(commands))) return this.#putBack(children)
    for (const row of opened) express.start(row)
  }

  /** Whom the redrive could not open awaits it still. */
  #putBack(children: readonly Awaiting[]): void {
    for (const child of children) this.#tally.putBack(child)
    if (children.length > 0) this.#redrives.rewind()
  }

  /** Reads, prepares and commits the next children together with the cursor behind them. */
  async #startBatch(): Promise<void> {
    const failure = await this.#feed.fill(this.#batch())
    if (failure !== undefined) this.#fail(failure)
    else this.#judge()
    const inputs = this.#feed.waiting.slice(0, this.#batch())
    if (inputs.length === 0 || this.#isEnding()) return
    const { context, express } = this.#shared
    if (!(await mayOpenChildren(context, this.#family, inputs.length))) return await this.#pause()
    const children = await prepareChildren(context, this.#family, inputs)
    const before = { items: this.state.itemsStarted, children: this.state.childrenStarted }
    this.state.itemsStarted += inputs.reduce((sum, { items }) => sum + items, 0)
    this.state.childrenStarted += inputs.length
    if (!(await this.#writeState(children.flatMap(({ commands }) => commands)))) {
      this.state.itemsStarted = before.items
      this.state.childrenStarted = before.children
      abandonChildren(context, children)
      return
    }
    this.#feed.taken(inputs.length)
    for (const child of children) {
      this.#tally.started(child.row.id, child.items)
      followChild(context, child)
      if (this.state.executionType === 'EXPRESS') express.start(child.row)
      else if (child.row.status !== 'RUNNING') this.childEnded(child.row)
    }
    // Between two batches others have their turn, even when the store answers at once.
    await new Promise((resolve) => setImmediate(resolve))
  }

  /** Children that are stopped because the run ends are no failures of the run. */
  #judge(): void {
    if (this.#isEnding()) return
    const failure = this.#tally.failure(this.#request)
    if (failure !== undefined) this.#fail(failure)
  }

  #fail(failure: ItemFailure): void {
    this.state.failure ??= failure
    this.#unwritten = true
    this.#wake?.()
  }

  /** Express children of a run that fails may end as they do by themselves: the run waits for them (recorded). */
  #sweep(): void {
    const { status, stopping_at } = this.#row
    const lets = this.state.executionType === 'EXPRESS' && stopping_at === null && status !== 'REDRIVING'
    if (this.#swept || lets) return
    this.#swept = true
    const { context, express } = this.#shared
    for (const id of this.#tally.open()) stopChild(context, express, this.#family, id)
  }

  async #conclude(): Promise<'ended' | 'redriven' | undefined> {
    const { context, port } = this.#shared
    const ending = { context, port, family: this.#family, request: this.#request, feed: this.#feed }
    const { status, stopping_at } = this.#row
    if (status === 'REDRIVING' && stopping_at === null) {
      const { commands, columns } = await lifeAfter(ending, this.#tally.latestEnd)
      return (await this.#writeState(commands, columns)) ? 'redriven' : undefined
    }
    const { commands, columns, entry } = await endOfRun(ending, stopping_at !== null)
    if (!(await this.#writeState(commands, columns))) return undefined
    if (entry !== undefined) context.mailboxes.deliver(this.#family.parent.id, entry)
    return 'ended'
  }

  /** Commits what the run has come to with what goes along. A failed commit is tried again after a pause. */
  async #writeState(commands: readonly Command[], more: Partial<MapRunRow> = {}): Promise<boolean> {
    const updates = this.#updates.splice(0)
    this.#unwritten = false
    this.#countsDue = false
    if (await this.#writeRow(commands, { body: JSON.stringify(this.state), ...more })) {
      for (const done of updates) done(true)
      return true
    }
    if (this.#closed) for (const done of updates) done(false)
    else this.#updates.push(...updates)
    this.#unwritten = true
    return false
  }

  /** A write that changes the status is refused when the row has another than this run knows: then it looks. */
  async #writeRow(commands: readonly Command[], more: Partial<MapRunRow>): Promise<boolean> {
    const { store, log } = this.#shared.context.ports
    const { arn, version, status, stopping_at } = this.#row
    const set = { ...more, version: version + 1 }
    const guard = more.status === undefined ? { version } : { version, status, stopping_at }
    const command: Command = { do: 'update', table: 'map_runs', key: { arn }, set, if: guard }
    const outcome = await store.write([command, ...commands], 'background')
    if (outcome.kind === 'committed') {
      this.#row = { ...this.#row, ...set }
      return true
    }
    log.warn('a Map Run was not stored', { mapRunArn: arn, outcome: outcome.kind })
    if (outcome.kind === 'conflict' && outcome.at === 0) await this.#look()
    else if (outcome.kind === 'conflict' || outcome.reason === 'closed') this.close()
    else await this.#pause()
    return false
  }

  #pause(): Promise<void> {
    return new Promise((resolve) => void this.#shared.context.ports.alarms.after(retryMs, resolve))
  }

  async #recount(): Promise<void> {
    const { store } = this.#shared.context.ports
    if (!(await this.#tally.recount(store, this.#row.arn, () => this.#closed))) return
    this.#countsDue = true
    this.#judge()
    await this.#restart()
  }

  /** Express children that had not ended run again; the others go on by themselves. */
  async #restart(): Promise<void> {
    if (this.state.executionType !== 'EXPRESS') return
    for (const id of this.#tally.open()) {
      const row = await this.#shared.context.ports.store.get('executions', { id })
      if (row !== undefined) this.#shared.express.start(row)
    }
  }
}
