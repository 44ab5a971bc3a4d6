import { isObject, isoMilliseconds, type JsonObject, type JsonValue } from '../../../base/index.ts'
import { RawJson } from '../../../protocol/index.ts'

/** How an integration writes times: numbers where it is optimized, ISO 8601 where it goes through the SDK. */
export type TimeForm = 'milliseconds' | 'iso'

/** Members whose value is JSON text: definitions may hold the value itself instead (recorded). */
const jsonTexts = new Set(['Input', 'Output', 'Definition', 'Context', 'Variables'])

/** Parameters as the operation's input: names begin small, null is absence. */
export function inputOf(parameters: JsonObject): { readonly [name: string]: JsonValue } {
  const members = Object.entries(parameters).flatMap(([name, value]) => {
    if (value === null) return []
    const given = jsonTexts.has(name) && typeof value !== 'string' ? JSON.stringify(value) : decapitalize(value)
    return [[name.charAt(0).toLowerCase() + name.slice(1), given] as const]
  })
  return Object.fromEntries(members)
}

function decapitalize(value: JsonValue): JsonValue {
  if (isObject(value)) return inputOf(value)
  return Array.isArray(value) ? value.map((item) => decapitalize(item as JsonValue)) : value
}

/** An answer as a task's result: names begin large, in alphabetical order. */
export function resultOf(answer: unknown, times: TimeForm): JsonValue {
  if (answer instanceof RawJson) return resultOf(JSON.parse(answer.json), times)
  if (Array.isArray(answer)) return answer.map((item) => resultOf(item, times))
  if (typeof answer !== 'object' || answer === null) return answer as JsonValue
  const members = Object.entries(answer).flatMap(([name, value]) => {
    if (value === undefined) return []
    return [[name.charAt(0).toUpperCase() + name.slice(1), timeOf(name, value, times)] as const]
  })
  return Object.fromEntries(members.sort(([left], [right]) => (left < right ? -1 : 1)))
}

function timeOf(name: string, value: unknown, times: TimeForm): JsonValue {
  if (typeof value !== 'number' || !/(Date|^timestamp)$/.test(name)) return resultOf(value, times)
  const ms = name === 'timestamp' ? value * 1_000 : value
  return times === 'iso' ? isoMilliseconds(ms) : ms
}
