import { fail, succeed, type Outcome } from './outcome.ts'

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject
export interface JsonObject {
  readonly [name: string]: JsonValue
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function isArray(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value)
}

/**
 * The member of that name, if it is the object's own. Names come from users: `constructor` and `__proto__` are names
 * like any other.
 */
export function member(object: JsonObject, name: string): JsonValue | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined
}

/** An object without a prototype, for building results under names that users chose. */
export function emptyObject(): { [name: string]: JsonValue } {
  return Object.create(null) as { [name: string]: JsonValue }
}

/**
 * Parses JSON text. V8's parser defines own members only (also `__proto__`), and is bounded here in depth, since
 * what walks the value afterwards is often recursive.
 */
export function parseJson(text: string, depthMax = 500): Outcome<JsonValue> {
  let value: JsonValue
  try {
    value = JSON.parse(text) as JsonValue
  } catch (error) {
    return fail('SerializationException', error instanceof Error ? error.message : 'not JSON')
  }
  if (depthOf(text) > depthMax) return fail('SerializationException', `JSON is nested deeper than ${depthMax}`)
  return succeed(value)
}

/** How deep valid JSON text nests, without recursion. */
export function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  let inString = false
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (inString) {
      if (unit === 0x5c) at++
      else if (unit === 0x22) inString = false
    } else if (unit === 0x22) inString = true
    else if (unit === 0x7b || unit === 0x5b) deepest = Math.max(deepest, ++depth)
    else if (unit === 0x7d || unit === 0x5d) depth--
  }
  return deepest
}

/** Deep equality of JSON values; the order of an object's members does not count. */
export function jsonEquals(left: JsonValue, right: JsonValue): boolean {
  if (left === right) return true
  if (Array.isArray(left) && Array.isArray(right)) {
    return (
      left.length === right.length &&
      left.every((item, index) => jsonEquals(item as JsonValue, right[index] as JsonValue))
    )
  }
  if (!isObject(left) || !isObject(right)) return false
  const names = Object.keys(left)
  return (
    names.length === Object.keys(right).length &&
    names.every((name) => Object.hasOwn(right, name) && jsonEquals(left[name] as JsonValue, right[name] as JsonValue))
  )
}
