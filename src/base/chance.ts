import type { EpochMs } from './time.ts'

/** Where identity and chance come from. Only `server` has the real one; tests and the simulation have a seeded one. */
export interface Chance {
  /** From 0 up to 1, for jitter and weighted choices; never for secrets. */
  random(): number
  /** A random version 4 UUID. */
  uuid(): string
  /** Unpredictable bytes, for keys, tokens and salts. */
  bytes(count: number): Uint8Array
}

/**
 * A UUID that begins with the time (version 7, RFC 9562). Rows that are indexed by such names are appended to their
 * indexes; random ones touch a page each, which costs several times as much to write.
 */
export function timeOrderedUuid(chance: Chance, now: EpochMs): string {
  const time = now.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${chance.uuid().slice(15)}`
}

/** A text of `length` characters out of `alphabet` (at most 256 of them), unpredictable and without bias. */
export function randomText(chance: Chance, length: number, alphabet: string): string {
  const usable = 256 - (256 % alphabet.length)
  let text = ''
  while (text.length < length) {
    for (const byte of chance.bytes(length * 2)) {
      if (byte < usable && text.length < length) text += alphabet[byte % alphabet.length]
    }
  }
  return text
}
