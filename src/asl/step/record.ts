import { limits, type EpochMs } from '../../base/index.ts'
import type { Datum } from '../datum.ts'
import type { ExecutionEnd } from './contract.ts'
import type { StateFailure } from './failure.ts'
import { untruncated, type HistoryDetails } from './history.ts'
import { isScopePart, rootKey, type Scope } from './part.ts'
import { clearTimer, executionTimer, release, scopeAt, type Run } from './run.ts'
import { putBack } from './standing.ts'

/** Now, as events count it: never before the last event. */
function eventTime(run: Run): EpochMs {
  return Math.max(run.now, run.lastEventAt)
}

const eventBytesAbout = 200

/** Records an event of a scope and moves the scope's chain on to it. */
export function record(run: Run, scope: Scope, type: string, details?: HistoryDetails, payload?: Datum): number {
  scope.previousEvent = recordAside(run, scope.previousEvent, type, details, payload)
  return scope.previousEvent
}

/**
 * Records an event that no later one points back to. The event before the last that a history may hold is the last that
 * the machine can make: instead of the next, the execution fails.
 */
export function recordAside(
  run: Run,
  previousEventId: number,
  type: string,
  details?: HistoryDetails,
  payload?: Datum,
): number {
  if (run.end !== undefined) return run.lastEvent
  if (run.lastEvent >= limits.historyEvents - 1 && !run.execution.express) {
    failFull(run)
    return run.lastEvent
  }
  return write(run, type, previousEventId, details, payload)
}

function write(
  run: Run,
  type: string,
  previousEventId: number,
  details: HistoryDetails | undefined,
  payload?: Datum,
): number {
  const id = ++run.lastEvent
  run.lastEventAt = eventTime(run)
  run.historyBytes += eventBytesAbout + (payload === undefined ? 0 : payload.text.length)
  run.events.push(
    details === undefined
      ? { id, previousEventId, type, timestamp: run.lastEventAt }
      : { id, previousEventId, type, timestamp: run.lastEventAt, details },
  )
  return id
}

function failFull(run: Run): void {
  const details = {
    error: 'States.Runtime',
    cause: `The execution reached the maximum number of history events (${limits.historyEvents}).`,
  }
  write(run, 'ExecutionFailed', run.lastEvent, details)
  finish(run, { status: 'FAILED', ...details })
}

/** Ends the execution with its last event, which may be the 25,000th. */
export function conclude(
  run: Run,
  type: string,
  previousEventId: number,
  details: HistoryDetails,
  end: ExecutionEnd,
): void {
  if (run.end !== undefined) return
  write(run, type, previousEventId, details, end.status === 'SUCCEEDED' ? end.output : undefined)
  finish(run, end)
}

export function failExecution(run: Run, scope: Scope, failure: StateFailure): void {
  const { error, cause } = failure
  const details = { ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) }
  conclude(run, 'ExecutionFailed', scope.previousEvent, details, { status: 'FAILED', ...details })
}

/** Timers and tasks that were still out have nobody to come back to. Where it failed, a redrive goes on. */
function finish(run: Run, end: ExecutionEnd): void {
  run.end = end
  if (run.machine.timeoutSeconds !== undefined) clearTimer(run, executionTimer)
  if (end.status === 'SUCCEEDED') return
  loadAll(run)
  for (const scope of run.scopes.values()) release(run, scope)
  putBack(run)
  loadAll(run)
  for (const scope of run.scopes.values()) {
    delete scope.waitsFor
    if (scope.phase !== 'joining') scope.phase = scope.enteredEvent === 0 ? 'ready' : 'failed'
  }
}

function loadAll(run: Run): void {
  for (const [key, part] of run.request.snapshot.parts) if (isScopePart(part)) scopeAt(run, key)
}

/** ExecutionStarted, and the root scope before its first state: neither has an event that it points back to. */
export function startExecution(run: Run): void {
  const { input, roleArn, aliasArn, versionArn } = run.execution
  const details = {
    input,
    inputDetails: untruncated,
    roleArn,
    ...(aliasArn === undefined ? {} : { stateMachineAliasArn: aliasArn }),
    ...(versionArn === undefined ? {} : { stateMachineVersionArn: versionArn }),
  }
  write(run, 'ExecutionStarted', 0, details, input)
  const scope = newScope(rootKey, run.machine.startAt, input, 0)
  run.scopes.set(rootKey, scope)
  run.ready.push(scope)
}

/** A scope before its first state. */
export function newScope(key: string, state: string, input: Datum, previousEvent: number): Scope {
  return {
    key,
    state,
    phase: 'ready',
    input,
    previousEvent,
    enteredAfter: previousEvent,
    enteredEvent: 0,
    enteredAt: 0,
    variables: [],
    retries: [],
  }
}
