import { isObject, type JsonObject, type JsonValue } from '../../base/index.ts'

/** The texts of a chunk's events: JSON objects joined by commas, cut where no object or string is open. */
export function splitEvents(chunk: string): readonly string[] {
  const events: string[] = []
  let depth = 0
  let start = 0
  for (let at = 0; at < chunk.length; at++) {
    const unit = chunk.charCodeAt(at)
    if (unit === quote) at = endOfString(chunk, at)
    else if (unit === openBrace) depth++
    else if (unit === closeBrace && --depth === 0) {
      events.push(chunk.slice(start, at + 1))
      start = at + 2
    }
  }
  return events
}

const [quote, backslash, openBrace, closeBrace] = [0x22, 0x5c, 0x7b, 0x7d]

function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); ; at = text.indexOf('"', at + 1)) {
    let slashes = 0
    while (text.charCodeAt(at - 1 - slashes) === backslash) slashes++
    if (slashes % 2 === 0) return at
  }
}

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
