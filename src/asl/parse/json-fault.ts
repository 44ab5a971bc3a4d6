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
  return { words, ...placeOf(text, scan.at) }
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
    if (first === '"') return quoted(scan)
    if (first === '-' || (first >= '0' && first <= '9')) return numeral(scan)
    if (first !== '{' && first !== '[') return word(scan)
    scan.open.push({ kind: first === '{' ? 'Object' : 'Array', at: scan.at })
    scan.at++
    skipBlanks(scan)
    if (scan.at >= scan.text.length) return unclosed(scan)
    if (scan.text[scan.at] === (first === '{' ? '}' : ']')) return undefined
    const words = first === '{' ? memberName(scan) : undefined
    if (words !== undefined) return words
  }
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
  if (mark === '}' || mark === ']') {
    scan.at++
    const expected = mark === '}' ? ']' : '}'
    return `Unexpected close marker '${mark}': expected '${expected}' (for ${within.kind} starting at ${startOf(scan)})`
  }
  if (mark !== ',') return unexpected(scan, `was expecting comma to separate ${within.kind} entries`)
  scan.at++
  return (within.kind === 'Object' ? memberName(scan) : undefined) ?? value(scan)
}

/** The name and its colon. */
function memberName(scan: Scan): string | undefined {
  skipBlanks(scan)
  if (scan.at >= scan.text.length) return 'Unexpected end-of-input within/between Object entries'
  if (scan.text[scan.at] !== '"') return unexpected(scan, 'was expecting double-quote to start field name')
  const words = quoted(scan)
  if (words !== undefined) return words
  skipBlanks(scan)
  if (scan.at >= scan.text.length) return 'Unexpected end-of-input within/between Object entries'
  if (scan.text[scan.at] !== ':') return unexpected(scan, 'was expecting a colon to separate field name and value')
  scan.at++
  return undefined
}

function quoted(scan: Scan): string | undefined {
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
        'has to be escaped using backslash to be included in string value'
      )
    }
    if (unit !== '\\') continue
    const escaped = scan.text[++scan.at] ?? ''
    if (escaped === 'u') {
      if (!/^[\dA-Fa-f]{4}$/.test(scan.text.slice(scan.at + 1, scan.at + 5))) {
        scan.at++
        return unexpected(scan, 'expected a hex-digit for character escape sequence')
      }
    } else if (escaped === '' || !'"\\/bfnrt'.includes(escaped)) {
      scan.at++
      return `Unrecognized character escape ${named(escaped)}`
    }
  }
  return 'Unexpected end-of-input: was expecting closing quote for a string value'
}

function numeral(scan: Scan): string | undefined {
  const { text } = scan
  if (text[scan.at] === '-' && !isDigit(text[++scan.at])) {
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
    if (!isDigit(text[scan.at])) return badNumeral(scan, 'Exponent indicator not followed by a digit')
    skipDigits(scan)
  }
  // Within a collection it is for the next token to be wrong.
  if (scan.open.length > 0 || /^[ \t\r\n]?$/.test(text[scan.at] ?? '')) return undefined
  return unexpected(scan, 'Expected space separating root-level values')
}

/** The end of the text counts as NUL. */
function badNumeral(scan: Scan, expectation: string): string {
  const unit = scan.text[scan.at] ?? '\0'
  scan.at++
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
  return `Unrecognized token '${found}': was expecting (${valueKinds})`
}

function unexpected(scan: Scan, expectation: string): string {
  const unit = scan.text[scan.at] ?? ''
  scan.at++
  return `Unexpected character (${named(unit)}): ${expectation}`
}

function named(unit: string): string {
  const code = unit === '' ? -1 : unit.charCodeAt(0)
  return code >= 0 && code < 32 ? `(CTRL-CHAR, code ${code})` : `'${unit}' (code ${code})`
}

function skipBlanks(scan: Scan): void {
  while (/[ \t\r\n]/.test(scan.text[scan.at] ?? '')) scan.at++
}
