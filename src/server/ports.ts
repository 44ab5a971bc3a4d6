/** The real clock, chance and hashes: the only place where they are made. */
import { createHash, hash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto'
import type { Chance, Clock, Digest } from '../base/index.ts'

export const systemClock: Clock = { now: () => Date.now() }

export const systemChance: Chance = {
  random: () => Math.random(),
  uuid: () => randomUUID(),
  bytes: pooledBytes,
}

const pool = { bytes: new Uint8Array(0), at: 0 }
const poolBytes = 4_096
const pooledBytesMax = 64

/** A call of the generator takes 4 µs however few bytes it gives. Each byte of the pool is given out once. */
function pooledBytes(count: number): Uint8Array {
  if (count > pooledBytesMax) return randomBytes(count)
  if (pool.at + count > pool.bytes.length) {
    pool.bytes = randomBytes(poolBytes)
    pool.at = 0
  }
  const from = pool.at
  pool.at += count
  return pool.bytes.subarray(from, pool.at)
}

export const systemDigest: Digest = {
  sha256Hex: (data) => hash('sha256', data, 'hex'),
  hmacSha256: (key, data) => Buffer.from(hmacSha256Hex(key, data), 'hex'),
  hmacSha256Hex,
  equalsConstantTime,
}

const compared = [Buffer.alloc(64), Buffer.alloc(64)] as const

function equalsConstantTime(left: string, right: string): boolean {
  const [leftBytes, rightBytes] = compared
  // Written bytes that are fewer than characters would leave others of an earlier comparison in sight.
  if (left.length === 64 && leftBytes.write(left) === 64 && right.length === 64 && rightBytes.write(right) === 64) {
    return timingSafeEqual(leftBytes, rightBytes)
  }
  const [leftCopy, rightCopy] = [Buffer.from(left), Buffer.from(right)]
  return leftCopy.length === rightCopy.length && timingSafeEqual(leftCopy, rightCopy)
}

const blockBytes = 64
const hashBytes = 32
const roomForData = 512

/** The two blocks that a key opens its hashes with; behind them is room for what is hashed. */
interface HmacPads {
  readonly inner: Buffer
  readonly outer: Buffer
}

const padsOfKeys = new WeakMap<Uint8Array, HmacPads>()

/** RFC 2104 out of two one-shot hashes: `createHmac` makes a key object each time, which took 10 µs instead of 1. */
function hmacSha256Hex(key: string | Uint8Array, data: string): string {
  const { inner, outer } = typeof key === 'string' ? padsOf(Buffer.from(key)) : rememberedPads(key)
  const length = Buffer.byteLength(data)
  const block = length <= roomForData ? inner : Buffer.concat([inner], blockBytes + length)
  block.write(data, blockBytes)
  outer.write(hash('sha256', block.subarray(0, blockBytes + length), 'binary'), blockBytes, 'binary')
  return hash('sha256', outer, 'hex')
}

/** Keys in bytes are derived ones, kept by who asks and used again. */
function rememberedPads(key: Uint8Array): HmacPads {
  let pads = padsOfKeys.get(key)
  if (pads === undefined) {
    pads = padsOf(key)
    padsOfKeys.set(key, pads)
  }
  return pads
}

function padsOf(key: Uint8Array): HmacPads {
  const short = key.length > blockBytes ? hash('sha256', key, 'buffer') : key
  const inner = Buffer.alloc(blockBytes + roomForData)
  const outer = Buffer.alloc(blockBytes + hashBytes)
  inner.set(short)
  outer.set(short)
  for (let at = 0; at < blockBytes; at++) {
    inner[at] = (inner[at] as number) ^ 0x36
    outer[at] = (outer[at] as number) ^ 0x5c
  }
  return { inner, outer }
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
