const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
/** What each character stands for, by its code; what is over 63 is none of the alphabet. */
const valueOf = new Uint8Array(65_536).fill(255)
for (let value = 0; value < alphabet.length; value++) valueOf[alphabet.charCodeAt(value)] = value

/** The bytes of base64 text, padded or not; undefined where it is none. */
export function base64Decode(text: string): Uint8Array | undefined {
  const end = text.endsWith('==') ? text.length - 2 : text.endsWith('=') ? text.length - 1 : text.length
  if (end % 4 === 1) return undefined
  const bytes = new Uint8Array(Math.floor((end * 3) / 4))
  let seen = 0
  let written = 0
  // Past the end there are zeros, which bytes beyond the last take.
  const valueAt = (at: number): number => (at < end ? (valueOf[text.charCodeAt(at)] as number) : 0)
  for (let at = 0; at < end; at += 4) {
    const first = valueAt(at)
    const second = valueAt(at + 1)
    const third = valueAt(at + 2)
    const fourth = valueAt(at + 3)
    seen |= first | second | third | fourth
    bytes[written] = (first << 2) | (second >> 4)
    bytes[written + 1] = (second << 4) | (third >> 2)
    bytes[written + 2] = (third << 6) | fourth
    written += 3
  }
  return seen > 63 ? undefined : bytes
}

export function base64Encode(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const [first = 0, second = 0, third = 0] = bytes.subarray(at, at + 3)
    const left = bytes.length - at
    text += `${alphabet[first >> 2]}${alphabet[((first & 3) << 4) | (second >> 4)]}`
    text += left > 1 ? alphabet[((second & 15) << 2) | (third >> 6)] : '='
    text += left > 2 ? alphabet[third & 63] : '='
  }
  return text
}
