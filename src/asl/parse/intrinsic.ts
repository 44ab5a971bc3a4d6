import { fail, succeed, type Outcome } from '../../base/index.ts'
import { intrinsicArity, type IntrinsicName } from '../expression/intrinsic-names.ts'
import type { IntrinsicArgument, PathExpression } from '../machine.ts'
import { parsePathText } from './path.ts'

/** Calls may be nested ten deep. */
const nestingMax = 10

/** What a `.$` member and the fields that take intrinsics may hold: a path, or `States.Name(…)`. */
export function parseExpressionText(text: string): Outcome<PathExpression> {
  if (!text.startsWith('States.')) return parsePathText(text)
  const reader: Reader = { text, at: 0 }
  const call = parseCall(reader, 1)
  if (!call.ok) return call
  skipBlanks(reader)
  return reader.at === text.length ? call : refused(reader)
}

interface Reader {
  readonly text: string
  at: number
}

function refused(reader: Reader): Outcome<never> {
  return fail('InvalidIntrinsic', `Unexpected text at position ${reader.at}`)
}

function parseCall(reader: Reader, depth: number): Outcome<PathExpression> {
  const start = reader.at
  const open = reader.text.indexOf('(', start)
  const name = reader.text.slice(start, open)
  if (open < 0 || !Object.hasOwn(intrinsicArity, name) || depth > nestingMax) return refused(reader)
  reader.at = open + 1
  const parsed = parseArguments(reader, name as IntrinsicName, depth)
  if (!parsed.ok) return parsed
  const [least, most] = intrinsicArity[name as IntrinsicName]
  if (parsed.value.length < least || parsed.value.length > most) return refused(reader)
  const text = reader.text.slice(start, reader.at)
  return succeed({ kind: 'intrinsic', text, name: name as IntrinsicName, arguments: parsed.value })
}

function parseArguments(reader: Reader, name: IntrinsicName, depth: number): Outcome<readonly IntrinsicArgument[]> {
  const found: IntrinsicArgument[] = []
  skipBlanks(reader)
  if (reader.text[reader.at] === ')') {
    reader.at++
    return succeed(found)
  }
  for (;;) {
    skipBlanks(reader)
    const argument = parseArgument(reader, name === 'States.Format' && found.length === 0, depth)
    if (!argument.ok) return argument
    found.push(argument.value)
    skipBlanks(reader)
    const mark = reader.text[reader.at++]
    if (mark === ')') return succeed(found)
    if (mark !== ',') return refused(reader)
  }
}

function parseArgument(reader: Reader, isFormat: boolean, depth: number): Outcome<IntrinsicArgument> {
  const first = reader.text[reader.at]
  if (first === "'") return parseQuoted(reader, isFormat)
  if (first === '$') {
    const text = takePath(reader)
    return parsePathText(text)
  }
  if (reader.text.startsWith('States.', reader.at)) return parseCall(reader, depth + 1)
  return parseWord(reader)
}

const wordShape = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?=[\s,)])/y

function parseWord(reader: Reader): Outcome<IntrinsicArgument> {
  wordShape.lastIndex = reader.at
  const word = wordShape.exec(reader.text)?.[0]
  const value = word === undefined ? undefined : (JSON.parse(word) as number | boolean | null)
  if (word === undefined || value === undefined || Math.abs(Number(value)) === Infinity) return refused(reader)
  reader.at += word.length
  return succeed({ kind: 'literal', value })
}

/** Only `\'`, `\{`, `\}` and `\\` are escapes. Format reads its template's own later, so they are kept there. */
function parseQuoted(reader: Reader, keepEscapes: boolean): Outcome<IntrinsicArgument> {
  let value = ''
  for (let at = reader.at + 1; at < reader.text.length; at++) {
    const unit = reader.text[at] as string
    if (unit === "'") {
      reader.at = at + 1
      return succeed({ kind: 'literal', value })
    }
    if (unit !== '\\') value += unit
    else {
      const escaped = reader.text[++at] ?? ''
      if (!"'{}\\".includes(escaped) || escaped === '') return refused(reader)
      value += keepEscapes && escaped !== "'" ? `\\${escaped}` : escaped
    }
  }
  return refused(reader)
}

/** The path's text: up to the comma or bracket that is not inside its own brackets or quotes. */
function takePath(reader: Reader): string {
  const start = reader.at
  let depth = 0
  let quote = ''
  for (; reader.at < reader.text.length; reader.at++) {
    const unit = reader.text[reader.at] as string
    if (quote !== '') {
      if (unit === '\\') reader.at++
      else if (unit === quote) quote = ''
    } else if (unit === "'" || unit === '"') quote = unit
    else if (unit === '[' || unit === '(') depth++
    else if (depth === 0 && (unit === ',' || unit === ')')) break
    else if (unit === ']' || unit === ')') depth--
  }
  return reader.text.slice(start, reader.at).trimEnd()
}

function skipBlanks(reader: Reader): void {
  while (/\s/.test(reader.text[reader.at] ?? '')) reader.at++
}
