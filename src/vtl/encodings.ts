import { utf8Text } from '../base/index.ts'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

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
