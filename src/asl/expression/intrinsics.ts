import {
  base64Decode,
  base64Encode,
  copyNumerals,
  emptyObject,
  isArray,
  isObject,
  jsonEquals,
  keepNumeral,
  mayHaveNumerals,
  numeralAt,
  parseJson,
  parseKeepingNumerals,
  refuse,
  succeed,
  utf8Bytes,
  utf8Text,
  type JsonValue,
  type Outcome,
} from '../../base/index.ts'
import { javaHash, javaSetOrder } from '../parse/java-hash-order.ts'
import type { Environment, HashAlgorithm } from './environment.ts'
import { formatText } from './format-text.ts'
import type { IntrinsicName } from './intrinsic-names.ts'
import { javaRandom } from './java-random.ts'

/** The result, or what there is to say of the arguments beside that they are wrong. */
type Called = Outcome<JsonValue, string | undefined>
type Body = (values: readonly JsonValue[], environment: Environment) => Called

/** AWS does not say what is wrong with arguments. */
const wrong = refuse<string | undefined>(undefined)

const itemsMax = 1_000
const charactersMax = 10_000
const hashAlgorithms: readonly string[] = ['MD5', 'SHA-1', 'SHA-256', 'SHA-384', 'SHA-512']

/** Calls one of AWS's intrinsic functions: the result, or what AWS says of the arguments. */
export function callIntrinsic(
  name: IntrinsicName,
  values: readonly JsonValue[],
  environment: Environment,
): Outcome<JsonValue, string> {
  const called = bodies[name](values, environment)
  return called.ok ? called : refuse(called.failure ?? `Invalid arguments in ${name}`)
}

const bodies: Readonly<Record<IntrinsicName, Body>> = {
  'States.Array': (values) => succeed(values),
  'States.ArrayPartition': ([array, size]) => withArray(array, (items) => partition(items, size)),
  'States.ArrayContains': ([array, wanted]) =>
    withArray(array, (items) => succeed(items.some((item) => comparable(item) === comparable(wanted)))),
  'States.ArrayRange': ([first, last, step]) => range(first, last, step),
  'States.ArrayGetItem': ([array, index]) =>
    withArray(array, (items) => {
      if (typeof index !== 'number') return wrong
      const item = items[Math.trunc(index)]
      if (item !== undefined) return succeed(item)
      return items.length === 0 ? succeed(null) : wrong
    }),
  'States.ArrayLength': ([array]) => withArray(array, (items) => succeed(items.length)),
  'States.ArrayUnique': ([array]) => withArray(array, (items) => succeed(unique(items))),
  'States.Base64Encode': ([text]) => withText(text, (data) => succeed(base64Encode(utf8Bytes(data)))),
  'States.Base64Decode': ([text]) =>
    withText(text, (data) => {
      const bytes = base64Decode(base64Of(data))
      return bytes === undefined ? wrong : succeed(utf8Text(bytes))
    }),
  'States.Hash': ([data, algorithm], environment) =>
    withText(typeof data === 'string' ? data : JSON.stringify(data), (text) =>
      typeof algorithm === 'string' && hashAlgorithms.includes(algorithm)
        ? succeed(environment.digest.hashHex(algorithm as HashAlgorithm, text))
        : wrong,
    ),
  'States.JsonMerge': ([left, right, deep]) => {
    if (deep === true) return wrong
    if (!isObject(left) || !isObject(right)) return wrong
    const merged = Object.assign(emptyObject(), left, right)
    copyNumerals(left, merged, (name) => !Object.hasOwn(right, name))
    copyNumerals(right, merged, () => true)
    return succeed(merged)
  },
  'States.StringToJson': ([text]) => {
    if (typeof text !== 'string') return wrong
    if (text.trim() === '') return succeed(null)
    const parsed = parseJson(text)
    if (!parsed.ok) return wrong
    if (mayHaveNumerals(text)) return succeed(parseKeepingNumerals(text))
    return succeed(Object.is(parsed.value, -0) ? 0 : parsed.value)
  },
  'States.JsonToString': (values) => succeed(numeralAt(values, 0) ?? JSON.stringify(values[0])),
  'States.MathRandom': ([first, last, seed], environment) => {
    if (typeof first !== 'number' || typeof last !== 'number') return wrong
    const start = Math.trunc(first)
    const end = Math.trunc(last)
    if (end <= start) return wrong
    if (seed !== undefined && typeof seed !== 'number') return wrong
    const drawn = seed === undefined ? environment.chance.random() : javaRandom(seed)
    return succeed(start + Math.floor(drawn * (end - start)))
  },
  'States.MathAdd': ([left, right]) =>
    typeof left === 'number' && typeof right === 'number' ? sum(rounded(left), rounded(right)) : wrong,
  'States.StringSplit': ([text, separators]) =>
    typeof text === 'string' && typeof separators === 'string' ? succeed(split(text, new Set(separators))) : wrong,
  'States.UUID': (_values, environment) => succeed(environment.chance.uuid()),
  'States.Format': (values) =>
    formatText(typeof values[0] === 'string' ? values[0] : JSON.stringify(values[0]), values),
}

function withArray(value: JsonValue | undefined, use: (items: readonly JsonValue[]) => Called): Called {
  return isArray(value) ? use(value) : wrong
}

function withText(value: JsonValue | undefined, use: (text: string) => Called): Called {
  if (typeof value !== 'string') return wrong
  return value.length <= charactersMax ? use(value) : wrong
}

/** Half is rounded up, also below zero: -1.5 becomes -1. */
function rounded(value: number): number {
  return Math.floor(value + 0.5) + 0
}

/** Of numbers of 32 bits, as is the sum. */
function sum(left: number, right: number): Called {
  const all = left + right
  return [left, right, all].every((number) => number === (number | 0)) ? succeed(all) : wrong
}

/** What AWS compares: `1` and `"1"` are the same, objects only with their members in the same order. */
function comparable(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** AWS skips what is not of the alphabet and reads up to the first padding; a lone character at the end is nothing. */
function base64Of(text: string): string {
  const [data = ''] = text.replaceAll('-', '+').replaceAll('_', '/').split('=')
  const letters = data.replaceAll(/[^\d+/A-Za-z]/g, '')
  return letters.length % 4 === 1 ? letters.slice(0, -1) : letters
}

function partition(items: readonly JsonValue[], size: JsonValue | undefined): Called {
  const length = typeof size === 'number' ? Math.trunc(size) : 0
  if (length <= 0) return wrong
  const chunks: JsonValue[] = []
  for (let at = 0; at < items.length; at += length) {
    const chunk = items.slice(at, at + length)
    for (const index of chunk.keys()) keepNumeral(chunk, index, numeralAt(items, at + index))
    chunks.push(chunk)
  }
  return succeed(chunks)
}

/** The end is part of the range. */
function range(first: JsonValue | undefined, last: JsonValue | undefined, step: JsonValue | undefined): Called {
  if (typeof first !== 'number' || typeof last !== 'number' || typeof step !== 'number') {
    return wrong
  }
  const [start, end, by] = [Math.trunc(first) + 0, Math.trunc(last), Math.trunc(step)]
  if (by === 0) return wrong
  const count = Math.max(0, Math.floor((end - start) / by) + 1)
  if (count > itemsMax) return wrong
  return succeed(Array.from({ length: count }, (_item, index) => start + index * by))
}

/** The first of each, in the order of a HashSet as AWS gives them. */
function unique(items: readonly JsonValue[]): JsonValue {
  const scalars = new Set<JsonValue>()
  const kept: { readonly item: JsonValue; readonly numeral: string | undefined }[] = []
  for (const [index, item] of items.entries()) {
    const isScalar = typeof item !== 'object' || item === null
    const numeral = numeralAt(items, index)
    const key = numeral ?? item
    if (isScalar ? scalars.has(key) : kept.some((other) => jsonEquals(other.item, item))) continue
    if (isScalar) scalars.add(key)
    kept.push({ item, numeral })
  }
  const ordered = javaSetOrder(
    kept,
    kept.map(({ item }) => javaHash(item)),
    items.length,
  )
  const result = ordered.map(({ item }) => item)
  for (const [index, { numeral }] of ordered.entries()) keepNumeral(result, index, numeral)
  return result
}

/** Each character of the second argument separates; empty pieces are left out. */
function split(text: string, separators: ReadonlySet<string>): JsonValue {
  const pieces: string[] = []
  let piece = ''
  for (const character of text) {
    if (!separators.has(character)) piece += character
    else if (piece !== '') {
      pieces.push(piece)
      piece = ''
    }
  }
  if (piece !== '') pieces.push(piece)
  return pieces
}
