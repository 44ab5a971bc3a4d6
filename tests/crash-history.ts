/** The rules that every history obeys, whatever happened to the server while it was written. */
import assert from 'node:assert/strict'
import { waitSeconds } from './crash-machines.ts'

export interface HistoryEvent {
  readonly id: number
  readonly previousEventId: number
  readonly type: string
  readonly timestamp: number
  readonly executionSucceededEventDetails?: { readonly output?: string }
}

const terminal: Readonly<Record<string, string>> = {
  SUCCEEDED: 'ExecutionSucceeded',
  FAILED: 'ExecutionFailed',
  ABORTED: 'ExecutionAborted',
  TIMED_OUT: 'ExecutionTimedOut',
}
const outcome = /^(Activity|Task)(Succeeded|Failed|TimedOut|SubmitFailed|StartFailed|ScheduleFailed)$/

/** `statuses`: those that the execution may have; more than one while it may be ending. */
export function checkHistory(events: readonly HistoryEvent[], executionArn: string, statuses: readonly string[]): void {
  assert.deepEqual(
    events.map((event) => event.id),
    events.map((_, at) => at + 1),
    `${executionArn}: ids without gaps`,
  )
  for (const [at, event] of events.entries()) {
    assert.ok(event.previousEventId < event.id, `${executionArn}: previousEventId points back`)
    assert.ok(
      at === 0 || event.timestamp >= (events[at - 1] as HistoryEvent).timestamp,
      `${executionArn}: times never go back`,
    )
  }
  const ends = events.filter(({ type }) => Object.values(terminal).includes(type))
  const open = redrivesOf(events) === ends.length
  const end = open ? undefined : ends.at(-1)
  const wanted = statuses.map((status) => terminal[status])
  assert.ok(open || ends.length === redrivesOf(events) + 1, `${executionArn}: one terminal event, and one a redrive`)
  assert.ok(wanted.includes(end?.type), `${executionArn}: ${end?.type} is no end of ${statuses.join()}`)
  if (end !== undefined) assert.equal(events.at(-1), end, `${executionArn}: the terminal event is the last`)
  checkTasks(events, executionArn)
  checkWaits(events, executionArn)
}

export function redrivesOf(events: readonly HistoryEvent[]): number {
  return events.filter(({ type }) => type === 'ExecutionRedriven').length
}

/** Each task that was scheduled comes to one outcome at most, and the state goes on from it once. */
function checkTasks(events: readonly HistoryEvent[], executionArn: string): void {
  const outcomes = new Map<number, string>()
  for (const event of events) {
    if (!outcome.test(event.type)) continue
    const scheduled = back(events, event, /^(Activity|Task)Scheduled$/)
    assert.ok(scheduled !== undefined, `${executionArn}: ${event.type} ${event.id} follows a task`)
    assert.equal(outcomes.get(scheduled.id), undefined, `${executionArn}: task ${scheduled.id} has a second outcome`)
    outcomes.set(scheduled.id, event.type)
  }
  const exited = new Set<number>()
  for (const event of events.filter(({ type }) => type.endsWith('StateExited'))) {
    assert.ok(!exited.has(event.previousEventId), `${executionArn}: ${event.previousEventId} is left twice`)
    exited.add(event.previousEventId)
  }
}

function back(events: readonly HistoryEvent[], from: HistoryEvent, wanted: RegExp): HistoryEvent | undefined {
  for (let event: HistoryEvent | undefined = from; event !== undefined; event = events[event.previousEventId - 1]) {
    if (wanted.test(event.type)) return event
    if (event !== from && outcome.test(event.type)) return undefined
  }
  return undefined
}

/** The one machine that waits so long at its start shows that restarts do not cut waits short. */
function checkWaits(events: readonly HistoryEvent[], executionArn: string): void {
  if (!executionArn.includes(':wait:')) return
  const time = (type: string): number => events.find((event) => event.type === type)?.timestamp ?? Number.NaN
  assert.ok(
    time('WaitStateExited') - time('WaitStateEntered') >= waitSeconds - 0.001,
    `${executionArn}: waited its time`,
  )
}
