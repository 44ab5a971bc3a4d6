interface Identified {
  readonly eventId?: string | undefined
}

/** Known events and newer ones, each once, and of them the latest `max`. Two answers overlap at their edge. */
export function mergeEvents<T extends Identified>(known: readonly T[], newer: readonly T[], max: number): readonly T[] {
  if (newer.length === 0) return known
  const ids = new Set(known.slice(-max).map(({ eventId }) => eventId))
  const fresh = newer.filter(({ eventId }) => !ids.has(eventId))
  return fresh.length === 0 ? known : [...known, ...fresh].slice(-max)
}
