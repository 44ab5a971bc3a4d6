import { limits } from '../base/index.ts'
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

  /** Those that waited are in children, on disk, or will never be. */
  empty(): void {
    this.#waiting = []
  }

  /** Reads until so many wait, or as many as one commit takes; gives what the run fails with. */
  async fill(count: number): Promise<ItemFailure | undefined> {
    let bytes = this.#waiting.reduce((sum, { input }) => sum + input.length, 0)
    while (!this.#ended && this.#waiting.length < count && bytes < limits.mapRunBatchBytes) {
      const inputs = this.#inputs ?? (await this.#open())
      if (!('next' in inputs)) return inputs
      this.#inputs = inputs
      const next = await inputs.next()
      if (next.done === true) this.#end()
      else if (next.value.ok) {
        this.#waiting.push(next.value.value)
        bytes += next.value.value.input.length
      } else return next.value.failure
    }
    return undefined
  }

  /** Closes what is read. */
  async close(): Promise<void> {
    await this.#inputs?.return(undefined)
  }

  #end(): void {
    const { state } = this.#source.family
    this.#ended = true
    state.itemsTotal = state.itemsStarted + this.#waiting.reduce((sum, { items }) => sum + items, 0)
  }

  async #open(): Promise<ReturnType<typeof childInputs> | ItemFailure> {
    const { context, port, request, machine, family } = this.#source
    const { state } = family
    const { clock, chance, digest, mapRunAccess } = context.ports
    const execution = executionOf(family)
    const allowed = await mapRunAccess?.mayStartChildren(execution)
    if (allowed?.ok === false) return { error: 'States.Permissions', cause: allowed.failure.message }
    let stream: ItemStream | undefined
    if (request.reader !== undefined) {
      if (port === undefined) throw new Error('a Map Run has a reader, and there is nothing to read with')
      const opened = await port.open(execution, request.reader)
      if (!opened.ok) return { error: opened.failure.code, cause: opened.failure.message }
      stream = opened.value
      if (state.etag !== undefined && state.etag !== stream.etag) return changedObject
      state.etag = stream.etag
    }
    const items = { machine, execution, request, now: clock.now(), chance, digest }
    return childInputs(context, items, request, stream, state.itemsStarted)
  }
}

const changedObject: ItemFailure = {
  error: 'States.ItemReaderFailed',
  cause: 'The object has changed since the Map Run started.',
}

/** The execution that the run belongs to. */
export function executionOf({ parent }: Family): ExecutionFacts {
  return factsOf(parent, parent.machine.slice(parent.machine.lastIndexOf(':') + 1))
}
