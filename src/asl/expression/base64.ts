const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** The text's UTF-8 in Base64. */
export function encodeBase64(text: string): string {
  const bytes = utf8Bytes(text)
  let encoded = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const [first, second, third] = [bytes[at] as number, bytes[at + 1], bytes[at + 2]]
    const group = (first << 16) | ((second ?? 0) << 8) | (third ?? 0)
    encoded += letter(group >> 18) + letter(group >> 12)
    encoded += (second === undefined ? '=' : letter(group >> 6)) + (third === undefined ? '=' : letter(group))
  }
  return encoded
}

/** The text whose UTF-8 was encoded; undefined when the text is not Base64. */
export function decodeBase64(encoded: string): string | undefined {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(encoded)) return undefined
  const digits = encoded.replace(/=+$/, '')
  if (digits.length % 4 === 1) return undefined
  let escaped = ''
  let group = 0
  let bits = 0
  for (const digit of digits) {
    group = ((group << 6) | alphabet.indexOf(digit)) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    escaped += `%${((group >> bits) & 0xff).toString(16).padStart(2, '0')}`
  }
  try {
    return decodeURIComponent(escaped)
  } catch {
    return undefined
  }
}

function letter(value: number): string {
  return alphabet[value & 63] as string
}

function utf8Bytes(text: string): readonly number[] {
  const escaped = encodeURIComponent(text.toWellFormed())
  const bytes: number[] = []
  for (let at = 0; at < escaped.length; at++) {
    if (escaped[at] === '%') {
      bytes.push(Number.parseInt(escaped.slice(at + 1, at + 3), 16))
      at += 2
    } else bytes.push(escaped.charCodeAt(at))
  }
  return bytes
}
