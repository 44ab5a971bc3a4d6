import type { ParquetParsers, SchemaElement, SchemaTree } from 'hyparquet'
import { limits, parseJson, type JsonValue } from '../../base/index.ts'

type Convert = (value: unknown) => JsonValue

/** A column by its name, and what makes JSON of its values. */
export interface ParquetColumn {
  readonly name: string
  readonly convert: Convert
  /** It holds lists, maps or structures: no part of it can be read for itself. */
  readonly isNested: boolean
}

/** The decoder leaves times and texts in other forms than UTF-8 as they are stored: what they become is decided here. */
export const storedAsTheyAre: ParquetParsers = {
  timestampFromMilliseconds: (milliseconds: bigint) => milliseconds,
  timestampFromMicroseconds: (microseconds: bigint) => microseconds,
  timestampFromNanoseconds: (nanoseconds: bigint) => nanoseconds,
  dateFromDays: (days: number) => days,
  jsonFromBytes: (bytes) => bytes,
  stringFromBytes: (bytes) => textOfBytes(bytes),
  geometryFromBytes: (bytes) => bytes,
  geographyFromBytes: (bytes) => bytes,
  uuidFromBytes: (bytes) => uuidOf(bytes),
}

/**
 * The columns of a schema. Decimals lose their mark in it, lest the decoder makes inexact numbers of them.
 * AWS does not say what it makes of Parquet's types: times become ISO 8601, bytes base64, and numbers that JavaScript
 * cannot hold exactly stay texts.
 */
export function parquetColumns(schema: SchemaTree): readonly ParquetColumn[] {
  const columns = schema.children.map((node) => ({
    name: node.element.name,
    convert: convertNode(node),
    isNested: node.children.length > 0 || node.element.repetition_type === 'REPEATED',
  }))
  unmarkDecimals(schema)
  return columns
}

function unmarkDecimals({ element, children }: SchemaTree): void {
  if (isDecimal(element)) {
    delete element.converted_type
    delete element.logical_type
  }
  for (const child of children) unmarkDecimals(child)
}

/** Repeated fields that are no part of a list or map are lists by themselves. */
function convertNode(node: SchemaTree): Convert {
  const convert = convertOne(node)
  return node.element.repetition_type === 'REPEATED' ? listOf(convert) : convert
}

function convertOne({ element, children }: SchemaTree): Convert {
  const [only] = children
  if (only === undefined) return orNull(convertLeaf(element))
  if (element.logical_type?.type === 'VARIANT') return plainJson
  if (element.converted_type === 'LIST' && children.length === 1) {
    const [inner] = only.children
    return listOf(inner !== undefined && only.children.length === 1 ? convertNode(inner) : convertOne(only))
  }
  const value = only.children[1]
  if (element.converted_type === 'MAP' && value !== undefined) return mapOf(convertNode(value))
  return structOf(children.map((child) => [child.element.name, convertNode(child)] as const))
}

function orNull(convert: Convert): Convert {
  return (value) => (value === null || value === undefined ? null : convert(value))
}

function listOf(convert: Convert): Convert {
  return (value) => (Array.isArray(value) ? value.map((item) => convert(item)) : null)
}

function mapOf(convert: Convert): Convert {
  return orNull((value) =>
    Object.fromEntries(Object.entries(value as object).map(([key, member]) => [key, convert(member)])),
  )
}

function structOf(members: readonly (readonly [name: string, convert: Convert])[]): Convert {
  return orNull((value) => {
    const stored = value as { readonly [name: string]: unknown }
    return Object.fromEntries(members.map(([name, convert]) => [name, convert(stored[name])]))
  })
}

function convertLeaf(element: SchemaElement): Convert {
  const { converted_type: converted, logical_type: logical, type } = element
  if (isDecimal(element)) {
    const scale = element.scale ?? (logical?.type === 'DECIMAL' ? logical.scale : 0)
    return (value) => decimal(unscaled(value), scale)
  }
  if (converted === 'DATE' || logical?.type === 'DATE') return (value) => isoOf(Number(value) * 86_400_000).slice(0, 10)
  const time = timeForm(element)
  if (time !== undefined) return time
  if (converted === 'JSON' || logical?.type === 'JSON') return (value) => jsonOf(textOfBytes(value as Uint8Array) ?? '')
  if (converted === 'ENUM' || logical?.type === 'ENUM') return (value) => textOfBytes(value as Uint8Array) ?? null
  return type === 'FLOAT' ? (value) => (typeof value === 'number' ? shortestFloat(value) : plainJson(value)) : plainJson
}

function isDecimal({ converted_type: converted, logical_type: logical }: SchemaElement): boolean {
  return converted === 'DECIMAL' || logical?.type === 'DECIMAL'
}

const digitsOfUnit = { MILLIS: 3, MICROS: 6, NANOS: 9 } as const

function timeForm({ converted_type: converted, logical_type: logical, type }: SchemaElement): Convert | undefined {
  if (logical?.type === 'TIMESTAMP') return timestamps(digitsOfUnit[logical.unit], logical.isAdjustedToUTC)
  if (logical?.type === 'TIME') return times(digitsOfUnit[logical.unit])
  switch (converted) {
    case 'TIMESTAMP_MILLIS':
      return timestamps(3, true)
    case 'TIMESTAMP_MICROS':
      return timestamps(6, true)
    case 'TIME_MILLIS':
      return times(3)
    case 'TIME_MICROS':
      return times(6)
    default:
      return type === 'INT96' ? timestamps(9, true) : undefined
  }
}

/** `2026-01-31T12:00:00.000Z`, with as many digits as the unit has; without the Z where it is local time. */
function timestamps(digits: number, utc: boolean): Convert {
  const perSecond = 10n ** BigInt(digits)
  return (value) => {
    const count = BigInt(value as bigint | number)
    const fraction = ((count % perSecond) + perSecond) % perSecond
    const seconds = isoOf(Number((count - fraction) / perSecond) * 1_000).slice(0, -5)
    return `${seconds}.${String(fraction).padStart(digits, '0')}${utc ? 'Z' : ''}`
  }
}

function times(digits: number): Convert {
  const convert = timestamps(digits, false)
  return (value) => String(convert(value)).slice('1970-01-01T'.length)
}

function isoOf(ms: number): string {
  return new Date(ms).toISOString()
}

function unscaled(value: unknown): bigint {
  if (!(value instanceof Uint8Array)) return BigInt(value as bigint | number)
  let bits = 0n
  for (const byte of value) bits = bits * 256n + BigInt(byte)
  return BigInt.asIntN(value.length * 8, bits)
}

/** A number if it holds all digits, else their text. */
function decimal(digits: bigint, scale: number): JsonValue {
  const sign = digits < 0n ? '-' : ''
  const all = String(digits < 0n ? -digits : digits).padStart(scale + 1, '0')
  const text = scale === 0 ? sign + all : `${sign}${all.slice(0, -scale)}.${all.slice(-scale)}`
  // Fifteen significant digits survive the way into a number and back.
  return all.replace(/^0+/, '').length <= 15 ? Number(text) : text
}

/** The shortest decimal that is this number in 32 bits, as Java prints it; JSON has no infinities. */
function shortestFloat(value: number): JsonValue {
  for (let digits = 6; digits < 9 && Number.isFinite(value); digits++) {
    const short = Number(value.toPrecision(digits))
    if (Math.fround(short) === value) return short
  }
  return plainJson(value)
}

/** What needs no schema to become JSON. */
function plainJson(value: unknown): JsonValue {
  if (value === undefined || value === null) return null
  if (typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value)
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value)
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64')
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.map((item) => plainJson(item))
  return mapOf(plainJson)(value)
}

function jsonOf(text: string): JsonValue {
  const parsed = parseJson(text, limits.jsonDepth)
  return parsed.ok ? parsed.value : text
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

function textOfBytes(bytes: Uint8Array | undefined): string | undefined {
  return bytes === undefined ? undefined : decoder.decode(bytes)
}

function uuidOf(bytes: Uint8Array | undefined): string | undefined {
  if (bytes === undefined) return undefined
  return Buffer.from(bytes)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
