import { limits, type Clock, type EpochMs } from '../base/index.ts'
import type { Alarms, EngineLog } from './ports.ts'

/** Something stored that happens at a time: a timer, or the deadline of a task. */
export interface Due {
  readonly dueAt: EpochMs
  readonly execution: number
  readonly key: string
}

export interface DuePage {
  readonly rows: readonly Due[]
  readonly more: boolean
}

export interface DueQueuePorts {
  /** Those in the store behind `after`, and due before `before`, in order. */
  readonly read: (after: Due, before: EpochMs, limit: number) => Promise<DuePage>
  /** Hands over what is due; `done` tells that it is dealt with. */
  readonly fire: (due: Due, done: () => void) => void
  readonly clock: Clock
  readonly alarms: Alarms
  readonly log: EngineLog
}

/** How far ahead of their time they are read from the store, and how often the wall clock is looked at, at least. */
const windowMs = 60_000
const tickMs = 1_000
const beginning: Due = { dueAt: 0, execution: 0, key: '' }

/**
 * What is due soon, in memory; the rest is in the store only. Everything due up to the horizon is here: a reader raises
 * the horizon first and reads then, so that what is committed meanwhile is either read or added, and what is both folds
 * by its key. They fire in order of their times, a bounded number under way.
 */
export class DueQueue {
  readonly #ports: DueQueuePorts
  readonly #known = new Map<string, Due>()
  #heap: Due[] = []
  #horizon: EpochMs = 0
  #position = beginning
  #loading: Promise<void> | undefined
  #underWay = 0
  #generation = 0
  #shrinks = 0
  #cancelTick: (() => void) | undefined
  #nextTickAt = 0
  #running = false

  constructor(ports: DueQueuePorts) {
    this.#ports = ports
  }

  get size(): number {
    return this.#known.size
  }

  /** Resolves when what is due next has been read. */
  async start(): Promise<void> {
    this.#running = true
    await this.#load()
    this.#tick()
  }

  stop(): void {
    this.#running = false
    this.#cancelTick?.()
  }

  reset(): void {
    this.#generation++
    this.#known.clear()
    this.#heap = []
    this.#horizon = 0
    this.#position = beginning
    this.#underWay = 0
    if (this.#running) this.#tick()
  }

  /** To be told of everything that was committed. */
  added(due: Due): void {
    if (due.dueAt > this.#horizon) return
    this.#keep(due)
    if (this.#running && due.dueAt < this.#nextTickAt) this.#tick()
  }

  removed(execution: number, key: string): void {
    this.#known.delete(nameOf(execution, key))
  }

  #keep(due: Due): void {
    this.#known.set(nameOf(due.execution, due.key), due)
    pushHeap(this.#heap, due)
    if (this.#known.size > 4 * limits.timersNear) this.#shrink(2 * limits.timersNear)
    else if (this.#heap.length > 2 * this.#known.size + limits.timersNear) this.#shrink(this.#known.size)
  }

  /** Rebuilds the heap without what was removed, and leaves what is beyond `size` to the store again. */
  #shrink(size: number): void {
    const sorted = [...this.#known.values()].sort(compareDue)
    const left = sorted.splice(size)
    const last = sorted.at(-1)
    this.#heap = sorted
    if (left.length === 0 || last === undefined) return
    for (const due of left) this.#known.delete(nameOf(due.execution, due.key))
    this.#shrinks++
    this.#horizon = Math.min(this.#horizon, last.dueAt)
    if (compareDue(last, this.#position) < 0) this.#position = last
  }

  #tick(): void {
    this.#cancelTick?.()
    if (!this.#running) return
    const now = this.#ports.clock.now()
    this.#fireDue(now)
    if (this.#horizon - now < windowMs / 2 && this.#known.size < limits.timersNear / 2) void this.#load()
    const next = this.#heap[0]
    const busy = this.#underWay >= limits.timersUnderWay
    const delay = next === undefined || busy ? tickMs : Math.min(tickMs, Math.max(1, next.dueAt - now))
    this.#nextTickAt = now + delay
    this.#cancelTick = this.#ports.alarms.after(delay, () => this.#tick())
  }

  #fireDue(now: EpochMs): void {
    for (;;) {
      const next = this.#heap[0]
      if (next === undefined || next.dueAt > now || this.#underWay >= limits.timersUnderWay) return
      popHeap(this.#heap)
      const name = nameOf(next.execution, next.key)
      if (this.#known.get(name) !== next) continue
      this.#known.delete(name)
      this.#underWay++
      const generation = this.#generation
      this.#ports.fire(next, () => {
        if (generation !== this.#generation) return
        const wasBusy = this.#underWay-- >= limits.timersUnderWay
        if (wasBusy) this.#tick()
      })
    }
  }

  #load(): Promise<void> {
    return (this.#loading ??= this.#read().finally(() => {
      this.#loading = undefined
    }))
  }

  async #read(): Promise<void> {
    const before = this.#ports.clock.now() + windowMs
    const [generation, shrinks, horizon, position] = [this.#generation, this.#shrinks, this.#horizon, this.#position]
    this.#horizon = Math.max(horizon, before)
    try {
      const page = await this.#ports.read(position, before, limits.timersNear)
      if (generation !== this.#generation) return
      for (const due of page.rows) this.#keep(due)
      const last = page.rows.at(-1)
      if (shrinks === this.#shrinks) {
        if (page.more && last !== undefined) [this.#horizon, this.#position] = [last.dueAt, last]
        else this.#position = { dueAt: before, execution: 0, key: '' }
      }
      if (this.#running && last !== undefined) this.#tick()
    } catch (error) {
      if (generation !== this.#generation) return
      this.#horizon = Math.min(this.#horizon, horizon)
      this.#ports.log.warn('due timers could not be read', { reason: String(error) })
    }
  }
}

function nameOf(execution: number, key: string): string {
  return `${execution} ${key}`
}

function compareDue(left: Due, right: Due): number {
  return left.dueAt - right.dueAt || left.execution - right.execution || (left.key < right.key ? -1 : 1)
}

function pushHeap(heap: Due[], due: Due): void {
  let at = heap.push(due) - 1
  while (at > 0) {
    const parent = (at - 1) >> 1
    const above = heap[parent] as Due
    if (compareDue(above, due) <= 0) break
    heap[at] = above
    at = parent
  }
  heap[at] = due
}

function popHeap(heap: Due[]): void {
  const last = heap.pop()
  if (last === undefined || heap.length === 0) return
  let at = 0
  for (;;) {
    let child = 2 * at + 1
    if (child >= heap.length) break
    if (child + 1 < heap.length && compareDue(heap[child + 1] as Due, heap[child] as Due) < 0) child++
    if (compareDue(heap[child] as Due, last) >= 0) break
    heap[at] = heap[child] as Due
    at = child
  }
  heap[at] = last
}
