import type { Clock } from '../base/index.ts'
import type { Store } from '../store/index.ts'
import type { Alarms, EngineLog } from './ports.ts'
import { RetentionSweep } from './retention-sweep.ts'

export interface RetentionPorts {
  readonly store: Store
  readonly clock: Clock
  readonly alarms: Alarms
  readonly log: EngineLog
  /** How long closed executions are kept, days. */
  readonly days: number
}

/** How long after the start, a pass, or a step that failed the next one begins, and the least pause between two steps. */
const firstMs = 60_000
const passMs = 3_600_000
const retryMs = 60_000
const pauseMs = 20

/** Removes what is past its time from now on; returns how to stop. */
export function keepRetention(ports: RetentionPorts): () => void {
  const retention = new Retention(ports)
  retention.start()
  return () => retention.stop()
}

/** Sweeps in the background, soon after the start and each hour, for a quarter of the time at most. */
class Retention {
  readonly #ports: RetentionPorts
  readonly #sweep: RetentionSweep
  #cancel: (() => void) | undefined
  #stopped = false
  #removed = 0

  constructor(ports: RetentionPorts) {
    this.#ports = ports
    this.#sweep = new RetentionSweep(ports)
  }

  start(): void {
    this.#arm(firstMs)
  }

  stop(): void {
    this.#stopped = true
    this.#cancel?.()
  }

  #arm(delayMs: number): void {
    if (!this.#stopped) this.#cancel = this.#ports.alarms.after(delayMs, () => void this.#step())
  }

  async #step(): Promise<void> {
    const { clock, log } = this.#ports
    const startedAt = clock.now()
    try {
      const { removed, more } = await this.#sweep.step()
      this.#removed += removed
      if (more) return this.#arm(Math.max(pauseMs, 3 * (clock.now() - startedAt)))
      if (this.#removed > 0) log.info('rows past their retention were removed', { rows: this.#removed })
      this.#removed = 0
      this.#arm(passMs)
    } catch (error) {
      if (!this.#stopped) log.warn('rows past their retention could not be removed', { reason: String(error) })
      this.#arm(retryMs)
    }
  }
}
