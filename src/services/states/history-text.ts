import { isObject, type JsonObject, type JsonValue } from '../../base/index.ts'

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

function blank(details: JsonObject): JsonValue {
  const entries = Object.entries(details).flatMap(([name, value]) => {
    if (dataMembers.has(name)) return []
    return [[name, detailMembers.has(name) ? { truncated: true } : value] as const]
  })
  return Object.fromEntries(entries)
}
