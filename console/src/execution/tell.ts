import type { Account, Attempt, Place, Scope, Visit } from './account.ts'
import { abandonInner, discard, failAround, setScope, settleAll, touch } from './ending.ts'
import type { StandingStatus } from '../graph/standing.ts'
import {
  attemptBegins,
  attemptFails,
  attemptSucceeds,
  detailsOf,
  isFailure,
  stateTypeOf,
  taskStarts,
  type EventDetails,
  type HistoryEvent,
} from './history-event.ts'
import { containerOf, innerScope, openAround, openNamed, resumed, resumedFailure } from './places.ts'

/**
 * Adds events to an account, in the order of their ids. Each is taken once, in constant time but for what ends many
 * states together; events that are known already are passed over.
 */
export function tell(account: Account, events: readonly HistoryEvent[]): void {
  for (const event of events) {
    if (event.id !== account.events.length + 1) continue
    account.events.push(event)
    account.revision++
    account.places[event.id] = place(account, event, detailsOf(event))
  }
}

function place(account: Account, event: HistoryEvent, details: EventDetails): Place {
  const { type } = event
  if (type.startsWith('Execution')) return executionEvent(account, event, details)
  if (type.endsWith('StateEntered')) return entered(account, event, details)
  const visit = visitOf(account, event, details)
  if (visit === undefined) return { scope: account.places[event.previousEventId ?? 0]?.scope ?? account.root }
  visit.events.push(event.id)
  touch(account, visit.name)
  if (type.startsWith('MapIteration')) return iterationEvent(account, visit, event, details)
  if (type.endsWith('StateExited')) exited(account, visit, event, details)
  else visitEvent(account, visit, event, details)
  return { scope: visit.scope, visit }
}

/** The visit that an event which enters nothing is about. */
function visitOf(
  account: Account,
  { id, type, previousEventId = 0 }: HistoryEvent,
  details: EventDetails,
): Visit | undefined {
  const before = account.places[previousEventId]
  const start = before?.visit ?? before?.scope.parent
  const isRedriven = previousEventId !== 0 && previousEventId === account.redrivenEvent
  const name = details.name ?? details.state
  if (name !== undefined)
    return openAround(start, (visit) => visit.name === name) ?? openNamed(account, name, type, details.index)
  // What is aborted is settled by the failure that it is aborted for.
  if (isRedriven) return type.endsWith('Aborted') ? undefined : resumed(account, id, type, details)
  const container = containerOf(type)
  if (container === undefined) return start
  // It points back to the failure that it is aborted for, which settles it.
  if (type.endsWith('Aborted')) return start?.type === container ? start : undefined
  return (
    openAround(start, (visit) => visit.type === container && visit.status === 'RUNNING') ??
    openAround(start, (visit) => visit.type === container)
  )
}

function executionEvent(account: Account, event: HistoryEvent, { error, cause, redriveCount }: EventDetails): Place {
  const at = event.timestamp.getTime()
  const before = account.places[event.previousEventId ?? 0]
  switch (event.type) {
    case 'ExecutionStarted':
      account.startedAt = at
      break
    case 'ExecutionRedriven':
      redriven(account, event.id, redriveCount)
      break
    case 'ExecutionSucceeded':
      end(account, at, 'SUCCEEDED')
      settleAll(account, at, 'SUCCEEDED')
      account.open.clear()
      break
    case 'ExecutionFailed':
      end(account, at, 'FAILED', error, cause)
      failAround(account, before?.visit ?? resumedFailure(account), at, error, cause)
      settleAll(account, at, 'ABORTED')
      break
    case 'ExecutionTimedOut':
      end(account, at, 'TIMED_OUT', error, cause)
      settleAll(account, at, 'TIMED_OUT')
      break
    case 'ExecutionAborted':
      end(account, at, 'ABORTED', error, cause)
      settleAll(account, at, 'ABORTED')
      break
  }
  return { scope: account.root }
}

function end(account: Account, at: number, status: Account['status'], error?: string, cause?: string): void {
  account.status = status
  account.endedAt = at
  account.root.status = status
  account.root.endedAt = at
  if (error !== undefined) account.error = error
  if (cause !== undefined) account.cause = cause
}

/** What was not left goes on, and so does all around it. */
function redriven(account: Account, id: number, redriveCount: number | undefined): void {
  account.redrivenEvent = id
  account.redriveCount = redriveCount ?? account.redriveCount + 1
  account.status = 'RUNNING'
  delete account.endedAt
  delete account.error
  delete account.cause
  delete account.failed
  for (const visit of account.open) {
    if (visit.status !== 'RUNNING') reopen(visit)
    touch(account, visit.name)
  }
}

function reopen(visit: Visit): void {
  setScope(visit.scope, 'RUNNING')
  // A Fail state fails again at once.
  if (visit.type === 'Fail') return
  visit.status = 'RUNNING'
  delete visit.leftAt
  delete visit.error
  delete visit.cause
  const attempt = visit.attempts.at(-1)
  if (attempt !== undefined && visit.inner.length > 0) {
    attempt.status = 'RUNNING'
    delete attempt.endedAt
  }
}

function entered(account: Account, event: HistoryEvent, { name = '', input }: EventDetails): Place {
  const before = account.places[event.previousEventId ?? 0]
  const scope = enteredScope(account, event, before, name)
  const from = before?.visit !== undefined && before.visit.scope === scope ? before.visit : scope.visits.at(-1)
  const type = stateTypeOf(event.type)
  const visit: Visit = {
    id: event.id,
    name,
    type,
    scope,
    enteredAt: event.timestamp.getTime(),
    ...(input === undefined ? {} : { input }),
    ...(from === undefined ? {} : { from }),
    afterCatch: from?.status === 'CAUGHT',
    status: type === 'Fail' ? 'FAILED' : 'RUNNING',
    attempts: [],
    events: [event.id],
    inner: [],
    tally: { succeeded: 0, failed: 0, aborted: 0, running: 0 },
  }
  scope.visits.push(visit)
  account.visits.push(visit)
  account.open.add(visit)
  touch(account, name)
  const sameName = account.visitsByName.get(name)
  if (sameName === undefined) account.visitsByName.set(name, [visit])
  else sameName.push(visit)
  return { scope, visit }
}

function enteredScope(
  account: Account,
  { previousEventId = 0, timestamp }: HistoryEvent,
  before: Place | undefined,
  name: string,
): Scope {
  if (previousEventId === 0 || before === undefined) return account.root
  const previousType = account.events[previousEventId - 1]?.type ?? ''
  if (previousType === 'ParallelStateStarted' && before.visit !== undefined)
    return innerScope(before.visit, 'branch', before.visit.inner.length, timestamp.getTime())
  if (previousEventId === account.redrivenEvent) return resumedScope(account, name)
  return before.scope
}

/** A branch that had not entered its first state before the redrive: the Parallel that has no such state yet. */
function resumedScope(account: Account, name: string): Scope {
  const known = account.visitsByName.get(name)?.at(-1)?.scope
  if (known !== undefined) return known
  const parent = [...account.open].findLast(({ type, status }) => type === 'Parallel' && status === 'RUNNING')
  return parent === undefined ? account.root : innerScope(parent, 'branch', parent.inner.length, parent.enteredAt)
}

const iterationEnds: Readonly<Record<string, StandingStatus>> = {
  MapIterationSucceeded: 'SUCCEEDED',
  MapIterationFailed: 'FAILED',
  MapIterationAborted: 'ABORTED',
}

function iterationEvent(account: Account, visit: Visit, event: HistoryEvent, { index = 0 }: EventDetails): Place {
  const at = event.timestamp.getTime()
  if (event.type === 'MapIterationStarted') return { scope: innerScope(visit, 'iteration', index, at) }
  const scope = visit.inner[index]
  if (scope === undefined) return { scope: visit.scope, visit }
  setScope(scope, iterationEnds[event.type] ?? 'ABORTED', at)
  if (scope.status !== 'SUCCEEDED') abandonInner(account, scope, at, event.previousEventId ?? 0)
  const before = account.places[event.previousEventId ?? 0]?.visit
  return before !== undefined && before.scope === scope ? { scope, visit: before } : { scope, visit }
}

function exited(
  account: Account,
  visit: Visit,
  event: HistoryEvent,
  { output, assignedVariables }: EventDetails,
): void {
  const at = event.timestamp.getTime()
  const previous = account.events[(event.previousEventId ?? 0) - 1]
  const caught = previous !== undefined && isFailure(previous.type) && previous.type !== 'MapIterationFailed'
  visit.status = caught ? 'CAUGHT' : 'SUCCEEDED'
  visit.leftAt = at
  if (output !== undefined) visit.output = output
  if (assignedVariables !== undefined && Object.keys(assignedVariables).length > 0) visit.assigned = assignedVariables
  for (const attempt of visit.attempts)
    if (attempt.status === 'RUNNING') finishAttempt(attempt, at, caught ? 'FAILED' : 'SUCCEEDED')
  if (caught) {
    const last = visit.attempts.at(-1) ?? detailsOf(previous)
    if (last.error !== undefined) visit.error = last.error
    if (last.cause !== undefined) visit.cause = last.cause
  }
  discardInner(account, visit, at, caught ? 'ABORTED' : 'SUCCEEDED')
  account.open.delete(visit)
  if (visit.scope.kind === 'branch') visit.scope.endedAt = at
}

function discardInner(account: Account, visit: Visit, at: number, status: 'ABORTED' | 'SUCCEEDED'): void {
  for (const scope of visit.inner) if (scope !== undefined) discard(account, scope, at, status)
}

function visitEvent(account: Account, visit: Visit, event: HistoryEvent, details: EventDetails): void {
  const at = event.timestamp.getTime()
  const { type } = event
  if (attemptBegins.has(type)) return beginAttempt(account, visit, event, details)
  const attempt = visit.attempts.at(-1)
  if (details.mapRunArn !== undefined) visit.mapRunArn = details.mapRunArn
  if (taskStarts.has(type) && attempt !== undefined) {
    attempt.startedAt = at
    if (details.workerName !== undefined) attempt.workerName = details.workerName
  } else if (type === 'TaskSubmitted' && attempt !== undefined) {
    if (details.output !== undefined) attempt.submitted = details.output
  } else if (attemptSucceeds.has(type) && attempt !== undefined) {
    finishAttempt(attempt, at, 'SUCCEEDED')
    if (details.output !== undefined) attempt.result = details.output
  } else if (attemptFails.has(type)) {
    const { error, cause } = details.error === undefined ? { ...innerFailure(account, event), ...details } : details
    if (error !== undefined) visit.error = error
    if (cause !== undefined) visit.cause = cause
    if (attempt !== undefined)
      finishAttempt(attempt, at, type.endsWith('TimedOut') ? 'TIMED_OUT' : 'FAILED', error, cause)
    if (containerOf(type) !== undefined) failContainer(account, visit, event)
  } else if (type.endsWith('Aborted') && visit.status === 'RUNNING' && type === `${visit.type}StateAborted`) {
    // What a failing scope ends with is recorded as aborted too.
    settle(visit, at, visit.error === undefined ? 'ABORTED' : 'FAILED')
    if (attempt?.status === 'RUNNING') finishAttempt(attempt, at, 'ABORTED')
  }
}

/** MapStateFailed and ParallelStateFailed carry no error: it is that of what they point back to. */
function innerFailure(account: Account, { previousEventId = 0 }: HistoryEvent): EventDetails {
  const inner = account.places[previousEventId]?.visit
  const { error, cause } = inner ?? {}
  return { ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) }
}

/** The chain from what failed up to the container has failed, what else it ran is aborted. */
function failContainer(account: Account, visit: Visit, event: HistoryEvent): void {
  const at = event.timestamp.getTime()
  for (
    let inner = account.places[event.previousEventId ?? 0]?.visit;
    inner !== undefined && inner !== visit;
    inner = inner.scope.parent
  )
    if (inner.leftAt === undefined) settle(inner, at, 'FAILED')
  for (const scope of visit.inner) if (scope !== undefined) abandonInner(account, scope, at, 0)
  visit.status = 'FAILED'
}

function settle(visit: Visit, at: number, status: Visit['status']): void {
  visit.status = status
  visit.leftAt = at
}

/** A retry of a Parallel or a Map has no event of its own for the failure: the next beginning points to it. */
function endFailedAttempt(account: Account, visit: Visit, event: HistoryEvent): void {
  const attempt = visit.attempts.at(-1)
  if (attempt?.status !== 'RUNNING') return
  const previous = account.events[(event.previousEventId ?? 0) - 1]
  // After a redrive it points back to the Entered event.
  const at = previous === undefined || previous.id < attempt.startedEvent ? event.timestamp : previous.timestamp
  const { error, cause } = innerFailure(account, event)
  finishAttempt(attempt, at.getTime(), 'FAILED', error, cause)
}

function beginAttempt(account: Account, visit: Visit, event: HistoryEvent, details: EventDetails): void {
  const { id, type, timestamp } = event
  const at = timestamp.getTime()
  if (containerOf(type) !== undefined) {
    endFailedAttempt(account, visit, event)
    discardInner(account, visit, at, 'ABORTED')
    visit.inner = []
    Object.assign(visit.tally, { succeeded: 0, failed: 0, aborted: 0, running: 0 })
    if (details.length !== undefined) visit.length = details.length
  }
  visit.status = 'RUNNING'
  delete visit.leftAt
  delete visit.error
  delete visit.cause
  const request = details.parameters ?? details.input
  const { resource, resourceType, timeoutInSeconds, heartbeatInSeconds } = details
  visit.attempts.push({
    startedEvent: id,
    scheduledAt: at,
    status: 'RUNNING',
    ...(resource === undefined ? {} : { resource }),
    ...(resourceType === undefined ? {} : { resourceType }),
    ...(request === undefined ? {} : { request }),
    ...(timeoutInSeconds === undefined ? {} : { timeoutInSeconds }),
    ...(heartbeatInSeconds === undefined ? {} : { heartbeatInSeconds }),
  })
}

function finishAttempt(attempt: Attempt, at: number, status: Attempt['status'], error?: string, cause?: string): void {
  attempt.status = status
  attempt.endedAt = at
  if (status === 'SUCCEEDED') {
    delete attempt.error
    delete attempt.cause
  }
  if (error !== undefined) attempt.error = error
  if (cause !== undefined) attempt.cause = cause
}
