/**
 * Index values as one string whose UTF-16 order is the order of the values: column by column, integers by size, texts
 * by code point (which is the order of their UTF-8 bytes). Comparing two keys is then one native comparison.
 *
 * Each encoded column ends itself, so the encoding of the first columns is a prefix of the whole.
 */
export function orderedKey(values: readonly (string | number)[]): string {
  let key = ''
  for (const value of values) key += typeof value === 'number' ? orderedInteger(value) : orderedText(value)
  return key
}

/** Sorts behind every key that begins with `prefix`. No column begins with U+FFFF: texts are well-formed. */
export function behindPrefix(prefix: string): string {
  return `${prefix}\uffff`
}

/** The smallest key behind this one. */
export function behindKey(key: string): string {
  return `${key}\0`
}

/** 53 bits and the sign, moved so that none is negative, in eight characters of seven bits (one-byte strings compare fastest). */
function orderedInteger(value: number): string {
  const quotient = Math.floor(value / 0x10000000)
  const low = value - quotient * 0x10000000
  const high = quotient + 0x2000000
  return String.fromCharCode(
    (high >>> 21) & 127,
    (high >>> 14) & 127,
    (high >>> 7) & 127,
    high & 127,
    (low >>> 21) & 127,
    (low >>> 14) & 127,
    (low >>> 7) & 127,
    low & 127,
  )
}

/** Ends with two NULs; a NUL inside becomes NUL and U+0001, so that a text sorts before those it begins. */
function orderedText(text: string): string {
  return needsCare.test(text) ? `${text.replace(needsCareEach, moved)}\0\0` : `${text}\0\0`
}

// oxlint-disable-next-line no-control-regex -- NUL is the very character that must be escaped
const needsCare = /[\0\ud800-\uffff]/
// oxlint-disable-next-line no-control-regex -- as above
const needsCareEach = /[\0\ud800-\uffff]/g

/** Surrogates (code points from U+10000) move behind U+E000 to U+FFFF, which UTF-16 has the other way round. */
function moved(unit: string): string {
  const code = unit.charCodeAt(0)
  if (code === 0) return '\0\u0001'
  return String.fromCharCode(code < 0xe000 ? code + 0x2000 : code - 0x800)
}
