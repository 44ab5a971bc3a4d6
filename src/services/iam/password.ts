import { scrypt, timingSafeEqual } from 'node:crypto'
import type { Chance } from '../../base/index.ts'

/** Costs of scrypt: 2^15 rounds in 32 MiB, about 0.1 s. They stand in each hash, so that they can grow. */
const costs = { N: 32_768, r: 8, p: 1 }
const hashBytes = 32
const saltBytes = 16

/** `scrypt$N$r$p$salt$hash`, the last two in base64. */
export async function hashPassword(password: string, chance: Chance): Promise<string> {
  const salt = Buffer.from(chance.bytes(saltBytes))
  const hash = await derive(password, salt, costs)
  return ['scrypt', costs.N, costs.r, costs.p, salt.toString('base64'), hash.toString('base64')].join('$')
}

/** Compares in a time that does not depend on the password. */
export async function passwordMatches(password: string, stored: string): Promise<boolean> {
  const [scheme, N, r, p, salt, hash] = stored.split('$')
  if (scheme !== 'scrypt' || salt === undefined || hash === undefined) return false
  const expected = Buffer.from(hash, 'base64')
  const actual = await derive(password, Buffer.from(salt, 'base64'), { N: Number(N), r: Number(r), p: Number(p) })
  return expected.length === actual.length && timingSafeEqual(expected, actual)
}

function derive(password: string, salt: Buffer, cost: typeof costs): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const options = { ...cost, maxmem: 256 * cost.N * cost.r }
    scrypt(password, salt, hashBytes, options, (error, key) => (error === null ? resolve(key) : reject(error)))
  })
}
