/** What the commands read of an execution from a running server, and how they print it. */
import { fail, succeed, type JsonObject, type Outcome } from '../base/index.ts'
import { short } from './events.ts'

export interface Execution extends JsonObject {
  readonly executionArn: string
  readonly status: string
  /** Seconds. */
  readonly startDate: number
}

export type Call = (operation: string, input: JsonObject) => Promise<Outcome<JsonObject>>

export async function lastExecution(call: Call): Promise<Outcome<string>> {
  let newest: Execution | undefined
  let nextToken: string | undefined
  do {
    const machines = await call('ListStateMachines', nextToken === undefined ? {} : { nextToken })
    if (!machines.ok) return machines
    for (const { stateMachineArn } of machines.value['stateMachines'] as unknown as readonly {
      stateMachineArn: string
    }[]) {
      const listed = await call('ListExecutions', { stateMachineArn, maxResults: 20 })
      for (const each of listed.ok ? (listed.value['executions'] as unknown as readonly Execution[]) : []) {
        if (newest === undefined || each.startDate > newest.startDate) newest = each
      }
    }
    nextToken = machines.value['nextToken'] as string | undefined
  } while (nextToken !== undefined)
  return newest === undefined ? fail('NothingYet', 'No execution has been started yet.') : succeed(newest.executionArn)
}

export async function allEvents(call: Call, executionArn: string): Promise<Outcome<readonly JsonObject[]>> {
  const events: JsonObject[] = []
  let nextToken: string | undefined
  do {
    const page = await call('GetExecutionHistory', {
      executionArn,
      maxResults: 1000,
      ...(nextToken === undefined ? {} : { nextToken }),
    })
    if (!page.ok) return page
    events.push(...(page.value['events'] as readonly JsonObject[]))
    nextToken = page.value['nextToken'] as string | undefined
  } while (nextToken !== undefined)
  return succeed(events)
}

/** Those of an execution that are there, a line each. */
export function members(execution: Execution, names: readonly string[]): string {
  const lines = names.flatMap((name) =>
    execution[name] === undefined ? [] : [`${`${name}:`.padEnd(14)}${short(execution[name])}\n`],
  )
  return lines.join('')
}
