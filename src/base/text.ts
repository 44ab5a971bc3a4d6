/** Bytes of the text in UTF-8; a lone surrogate counts as the three bytes of U+FFFD that would be written for it. */
export function utf8Length(text: string): number {
  let bytes = text.length
  // Most texts are ASCII, and a pattern sees that in half the time.
  if (!beyondAscii.test(text)) return bytes
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit < 0x80) continue
    if (unit < 0x800) bytes += 1
    else if (unit >= 0xd800 && unit < 0xdc00 && isLowSurrogate(text.charCodeAt(at + 1))) {
      bytes += 2
      at++
    } else bytes += 2
  }
  return bytes
}

const beyondAscii = /[\u0080-\uffff]/

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000
}
