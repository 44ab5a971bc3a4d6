const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

export function utf8Bytes(text: string): Uint8Array {
  const escaped = encodeURIComponent(text.toWellFormed())
  const bytes = new Uint8Array(escaped.length)
  let length = 0
  for (let at = 0; at < escaped.length; at++) {
    const unit = escaped.charCodeAt(at)
    if (unit === 0x25) {
      bytes[length++] = Number.parseInt(escaped.slice(at + 1, at + 3), 16)
      at += 2
    } else bytes[length++] = unit
  }
  return bytes.subarray(0, length)
}

/** The text of UTF-8 bytes; a byte that is out of place becomes U+FFFD. */
export function utf8Text(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length;) {
    const first = bytes[at] as number
    const length = first < 0x80 ? 1 : first >= 0xc2 && first < 0xe0 ? 2 : first >= 0xe0 && first < 0xf0 ? 3 : 4
    const point = length === 1 ? first : first < 0xf5 ? continued(bytes, at, length) : undefined
    text += point === undefined ? '\uFFFD' : String.fromCodePoint(point)
    at += point === undefined ? 1 : length
  }
  return text
}

const leastOfLength = [0, 0, 0x80, 0x800, 0x10000]

function continued(bytes: Uint8Array, at: number, length: number): number | undefined {
  let point = (bytes[at] as number) & (0x7f >> length)
  for (let offset = 1; offset < length; offset++) {
    const byte = bytes[at + offset]
    if (byte === undefined || (byte & 0xc0) !== 0x80) return undefined
    point = (point << 6) | (byte & 0x3f)
  }
  const wellFormed = point >= (leastOfLength[length] ?? 0) && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff)
  return wellFormed ? point : undefined
}

export function base64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    text += letters.charAt(group >> 18) + letters.charAt((group >> 12) & 63)
    text += left > 1 ? letters.charAt((group >> 6) & 63) : '='
    text += left > 2 ? letters.charAt(group & 63) : '='
  }
  return text
}

const valueOfLetter = new Map(`${letters}-_`.split('').map((letter, index) => [letter, index < 64 ? index : index - 2]))

/** The bytes of base64 text, of either alphabet; what is no letter is read over. */
export function bytesOfBase64(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.ceil((text.length * 3) / 4))
  let length = 0
  let bits = 0
  let held = 0
  for (const letter of text) {
    const value = valueOfLetter.get(letter)
    if (value === undefined) continue
    held = ((held << 6) | value) & 0xffffff
    bits += 6
    if (bits >= 8) {
      bits -= 8
      bytes[length++] = (held >> bits) & 0xff
    }
  }
  return bytes.subarray(0, length)
}

/** application/x-www-form-urlencoded, as java.net.URLEncoder writes it: a blank is a plus. */
export function urlEncode(text: string): string {
  return encodeURIComponent(text.toWellFormed())
    .replaceAll('%20', '+')
    .replace(/[!'()~]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
}

/** undefined where a percent sign is not followed by two hexadecimal digits. */
export function urlDecode(text: string): string | undefined {
  if (/%(?![0-9a-fA-F]{2})/.test(text)) return undefined
  return text
    .replaceAll('+', ' ')
    .replace(/(?:%[0-9a-fA-F]{2})+/g, (run) =>
      utf8Text(Uint8Array.from(run.slice(1).split('%'), (code) => Number.parseInt(code, 16))),
    )
}
