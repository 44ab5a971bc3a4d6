import { limits, type Space } from '../base/index.ts'
import type { Arrival, ItemFailure, Machine, MapRunRequest } from '../asl/index.ts'
import type { Command } from '../store/index.ts'
import { factsOf, type ExecutionRow } from './execution.ts'
import type { Entry } from './mailboxes.ts'
import { abandonChildren, followChild, prepareChildren, type Family } from './map-run-children.ts'
import type { ExpressChildren } from './map-run-express.ts'
import { childInputs, type ChildInput } from './map-run-items.ts'
import type { ItemStream, MapRunPort } from './map-run-ports.ts'
import { childrenOf, gatherOutputs, tooLarge, writeResults } from './map-run-results.ts'
import { countChild, exceedsTolerance, noCounts, requestKey, type MapRunRow, type MapRunState } from './map-run-rows.ts'
import type { StartContext } from './start.ts'
import { inboxEntry } from './turn.ts'

export interface MapRunContext {
  readonly context: StartContext
  readonly express: ExpressChildren
  readonly port: MapRunPort | undefined
}

/** What UpdateMapRun may change. */
export interface MapRunSettings {
  readonly maxConcurrency?: number
  readonly toleratedFailureCount?: number
  readonly toleratedFailurePercentage?: number
}

const retryMs = 1_000
/** How long counts may wait before they are written when no batch of children takes them along. */
const countsMs = 250
/** How often some of the open children are looked at, lest an end was heard by a process that is no more. */
const reviewMs = 60_000
const reviewChildren = 200

/**
 * One Map Run, from its row to its end. What it has started is in its row (the cursor) and in its children's; who of
 * them has ended is in theirs alone, and is counted again after a crash.
 */
export class MapRun {
  readonly #shared: MapRunContext
  readonly #family: Family
  readonly #request: MapRunRequest
  readonly #machine: Machine
  #row: MapRunRow
  /** Children that have not ended, and how many items each has. */
  readonly #open = new Map<number, number>()
  #inputs: ReturnType<typeof childInputs> | undefined
  /** Inputs that were read and are in no commit yet. */
  #pending: ChildInput[] = []
  #readEnded = false
  #outputBytes = 0
  #swept = false
  #unwritten = false
  #countsDue = false
  #reviewDue = false
  #closed = false
  #wake: (() => void) | undefined
  #early: ExecutionRow[] | undefined
  #updates: ((done: boolean) => void)[] = []

  constructor(shared: MapRunContext, row: MapRunRow, family: Family, request: MapRunRequest, machine: Machine) {
    this.#shared = shared
    this.#row = row
    this.#family = family
    this.#request = request
    this.#machine = machine
  }

  get state(): MapRunState {
    return this.#family.state
  }

  /** Resolves when the run has ended, or was let go of. */
  async work(): Promise<void> {
    if (this.#row.version > 0) await this.#recount()
    while (!this.#closed) {
      if (this.#isEnding()) this.#sweep()
      if (this.#open.size === 0 && (this.#isEnding() || this.#hasStartedAll())) {
        if (await this.#finish()) return
      } else if (this.#mayStart()) await this.#startBatch()
      else if (this.#countsDue || this.#updates.length > 0) await this.#writeState([])
      else if (this.#reviewDue) await this.#review()
      else await this.#rest()
    }
  }

  /** A child has ended, and that is on disk. */
  childEnded(row: ExecutionRow): void {
    if (this.#early !== undefined) this.#early.push(row)
    else this.#count(row)
  }

  /** The run's execution has let go of it. */
  stopping(at: number): void {
    this.#row = { ...this.#row, stopping_at: at }
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
  async letGo(): Promise<void> {
    await this.#inputs?.return(undefined)
  }

  close(): void {
    this.#closed = true
    this.#wake?.()
    for (const done of this.#updates.splice(0)) done(false)
  }

  #isEnding(): boolean {
    return this.#row.stopping_at !== null || this.state.failure !== undefined
  }

  #hasStartedAll(): boolean {
    return this.#readEnded && this.#pending.length === 0
  }

  #mayStart(): boolean {
    return !this.#isEnding() && !this.#hasStartedAll() && this.#open.size < this.#width()
  }

  #width(): number {
    const { maxConcurrency, executionType } = this.state
    const most = executionType === 'EXPRESS' ? limits.mapRunExpressChildren : limits.mapRunChildren
    return maxConcurrency === 0 ? most : Math.min(maxConcurrency, most)
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

  async #review(): Promise<void> {
    this.#reviewDue = false
    for (const [id, items] of [...this.#open].slice(0, reviewChildren)) {
      const row = await this.#shared.context.ports.store.get('executions', { id })
      if (row !== undefined && row.status !== 'RUNNING') this.#count(row)
      else if (this.#open.delete(id)) this.#open.set(id, items)
    }
  }

  /** Reads, prepares and commits the next children together with the cursor behind them. */
  async #startBatch(): Promise<void> {
    await this.#fill(Math.min(limits.mapRunBatch, this.#width() - this.#open.size))
    if (this.#pending.length === 0 || this.#isEnding()) return
    const { context, express } = this.#shared
    const inputs = this.#pending
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
    this.#pending = []
    for (const child of children) {
      this.#open.set(child.row.id, child.items)
      followChild(context, child)
      if (this.state.executionType === 'EXPRESS') express.start(child.row)
      else if (child.row.status !== 'RUNNING') this.#count(child.row)
    }
    // Between two batches others have their turn, even when the store answers at once.
    await new Promise((resolve) => setImmediate(resolve))
  }

  async #fill(count: number): Promise<void> {
    let bytes = this.#pending.reduce((sum, { input }) => sum + input.length, 0)
    while (!this.#readEnded && this.#pending.length < count && bytes < limits.mapRunBatchBytes) {
      this.#inputs ??= await this.#openInputs()
      const next = await this.#inputs?.next()
      if (next === undefined) return
      if (next.done === true) {
        this.#readEnded = true
        this.state.itemsTotal = this.state.itemsStarted + this.#pending.reduce((sum, { items }) => sum + items, 0)
        this.#judge()
      } else if (next.value.ok) {
        this.#pending.push(next.value.value)
        bytes += next.value.value.input.length
      } else this.#fail(next.value.failure)
      if (this.#isEnding()) return
    }
  }

  async #openInputs(): Promise<ReturnType<typeof childInputs> | undefined> {
    const { context, port } = this.#shared
    const { clock, chance, digest } = context.ports
    const { parent } = this.#family
    let stream: ItemStream | undefined
    if (this.#request.reader !== undefined) {
      if (port === undefined) throw new Error('a Map Run has a reader, and there is nothing to read with')
      const opened = await port.open(this.#space(), this.#request.reader)
      if (!opened.ok) return this.#fail({ error: opened.failure.code, cause: opened.failure.message })
      stream = opened.value
      if (this.state.etag !== undefined && this.state.etag !== stream.etag) {
        return this.#fail({
          error: 'States.ItemReaderFailed',
          cause: 'The object has changed since the Map Run started.',
        })
      }
      this.state.etag = stream.etag
    }
    const execution = factsOf(parent, parent.machine.slice(parent.machine.lastIndexOf(':') + 1))
    const items = { machine: this.#machine, execution, request: this.#request, now: clock.now(), chance, digest }
    return childInputs(context, items, this.#request, stream, this.state.itemsStarted)
  }

  #space(): Space {
    const [account = '', region = ''] = this.#family.parent.space.split('/')
    return { account, region }
  }

  #count(row: ExecutionRow): void {
    const items = this.#open.get(row.id)
    if (items === undefined) return
    this.#open.delete(row.id)
    this.#tally(row, items)
    this.#judge()
    this.#wake?.()
  }

  #tally(row: Pick<ExecutionRow, 'status' | 'output'>, items: number): void {
    countChild(this.state, row.status, items)
    this.#outputBytes += row.status === 'SUCCEEDED' ? (row.output ?? '').length + 1 : 0
    this.#unwritten = true
  }

  /** Children that are stopped because the run ends are no failures of the run. */
  #judge(): void {
    if (this.#isEnding()) return
    if (exceedsTolerance(this.state)) {
      const cause = 'The specified tolerated failure threshold was exceeded'
      this.#fail({ error: 'States.ExceedToleratedFailureThreshold', cause })
    } else if (this.#request.writer?.parameters === undefined && this.#outputBytes > limits.stateDataBytes) {
      const { code, message } = tooLarge(this.state.stateName).failure
      this.#fail({ error: code, cause: message })
    }
  }

  #fail(failure: ItemFailure): undefined {
    this.state.failure ??= failure
    this.#unwritten = true
    this.#pending = []
    this.#wake?.()
    return undefined
  }

  /** Asks all open children to stop; each ends in a turn of its own. */
  #sweep(): void {
    if (this.#swept) return
    this.#swept = true
    const { context, express } = this.#shared
    const at = context.ports.clock.now()
    for (const id of this.#open.keys()) {
      if (this.state.executionType === 'EXPRESS') express.abort(id)
      else context.mailboxes.deliver(id, { arrival: { kind: 'stop', at }, client: false })
    }
  }

  /** Says whether the run is over. */
  async #finish(): Promise<boolean> {
    const stopped = this.#row.stopping_at !== null
    const ended = stopped ? ({ status: 'ABORTED' } as const) : await this.#outcome()
    const { context } = this.#shared
    const { parent, mapRunArn } = this.#family
    const at = context.ports.clock.now()
    const commands: Command[] = []
    let entry: Entry | undefined
    if (ended.status === 'SUCCEEDED') {
      commands.push({ do: 'delete', table: 'part_values', key: requestKey(parent.id, mapRunArn) })
    }
    if (!stopped) {
      const arrival: Arrival = { kind: 'mapRunEnded', task: this.state.task, at, ...ended }
      const id = await context.arrivals.next()
      commands.push({
        do: 'insert',
        table: 'inbox',
        row: { execution: parent.id, arrival: id, body: JSON.stringify(arrival) },
      })
      entry = inboxEntry(parent.id, id, arrival)
    }
    if (!(await this.#writeState(commands, { status: ended.status, stopped_at: at }))) return false
    if (entry !== undefined) context.mailboxes.deliver(parent.id, entry)
    return true
  }

  /** The results of a run that failed are written too, as far as they can be. */
  async #outcome(): Promise<{
    readonly status: 'SUCCEEDED' | 'FAILED'
    readonly output?: string
    readonly error?: string
    readonly cause?: string
  }> {
    const { context, port } = this.#shared
    const { store } = context.ports
    const exports = this.#request.writer?.parameters !== undefined && port !== undefined
    const results = exports
      ? await writeResults(store, port, this.#space(), this.#request)
      : this.state.failure === undefined
        ? await gatherOutputs(store, this.#request)
        : undefined
    if (exports && results?.ok === true) this.state.resultsWritten = this.state.childrenStarted
    if (this.state.failure !== undefined) return { status: 'FAILED', ...this.state.failure }
    if (results?.ok === true) return { status: 'SUCCEEDED', output: results.value }
    return { status: 'FAILED', error: results?.failure.code ?? '', cause: results?.failure.message ?? '' }
  }

  /** Commits what the run has come to with what goes along. A failed commit is tried again after a pause. */
  async #writeState(commands: readonly Command[], more: Partial<MapRunRow> = {}): Promise<boolean> {
    const { store, alarms, log } = this.#shared.context.ports
    const { arn, version } = this.#row
    const set = { ...more, version: version + 1, body: JSON.stringify(this.state) }
    const updates = this.#updates.splice(0)
    this.#unwritten = false
    this.#countsDue = false
    const command: Command = { do: 'update', table: 'map_runs', key: { arn }, set, if: { version } }
    const outcome = await store.write([command, ...commands], 'background')
    if (outcome.kind === 'committed') {
      this.#row = { ...this.#row, ...set, stopping_at: this.#row.stopping_at }
      for (const done of updates) done(true)
      return true
    }
    this.#updates.push(...updates)
    this.#unwritten = true
    const lost = outcome.kind === 'conflict' || outcome.reason === 'closed'
    log.warn('a Map Run was not stored', { mapRunArn: arn, outcome: outcome.kind })
    if (lost) this.close()
    else await new Promise<void>((resolve) => void alarms.after(retryMs, resolve))
    return false
  }

  /** After a crash: who has ended is what the children's rows say. Ends that are heard meanwhile are counted after. */
  async #recount(): Promise<void> {
    this.#early = []
    Object.assign(this.state, { items: noCounts(), executions: noCounts() })
    const { batcher, mapRunArn } = this.#request
    const columns = [
      'id',
      'sorted_at',
      'status',
      'output',
      ...(batcher === undefined ? [] : (['input'] as const)),
    ] as const
    for await (const row of childrenOf(this.#shared.context.ports.store, mapRunArn, columns)) {
      if (this.#closed) return
      const items = batcher === undefined ? 1 : (JSON.parse(row.input) as { Items: readonly unknown[] }).Items.length
      if (row.status === 'RUNNING') this.#open.set(row.id, items)
      else {
        this.#open.delete(row.id)
        this.#tally(row, items)
      }
    }
    const early = this.#early
    this.#early = undefined
    this.#judge()
    for (const row of early) this.#count(row)
    await this.#restart()
  }

  /** Express children that had not ended run again; the others go on by themselves. */
  async #restart(): Promise<void> {
    if (this.state.executionType !== 'EXPRESS') return
    for (const id of this.#open.keys()) {
      const row = await this.#shared.context.ports.store.get('executions', { id })
      if (row !== undefined) this.#shared.express.start(row)
    }
  }
}
