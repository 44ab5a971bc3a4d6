import { limits, type Clock } from '../../base/index.ts'

/** Bounds how often somebody may try to sign in: by what is tried from one address, and by the address alone. */
export interface Attempts {
  /** Counts an attempt; false when there were too many lately. Counted before it is checked: many at once are no way round. */
  begin(source: string, who: string): boolean
  /** The attempt succeeded: what was tried before it is forgotten. */
  succeeded(source: string, who: string): void
}

interface Count {
  attempts: number
  readonly since: number
}

export function openAttempts(clock: Clock): Attempts {
  /** In the order of their beginnings, so that the first one is the oldest. */
  const counts = new Map<string, Count>()

  function counted(key: string, attemptsMax: number): boolean {
    const now = clock.now()
    let count = counts.get(key)
    if (count === undefined || now - count.since > limits.signInWindowMs) {
      const [oldest] = counts.keys()
      if (counts.size >= limits.signInSources && oldest !== undefined) counts.delete(oldest)
      counts.delete(key)
      count = { attempts: 0, since: now }
      counts.set(key, count)
    }
    count.attempts++
    return count.attempts <= attemptsMax
  }

  return {
    begin(source, who) {
      const bySource = counted(source, limits.signInsPerSource)
      return counted(`${source}\0${who}`, limits.signInAttempts) && bySource
    },
    succeeded(source, who) {
      counts.delete(`${source}\0${who}`)
    },
  }
}
