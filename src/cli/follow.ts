import { setTimeout } from 'node:timers/promises'
import { succeed, type JsonObject, type Outcome } from '../base/index.ts'
import { eventTable } from './events.ts'
import { listIn, members, type Call, type Execution } from './execution.ts'

const pauseMs = 500
const pageEvents = 200

/** Prints an execution's events as they come, and what became of it; the status it ended with. */
export async function follow(
  call: Call,
  executionArn: string,
  print: (text: string) => void,
): Promise<Outcome<string>> {
  let told = 0
  let startedAt: number | undefined
  for (;;) {
    // Asked before the events: what an execution that has ended says of itself is then all there.
    const described = await call('DescribeExecution', { executionArn })
    if (!described.ok) return described
    const execution = described.value as Execution
    const events = await eventsBehind(call, executionArn, told)
    if (!events.ok) return events
    if (told === 0) print(`${members(execution, ['executionArn', 'input'])}\n`)
    startedAt ??= events.value[0]?.['timestamp'] as number | undefined
    if (events.value.length > 0) print(eventTable(events.value, startedAt))
    told += events.value.length
    if (execution.status !== 'RUNNING' && execution.status !== 'PENDING_REDRIVE') {
      print(`\n${members(execution, ['status', 'output', 'error', 'cause'])}`)
      return succeed(execution.status)
    }
    await setTimeout(pauseMs)
  }
}

/** The events behind the last that was told, in their order: read from the end, since nothing asks from the middle. */
async function eventsBehind(call: Call, executionArn: string, told: number): Promise<Outcome<readonly JsonObject[]>> {
  const found: JsonObject[] = []
  let nextToken: string | undefined
  do {
    const page = await call('GetExecutionHistory', {
      executionArn,
      reverseOrder: true,
      maxResults: pageEvents,
      ...(nextToken === undefined ? {} : { nextToken }),
    })
    if (!page.ok) return page
    const listed = listIn(page.value, 'events')
    if (!listed.ok) return listed
    const events = listed.value
    found.push(...events.filter(({ id }) => (id as number) > told))
    const oldest = events.at(-1)?.['id'] as number | undefined
    nextToken = (oldest ?? 0) > told + 1 ? (page.value['nextToken'] as string | undefined) : undefined
  } while (nextToken !== undefined)
  return succeed(found.reverse())
}
