import { isObject, limits, utf8Length, type JsonObject, type JsonValue } from '../../base/index.ts'

/** Which members hold data of the execution, and which say that they are cut. */
const dataMembers = new Set(['input', 'output', 'assignedVariables'])
const detailMembers = new Set(['inputDetails', 'outputDetails', 'assignedVariablesDetails'])

/** The event as `includeExecutionData: false` shows it: no payloads, marked as cut. */
export function withoutData(event: string): string {
  const parsed = JSON.parse(event) as JsonObject
  const entries = Object.entries(parsed).map(([key, value]) => [key, isObject(value) ? blank(value) : value] as const)
  return JSON.stringify(Object.fromEntries(entries))
}

/** Details as a log without execution data has them: nothing is said of payloads. */
export function withoutDataMembers(details: JsonObject): JsonObject {
  const entries = Object.entries(details).filter(([name]) => !dataMembers.has(name) && !detailMembers.has(name))
  return Object.fromEntries(entries)
}

/** Details as a log has them: of larger payloads than a log takes the beginning, marked as cut (developer guide, logging). */
export function cutData(details: JsonObject): JsonObject {
  const large = Object.keys(details).filter((name) => dataMembers.has(name) && isLarge(details[name]))
  if (large.length === 0) return details
  const cut = large.flatMap((name) => [
    [name, cutText(details[name])] as const,
    [`${name}Details`, { truncated: true }] as const,
  ])
  return { ...details, ...Object.fromEntries(cut) }
}

/** Bytes of a payload with its quotes and lines escaped. */
function escapedBytes(text: string): number {
  return utf8Length(JSON.stringify(text)) - 2
}

function isLarge(value: JsonValue | undefined): boolean {
  // Escaped, a character has six bytes at the most.
  return (
    typeof value === 'string' &&
    value.length * 6 > limits.loggedDataBytes &&
    escapedBytes(value) > limits.loggedDataBytes
  )
}

function cutText(value: JsonValue | undefined): string {
  const text = String(value)
  let kept = Math.floor((text.length * limits.loggedDataBytes) / escapedBytes(text))
  while (escapedBytes(text.slice(0, kept)) > limits.loggedDataBytes) kept = Math.floor(kept * 0.95)
  return text.slice(0, kept)
}

function blank(details: JsonObject): JsonValue {
  const entries = Object.entries(details).flatMap(([name, value]) => {
    if (dataMembers.has(name)) return []
    return [[name, detailMembers.has(name) ? { truncated: true } : value] as const]
  })
  return Object.fromEntries(entries)
}
