import {
  base64Decode,
  base64Encode,
  emptyObject,
  isArray,
  isObject,
  jsonEquals,
  parseJson,
  refuse,
  succeed,
  utf8Bytes,
  utf8Text,
  type JsonValue,
  type Outcome,
} from '../../base/index.ts'
import type { Environment, HashAlgorithm } from './environment.ts'
import { formatText } from './format-text.ts'
import type { IntrinsicName } from './intrinsic-names.ts'
import { javaRandom } from './java-random.ts'

/** The result, or what is wrong with the arguments. */
type Body = (values: readonly JsonValue[], environment: Environment) => Outcome<JsonValue, string>

const itemsMax = 1_000
const charactersMax = 10_000
const hashAlgorithms: readonly string[] = ['MD5', 'SHA-1', 'SHA-256', 'SHA-384', 'SHA-512']

/** Calls one of AWS's intrinsic functions: the result, or what is wrong with the arguments. */
export function callIntrinsic(
  name: IntrinsicName,
  values: readonly JsonValue[],
  environment: Environment,
): Outcome<JsonValue, string> {
  return bodies[name](values, environment)
}

const bodies: Readonly<Record<IntrinsicName, Body>> = {
  'States.Array': (values) => succeed(values),
  'States.ArrayPartition': ([array, size]) => withArray(array, (items) => partition(items, size)),
  'States.ArrayContains': ([array, wanted]) =>
    withArray(array, (items) => succeed(items.some((item) => jsonEquals(item, wanted as JsonValue)))),
  'States.ArrayRange': ([first, last, step]) => range(first, last, step),
  'States.ArrayGetItem': ([array, index]) =>
    withArray(array, (items) => {
      const item = typeof index === 'number' && index >= 0 ? items[index] : undefined
      return item === undefined ? refuse('The index is not within the array') : succeed(item)
    }),
  'States.ArrayLength': ([array]) => withArray(array, (items) => succeed(items.length)),
  'States.ArrayUnique': ([array]) => withArray(array, (items) => succeed(unique(items))),
  'States.Base64Encode': ([text]) => withText(text, (data) => succeed(base64Encode(utf8Bytes(data)))),
  'States.Base64Decode': ([text]) =>
    withText(text, (data) => {
      const bytes = base64Decode(data)
      return bytes === undefined ? refuse('The argument is not valid Base64') : succeed(utf8Text(bytes))
    }),
  'States.Hash': ([data, algorithm], environment) =>
    withText(typeof data === 'string' ? data : JSON.stringify(data), (text) =>
      typeof algorithm === 'string' && hashAlgorithms.includes(algorithm)
        ? succeed(environment.digest.hashHex(algorithm as HashAlgorithm, text))
        : refuse(`The algorithm must be one of [${hashAlgorithms.join(', ')}]`),
    ),
  'States.JsonMerge': ([left, right, deep]) => {
    if (deep !== false) return refuse('Only the shallow merging mode is supported: the last argument must be false')
    if (!isObject(left) || !isObject(right)) return refuse('The arguments must be JSON objects')
    return succeed(Object.assign(emptyObject(), left, right))
  },
  'States.StringToJson': ([text]) => {
    if (typeof text !== 'string') return refuse('The argument must be a string')
    if (text.trim() === '') return succeed(null)
    const parsed = parseJson(text)
    if (!parsed.ok) return refuse('The argument is not valid JSON')
    return succeed(Object.is(parsed.value, -0) ? 0 : parsed.value)
  },
  'States.JsonToString': ([value]) => succeed(JSON.stringify(value)),
  'States.MathRandom': ([first, last, seed], environment) => {
    if (typeof first !== 'number' || typeof last !== 'number') return refuse('The arguments must be numbers')
    const start = rounded(first)
    const end = rounded(last)
    if (end <= start) return refuse('The end must be greater than the start')
    if (seed !== undefined && typeof seed !== 'number') return refuse('The seed must be a number')
    const drawn = seed === undefined ? environment.chance.random() : javaRandom(seed)
    return succeed(start + Math.floor(drawn * (end - start)))
  },
  'States.MathAdd': ([left, right]) =>
    typeof left === 'number' && typeof right === 'number'
      ? succeed(rounded(left) + rounded(right))
      : refuse('The arguments must be numbers'),
  'States.StringSplit': ([text, separators]) =>
    typeof text === 'string' && typeof separators === 'string'
      ? succeed(split(text, new Set(separators)))
      : refuse('The arguments must be strings'),
  'States.UUID': (_values, environment) => succeed(environment.chance.uuid()),
  'States.Format': ([template, ...values]) =>
    typeof template === 'string' ? formatText(template, values) : refuse('The template must be a string'),
}

function withArray(
  value: JsonValue | undefined,
  use: (items: readonly JsonValue[]) => Outcome<JsonValue, string>,
): Outcome<JsonValue, string> {
  return isArray(value) ? use(value) : refuse('The argument must be an array')
}

function withText(
  value: JsonValue | undefined,
  use: (text: string) => Outcome<JsonValue, string>,
): Outcome<JsonValue, string> {
  if (typeof value !== 'string') return refuse('The argument must be a string')
  return value.length <= charactersMax ? use(value) : refuse(`The argument is longer than ${charactersMax} characters`)
}

/** Half is rounded up, also below zero: -1.5 becomes -1. */
function rounded(value: number): number {
  return Math.floor(value + 0.5) + 0
}

function partition(items: readonly JsonValue[], size: JsonValue | undefined): Outcome<JsonValue, string> {
  const length = typeof size === 'number' ? rounded(size) : 0
  if (length <= 0) return refuse('The chunk size must be a positive number')
  const chunks: JsonValue[] = []
  for (let at = 0; at < items.length; at += length) chunks.push(items.slice(at, at + length))
  return succeed(chunks)
}

/** The end is part of the range. */
function range(
  first: JsonValue | undefined,
  last: JsonValue | undefined,
  step: JsonValue | undefined,
): Outcome<JsonValue, string> {
  if (typeof first !== 'number' || typeof last !== 'number' || typeof step !== 'number') {
    return refuse('The arguments must be numbers')
  }
  const [start, end, by] = [rounded(first), rounded(last), rounded(step)]
  if (by === 0) return refuse('The step must not be zero')
  const count = Math.max(0, Math.floor((end - start) / by) + 1)
  if (count > itemsMax) return refuse(`The range has more than ${itemsMax} items`)
  return succeed(Array.from({ length: count }, (_item, index) => start + index * by))
}

function unique(items: readonly JsonValue[]): JsonValue {
  const scalars = new Set<JsonValue>()
  const kept: JsonValue[] = []
  for (const item of items) {
    const isScalar = typeof item !== 'object' || item === null
    if (isScalar ? scalars.has(item) : kept.some((other) => jsonEquals(other, item))) continue
    if (isScalar) scalars.add(item)
    kept.push(item)
  }
  return kept
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
