import { mayHaveNumerals, parseJson, succeed, type Outcome } from '../base/index.ts'
import { tag, valueOfJson, type Value } from './values.ts'

export interface JavaJson {
  readonly value: Value
  /** There are numbers in it that JSON.parse would not give. */
  readonly hasJavaNumbers: boolean
}

/** JSON as Java reads it: integers of any length, and what was written with a point or an exponent as a Double. */
export function parseJavaJson(text: string): Outcome<JavaJson> {
  const parsed = parseJson(text)
  if (!parsed.ok) return parsed
  if (!mayHaveNumerals(text)) return succeed({ value: valueOfJson(parsed.value), hasJavaNumbers: false })
  return succeed({ value: parseWithSources(text, javaNumber), hasJavaNumbers: true })
}

/** TypeScript does not know the third argument yet. */
const parseWithSources = JSON.parse as (
  text: string,
  reviver: (name: string, value: unknown, context: { readonly source?: string }) => unknown,
) => Value

function javaNumber(_: string, value: unknown, { source = '' }: { readonly source?: string }): unknown {
  if (typeof value !== 'number') return value
  if (/^-?\d+$/.test(source)) return Number.isSafeInteger(value) ? value : BigInt(source)
  return Number.isInteger(value) || !Number.isFinite(value) ? wholeDouble(value) : value
}

/** Without members of its own, so that no path leads into it. */
function wholeDouble(value: number): unknown {
  return Object.create({ [tag]: 'double', value })
}
