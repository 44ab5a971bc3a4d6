import { base64Decode, isObject } from '../base/index.ts'
import type { MemberModel, ScalarModel, ServiceModel, StructureModel } from './model.ts'

/** What kept a value from being read: AWS's words, behind a type of its own so that no value can look like it. */
export class Unreadable {
  readonly message: string

  constructor(message: string) {
    this.message = message
  }
}

/** Turns a parsed JSON value into what handlers are given: `undefined` for absent and null. */
export type JsonDecoder = (value: unknown) => unknown

/** Two generations of AWS's framework word type errors differently. */
export interface TypeWords {
  /** e.g. a number where a text is expected. */
  readonly scalar: (value: unknown, wanted: string) => string
  readonly list: string
  readonly structure: string
}

export const tokenWords: TypeWords = {
  scalar(value, wanted) {
    const token = typeof value === 'boolean' ? `${String(value).toUpperCase()}_VALUE` : valueTokens[typeof value]
    return `${token} can not be converted to ${article(wanted)} ${wanted}`
  },
  list: 'Expected list or null',
  structure: 'Expected null',
}

export const classWords: TypeWords = {
  scalar(value, wanted) {
    if (typeof value === 'string' && wanted === 'Boolean') return `'${value}' can not be converted to an Boolean`
    return `class ${valueClasses[typeof value]} can not be converted to an ${wanted}`
  },
  list: 'Unexpected field type',
  structure: 'Unexpected field type',
}

const valueTokens: Readonly<Record<string, string>> = { string: 'STRING_VALUE', number: 'NUMBER_VALUE' }
const valueClasses: Readonly<Record<string, string>> = {
  string: 'java.lang.String',
  number: 'com.amazon.coral.value.json.numbers.TruncatingBigNumber',
  boolean: 'java.lang.Boolean',
}

const listFound = new Unreadable('Start of list found where not expected')
const structureFound = new Unreadable('Start of structure or map found where not expected.')

/**
 * The decoder of a shape, compiled once: members are read by the names the model has, so whatever else an object holds
 * costs nothing and cannot harm.
 */
export function jsonDecoder(model: ServiceModel, words: TypeWords): (shape: string) => JsonDecoder {
  const compiled = new Map<string, JsonDecoder>()
  const decoderOf = (name: string): JsonDecoder => {
    const known = compiled.get(name)
    if (known !== undefined) return known
    // Shapes may contain themselves: the name is taken before the decoder is built.
    let decoder: JsonDecoder | undefined
    compiled.set(name, (value) => (decoder as JsonDecoder)(value))
    decoder = build(model, name, words, decoderOf)
    compiled.set(name, decoder)
    return decoder
  }
  return decoderOf
}

function build(
  model: ServiceModel,
  name: string,
  words: TypeWords,
  decoderOf: (shape: string) => JsonDecoder,
): JsonDecoder {
  const shape = model.shapes[name]
  if (shape === undefined) throw new Error(`no shape ${name} in ${model.service}`)
  switch (shape.kind) {
    case 'structure':
      return structureDecoder(shape, words, decoderOf)
    case 'list':
      return listDecoder(decoderOf(shape.member.shape), words)
    case 'map':
      return mapDecoder(decoderOf(shape.value.shape), words)
    default:
      return scalarDecoder(shape, words)
  }
}

function structureDecoder(
  shape: StructureModel,
  words: TypeWords,
  decoderOf: (shape: string) => JsonDecoder,
): JsonDecoder {
  const inBody = Object.entries(shape.members).filter(([, member]) => member.location === undefined)
  const members = inBody.map(([name, member]) => ({ name, wire: wireName(name, member), of: decoderOf(member.shape) }))
  const notAStructure = new Unreadable(words.structure)
  return (value) => {
    if (!isObject(value)) return Array.isArray(value) ? listFound : notAStructure
    const result: Record<string, unknown> = {}
    for (const { name, wire, of } of members) {
      // No member is called like something on Object.prototype, and JSON.parse defines own members only.
      const given: unknown = value[wire]
      if (given === undefined || given === null) continue
      const decoded = of(given)
      if (decoded instanceof Unreadable) return decoded
      result[name] = decoded
    }
    return result
  }
}

export function wireName(name: string, member: MemberModel): string {
  return member.name ?? name
}

function listDecoder(decoder: JsonDecoder, words: TypeWords): JsonDecoder {
  const notAList = new Unreadable(words.list)
  return (value) => {
    if (!Array.isArray(value)) return isObject(value) ? structureFound : notAList
    const result: unknown[] = []
    for (const item of value as readonly unknown[]) {
      // AWS drops nulls from lists.
      if (item === null) continue
      const decoded = decoder(item)
      if (decoded instanceof Unreadable) return decoded
      result.push(decoded)
    }
    return result
  }
}

function mapDecoder(decoder: JsonDecoder, words: TypeWords): JsonDecoder {
  const notAMap = new Unreadable(words.structure)
  return (value) => {
    if (!isObject(value)) return Array.isArray(value) ? listFound : notAMap
    const result = Object.create(null) as Record<string, unknown>
    for (const [key, item] of Object.entries(value)) {
      if (item === null) continue
      const decoded = decoder(item)
      if (decoded instanceof Unreadable) return decoded
      result[key] = decoded
    }
    return result
  }
}

const javaTypes = {
  string: 'String',
  boolean: 'Boolean',
  integer: 'Integer',
  long: 'Long',
  float: 'Float',
  double: 'Double',
  timestamp: 'Date',
  blob: 'ByteBuffer',
} as const

function scalarDecoder(shape: ScalarModel, words: TypeWords): JsonDecoder {
  const read = scalarReaders[shape.kind]
  return (value) => {
    const scalar = read(value)
    if (scalar !== undefined) return scalar
    if (typeof value === 'object') return Array.isArray(value) ? listFound : structureFound
    return new Unreadable(words.scalar(value, javaTypes[shape.kind]))
  }
}

/** Undefined where the value is of the wrong type. Whole numbers lose their fraction, as AWS truncates them. */
const scalarReaders: Readonly<Record<ScalarModel['kind'], (value: unknown) => unknown>> = {
  string: (value) => (typeof value === 'string' ? value : undefined),
  boolean: (value) => (typeof value === 'boolean' ? value : undefined),
  integer: (value) => (typeof value === 'number' ? Math.trunc(value) : undefined),
  long: (value) => (typeof value === 'number' ? Math.trunc(value) : undefined),
  float: (value) => (typeof value === 'number' ? value : undefined),
  double: (value) => (typeof value === 'number' ? value : undefined),
  timestamp(value) {
    if (typeof value === 'number') return Math.round(value * 1000)
    const at = typeof value === 'string' ? Date.parse(value) : Number.NaN
    return Number.isNaN(at) ? undefined : at
  },
  blob: (value) => (typeof value === 'string' ? base64Decode(value) : undefined),
}

function article(noun: string): string {
  return /^[AEIOU]/.test(noun) ? 'an' : 'a'
}
