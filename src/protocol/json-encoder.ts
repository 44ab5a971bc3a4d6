import { base64Encode } from '../base/index.ts'
import { wireName } from './json-decoder.ts'
import type { MemberModel, ScalarModel, ServiceModel, ShapeModel } from './model.ts'
import { RawJson } from './raw-json.ts'

/** The JSON text of a value of a shape. */
export type JsonEncoder = (value: unknown) => string

/**
 * The encoder of a shape, compiled once: names are quoted beforehand, members without a value are left out. What a
 * handler gives as `RawJson` is embedded as it is.
 */
export function jsonEncoder(model: ServiceModel): (shape: string) => JsonEncoder {
  const compiled = new Map<string, JsonEncoder>()
  const encoderOf = (name: string): JsonEncoder => {
    const known = compiled.get(name)
    if (known !== undefined) return known
    // Shapes may contain themselves: the name is taken before the encoder is built.
    let encoder: JsonEncoder | undefined
    compiled.set(name, (value) => (encoder as JsonEncoder)(value))
    encoder = build(model.shapes[name] as ShapeModel, encoderOf)
    compiled.set(name, encoder)
    return encoder
  }
  return encoderOf
}

function build(shape: ShapeModel, encoderOf: (shape: string) => JsonEncoder): JsonEncoder {
  switch (shape.kind) {
    case 'structure': {
      const inBody = Object.entries(shape.members).filter(([, { location }]) => !outsideBody.has(location))
      return structureEncoder(
        inBody.map(([name, member]) => ({
          name,
          quoted: `${JSON.stringify(wireName(name, member))}:`,
          encode: encoderOf(member.shape),
        })),
      )
    }
    case 'list': {
      const encode = encoderOf(shape.member.shape)
      return (value) =>
        value instanceof RawJson ? value.json : `[${(value as readonly unknown[]).map(encode).join(',')}]`
    }
    case 'map': {
      const encode = encoderOf(shape.value.shape)
      return (value) => {
        if (value instanceof RawJson) return value.json
        const members = Object.entries(value as Readonly<Record<string, unknown>>)
          .filter(([, item]) => item !== undefined)
          .map(([key, item]) => `${JSON.stringify(key)}:${encode(item)}`)
        return `{${members.join(',')}}`
      }
    }
    default:
      return scalarEncoders[shape.kind]
  }
}

/** The model gives some answers members in the query: these, too, stand in the body. */
const outsideBody: ReadonlySet<MemberModel['location']> = new Set(['header', 'headers', 'statusCode'])

interface MemberEncoder {
  readonly name: string
  /** Name and colon as they stand in the text. */
  readonly quoted: string
  readonly encode: JsonEncoder
}

function structureEncoder(members: readonly MemberEncoder[]): JsonEncoder {
  return (value) => {
    if (value instanceof RawJson) return value.json
    const object = value as Readonly<Record<string, unknown>>
    let text = '{'
    for (const { name, quoted, encode } of members) {
      const given = object[name]
      if (given === undefined || given === null) continue
      text += text.length === 1 ? quoted + encode(given) : `,${quoted}${encode(given)}`
    }
    return `${text}}`
  }
}

const scalarEncoders: Readonly<Record<ScalarModel['kind'], JsonEncoder>> = {
  string: (value) => (value instanceof RawJson ? value.json : JSON.stringify(value)),
  boolean: (value) => (value === true ? 'true' : 'false'),
  integer: (value) => JSON.stringify(value),
  long: (value) => JSON.stringify(value),
  float: (value) => JSON.stringify(value),
  double: (value) => JSON.stringify(value),
  /** Seconds since 1970 with the milliseconds behind the point. */
  timestamp: (value) => JSON.stringify((value as number) / 1000),
  blob: (value) => `"${base64Encode(value as Uint8Array)}"`,
}
