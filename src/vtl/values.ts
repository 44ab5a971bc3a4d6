import type { JsonObject, JsonValue } from '../base/index.ts'
import type { Node } from './template.ts'

/**
 * A value of the template, standing for one of Java's. JSON of the request is used as it is: arrays and objects are
 * json-smart's lists and maps. A whole number is an Integer or a Long (bigint where JavaScript's numbers end), any
 * other number a Double. What JSON does not have is a Map (a map the template made) or carries a `tag`, a symbol, which
 * no JSON can.
 */
export type Value = null | boolean | number | bigint | string | Value[] | JsonMap | Map<Value, Value> | Tagged

export interface JsonMap {
  [name: string]: Value
}

export const tag: unique symbol = Symbol('vtl')

export type Tagged =
  /** A Double that is a whole number, infinite or none. */
  | { readonly [tag]: 'double'; readonly value: number }
  /** A list that the template made, or that Java gave: not JSON when printed. */
  | { readonly [tag]: 'list'; readonly items: Value[]; readonly javaClass: string }
  /** `$context` and what is in it: a map that prints nothing. Only some take new entries. */
  | { readonly [tag]: 'opaque'; readonly entries: Map<Value, Value>; readonly writable: boolean }
  | { readonly [tag]: 'entry'; readonly key: Value; readonly map: MapValue }
  | { readonly [tag]: 'iterator'; readonly items: readonly Value[]; at: number }
  | { readonly [tag]: 'loop'; readonly length: number; index: number; readonly parent: Value }
  | { readonly [tag]: 'class'; readonly name: string }
  /** The body of a #define, rendered where it is printed. */
  | { readonly [tag]: 'block'; readonly body: readonly Node[] }
  | { readonly [tag]: 'input'; readonly input: Input }
  | { readonly [tag]: 'util' }

export type OpaqueMap = Extract<Tagged, { [tag]: 'opaque' }>
export type ListValue = Value[] | Extract<Tagged, { [tag]: 'list' }>
export type MapValue = JsonMap | Map<Value, Value> | OpaqueMap

/** `$input`: the body is parsed when it is first asked for, and once. */
export interface Input {
  readonly body: string
  readonly parameters: Parameters
  /** `$input.params()`, once it was asked for. */
  params: Value
  root: JsonValue | undefined
  /** The root holds numbers that JSON does not have: bigints and Doubles that are whole. */
  hasJavaNumbers: boolean
}

export interface Parameters {
  readonly path: Readonly<Record<string, string>>
  readonly querystring: Readonly<Record<string, string>>
  readonly header: Readonly<Record<string, string>>
}

export function isTagged(value: Value): value is Tagged {
  return typeof value === 'object' && value !== null && tag in value
}

export function list(items: Value[], javaClass = 'java.util.ArrayList'): Tagged {
  return { [tag]: 'list', items, javaClass }
}

export function double(value: number): Value {
  return Number.isInteger(value) || !Number.isFinite(value) ? { [tag]: 'double', value } : value
}

export function opaqueMap(entries: Map<Value, Value>, writable: boolean): OpaqueMap {
  return { [tag]: 'opaque', entries, writable }
}

/** The items of a list, as they can be changed; undefined for what is none. */
export function itemsOf(value: Value): Value[] | undefined {
  if (Array.isArray(value)) return value
  return isTagged(value) && value[tag] === 'list' ? value.items : undefined
}

export function isMap(value: Value): value is MapValue {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return !(tag in value) || value[tag] === 'opaque'
}

/** A map that the template or the gateway made: not JSON of a request. */
export function isMade(map: MapValue): map is Map<Value, Value> | OpaqueMap {
  return map instanceof Map || tag in map
}

function isReadOnly(map: MapValue): boolean {
  return isMade(map) && !(map instanceof Map) && !map.writable
}

export function keysOf(map: MapValue): Value[] {
  return isMade(map) ? [...entriesIn(map).keys()] : Object.keys(map)
}

export function valuesOf(map: MapValue): Value[] {
  return isMade(map) ? [...entriesIn(map).values()] : Object.values(map)
}

export function sizeOf(map: MapValue): number {
  return isMade(map) ? entriesIn(map).size : Object.keys(map).length
}

/** What the map holds under the key; undefined when it has no such key. */
export function valueAt(map: MapValue, key: Value): Value | undefined {
  if (isMade(map)) return entriesIn(map).get(key)
  return typeof key === 'string' && Object.hasOwn(map, key) ? map[key] : undefined
}

/** The former value, or null. */
export function putValue(map: MapValue, key: Value, value: Value): Value {
  const former = valueAt(map, key) ?? null
  if (isReadOnly(map)) return former
  if (isMade(map)) entriesIn(map).set(key, value)
  else defineMember(map, typeof key === 'string' ? key : JSON.stringify(key), value)
  return former
}

function defineMember(map: JsonMap, name: string, value: Value): void {
  if (name === '__proto__') {
    Object.defineProperty(map, name, { value, enumerable: true, configurable: true, writable: true })
  } else map[name] = value
}

export function removeKey(map: MapValue, key: Value): Value {
  const former = valueAt(map, key) ?? null
  if (isReadOnly(map)) return former
  if (isMade(map)) entriesIn(map).delete(key)
  else if (typeof key === 'string') delete map[key]
  return former
}

function entriesIn(map: Map<Value, Value> | OpaqueMap): Map<Value, Value> {
  return map instanceof Map ? map : map.entries
}

/** JSON as a value: the same object, which the template may then change. */
export function valueOfJson(json: JsonValue): Value {
  return json as Value
}

/** A copy of a plain record as a map that prints nothing. */
export function opaqueOfJson(json: JsonObject, writable: boolean): OpaqueMap {
  const entries = new Map<Value, Value>()
  for (const [name, value] of Object.entries(json)) entries.set(name, opaqueInside(value, writable))
  return opaqueMap(entries, writable)
}

function opaqueInside(json: JsonValue, writable: boolean): Value {
  if (typeof json !== 'object' || json === null) return json
  return Array.isArray(json) ? list([...(json as Value[])]) : opaqueOfJson(json as JsonObject, writable)
}
