import type { Lane, Store, Write, WriteOutcome } from '../../store/index.ts'

/**
 * What becomes of a write: done, refused by a full disk, or the process dies before or after the commit. `divide`: it is
 * done, and the process goes on although another one has been started in its place.
 */
export type Fate = 'commit' | 'fail' | 'crashBefore' | 'crashAfter' | 'divide'

/**
 * A store as a process sees it that may die: from the crash on nothing it asks is ever answered. The rows are in the
 * inner store, which outlives it.
 */
export class ShakyStore implements Store {
  readonly #inner: Store
  readonly #fate: () => Fate
  readonly #fatalRead: () => boolean
  readonly #onCrash: (dead: boolean) => void
  #dead = false

  constructor(inner: Store, fate: () => Fate, fatalRead: () => boolean, onCrash: (dead: boolean) => void) {
    this.#inner = inner
    this.#fate = fate
    this.#fatalRead = fatalRead
    this.#onCrash = onCrash
  }

  get statistics(): Store['statistics'] {
    return this.#inner.statistics
  }

  async write(write: Write, lane?: Lane): Promise<WriteOutcome> {
    if (this.#dead) return never()
    const fate = this.#fate()
    if (fate === 'fail') return { kind: 'failed', reason: 'disk-full', message: 'no room' }
    if (fate === 'crashBefore') return this.#crash()
    const outcome = await this.#inner.write(write, lane)
    if (fate === 'divide' && !this.#dead) this.#onCrash(false)
    if (fate === 'crashAfter') return this.#crash()
    return this.#dead ? never() : outcome
  }

  get: Store['get'] = (table, key) => this.#answer(this.#inner.get(table, key))
  find: Store['find'] = (table, unique, value) => this.#answer(this.#inner.find(table, unique, value))
  scan: Store['scan'] = (table, query) => this.#answer(this.#inner.scan(table, query))
  reserve: Store['reserve'] = (sequence, count) => this.#answer(this.#inner.reserve(sequence, count))
  reset: Store['reset'] = (options) => this.#inner.reset(options)
  compact: Store['compact'] = () => this.#inner.compact()
  copy: Store['copy'] = () => this.#inner.copy()
  close: Store['close'] = () => this.#inner.close()

  /** Dies now, whatever is under way. */
  kill(): void {
    void this.#crash()
  }

  async #answer<T>(answer: Promise<T>): Promise<T> {
    const value = await answer
    if (this.#fatalRead()) return this.#crash()
    return this.#dead ? never() : value
  }

  #crash(): Promise<never> {
    if (!this.#dead) {
      this.#dead = true
      this.#onCrash(true)
    }
    return never()
  }
}

function never(): Promise<never> {
  return new Promise(() => {})
}
