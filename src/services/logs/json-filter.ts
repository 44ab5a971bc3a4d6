/** Filter patterns for JSON events: `{ ($.a = "x*" && $.b[0].c > 3) || $.d NOT EXISTS }`. Other events never match. */
import { isArray, isObject, member, parseJson, succeed, type JsonValue, type Outcome } from '../../base/index.ts'
import { noPattern, parseConditions, tokensOf, type Condition, type Reader } from './conditions.ts'
import type { MessageFilter } from './message-filter.ts'
import { numberOf, orders, textTest } from './operand.ts'

export function compileJsonFilter(text: string): Outcome<MessageFilter> {
  const tokens = tokensOf(text, token)
  if (tokens?.at(0) !== '{' || tokens.at(-1) !== '}') return noPattern
  const reader: Reader = { tokens, at: 1 }
  const condition = parseConditions(reader, parseOne)
  if (!condition.ok) return condition
  if (reader.at !== tokens.length - 1) return noPattern
  return succeed((message) => {
    // Most lines of other kinds are told by their beginning.
    if (!/^\s*[{[]/.test(message)) return false
    const event = parseJson(message)
    return event.ok && condition.value(event.value)
  })
}

const token =
  /\s*(\{|\}|\(|\)|&&|\|\||!=|>=|<=|[=<>]|"(?:[^"\\]|\\[\s\S])*"|%(?:[^%\\]|\\[\s\S])*%|\$(?:\.[^\s.[\]()=!<>&|{}"]+|\.?\[\s*(?:\d+|'[^']*'|"[^"]*")\s*\])*|[^\s(){}=!<>&|"%$]+)/y

function parseOne(reader: Reader): Outcome<Condition<JsonValue>> {
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
