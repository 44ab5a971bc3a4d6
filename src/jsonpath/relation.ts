import { isArray, isObject, jsonEquals, type JavaRegex, type JsonValue } from '../base/index.ts'
import type { Operator } from './path.ts'

/** An operand's value: a path that leads nowhere is undefined, which equals nothing, not even itself. */
export type Operated = JsonValue | JavaRegex | undefined

/** Whether the relation holds, by Jayway's rules of comparison. */
export function holds(left: Operated, operator: Operator, right: Operated): boolean {
  if (operator === '=~') return matches(left, right)
  if (isPattern(left) || isPattern(right)) return false
  return relations[operator](left, right)
}

type Relation = (left: JsonValue | undefined, right: JsonValue | undefined) => boolean

const relations: Readonly<Record<Exclude<Operator, '=~'>, Relation>> = {
  '==': same,
  '!=': (left, right) => !same(left, right),
  '===': (left, right) => typeof left === typeof right && same(left, right),
  '!==': (left, right) => typeof left !== typeof right || !same(left, right),
  '<': ordered((order) => order < 0),
  '<=': ordered((order) => order <= 0),
  '>': ordered((order) => order > 0),
  '>=': ordered((order) => order >= 0),
  IN: (left, right) => isArray(right) && right.some((item) => same(left, item)),
  NIN: (left, right) => !(isArray(right) && right.some((item) => same(left, item))),
  CONTAINS: contains,
  ALL: (left, right) => bothLists(left, right, (have, wanted) => wanted.every((item) => includes(have, item))),
  SIZE: (left, right) => typeof right === 'number' && sizeOf(left) === right,
  EMPTY: (left, right) => typeof right === 'boolean' && sizeOf(left) !== undefined && (sizeOf(left) === 0) === right,
  SUBSETOF: (left, right) => bothLists(left, right, (have, allowed) => have.every((item) => includes(allowed, item))),
  ANYOF: (left, right) => bothLists(left, right, (have, wanted) => have.some((item) => includes(wanted, item))),
  NONEOF: (left, right) => bothLists(left, right, (have, banned) => !have.some((item) => includes(banned, item))),
}

/** A number equals the text of that number, whichever side it stands on. */
function same(left: JsonValue | undefined, right: JsonValue | undefined): boolean {
  if (left === undefined || right === undefined) return false
  if (typeof left === 'number' && typeof right === 'string') return left === numberIn(right)
  if (typeof left === 'string' && typeof right === 'number') return left === String(right)
  return jsonEquals(left, right)
}

function numberIn(text: string): number | undefined {
  return /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text) ? Number(text) : undefined
}

/** Numbers with numbers, texts with texts; anything else has no order. */
function ordered(accept: (order: number) => boolean): Relation {
  return (left, right) => {
    if (typeof left === 'number' && typeof right === 'number') return accept(left - right)
    if (typeof left === 'string' && typeof right === 'string') return accept(left < right ? -1 : left > right ? 1 : 0)
    return false
  }
}

function contains(left: JsonValue | undefined, right: JsonValue | undefined): boolean {
  if (typeof left === 'string') return typeof right === 'string' && left.includes(right)
  return isArray(left) && includes(left, right)
}

function bothLists(
  left: JsonValue | undefined,
  right: JsonValue | undefined,
  test: (left: readonly JsonValue[], right: readonly JsonValue[]) => boolean,
): boolean {
  return isArray(left) && isArray(right) && test(left, right)
}

function includes(list: readonly JsonValue[], wanted: JsonValue | undefined): boolean {
  return list.some((item) => same(item, wanted))
}

function sizeOf(value: JsonValue | undefined): number | undefined {
  if (typeof value === 'string' || isArray(value)) return value.length
  return isObject(value) ? Object.keys(value).length : undefined
}

function isPattern(value: Operated): value is JavaRegex {
  return typeof value === 'object' && value !== null && 'testExact' in value && typeof value.testExact === 'function'
}

/** One side is a pattern; the whole text must match, and of a list any one item. */
function matches(left: Operated, right: Operated): boolean {
  if (isPattern(left) === isPattern(right)) return false
  const [pattern, value] = isPattern(left) ? [left, right as JsonValue] : [right as JavaRegex, left as JsonValue]
  if (isArray(value)) return value.some((item) => pattern.testExact(inputOf(item)))
  return pattern.testExact(inputOf(value))
}

function inputOf(value: JsonValue | undefined): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}
