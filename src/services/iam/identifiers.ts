import { randomText, type Chance } from '../../base/index.ts'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** What an id is of, as AWS begins it. */
export const idPrefixes = {
  user: 'AIDA',
  role: 'AROA',
  group: 'AGPA',
  policy: 'ANPA',
  instanceProfile: 'AIPA',
  serviceCredential: 'ACCA',
  serverCertificate: 'ASCA',
} as const

/** 21 characters, never used twice. */
export function newId(chance: Chance, of: keyof typeof idPrefixes): string {
  return `${idPrefixes[of]}${randomText(chance, 17, alphabet)}`
}

/**
 * A new access key id: `AKIA` for good, `ASIA` for temporary credentials, then 16 characters. As with AWS's own, the
 * account is in it: the first 48 bits are a one, the account in 40 bits, and 7 more bits; so whose key it is needs no
 * look-up.
 */
export function newAccessKeyId(chance: Chance, prefix: 'AKIA' | 'ASIA', account: string): string {
  let bits = (1n << 47n) | (BigInt(account) << 7n) | BigInt((chance.bytes(1)[0] ?? 0) & 0x7f)
  for (const byte of chance.bytes(4)) bits = (bits << 8n) | BigInt(byte)
  let text = ''
  for (let at = 0; at < 16; at++) {
    text = `${alphabet[Number(bits & 31n)]}${text}`
    bits >>= 5n
  }
  return `${prefix}${text}`
}

/** The account that an access key id names; undefined for what is none of ours or AWS's. */
export function accountOfAccessKey(accessKeyId: string): string | undefined {
  const match = /^(?:AKIA|ASIA)([A-Z2-7]{16})$/u.exec(accessKeyId)
  if (match?.[1] === undefined) return undefined
  let bits = 0n
  for (const letter of match[1]) bits = (bits << 5n) | BigInt(alphabet.indexOf(letter))
  const account = (bits >> 39n) & ((1n << 40n) - 1n)
  return account < 1_000_000_000_000n ? String(account).padStart(12, '0') : undefined
}

/** 40 characters, as AWS's secrets are. */
export function newSecret(chance: Chance): string {
  return randomText(chance, 40, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/')
}
