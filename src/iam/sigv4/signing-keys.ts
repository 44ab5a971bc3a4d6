import { limits, type Digest } from '../../base/index.ts'
import type { SignatureClaim } from './signed-request.ts'

/** Keys by what they are derived from; a digest's own, so that no two instances share secrets. */
const keysOf = new WeakMap<Digest, Map<string, Uint8Array>>()

/** The day's key for a region and service, derived in four steps and kept: it changes once a day. */
export function signingKey(digest: Digest, secret: string, claim: SignatureClaim): Uint8Array {
  const { scopeDate, region, service, terminator } = claim
  let keys = keysOf.get(digest)
  if (keys === undefined) {
    keys = new Map()
    keysOf.set(digest, keys)
  }
  const name = `${scopeDate}/${region}/${service}/${terminator}/${secret}`
  const known = keys.get(name)
  if (known !== undefined) return known
  const dayKey = digest.hmacSha256(`AWS4${secret}`, scopeDate)
  const serviceKey = digest.hmacSha256(digest.hmacSha256(dayKey, region), service)
  const key = digest.hmacSha256(serviceKey, terminator)
  // The oldest goes first: yesterday's keys are the ones nobody needs.
  if (keys.size >= limits.signingKeys) keys.delete(keys.keys().next().value as string)
  keys.set(name, key)
  return key
}
