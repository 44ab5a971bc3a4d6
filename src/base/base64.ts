const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
/** What a character stands for, by its code; 255 where it is none of the alphabet. */
const valueOf = new Uint8Array(128).fill(255)
for (let value = 0; value < alphabet.length; value++) valueOf[alphabet.charCodeAt(value)] = value

/** The bytes of base64 text, padded or not; undefined where it is none. */
export function base64Decode(text: string): Uint8Array | undefined {
  const end = text.endsWith('==') ? text.length - 2 : text.endsWith('=') ? text.length - 1 : text.length
  if (end % 4 === 1) return undefined
  const bytes = new Uint8Array(Math.floor((end * 3) / 4))
  let written = 0
  let bits = 0
  let held = 0
  for (let at = 0; at < end; at++) {
    const value = valueOf[text.charCodeAt(at)]
    if (value === undefined || value === 255) return undefined
    bits = ((bits << 6) | value) & 0xffff
    held += 6
    if (held < 8) continue
    held -= 8
    bytes[written++] = (bits >> held) & 0xff
  }
  return bytes
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
