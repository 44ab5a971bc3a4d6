/** The real clock, chance and hashes: the only place where they are made. */
import { createHash, hash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto'
import type { Chance, Clock, Digest } from '../base/index.ts'

export const systemClock: Clock = { now: () => Date.now() }

export const systemChance: Chance = {
  random: () => Math.random(),
  uuid: () => randomUUID(),
  bytes: (count) => randomBytes(count),
}

export const systemDigest: Digest = {
  sha256Hex: (data) => hash('sha256', data, 'hex'),
  hmacSha256: (key, data) => Buffer.from(hmacSha256Hex(key, data), 'hex'),
  hmacSha256Hex,
  equalsConstantTime: (left, right) => {
    const [leftBytes, rightBytes] = [Buffer.from(left), Buffer.from(right)]
    return leftBytes.length === rightBytes.length && timingSafeEqual(leftBytes, rightBytes)
  },
}

const blockBytes = 64

/** RFC 2104 out of two one-shot hashes: `createHmac` makes a key object each time, which took 10 µs instead of 1. */
function hmacSha256Hex(key: string | Uint8Array, data: string): string {
  const given = typeof key === 'string' ? Buffer.from(key) : key
  const short = given.length > blockBytes ? hash('sha256', given, 'buffer') : given
  const inner = Buffer.alloc(blockBytes + Buffer.byteLength(data), 0)
  const outer = Buffer.alloc(blockBytes + 32, 0)
  inner.set(short)
  outer.set(short)
  for (let at = 0; at < blockBytes; at++) {
    inner[at] = (inner[at] as number) ^ 0x36
    outer[at] = (outer[at] as number) ^ 0x5c
  }
  inner.write(data, blockBytes)
  outer.write(hash('sha256', inner, 'hex'), blockBytes, 'hex')
  return hash('sha256', outer, 'hex')
}

const nodeNames = {
  MD5: 'md5',
  'SHA-1': 'sha1',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
} as const

/** The hashes of `States.Hash` and `$hash`. */
export const statesDigest = {
  hashHex: (algorithm: keyof typeof nodeNames, text: string): string =>
    createHash(nodeNames[algorithm]).update(text).digest('hex'),
}
