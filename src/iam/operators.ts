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

const datePattern =
  /^(-?\d{1,9})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:t(?:(\d{1,2})(?::(\d{1,2})(?::(\d{1,2})(\.\d{1,9})?)?)?)?(?:z|([+-])(\d\d)(?::?(\d\d))?)?)?$/iu

/**
 * Milliseconds of epoch seconds, or of an ISO 8601 date (`2026-11`, `2026-11-22`, with or without a time). As AWS reads
 * them: what has neither a hyphen nor a `T` is seconds, and parts may lack zeroes in front.
 */
function parseDate(text: string): number | undefined {
  if (!/[t-]/iu.test(text)) {
    const isSeconds = /^\d+(?:\.\d+)?$/u.test(text) && Number(text) < 2 ** 63
    return isSeconds ? Number(text) * 1000 : undefined
  }
  const match = datePattern.exec(text)
  if (match === null) return undefined
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0, fraction = 0] = match
    .slice(1, 8)
    .map((part) => (part === undefined ? undefined : Number(part)))
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 59) return undefined
  const at = new Date(0)
  at.setUTCFullYear(year, month - 1, day)
  const offset = Number(`${match[8] ?? ''}1`) * (Number(match[9] ?? 0) * 60 + Number(match[10] ?? 0))
  return at.getTime() + ((hour * 60 + minute - offset) * 60 + second + fraction) * 1000
}
