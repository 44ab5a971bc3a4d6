import { limits, type Chance, type Outcome } from '../base/index.ts'
import type { ExecutionFacts, ItemFailure, Machine, MapRunRequest } from '../asl/index.ts'
import { factsOf } from './execution.ts'
import type { Family } from './map-run-children.ts'
import { childInputs, type ChildInput } from './map-run-items.ts'
import type { ItemStream, MapRunPort } from './map-run-ports.ts'
import type { StartContext } from './start.ts'

export interface FeedSource {
  readonly context: StartContext
  readonly port: MapRunPort | undefined
  readonly family: Family
  readonly request: MapRunRequest
  readonly machine: Machine
}

/** The inputs of the children that a Map Run has yet to start, read as far as they are asked for. */
export class ItemFeed {
  readonly #source: FeedSource
  #inputs: ReturnType<typeof childInputs> | undefined
  /** Read, and in no commit yet. */
  #waiting: ChildInput[] = []
  #ended: boolean
  /** What is behind those that wait cannot be read. */
  #broken = false

  constructor(source: FeedSource) {
    this.#source = source
    const { itemsTotal, itemsStarted } = source.family.state
    this.#ended = itemsTotal !== undefined && itemsStarted >= itemsTotal
  }

  get isExhausted(): boolean {
    return this.#ended && this.#waiting.length === 0
  }

  get waiting(): readonly ChildInput[] {
    return this.#waiting
  }

  /** So many of those that waited are in children, on disk. */
  taken(count: number): void {
    this.#waiting = this.#waiting.slice(count)
  }

  /** Whether as much waits as one commit takes, or all there is. */
  get isAhead(): boolean {
    const { length } = this.#waiting
    return this.#ended || length >= limits.mapRunBatch || this.#waitingBytes() >= limits.mapRunBatchBytes
  }

  #waitingBytes(): number {
    return this.#waiting.reduce((sum, { input }) => sum + input.length, 0)
  }

  /** Reads until so many wait, or as many as one commit takes; gives what the run fails with. */
  async fill(count: number): Promise<ItemFailure | undefined> {
    let bytes = this.#waitingBytes()
    while (!this.#ended && this.#waiting.length < count && bytes < limits.mapRunBatchBytes) {
      if (this.#inputs === undefined) {
        const failure = (await this.#refusal()) ?? (await this.#open())
        if (failure !== undefined) return failure
      }
      const next = await this.#next()
      if (next === undefined) this.#end()
      else if (next.ok) {
        this.#waiting.push(next.value)
        bytes += next.value.input.length
      } else return next.failure
    }
    return undefined
  }

  /** What no child is started with any more, as far as it can be read: then it is known how many there were in all. */
  async *rest(): AsyncGenerator<ChildInput> {
    const { state } = this.#source.family
    let [items, children] = [state.itemsStarted, state.childrenStarted]
    const counted = (input: ChildInput): ChildInput => {
      items += input.items
      children++
      return input
    }
    for (const input of this.#waiting) yield counted(input)
    if (!this.#ended && this.#inputs === undefined && !this.#broken) await this.#open()
    while (!this.#ended && !this.#broken) {
      const next = await this.#next()
      if (next === undefined) break
      if (next.ok) yield counted(next.value)
    }
    if (this.#broken) return
    state.itemsTotal = items
    state.childrenTotal = children
  }

  /** Closes what is read. */
  async close(): Promise<void> {
    await this.#inputs?.return(undefined)
  }

  #end(): void {
    const { state } = this.#source.family
    this.#ended = true
    state.itemsTotal = state.itemsStarted + this.#waiting.reduce((sum, { items }) => sum + items, 0)
    state.childrenTotal = state.childrenStarted + this.#waiting.length
  }

  /** Undefined at the end. */
  async #next(): Promise<Outcome<ChildInput, ItemFailure> | undefined> {
    const next = await this.#inputs?.next()
    if (next === undefined || next.done === true) return undefined
    if (!next.value.ok) this.#broken = true
    return next.value
  }

  async #refusal(): Promise<ItemFailure | undefined> {
    const { context, family } = this.#source
    const allowed = await context.ports.mapRunAccess?.mayStartChildren(executionOf(family))
    return allowed?.ok === false ? notAllowed(allowed.failure.message, context.ports.chance) : undefined
  }

  /** Gives what the run fails with. */
  async #open(): Promise<ItemFailure | undefined> {
    const { context, port, request, machine, family } = this.#source
    const { state } = family
    const { clock, chance, digest } = context.ports
    const execution = executionOf(family)
    let stream: ItemStream | undefined
    if (request.reader !== undefined) {
      if (port === undefined) throw new Error('a Map Run has a reader, and there is nothing to read with')
      const opened = await port.open(execution, request.reader)
      this.#broken = !opened.ok || (state.etag ?? opened.value.etag) !== opened.value.etag
      if (!opened.ok) return { error: opened.failure.code, cause: opened.failure.message }
      if (this.#broken) return changedObject
      stream = opened.value
      state.etag = stream.etag
    }
    const items = { machine, execution, request, now: clock.now(), chance, digest }
    this.#inputs = childInputs(context, items, request, stream, state.itemsStarted)
    return undefined
  }
}

/** What a run fails with whose role may not start or redrive its children: `message` is IAM's sentence (recorded). */
export function notAllowed(message: string, chance: Chance): ItemFailure {
  const request = `(Service: Sfn, Status Code: 400, Request ID: ${chance.uuid()}) (SDK Attempt Count: 1)`
  return {
    error: 'States.Runtime',
    cause: `Error contacting AWS Service. | Message from Service: ${message} ${request}`,
  }
}

const changedObject: ItemFailure = {
  error: 'States.ItemReaderFailed',
  cause: 'The object has changed since the Map Run started.',
}

/** The execution that the run belongs to. */
export function executionOf({ parent }: Family): ExecutionFacts {
  return factsOf(parent)
}
