import { createHmac, timingSafeEqual } from 'node:crypto'
import { randomText, type Chance, type EpochMs } from '../../base/index.ts'

/** One-time codes of virtual MFA devices: RFC 6238 with SHA-1, six digits and steps of 30 seconds. */
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const stepMs = 30_000
const seedLength = 64

/** A new secret in base 32, as authenticator apps take it. */
export function newSeed(chance: Chance): string {
  return randomText(chance, seedLength, alphabet)
}

/** The code of a step; steps are counted since 1970. */
export function codeAt(seed: string, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const digest = createHmac('sha1', bytesOf(seed)).update(counter).digest()
  const offset = (digest[19] ?? 0) & 0xf
  return String((digest.readUInt32BE(offset) & 0x7fff_ffff) % 1_000_000).padStart(6, '0')
}

/**
 * The step whose code this is: now, one step ago or one ahead, and after `last`, since a code is good once. With a
 * `second` code, that must be the next step's; then the first may be two steps older.
 */
export function stepOf(
  seed: string,
  code: string,
  now: EpochMs,
  { last = 0, second }: { readonly last?: number | undefined; readonly second?: string } = {},
): number | undefined {
  const current = Math.floor(now / stepMs)
  for (let step = current - (second === undefined ? 1 : 3); step <= current + 1; step++) {
    if (step <= last || !same(codeAt(seed, step), code)) continue
    if (second === undefined || same(codeAt(seed, step + 1), second)) return second === undefined ? step : step + 1
  }
  return undefined
}

function same(left: string, right: string): boolean {
  return left.length === right.length && timingSafeEqual(Buffer.from(left), Buffer.from(right))
}

function bytesOf(seed: string): Buffer {
  const bytes: number[] = []
  let value = 0
  let bits = 0
  for (const letter of seed) {
    value = ((value << 5) | alphabet.indexOf(letter)) & 0xffff
    bits += 5
    if (bits < 8) continue
    bits -= 8
    bytes.push((value >> bits) & 0xff)
  }
  return Buffer.from(bytes)
}
