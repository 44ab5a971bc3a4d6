/** What the commands read of an execution from a running server, and how they print it. */
import { fail, isArray, succeed, type JsonObject, type Outcome } from '../base/index.ts'
import { short } from './events.ts'

export interface Execution extends JsonObject {
  readonly executionArn: string
  readonly status: string
  /** Seconds. */
  readonly startDate: number
}

interface Machine extends JsonObject {
  readonly stateMachineArn: string
}

export type Call = (operation: string, input: JsonObject) => Promise<Outcome<JsonObject>>

export async function lastExecution(call: Call): Promise<Outcome<string>> {
  let newest: Execution | undefined
  let nextToken: string | undefined
  do {
    const machines = await call('ListStateMachines', nextToken === undefined ? {} : { nextToken })
    if (!machines.ok) return machines
    const page = listIn<Machine>(machines.value, 'stateMachines')
    if (!page.ok) return page
    for (const { stateMachineArn } of page.value) {
      const listed = await call('ListExecutions', { stateMachineArn, maxResults: 1 })
      // Those of Express machines are not listed.
      const executions = listed.ok ? listIn<Execution>(listed.value, 'executions') : succeed([])
      if (!executions.ok) return executions
      for (const each of executions.value) {
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
    const found = listIn(page.value, 'events')
    if (!found.ok) return found
    events.push(...found.value)
    nextToken = page.value['nextToken'] as string | undefined
  } while (nextToken !== undefined)
  return succeed(events)
}

/** What an answer lists; a failure where something else than Stile has answered. */
export function listIn<Item extends JsonObject>(answer: JsonObject, name: string): Outcome<readonly Item[]> {
  const list = answer[name]
  return list !== undefined && isArray(list)
    ? succeed(list as readonly Item[])
    : fail('NoServer', `What answers is no Stile: it lists no ${name}.`)
}

/** Those of an execution that are there, a line each. */
export function members(execution: Execution, names: readonly string[]): string {
  const lines = names.flatMap((name) =>
    execution[name] === undefined ? [] : [`${`${name}:`.padEnd(14)}${short(execution[name])}\n`],
  )
  return lines.join('')
}
