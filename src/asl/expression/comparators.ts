import type { JsonValue } from '../../base/index.ts'
import { compareInstants, parseTimestamp } from '../timestamp.ts'

/** One of Choice's operators, without its `Path` ending. */
export interface Comparison {
  readonly name: string
  readonly operand: 'string' | 'number' | 'boolean' | 'timestamp'
  readonly hasPathForm: boolean
  /** `IsPresent` is the one operator that a missing value does not fail. */
  readonly onMissing: boolean
  holds(value: JsonValue | undefined, operand: JsonValue): boolean
}

/** Operators by name; the `…Path` forms have the name without `Path` here. Wrong types never match, they do not fail. */
export const comparisons: ReadonlyMap<string, Comparison> = new Map(
  [
    ...orderings('String', 'string', orderOfStrings),
    ...orderings('Numeric', 'number', orderOfNumbers),
    ...orderings('Timestamp', 'timestamp', orderOfTimestamps),
    comparison('StringMatches', 'string', false, matches),
    comparison('BooleanEquals', 'boolean', true, (value, operand) => typeof value === 'boolean' && value === operand),
    test('IsNull', (value) => value === null),
    test('IsString', (value) => typeof value === 'string'),
    test('IsNumeric', (value) => typeof value === 'number'),
    test('IsBoolean', (value) => typeof value === 'boolean'),
    test('IsTimestamp', (value) => typeof value === 'string' && parseTimestamp(value) !== undefined),
    { ...test('IsPresent', (value) => value !== undefined), onMissing: true },
  ].map((entry) => [entry.name, entry]),
)

/** The operator a rule's member names, or undefined when it is no operator. */
export function findComparison(member: string): { comparison: Comparison; byPath: boolean } | undefined {
  const direct = comparisons.get(member)
  if (direct !== undefined) return { comparison: direct, byPath: false }
  const base = member.endsWith('Path') ? comparisons.get(member.slice(0, -4)) : undefined
  return base?.hasPathForm === true ? { comparison: base, byPath: true } : undefined
}

function comparison(
  name: string,
  operand: Comparison['operand'],
  hasPathForm: boolean,
  holds: Comparison['holds'],
): Comparison {
  return { name, operand, hasPathForm, onMissing: false, holds }
}

function test(name: string, is: (value: JsonValue | undefined) => boolean): Comparison {
  return comparison(name, 'boolean', false, (value, wanted) => is(value) === wanted)
}

/** The five orderings of a family; `order` answers undefined for what it cannot compare. */
function orderings(
  family: string,
  operand: Comparison['operand'],
  order: (left: JsonValue | undefined, right: JsonValue) => number | undefined,
): readonly Comparison[] {
  const kinds: readonly (readonly [string, (difference: number) => boolean])[] = [
    ['Equals', (difference) => difference === 0],
    ['LessThan', (difference) => difference < 0],
    ['GreaterThan', (difference) => difference > 0],
    ['LessThanEquals', (difference) => difference <= 0],
    ['GreaterThanEquals', (difference) => difference >= 0],
  ]
  return kinds.map(([kind, holds]) =>
    comparison(family + kind, operand, true, (left, right) => {
      const difference = order(left, right)
      return difference !== undefined && holds(difference)
    }),
  )
}

function orderOfStrings(left: JsonValue | undefined, right: JsonValue): number | undefined {
  if (typeof left !== 'string' || typeof right !== 'string') return undefined
  return left === right ? 0 : left < right ? -1 : 1
}

function orderOfNumbers(left: JsonValue | undefined, right: JsonValue): number | undefined {
  return typeof left === 'number' && typeof right === 'number' ? left - right : undefined
}

function orderOfTimestamps(left: JsonValue | undefined, right: JsonValue): number | undefined {
  if (typeof left !== 'string' || typeof right !== 'string') return undefined
  const first = parseTimestamp(left)
  const second = parseTimestamp(right)
  return first === undefined || second === undefined ? undefined : compareInstants(first, second)
}

/** `*` stands for any run of characters, `\*` for itself, `\\` for a backslash. */
function matches(value: JsonValue | undefined, pattern: JsonValue): boolean {
  if (typeof value !== 'string' || typeof pattern !== 'string') return false
  const pieces = patternPieces(pattern)
  const first = pieces[0] as string
  if (pieces.length === 1) return value === first
  const last = pieces[pieces.length - 1] as string
  if (value.length < first.length + last.length || !value.startsWith(first) || !value.endsWith(last)) return false
  const end = value.length - last.length
  let at = first.length
  for (const piece of pieces.slice(1, -1)) {
    const found = value.indexOf(piece, at)
    if (found < 0 || found + piece.length > end) return false
    at = found + piece.length
  }
  return true
}

/** The literal texts between the stars. */
function patternPieces(pattern: string): readonly string[] {
  const pieces: string[] = []
  let piece = ''
  for (let at = 0; at < pattern.length; at++) {
    const unit = pattern[at] as string
    if (unit === '*') {
      pieces.push(piece)
      piece = ''
    } else if (unit === '\\' && (pattern[at + 1] === '*' || pattern[at + 1] === '\\')) {
      piece += pattern[++at] as string
    } else piece += unit
  }
  pieces.push(piece)
  return pieces
}
