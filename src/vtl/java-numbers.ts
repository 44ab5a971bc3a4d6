import { double, isTagged, tag, type Value } from './values.ts'

/** Integer and Long (number, bigint) or Double: how Java's arithmetic sees a value; undefined for what is no number. */
export type Numeric = { readonly whole: number | bigint } | { readonly double: number }

export function numericOf(value: Value): Numeric | undefined {
  if (typeof value === 'number') return Number.isInteger(value) ? { whole: value } : { double: value }
  if (typeof value === 'bigint') return { whole: value }
  return isTagged(value) && value[tag] === 'double' ? { double: value.value } : undefined
}

export type Arithmetic = '+' | '-' | '*' | '/' | '%'

/** Whole numbers stay whole (7/2 is 3); with a Double all becomes Double; division by zero gives null. */
export function calculate(left: Numeric, operator: Arithmetic, right: Numeric): Value {
  if ('whole' in left && 'whole' in right) return calculateWhole(left.whole, operator, right.whole)
  const a = asDouble(left)
  const b = asDouble(right)
  if ((operator === '/' || operator === '%') && b === 0) return null
  return double(doubleOperations[operator](a, b))
}

const doubleOperations: Readonly<Record<Arithmetic, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
}

const wholeOperations: Readonly<Record<Arithmetic, (a: bigint, b: bigint) => bigint>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
}

function calculateWhole(a: number | bigint, operator: Arithmetic, b: number | bigint): Value {
  if ((operator === '/' || operator === '%') && Number(b) === 0) return null
  if (typeof a === 'number' && typeof b === 'number') {
    const value = doubleOperations[operator](a, b)
    // the zero that division leaves may be a negative one
    if (Number.isSafeInteger(a) && Number.isSafeInteger(b) && Math.abs(value) <= Number.MAX_SAFE_INTEGER) {
      return Math.trunc(value) + 0
    }
  }
  return smallest(wholeOperations[operator](BigInt(a), BigInt(b)))
}

/** A whole number as number where it fits. */
export function smallest(value: bigint): number | bigint {
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : value
}

export function asDouble(value: Numeric): number {
  return 'whole' in value ? Number(value.whole) : value.double
}

export function compareNumbers(left: Numeric, right: Numeric): number {
  const a = 'whole' in left ? left.whole : left.double
  const b = 'whole' in right ? right.whole : right.double
  return a < b ? -1 : a > b ? 1 : 0
}

/** A number as Java's toString writes it. */
export function numberText(value: Numeric): string {
  if ('whole' in value) return Number.isSafeInteger(value.whole) ? String(value.whole) : String(BigInt(value.whole))
  return doubleText(value.double)
}

/** Java's Double.toString: always a fraction, and an exponent outside 0.001 up to ten millions. */
function doubleText(value: number): string {
  if (!Number.isFinite(value)) return String(value)
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0'
  const size = Math.abs(value)
  if (size >= 1e-3 && size < 1e7) return Number.isInteger(value) ? `${value}.0` : String(value)
  const [digits = '0', exponent = '0'] = value.toExponential().split('e')
  return `${digits.includes('.') ? digits : `${digits}.0`}E${Number(exponent)}`
}

/** The Java class of a number. */
export function numberClass(value: Numeric): string {
  if ('double' in value) return 'java.lang.Double'
  if (value.whole >= -2147483648 && value.whole <= 2147483647) return 'java.lang.Integer'
  return BigInt.asIntN(64, BigInt(value.whole)) === BigInt(value.whole) ? 'java.lang.Long' : 'java.math.BigInteger'
}
