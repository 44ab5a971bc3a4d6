/** The real clock, chance and hashes: the only place where they are made. */
import { createHash, createHmac, hash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto'
import type { Chance, Clock, Digest } from '../base/index.ts'

export const systemClock: Clock = { now: () => Date.now() }

export const systemChance: Chance = {
  random: () => Math.random(),
  uuid: () => randomUUID(),
  bytes: (count) => randomBytes(count),
}

export const systemDigest: Digest = {
  sha256Hex: (data) => hash('sha256', data, 'hex'),
  hmacSha256: (key, data) => createHmac('sha256', key).update(data).digest(),
  hmacSha256Hex: (key, data) => createHmac('sha256', key).update(data).digest('hex'),
  equalsConstantTime: (left, right) => {
    const [leftBytes, rightBytes] = [Buffer.from(left), Buffer.from(right)]
    return leftBytes.length === rightBytes.length && timingSafeEqual(leftBytes, rightBytes)
  },
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
