/** A lone surrogate becomes U+FFFD. */
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
