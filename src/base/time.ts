/** Milliseconds since 1970, as everything inside counts time. */
export type EpochMs = number

/** Where time comes from. Only `server` has the real one; tests and the simulation have their own. */
export interface Clock {
  now(): EpochMs
}

/** `2026-11-22T11:14:01.123Z` */
export function isoMilliseconds(at: EpochMs): string {
  return new Date(at).toISOString()
}

/** `2026-11-22T11:14:01Z`, as IAM and STS print dates. */
export function isoSeconds(at: EpochMs): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`
}
