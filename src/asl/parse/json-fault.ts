/**
 * What is wrong with text that is not JSON, in the words of the parser that AWS uses (Jackson), which clients see in
 * InvalidDefinition and InvalidExecutionInput. Source: recorded answers, and Jackson's documented messages.
 */
export interface JsonFault {
  readonly words: string
  /** Where reading stopped, both from 1. */
  readonly line: number
  readonly column: number
}

/** How the parser writes a place in a text, of which it shows the first 500 characters. */
export function jsonSource(text: string, line: number, column: number): string {
  const shown = text.length <= 500 ? text : `${text.slice(0, 500)}"[truncated ${text.length - 500} chars]`
  return `[Source: (String)"${shown}"; line: ${line}, column: ${column}]`
}

/** Undefined when the text is JSON after all. Without recursion, whatever the nesting. */
export function describeJsonFault(text: string): JsonFault | undefined {
  const scan: Scan = { text, at: 0, open: [] }
  let words = value(scan)
  while (words === undefined && scan.open.length > 0) words = afterValue(scan)
  if (words === undefined) {
    skipBlanks(scan)
    if (scan.at >= text.length) return undefined
    words = unexpected(scan, 'expected end of input')
  }
  if (!words.startsWith('Illegal unquoted')) return { words, ...placeOf(text, scan.at) }
  // A line break inside quotes begins no line.
  const { line, column } = placeOf(text, scan.at - 1)
  return { words, line, column: column + 1 }
}

function placeOf(text: string, at: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, at)
  return { line: before.split('\n').length, column: at - before.lastIndexOf('\n') }
}

interface Scan {
  readonly text: string
  at: number
  /** What is open, outermost first. */
  readonly open: { readonly kind: 'Object' | 'Array'; readonly at: number }[]
}

const valueKinds = "JSON String, Number, Array, Object or token 'null', 'true' or 'false'"

/** Reads one value, going into collections as far as their first scalar; answers words when it cannot. */
function value(scan: Scan): string | undefined {
  for (;;) {
    skipBlanks(scan)
    const first = scan.text[scan.at]
    if (first === undefined) return endOfInput(scan)
    if (first === '"') return quoted(scan, 'string value')
    if (first === '-' || (first >= '0' && first <= '9')) return numeral(scan)
    if (scan.open.length === 0 && isCloser(first)) return mismatched(scan)
    if (first !== '{' && first !== '[') return word(scan)
    scan.open.push({ kind: first === '{' ? 'Object' : 'Array', at: scan.at })
    scan.at++
    skipBlanks(scan)
    if (scan.at >= scan.text.length) return unclosed(scan)
    if (isCloser(scan.text[scan.at])) return scan.text[scan.at] === closerOf(first) ? undefined : mismatched(scan)
    const words = first === '{' ? memberName(scan) : undefined
    if (words !== undefined) return words
  }
}

const closerOf = (opener: string): string => (opener === '{' ? '}' : ']')

function isCloser(mark: string | undefined): mark is '}' | ']' {
  return mark === '}' || mark === ']'
}

function mismatched(scan: Scan): string {
  const mark = scan.text[scan.at]
  scan.at++
  const within = scan.open.at(-1)
  const start = within === undefined ? jsonSource(scan.text, 1, 0) : startOf(scan)
  const place = `for ${within?.kind ?? 'root'} starting at ${start}`
  return `Unexpected close marker '${mark}': expected '${mark === '}' ? ']' : '}'}' (${place})`
}

function endOfInput(scan: Scan): string {
  const within = scan.open.at(-1)
  if (within === undefined) return 'No content to map due to end-of-input'
  return `Unexpected end-of-input within/between ${within.kind} entries`
}

function unclosed(scan: Scan): string {
  const within = scan.open.at(-1) as Scan['open'][number]
  return `Unexpected end-of-input: expected close marker for ${within.kind} (start marker at ${startOf(scan)})`
}

/** Where the innermost of what is open begins. */
function startOf({ text, open }: Scan): string {
  const { line, column } = placeOf(text, open.at(-1)?.at ?? 0)
  return jsonSource(text, line, column)
}

function afterValue(scan: Scan): string | undefined {
  const within = scan.open.at(-1) as Scan['open'][number]
  skipBlanks(scan)
  const mark = scan.text[scan.at]
  if (mark === undefined) return unclosed(scan)
  if (mark === (within.kind === 'Object' ? '}' : ']')) {
    scan.at++
    scan.open.pop()
    return undefined
  }
  if (isCloser(mark)) return mismatched(scan)
  if (mark !== ',') return unexpected(scan, `was expecting comma to separate ${within.kind} entries`)
  scan.at++
  if (within.kind === 'Object') return memberName(scan) ?? value(scan)
  skipBlanks(scan)
  return scan.text[scan.at] === '}' ? unexpected(scan, 'expected a value') : value(scan)
}

/** The name and its colon. */
function memberName(scan: Scan): string | undefined {
  skipBlanks(scan)
  if (scan.at >= scan.text.length) return 'Unexpected end-of-input within/between Object entries'
  if (scan.text[scan.at] !== '"') return unexpected(scan, 'was expecting double-quote to start field name')
  const words = quoted(scan, 'name')
  if (words !== undefined) return words
  skipBlanks(scan)
  if (scan.at >= scan.text.length) return 'Unexpected end-of-input within/between Object entries'
  if (scan.text[scan.at] !== ':') return unexpected(scan, 'was expecting a colon to separate field name and value')
  scan.at++
  return undefined
}

function quoted(scan: Scan, what: 'name' | 'string value'): string | undefined {
  for (scan.at++; scan.at < scan.text.length; scan.at++) {
    const unit = scan.text[scan.at] as string
    if (unit === '"') {
      scan.at++
      return undefined
    }
    if (unit < ' ') {
      scan.at++
      return (
        `Illegal unquoted character ((CTRL-CHAR, code ${unit.charCodeAt(0)})): ` +
        `has to be escaped using backslash to be included in ${what}`
      )
    }
    if (unit !== '\\') continue
    const words = escape(scan)
    if (words !== undefined) return words
  }
  return what === 'name'
    ? 'Unexpected end-of-input in field name'
    : 'Unexpected end-of-input: was expecting closing quote for a string value'
}

/** From the backslash to the last character that belongs to it. */
function escape(scan: Scan): string | undefined {
  const escaped = scan.text[++scan.at]
  if (escaped === undefined) return brokenEscape
  if (escaped !== 'u') {
    if ('"\\/bfnrt'.includes(escaped)) return undefined
    scan.at++
    return `Unrecognized character escape ${named(escaped)}`
  }
  for (let digit = 0; digit < 4; digit++) {
    const unit = scan.text[++scan.at]
    if (unit === undefined) return brokenEscape
    if (/[\dA-Fa-f]/.test(unit)) continue
    scan.at++
    return `Unexpected character (${named(unit)}): expected a hex-digit for character escape sequence`
  }
  return undefined
}

const brokenEscape = 'Unexpected end-of-input in character escape sequence'

function numeral(scan: Scan): string | undefined {
  const { text } = scan
  if (text[scan.at] === '-' && !isDigit(text[++scan.at])) {
    const infinite = /^(?:Infinity|INF)/.exec(text.slice(scan.at, scan.at + 8))?.[0]
    if (infinite !== undefined) return nonStandard(scan, `-${infinite}`)
    if (scan.at >= text.length) return 'Unexpected end-of-inputNo digit following minus sign'
    return badNumeral(scan, 'expected digit (0-9) to follow minus sign, for valid numeric value')
  }
  if (text[scan.at] === '0' && isDigit(text[scan.at + 1])) {
    scan.at++
    return 'Invalid numeric value: Leading zeroes not allowed'
  }
  skipDigits(scan)
  if (text[scan.at] === '.') {
    if (!isDigit(text[++scan.at])) return badNumeral(scan, 'Decimal point not followed by a digit')
    skipDigits(scan)
  }
  if (text[scan.at] === 'e' || text[scan.at] === 'E') {
    const sign = text[++scan.at]
    if (sign === '+' || sign === '-') scan.at++
    if (scan.at >= text.length) return 'Unexpected end-of-inputexpected a digit for number exponent'
    if (!isDigit(text[scan.at])) return badNumeral(scan, 'Exponent indicator not followed by a digit')
    skipDigits(scan)
  }
  // Within a collection it is for the next token to be wrong.
  if (scan.open.length > 0 || /^[ \t\r\n]?$/.test(text[scan.at] ?? '')) return undefined
  const unit = text[scan.at++] ?? ''
  return `Unexpected character (${named(unit)}): Expected space separating root-level values`
}

/** At the end of the text it is the last character that is told. */
function badNumeral(scan: Scan, expectation: string): string {
  const unit = scan.text[Math.min(scan.at, scan.text.length - 1)] ?? ''
  if (scan.at < scan.text.length) scan.at++
  return `Unexpected character (${named(unit)}) in numeric value: ${expectation}`
}

function skipDigits(scan: Scan): void {
  while (isDigit(scan.text[scan.at])) scan.at++
}

function isDigit(unit: string | undefined): boolean {
  return unit !== undefined && unit >= '0' && unit <= '9'
}

const wordShape = /[\p{L}\p{N}_$]+/uy

function word(scan: Scan): string | undefined {
  wordShape.lastIndex = scan.at
  const found = wordShape.exec(scan.text)?.[0]
  if (found === undefined) return unexpected(scan, `expected a valid value (${valueKinds})`)
  scan.at += found.length
  if (found === 'true' || found === 'false' || found === 'null') return undefined
  if (found === 'NaN' || found === 'Infinity') {
    scan.at -= found.length
    return nonStandard(scan, found)
  }
  return `Unrecognized token '${found}': was expecting (${valueKinds})`
}

function nonStandard(scan: Scan, token: string): string {
  scan.at += token.replace('-', '').length
  return `Non-standard token '${token}': enable JsonParser.Feature.ALLOW_NON_NUMERIC_NUMBERS to allow`
}

/** Between tokens. */
function unexpected(scan: Scan, expectation: string): string {
  const unit = scan.text[scan.at] ?? ''
  scan.at++
  if (unit < ' ' && unit !== '') {
    return `Illegal character (${named(unit)}): only regular white space (\\r, \\n, \\t) is allowed between tokens`
  }
  if (unit === '/') return `Unexpected character (${named(unit)}): ${noComments}`
  return `Unexpected character (${named(unit)}): ${expectation}`
}

const noComments =
  "maybe a (non-standard) comment? (not recognized as one since Feature 'ALLOW_COMMENTS' not enabled for parser)"

function named(unit: string): string {
  const code = unit.charCodeAt(0)
  if (code < 32 || (code > 126 && code < 160)) return `(CTRL-CHAR, code ${code})`
  return `'${unit}' (code ${code}${code > 255 ? ` / 0x${code.toString(16)}` : ''})`
}

function skipBlanks(scan: Scan): void {
  while (/[ \t\r\n]/.test(scan.text[scan.at] ?? '')) scan.at++
}
