import type { Store } from '../store/index.ts'

/** Who waits for executions of this process to close. */
export class EndWatch {
  readonly #store: Store
  readonly #waiting = new Map<number, Set<() => void>>()

  constructor(store: Store) {
    this.#store = store
  }

  /** Listens before it looks, so that no end is missed. */
  async wait(execution: number, signal: AbortSignal): Promise<void> {
    const waiting = this.#waiting.get(execution) ?? new Set<() => void>()
    this.#waiting.set(execution, waiting)
    let wake = (): void => {}
    const woken = new Promise<void>((resolve) => {
      wake = resolve
    })
    waiting.add(wake)
    signal.addEventListener('abort', wake, { once: true })
    try {
      const row = await this.#store.get('executions', { id: execution })
      if (row?.status === 'RUNNING' && !signal.aborted) await woken
    } finally {
      signal.removeEventListener('abort', wake)
      waiting.delete(wake)
      if (waiting.size === 0) this.#waiting.delete(execution)
    }
  }

  ended(execution: number): void {
    for (const wake of this.#waiting.get(execution) ?? []) wake()
  }

  /** Wakes everybody: what they wait for may be gone. */
  wakeAll(): void {
    for (const waiting of this.#waiting.values()) for (const wake of waiting) wake()
  }
}
