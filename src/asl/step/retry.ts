import type { Retrier } from '../machine.ts'
import { isFor, type StateFailure } from './failure.ts'

export interface RetryPlan {
  readonly delayMs: number
  /** Attempts by retrier, this one counted. */
  readonly retries: readonly number[]
}

/** The first retrier that is for the failure decides, with its own count of attempts. */
export function planRetry(
  retries: readonly number[],
  retriers: readonly Retrier[],
  failure: StateFailure,
  chance: { random(): number },
): RetryPlan | undefined {
  const index = retriers.findIndex((retrier) => isFor(retrier.errorEquals, failure))
  const retrier = retriers[index]
  const made = retries[index] ?? 0
  if (retrier === undefined || made >= retrier.maxAttempts) return undefined
  const seconds = Math.min(
    retrier.intervalSeconds * retrier.backoffRate ** made,
    retrier.maxDelaySeconds ?? Number.POSITIVE_INFINITY,
    delaySecondsMax,
  )
  const delayMs = Math.round(seconds * 1_000 * (retrier.fullJitter ? chance.random() : 1))
  return { delayMs, retries: retriers.map((_retrier, at) => (retries[at] ?? 0) + (at === index ? 1 : 0)) }
}

/** Longer than any execution lives. */
const delaySecondsMax = 31_622_400
