/** Filter patterns for JSON events: `{ ($.a = "x*" && $.b[0].c > 3) || $.d NOT EXISTS }`. Other events never match. */
import { isArray, isObject, member, parseJson, succeed, type JsonValue, type Outcome } from '../../base/index.ts'
import { invalid } from './failures.ts'
import type { MessageFilter } from './message-filter.ts'
import { numberOf, orders, textTest } from './operand.ts'

type Condition = (event: JsonValue) => boolean

export function compileJsonFilter(text: string): Outcome<MessageFilter> {
  const tokens = tokenise(text)
  if (tokens?.at(0) !== '{' || tokens.at(-1) !== '}') return noPattern
  const reader: Reader = { tokens, at: 1 }
  const condition = parseAny(reader)
  if (!condition.ok) return condition
  if (reader.at !== tokens.length - 1) return noPattern
  return succeed((message) => {
    // Most lines of other kinds are told by their beginning.
    if (!/^\s*[{[]/.test(message)) return false
    const event = parseJson(message)
    return event.ok && condition.value(event.value)
  })
}

const noPattern = invalid('Invalid filter pattern')

interface Reader {
  readonly tokens: readonly string[]
  at: number
}

const token =
  /\s*(\{|\}|\(|\)|&&|\|\||!=|>=|<=|[=<>]|"(?:[^"\\]|\\[\s\S])*"|%(?:[^%\\]|\\[\s\S])*%|\$(?:\.[^\s.[\]()=!<>&|{}"]+|\.?\[\s*(?:\d+|'[^']*'|"[^"]*")\s*\])*|[^\s(){}=!<>&|"%$]+)/y

function tokenise(text: string): readonly string[] | undefined {
  const tokens: string[] = []
  for (token.lastIndex = 0; token.lastIndex < text.length;) {
    const found = token.exec(text)?.[1]
    if (found === undefined) return undefined
    tokens.push(found)
  }
  return tokens
}

function parseAny(reader: Reader): Outcome<Condition> {
  return parseJoined(reader, '||', parseAll, (parts) => (event) => parts.some((holds) => holds(event)))
}

function parseAll(reader: Reader): Outcome<Condition> {
  return parseJoined(reader, '&&', parseOne, (parts) => (event) => parts.every((holds) => holds(event)))
}

function parseJoined(
  reader: Reader,
  sign: '||' | '&&',
  parsePart: (reader: Reader) => Outcome<Condition>,
  join: (parts: readonly Condition[]) => Condition,
): Outcome<Condition> {
  const parts: Condition[] = []
  do {
    const part = parsePart(reader)
    if (!part.ok) return part
    parts.push(part.value)
  } while (take(reader, sign))
  return succeed(join(parts))
}

function parseOne(reader: Reader): Outcome<Condition> {
  if (take(reader, '(')) {
    const inner = parseAny(reader)
    if (!inner.ok) return inner
    return take(reader, ')') ? inner : noPattern
  }
  const selector = next(reader)
  if (selector === undefined || !selector.startsWith('$') || selector === '$') return noPattern
  const path = pathOf(selector)
  const operator = next(reader)?.toUpperCase()
  if (operator === 'EXISTS') return succeed((event) => select(event, path) !== undefined)
  const operand = next(reader)
  if (operator === undefined || operand === undefined) return noPattern
  const test = operandTest(operator, operand)
  return test.ok ? succeed((event) => test.value(select(event, path))) : test
}

type Test = (value: JsonValue | undefined) => boolean

const words: Readonly<Record<string, JsonValue>> = { TRUE: true, FALSE: false, NULL: null }

function operandTest(operator: string, operand: string): Outcome<Test> {
  if (operator === 'NOT')
    return operand.toUpperCase() === 'EXISTS' ? succeed((value) => value === undefined) : noPattern
  if (operator === 'IS') {
    const word = operand.toUpperCase()
    return Object.hasOwn(words, word) ? succeed((value) => value === words[word]) : noPattern
  }
  if (operator === '=' || operator === '!=') return equalityTest(operand, operator === '=')
  const order = Object.hasOwn(orders, operator) ? orders[operator] : undefined
  const limit = numberOf(operand)
  if (order === undefined || limit === undefined) return noPattern
  return succeed((value) => typeof value === 'number' && order(value, limit))
}

/** What is not there is neither equal nor different. `*` stands for any text. */
function equalityTest(operand: string, wanted: boolean): Outcome<Test> {
  const number = numberOf(operand)
  const matches = textTest(operand)
  if (!matches.ok) return matches
  return succeed((value) => {
    if (typeof value === 'number')
      return (number === undefined ? matches.value(String(value)) : value === number) === wanted
    return typeof value === 'string' && matches.value(value) === wanted
  })
}

/** `$.a['b c'][0]` -> a, b c, 0 */
function pathOf(selector: string): readonly (string | number)[] {
  return [...selector.matchAll(/\.([^\s.[\]]+)|\[\s*(?:(\d+)|'([^']*)'|"([^"]*)")\s*\]/g)].map(
    ([, name, index, single, double]) => (index === undefined ? (name ?? single ?? double ?? '') : Number(index)),
  )
}

function select(event: JsonValue, path: readonly (string | number)[]): JsonValue | undefined {
  let value: JsonValue | undefined = event
  for (const step of path) {
    if (typeof step === 'number') value = isArray(value) ? value[step] : undefined
    else value = isObject(value) ? member(value, step) : undefined
  }
  return value
}

function next(reader: Reader): string | undefined {
  // The closing brace belongs to the whole.
  return reader.at < reader.tokens.length - 1 ? reader.tokens[reader.at++] : undefined
}

function take(reader: Reader, sign: string): boolean {
  if (reader.tokens[reader.at] !== sign) return false
  reader.at++
  return true
}
