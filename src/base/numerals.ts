import type { JsonValue } from './json.ts'

/**
 * Numbers that JavaScript would write otherwise than they came: integers beyond 2^53 would lose digits, `1.0` its point.
 * A numeral is what such a number is written as. The value itself holds JavaScript's number; its numeral is kept beside
 * the array or object that the number stands in, and comes out wherever that is written as JSON.
 */
const numerals = new WeakMap<object, Map<string, string>>()
let anyKept = false

const mayHave = /(?:^|[[:,\s])-?(?:\d{16,}|\d+\.0+|\d+(?:\.\d+)?[eE][+-]?\d+)(?=[\s,\]}]|$)/

/** Whether reading the text exactly could make a difference. */
export function mayHaveNumerals(text: string): boolean {
  return mayHave.test(text)
}

/** JSON.parse, with the numerals. Throws what that throws. */
export function parseKeepingNumerals(text: string): JsonValue {
  return parseWithSources(text, function keep(this: object, name, value, { source }) {
    if (typeof value === 'number' && source !== undefined) keepNumeral(this, name, numeralOf(source, value))
    return value
  })
}

/** TypeScript does not know the third argument yet. */
const parseWithSources = JSON.parse as (
  text: string,
  reviver: (this: object, name: string, value: unknown, context: { readonly source?: string }) => unknown,
) => JsonValue

/**
 * Integers as they are, whole numbers that were written with a point or an exponent as Java writes a double. Undefined
 * where JavaScript says the same.
 */
export function numeralOf(source: string, value: number): string | undefined {
  if (/^-?\d+$/.test(source)) return Number.isSafeInteger(value) ? undefined : source
  if (!Number.isFinite(value)) return source
  if (!Number.isInteger(value)) return undefined
  if (Object.is(value, -0)) return '-0.0'
  if (Math.abs(value) < 1e7) return `${value}.0`
  const [digits = '', exponent] = value.toExponential().split('e+')
  return `${digits.includes('.') ? digits : `${digits}.0`}E${exponent}`
}

/** How the number there is written, where JavaScript would write another. */
export function numeralAt(container: JsonValue, name: string | number): string | undefined {
  if (!anyKept || typeof container !== 'object' || container === null) return undefined
  return numerals.get(container)?.get(String(name))
}

/** Without a numeral the number there is JavaScript's, and nothing is kept. */
export function keepNumeral(container: object, name: string | number, numeral: string | undefined): void {
  if (numeral === undefined) return
  const known = numerals.get(container)
  if (known !== undefined) {
    known.set(String(name), numeral)
    return
  }
  anyKept = true
  numerals.set(container, new Map([[String(name), numeral]]))
  // Own members stay what they are: nothing else than the writing of JSON asks for this one.
  Object.setPrototypeOf(container, Array.isArray(container) ? arraysWithNumerals : objectsWithNumerals)
}

/** For a copy that has the same numbers under the same names, where `has` says so. */
export function copyNumerals(from: JsonValue, to: object, has: (name: string) => boolean): void {
  if (!anyKept || typeof from !== 'object' || from === null) return
  for (const [name, numeral] of numerals.get(from) ?? []) if (has(name)) keepNumeral(to, name, numeral)
}

const writing = { toJSON: { value: written } }
const objectsWithNumerals = Object.create(null, writing) as object
const arraysWithNumerals = Object.create(Array.prototype as object, writing) as object

function written(this: object): object {
  const copy = Array.isArray(this) ? [...(this as unknown[])] : { ...this }
  for (const [name, numeral] of numerals.get(this) ?? []) {
    Object.defineProperty(copy, name, { value: rawJson(numeral), enumerable: true })
  }
  return copy
}

const { rawJSON: rawJson } = JSON as unknown as { readonly rawJSON: (text: string) => unknown }
