import type { Clock, EpochMs } from '../../base/index.ts'
import type { Alarms } from '../ports.ts'

/** Time that stands still until it is moved: to the next alarm, and rings it. */
export class VirtualTime implements Clock, Alarms {
  #now: EpochMs
  #alarms: { readonly at: EpochMs; readonly order: number; readonly ring: () => void }[] = []
  #order = 0

  constructor(now: EpochMs) {
    this.#now = now
  }

  now(): EpochMs {
    return this.#now
  }

  after(delayMs: number, ring: () => void): () => void {
    const alarm = { at: this.#now + Math.max(0, delayMs), order: this.#order++, ring }
    this.#alarms.push(alarm)
    return () => {
      this.#alarms = this.#alarms.filter((other) => other !== alarm)
    }
  }

  /** Moves to the next alarm and rings it, or so far if it is later; false when there is none. */
  ringNext(stepMs = Number.POSITIVE_INFINITY): boolean {
    this.#alarms.sort((left, right) => left.at - right.at || left.order - right.order)
    const [next] = this.#alarms
    if (next === undefined) return false
    if (next.at > this.#now + stepMs) {
      this.#now += stepMs
      return true
    }
    this.#alarms.shift()
    this.#now = Math.max(this.#now, next.at)
    next.ring()
    return true
  }

  /** What a crash does to the alarms of a process. */
  forgetAlarms(): void {
    this.#alarms = []
  }
}

/** Lets everything that is ready happen, without any time passing. */
export async function settle(rounds = 4): Promise<void> {
  for (let round = 0; round < rounds; round++) await new Promise((resolve) => setImmediate(resolve))
}
