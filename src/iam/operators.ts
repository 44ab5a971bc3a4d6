import { matchesArnPattern, matchesPattern, plainText, type ClosedPattern } from './pattern.ts'
import { addressIn, isAddressRange } from './ip-address.ts'

/** A condition operator: one comparison, asked plainly or negated. */
export interface Operator {
  readonly negated: boolean
  /** Whether `*` and `?` in values are wildcards. */
  readonly wildcards: boolean
  readonly matches: (expected: ClosedPattern, actual: string) => boolean
  /** Whether a value without variables can be one of this operator's at all. */
  readonly accepts: (value: string) => boolean
}

type Comparison = Omit<Operator, 'negated'>

const anyValue = (): boolean => true

function onText(
  matches: (expected: string, actual: string) => boolean,
  accepts = anyValue as Operator['accepts'],
): Comparison {
  return { wildcards: false, accepts, matches: (expected, actual) => matches(plainText(expected), actual) }
}

function onParsed(
  parse: (text: string) => number | undefined,
  holds: (actual: number, expected: number) => boolean,
): Comparison {
  return onText(
    (expected, actual) => {
      const left = parse(actual)
      const right = parse(expected)
      return left !== undefined && right !== undefined && holds(left, right)
    },
    (value) => parse(value) !== undefined,
  )
}

const textEquals = onText((expected, actual) => expected === actual)
const textEqualsIgnoringCase = onText((expected, actual) => expected.toLowerCase() === actual.toLowerCase())
const textLike: Comparison = { wildcards: true, accepts: anyValue, matches: matchesPattern }
const arnLike: Comparison = { wildcards: true, accepts: anyValue, matches: matchesArnPattern }
const bool = onText(
  (expected, actual) => expected.toLowerCase() === actual.toLowerCase(),
  (value) => /^(?:true|false)$/iu.test(value),
)
const address = onText((expected, actual) => addressIn(actual, expected), isAddressRange)

const equal = (actual: number, expected: number): boolean => actual === expected
const less = (actual: number, expected: number): boolean => actual < expected
const lessOrEqual = (actual: number, expected: number): boolean => actual <= expected
const greater = (actual: number, expected: number): boolean => actual > expected
const greaterOrEqual = (actual: number, expected: number): boolean => actual >= expected

const yes = (comparison: Comparison): Operator => ({ ...comparison, negated: false })
const no = (comparison: Comparison): Operator => ({ ...comparison, negated: true })

/** Every base operator but `Null`. ArnEquals is ArnLike: AWS takes them for the same. */
export const operators: ReadonlyMap<string, Operator> = new Map([
  ['StringEquals', yes(textEquals)],
  ['StringNotEquals', no(textEquals)],
  ['StringEqualsIgnoreCase', yes(textEqualsIgnoringCase)],
  ['StringNotEqualsIgnoreCase', no(textEqualsIgnoringCase)],
  ['StringLike', yes(textLike)],
  ['StringNotLike', no(textLike)],
  ['NumericEquals', yes(onParsed(parseNumber, equal))],
  ['NumericNotEquals', no(onParsed(parseNumber, equal))],
  ['NumericLessThan', yes(onParsed(parseNumber, less))],
  ['NumericLessThanEquals', yes(onParsed(parseNumber, lessOrEqual))],
  ['NumericGreaterThan', yes(onParsed(parseNumber, greater))],
  ['NumericGreaterThanEquals', yes(onParsed(parseNumber, greaterOrEqual))],
  ['DateEquals', yes(onParsed(parseDate, equal))],
  ['DateNotEquals', no(onParsed(parseDate, equal))],
  ['DateLessThan', yes(onParsed(parseDate, less))],
  ['DateLessThanEquals', yes(onParsed(parseDate, lessOrEqual))],
  ['DateGreaterThan', yes(onParsed(parseDate, greater))],
  ['DateGreaterThanEquals', yes(onParsed(parseDate, greaterOrEqual))],
  ['Bool', yes(bool)],
  ['BinaryEquals', yes(textEquals)],
  ['IpAddress', yes(address)],
  ['NotIpAddress', no(address)],
  ['ArnEquals', yes(arnLike)],
  ['ArnNotEquals', no(arnLike)],
  ['ArnLike', yes(arnLike)],
  ['ArnNotLike', no(arnLike)],
])

function parseNumber(text: string): number | undefined {
  return /^[+-]?(?:\d+\.?\d*|\.\d+)$/u.test(text) ? Number(text) : undefined
}

/** Milliseconds of a W3C date (`2026`, `2026-11`, `2026-11-22`, with or without a time), or of epoch seconds. */
function parseDate(text: string): number | undefined {
  if (/^\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?)?)?$/u.test(text)) {
    const zoned = /T.*[^Z\d:.+-]?$/u.test(text) && !/(?:Z|[+-]\d\d:?\d\d)$/u.test(text) ? `${text}Z` : text
    const at = Date.parse(zoned)
    return Number.isNaN(at) ? undefined : at
  }
  const seconds = parseNumber(text)
  return seconds === undefined ? undefined : seconds * 1000
}
