import { base64Encode, isObject, isoMilliseconds, type JsonObject, type JsonValue } from '../../base/index.ts'
import { RawJson, serviceModels, type ServiceName } from '../../protocol/index.ts'
import { memberName } from './sdk-services.ts'

type Shapes = (typeof serviceModels)[ServiceName]['shapes']

/** How an integration writes times: numbers where it is optimized, ISO 8601 where it goes through the SDK. */
export type TimeForm = 'milliseconds' | 'iso'

/** Parameters as the operation's input. Null is absence; a text may be given as the JSON that it holds (recorded). */
export function inputOf(
  service: ServiceName,
  shape: string,
  parameters: JsonObject,
): Readonly<Record<string, unknown>> {
  return structureOf(serviceModels[service].shapes, shape, parameters)
}

function structureOf(shapes: Shapes, shape: string, given: JsonObject): Readonly<Record<string, unknown>> {
  const model = shapes[shape]
  if (model?.kind !== 'structure') return given
  const members = Object.entries(model.members).flatMap(([name, member]) => {
    const value = Object.hasOwn(given, memberName(name)) ? (given[memberName(name)] ?? null) : null
    return value === null ? [] : [[name, valueOf(shapes, member.shape, value)] as const]
  })
  return Object.fromEntries(members)
}

function valueOf(shapes: Shapes, shape: string, value: JsonValue): unknown {
  const model = shapes[shape]
  switch (model?.kind) {
    case 'structure':
      return isObject(value) ? structureOf(shapes, shape, value) : value
    case 'list':
      return Array.isArray(value) ? value.map((item: JsonValue) => valueOf(shapes, model.member.shape, item)) : value
    case 'map':
      return isObject(value)
        ? Object.fromEntries(
            Object.entries(value).map(([key, item]) => [key, valueOf(shapes, model.value.shape, item)]),
          )
        : value
    case 'string':
      return typeof value === 'string' ? value : JSON.stringify(value)
    case 'blob':
      return new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value))
    case 'timestamp':
      return typeof value === 'string' ? Date.parse(value) : value
    case 'boolean':
      return booleanOf(value)
    default:
      return value
  }
}

/** What Jackson takes for a boolean: whole numbers too, and some texts (measured); undefined for anything else. */
export function booleanOf(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isInteger(value) ? value !== 0 : undefined
  if (typeof value !== 'string') return undefined
  const text = value.trim()
  if (/^(true|True|TRUE)$/.test(text)) return true
  return /^(false|False|FALSE|null)?$/.test(text) ? false : undefined
}

/** An operation's output as the task's result: members by their large names, in alphabetical order. */
export function resultOf(service: ServiceName, shape: string | undefined, output: unknown, times: TimeForm): JsonValue {
  return shape === undefined ? {} : shown({ shapes: serviceModels[service].shapes, times, unitMs: 1 }, shape, output)
}

interface Showing {
  readonly shapes: Shapes
  readonly times: TimeForm
  /** What times count: handlers milliseconds, the wire seconds. */
  readonly unitMs: number
}

function shown(showing: Showing, shape: string, value: unknown): JsonValue {
  // Text that a handler has made is in wire form already.
  if (value instanceof RawJson) return shown({ ...showing, unitMs: 1_000 }, shape, JSON.parse(value.json))
  const model = showing.shapes[shape]
  switch (model?.kind) {
    case 'structure': {
      const given = value as Readonly<Record<string, unknown>>
      const members = Object.entries(model.members).flatMap(([name, member]) => {
        const inner = given[name]
        return inner === undefined || inner === null
          ? []
          : [[memberName(name), shown(showing, member.shape, inner)] as const]
      })
      return Object.fromEntries(members.sort(([left], [right]) => (left < right ? -1 : 1)))
    }
    case 'list':
      return (value as readonly unknown[]).map((item) => shown(showing, model.member.shape, item))
    case 'map': {
      const entries = Object.entries(value as Readonly<Record<string, unknown>>)
      const there = entries.filter(([, item]) => item !== undefined)
      return Object.fromEntries(there.map(([key, item]) => [key, shown(showing, model.value.shape, item)]))
    }
    case 'timestamp': {
      const ms = Math.round(Number(value) * showing.unitMs)
      return showing.times === 'iso' ? isoMilliseconds(ms) : ms
    }
    case 'blob':
      return value instanceof Uint8Array ? textOf(value) : (value as JsonValue)
    default:
      return value as JsonValue
  }
}

/** Bytes that are a text are shown as one. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return base64Encode(bytes)
  }
}
