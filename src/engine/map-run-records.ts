import type { JsonValue } from '../base/index.ts'
import type { MapRunRequest } from '../asl/index.ts'
import type { Row } from '../store/index.ts'
import type { ChildInput } from './map-run-items.ts'

type ExecutionRow = Row<'executions'>

/** COMPACT gives outputs as they are, FLATTEN the items of those that are arrays, NONE the executions' records. */
export function resultTexts(row: ExecutionRow, { writer }: MapRunRequest): readonly string[] {
  const transformation = writer?.transformation ?? (writer?.parameters === undefined ? 'COMPACT' : 'NONE')
  const output = row.output ?? 'null'
  switch (transformation) {
    case 'COMPACT':
      return [output]
    case 'FLATTEN':
      return itemTexts(output)
    case 'NONE':
      return [recordOf(row)]
  }
}

const shown = { Included: true }

/** An execution as result files hold it. Those of Express children say nothing of redrives but their count (recorded). */
export function recordOf(row: ExecutionRow): string {
  const record: { readonly [member: string]: JsonValue | undefined } = {
    ...(row.cause === null ? {} : { Cause: row.cause }),
    ...(row.error === null ? {} : { Error: row.error }),
    ExecutionArn: row.arn,
    Input: row.input,
    InputDetails: shown,
    Name: row.name,
    ...(row.output === null ? {} : { Output: row.output }),
    OutputDetails: shown,
    RedriveCount: row.redrive_count,
    ...(row.arn.includes(':express:') ? {} : redriveMembers(row)),
    StartDate: new Date(row.started_at).toISOString(),
    StateMachineArn: row.machine,
    Status: row.status,
    StopDate: new Date(row.stopped_at ?? row.started_at).toISOString(),
  }
  return JSON.stringify(record)
}

function redriveMembers({ status }: ExecutionRow): { readonly [member: string]: JsonValue } {
  if (status !== 'SUCCEEDED') return { RedriveStatus: 'REDRIVABLE_BY_MAP_RUN' }
  const reason = 'Execution is SUCCEEDED and cannot be redriven'
  return { RedriveStatus: 'NOT_REDRIVABLE', RedriveStatusReason: reason }
}

/** A child that was never started, as result files hold it. */
export function pendingRecord({ input }: ChildInput): string {
  return JSON.stringify({ Input: input, InputDetails: shown, Status: 'PENDING' })
}

/** A line may hold no break; in JSON text there are some between tokens only. */
export function onOneLine(text: string): string {
  return /[\r\n]/.test(text) ? text.replaceAll(/[\r\n]+/g, ' ') : text
}

const quote = '"'.charCodeAt(0)
const backslash = '\\'.charCodeAt(0)
const comma = ','.charCodeAt(0)

/** The texts of an array's items, spelled as they are; of any other JSON text, itself. */
export function itemTexts(text: string): readonly string[] {
  const json = text.trim()
  if (!json.startsWith('[')) return [json]
  const items: string[] = []
  let from = 1
  let depth = 0
  for (let at = 1; at < json.length - 1; at++) {
    const code = json.charCodeAt(at)
    if (code === quote) at = endOfString(json, at)
    else if (code === comma && depth === 0) {
      items.push(json.slice(from, at).trim())
      from = at + 1
    } else depth += nesting.get(code) ?? 0
  }
  const last = json.slice(from, -1).trim()
  return last === '' ? items : [...items, last]
}

const nesting = new Map([
  ['['.charCodeAt(0), 1],
  ['{'.charCodeAt(0), 1],
  [']'.charCodeAt(0), -1],
  ['}'.charCodeAt(0), -1],
])

function endOfString(json: string, start: number): number {
  let at = start + 1
  while (json.charCodeAt(at) !== quote) at += json.charCodeAt(at) === backslash ? 2 : 1
  return at
}
