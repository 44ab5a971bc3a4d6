import { isArray, isObject, member, type JsonObject, type JsonValue } from '../../../src/base/index.ts'

/** What the edge of a choice rule says: the author's comment, or the condition. */
export function choiceText(rule: JsonObject): string {
  const comment = member(rule, 'Comment')
  return typeof comment === 'string' && comment !== '' ? comment : conditionText(rule)
}

/** A rule's condition as one reads it: `$.total > 500 and not ($.vip = true)`. */
export function conditionText(rule: JsonObject): string {
  const condition = member(rule, 'Condition')
  if (typeof condition === 'string') return condition.replace(/^\{%\s*/, '').replace(/\s*%\}$/, '')
  if (condition !== undefined) return JSON.stringify(condition)
  for (const [field, word] of [['And', ' and '] as const, ['Or', ' or '] as const]) {
    const parts = member(rule, field)
    if (isArray(parts)) return parts.map(partText).join(word)
  }
  const not = member(rule, 'Not')
  if (isObject(not)) return `not (${conditionText(not)})`
  return testText(rule)
}

function partText(part: JsonValue): string {
  if (!isObject(part)) return '?'
  const text = conditionText(part)
  return isArray(member(part, 'And')) || isArray(member(part, 'Or')) ? `(${text})` : text
}

const notOperators: ReadonlySet<string> = new Set(['Variable', 'Next', 'Comment', 'Assign', 'Output'])

const signs: readonly (readonly [ending: string, sign: string])[] = [
  ['GreaterThanEquals', '≥'],
  ['LessThanEquals', '≤'],
  ['GreaterThan', '>'],
  ['LessThan', '<'],
  ['Equals', '='],
  ['Matches', 'matches'],
]

/** `IsNull: false` reads as `is not null`. */
const qualities: Readonly<Record<string, string>> = {
  IsNull: 'null',
  IsPresent: 'present',
  IsNumeric: 'a number',
  IsString: 'a string',
  IsBoolean: 'a boolean',
  IsTimestamp: 'a timestamp',
}

function testText(rule: JsonObject): string {
  const variable = member(rule, 'Variable')
  const operator = Object.keys(rule).find((name) => !notOperators.has(name))
  const subject = typeof variable === 'string' ? variable : '?'
  if (operator === undefined) return subject
  const operand = member(rule, operator)
  const quality = Object.hasOwn(qualities, operator) ? qualities[operator] : undefined
  if (quality !== undefined) return `${subject} is ${operand === false ? 'not ' : ''}${quality}`
  const byPath = operator.endsWith('Path')
  const name = byPath ? operator.slice(0, -'Path'.length) : operator
  const sign = signs.find(([ending]) => name.endsWith(ending))?.[1] ?? name
  return `${subject} ${sign} ${byPath && typeof operand === 'string' ? operand : JSON.stringify(operand)}`
}
