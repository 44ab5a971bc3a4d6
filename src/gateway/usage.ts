import { limits, type EpochMs } from '../base/index.ts'
import type { ApiStage, Quota, Throttle, UsagePlan } from './key-model.ts'

/**
 * Counts what clients use of their plans, in memory: throttles are a matter of seconds, and quotas begin anew with the
 * process (AWS promises neither to the request).
 */
export interface UsageMeter {
  /** Counts the request if it is let in. */
  admit(use: KeyUse): 'admitted' | 'throttled' | 'quota-exceeded'
  /** Takes a token out of the bucket of that name, if there is one. */
  take(bucket: string, throttle: Throttle, now: EpochMs): boolean
}

/** One request under a plan. */
export interface KeyUse {
  readonly plan: UsagePlan
  readonly stage: ApiStage
  readonly keyId: string
  /** `/{resource path}/{METHOD}` */
  readonly methodPath: string
  readonly now: EpochMs
}

interface Bucket {
  tokens: number
  at: EpochMs
}

interface Count {
  readonly period: string
  used: number
}

export function openUsageMeter(): UsageMeter {
  const buckets = new Map<string, Bucket>()
  const counts = new Map<string, Count>()
  return {
    take: (bucket, throttle, now) => takeToken(buckets, bucket, throttle, now),
    admit(use) {
      const { plan, stage, keyId, methodPath } = use
      const client = `${plan.id}/${keyId}`
      const ofMethod = Object.hasOwn(stage.throttle ?? {}, methodPath) ? stage.throttle?.[methodPath] : undefined
      // The client's share of a method goes before its share of everything.
      const throttles: readonly (readonly [string, Throttle | undefined])[] = [
        [`${client}/${stage.apiId}/${stage.stage}${methodPath}`, ofMethod],
        [client, plan.throttle],
      ]
      for (const [key, throttle] of throttles) {
        if (throttle !== undefined && !takeToken(buckets, key, throttle, use.now)) return 'throttled'
      }
      return plan.quota === undefined || takeQuota(counts, client, plan.quota, use.now) ? 'admitted' : 'quota-exceeded'
    },
  }
}

/** A bucket of `burstLimit` tokens that fills at `rateLimit` tokens a second. */
function takeToken(buckets: Map<string, Bucket>, key: string, throttle: Throttle, now: EpochMs): boolean {
  const { rateLimit } = throttle
  if (rateLimit === undefined) return true
  const size = throttle.burstLimit ?? Math.max(1, rateLimit)
  const bucket = buckets.get(key) ?? { tokens: size, at: now }
  remember(buckets, key, bucket)
  bucket.tokens = Math.min(size, bucket.tokens + (Math.max(0, now - bucket.at) * rateLimit) / 1000)
  bucket.at = now
  if (bucket.tokens < 1) return false
  bucket.tokens -= 1
  return true
}

function takeQuota(counts: Map<string, Count>, key: string, quota: Quota, now: EpochMs): boolean {
  if (quota.limit === undefined) return true
  const period = periodOf(quota, now)
  const known = counts.get(key)
  // The offset counts as used in the first period.
  const count = known?.period === period ? known : { period, used: known === undefined ? quota.offset : 0 }
  remember(counts, key, count)
  if (count.used >= quota.limit) return false
  count.used++
  return true
}

/** Names the day, week (from Monday) or month, in UTC, that the time is in. */
function periodOf(quota: Quota, now: EpochMs): string {
  const day = Math.floor(now / 86_400_000)
  switch (quota.period) {
    case 'WEEK':
      // 1970 began on a Thursday.
      return `week ${Math.floor((day + 3) / 7)}`
    case 'MONTH':
      return new Date(now).toISOString().slice(0, 7)
    default:
      return `day ${day}`
  }
}

/** The least recently used entry goes when there are too many. */
function remember<T>(entries: Map<string, T>, key: string, entry: T): void {
  entries.delete(key)
  entries.set(key, entry)
  for (const oldest of entries.keys()) {
    if (entries.size <= limits.gatewayUsageEntries) break
    entries.delete(oldest)
  }
}
