import { limits, emptyObject, type JsonValue } from '../base/index.ts'
import { current, refuseAt, skipBlanks, take, takeMatch, type Cursor } from './cursor.ts'

const number = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const word = /[A-Za-z_][\w-]*/y

/** A value written in a filter or a call: JSON, where strings may have single quotes too. */
export function parseLiteral(cursor: Cursor): JsonValue | undefined {
  if (cursor.depth >= limits.jsonPathDepth) return refuseAt(cursor, 'The path is nested too deeply')
  cursor.depth++
  const value = literalHere(cursor)
  cursor.depth--
  return value
}

function literalHere(cursor: Cursor): JsonValue | undefined {
  const first = current(cursor)
  if (first === "'" || first === '"') return parseQuoted(cursor)
  if (first === '[') return parseItems(cursor)
  if (first === '{') return parseMembers(cursor)
  const digits = takeMatch(cursor, number)
  if (digits !== undefined) return Number(digits)
  const at = cursor.at
  switch (takeMatch(cursor, word)) {
    case 'true':
      return true
    case 'false':
      return false
    case 'null':
      return null
    default:
      cursor.at = at
      return refuseAt(cursor, `Expected a value at position ${at}`)
  }
}

function parseItems(cursor: Cursor): JsonValue | undefined {
  cursor.at++
  const items: JsonValue[] = []
  skipBlanks(cursor)
  if (take(cursor, ']')) return items
  for (;;) {
    skipBlanks(cursor)
    const item = parseLiteral(cursor)
    if (item === undefined) return undefined
    items.push(item)
    skipBlanks(cursor)
    if (take(cursor, ']')) return items
    if (!take(cursor, ',')) return refuseAt(cursor, `Expected ',' or ']' at position ${cursor.at}`)
  }
}

function parseMembers(cursor: Cursor): JsonValue | undefined {
  cursor.at++
  const members = emptyObject()
  skipBlanks(cursor)
  if (take(cursor, '}')) return members
  for (;;) {
    skipBlanks(cursor)
    const name = parseQuoted(cursor)
    skipBlanks(cursor)
    if (name === undefined || !take(cursor, ':')) return refuseAt(cursor, `Expected a member at position ${cursor.at}`)
    skipBlanks(cursor)
    const value = parseLiteral(cursor)
    if (value === undefined) return undefined
    members[name] = value
    skipBlanks(cursor)
    if (take(cursor, '}')) return members
    if (!take(cursor, ',')) return refuseAt(cursor, `Expected ',' or '}' at position ${cursor.at}`)
  }
}

const plainOf: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

/** A text in single or double quotes with Java's escapes. */
export function parseQuoted(cursor: Cursor): string | undefined {
  const quote = current(cursor)
  if (quote !== "'" && quote !== '"') return refuseAt(cursor, `Expected a quoted text at position ${cursor.at}`)
  const begin = cursor.at
  cursor.at++
  let text = ''
  for (;;) {
    const unit = current(cursor)
    if (unit === '') return refuseAt(cursor, `Property has not been closed - missing closing ${quote} from ${begin}`)
    cursor.at++
    if (unit === quote) return text
    if (unit !== '\\') {
      text += unit
      continue
    }
    const escaped = current(cursor)
    const code = escaped === 'u' ? cursor.text.slice(cursor.at + 1, cursor.at + 5) : ''
    if (/^[0-9a-fA-F]{4}$/.test(code)) {
      text += String.fromCharCode(Number.parseInt(code, 16))
      cursor.at += 5
    } else {
      text += plainOf[escaped] ?? escaped
      cursor.at++
    }
  }
}
