import { asDouble, numericOf, numberText } from './java-numbers.ts'
import { checkLength, stop, type Run } from './run.ts'
import { textOf } from './text-of.ts'
import type { Value } from './values.ts'

/** String.hashCode. */
export function hashOfText(text: string): number {
  let hash = 0
  for (let at = 0; at < text.length; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0
  return hash
}

const directive = /%(\d+\$)?([-#+ 0,(]*)(\d{1,4})?(\.\d{1,3})?([a-zA-Z%])/g

/** String.format, as far as templates use it: s d x o f e b c n and %, with flags, width and precision. */
export function formatText(run: Run, format: string, values: readonly Value[]): string {
  let next = 0
  let length = format.length
  return format.replace(directive, (_, place: string | undefined, flags: string, width, precision, letter: string) => {
    if (letter === 'n') return '\n'
    if (letter === '%') return '%'
    const index = place === undefined ? next++ : Number.parseInt(place, 10) - 1
    if (index >= values.length) stop(`String.format threw java.util.MissingFormatArgumentException`)
    const digits = typeof precision === 'string' ? Number(precision.slice(1)) : undefined
    const text = conversion(run, letter, flags, digits, values[index] ?? null)
    const written = padded(text, flags, Number(width ?? 0), letter)
    length += written.length
    checkLength(length)
    return written
  })
}

function conversion(run: Run, letter: string, flags: string, digits: number | undefined, value: Value): string {
  const lower = letter.toLowerCase()
  const text = lowerConversion(run, lower, flags, digits, value)
  return letter === lower ? text : text.toUpperCase()
}

function lowerConversion(run: Run, letter: string, flags: string, digits: number | undefined, value: Value): string {
  if (letter === 's') return textOf(run, value).slice(0, digits)
  if (letter === 'b') return String(typeof value === 'boolean' ? value : value !== null)
  if (letter === 'c') return typeof value === 'number' ? String.fromCodePoint(value) : textOf(run, value)
  if (value === null) return 'null'
  const number = numericOf(value)
  if (number === undefined) return stop('String.format threw java.util.IllegalFormatConversionException')
  if (letter === 'f') return signed(grouped(asDouble(number).toFixed(digits ?? 6), flags), flags)
  if (letter === 'e') return signed(exponential(asDouble(number), digits ?? 6), flags)
  if (!('whole' in number)) return stop('String.format threw java.util.IllegalFormatConversionException')
  if (letter === 'x') return (number.whole < 0 ? BigInt.asUintN(32, BigInt(number.whole)) : number.whole).toString(16)
  if (letter === 'o') return number.whole.toString(8)
  if (letter === 'd') return signed(grouped(numberText(number), flags), flags)
  return stop('String.format threw java.util.UnknownFormatConversionException')
}

function exponential(value: number, digits: number): string {
  return value.toExponential(digits).replace(/e([+-])(\d)$/, 'e$10$2')
}

function grouped(text: string, flags: string): string {
  return flags.includes(',') ? text.replace(/\d(?=(?:\d{3})+(?:\.|$))/g, '$&,') : text
}

function signed(text: string, flags: string): string {
  if (text.startsWith('-')) return flags.includes('(') ? `(${text.slice(1)})` : text
  return flags.includes('+') ? `+${text}` : flags.includes(' ') ? ` ${text}` : text
}

function padded(text: string, flags: string, width: number, letter: string): string {
  if (flags.includes('-')) return text.padEnd(width)
  if (!flags.includes('0') || !/[dxofeE]/.test(letter)) return text.padStart(width)
  const sign = /^[-+ ]/.exec(text)?.[0] ?? ''
  return sign + text.slice(sign.length).padStart(width - sign.length, '0')
}

/** commons-lang's escapeJavaScript: quotes of both kinds, the slash, control characters and all that is not ASCII. */
export function escapeJavaScript(text: string): string {
  if (!needsEscape.test(text)) return text
  return text.replace(escaped, escapeUnit)
}

const needsEscape = /["'\\/]|[^ -\x7f]/
const escaped = /["'\\/]|[^ -\x7f]/g

const shortEscapes: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\n': '\\n',
  '\t': '\\t',
  '\f': '\\f',
  '\r': '\\r',
}

function escapeUnit(unit: string): string {
  const code = unit.charCodeAt(0)
  if (code >= 0x20 && code < 0x7f) return `\\${unit}`
  return shortEscapes[unit] ?? `\\u${code.toString(16).toUpperCase().padStart(4, '0')}`
}
