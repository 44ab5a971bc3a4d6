import { unreachable } from '../../base/index.ts'
import type { Answer, Arrival, Question, StepRequest, StepResult } from './contract.ts'
import { enter, leaveWith } from './enter.ts'
import { isScope } from './part.ts'
import {
  beginRun,
  boundsMet,
  conclude,
  executionTimer,
  resultOf,
  scopeAt,
  setTimer,
  startExecution,
  stateOf,
  type Run,
} from './run.ts'
import { leaveWait } from './states/wait.ts'

/**
 * The pure heart: takes what has arrived, runs every scope as far as it goes, and answers what changed. The same
 * request always gives the same result. A machine without JSONata never asks a question.
 */
export function* step(request: StepRequest): Generator<Question, StepResult, Answer> {
  const run = beginRun(request)
  for (const arrival of request.arrivals) {
    if (run.end !== undefined) break
    receive(run, arrival)
    yield* runReady(run)
  }
  return resultOf(run, run.ready.length > 0 && run.end === undefined)
}

/** Enters state after state until every scope waits for something, or a bound is met. */
// oxlint-disable-next-line require-yield -- JSONata will ask from here
function* runReady(run: Run): Generator<Question, void, Answer> {
  while (run.end === undefined && run.ready.length > 0 && !boundsMet(run)) {
    const scope = run.ready.pop()
    if (scope?.phase === 'ready') enter(run, scope)
  }
}

function receive(run: Run, arrival: Arrival): void {
  switch (arrival.kind) {
    case 'started':
      return start(run)
    case 'continue':
      return resume(run)
    case 'timerDue':
      return arrival.timer === executionTimer ? timeOut(run) : endWait(run, arrival.timer)
    case 'stop': {
      const reason = {
        ...(arrival.error === undefined ? {} : { error: arrival.error }),
        ...(arrival.cause === undefined ? {} : { cause: arrival.cause }),
      }
      return conclude(run, 'ExecutionAborted', 0, reason, { status: 'ABORTED', ...reason })
    }
    case 'taskStarted':
    case 'taskSubmitted':
    case 'taskSucceeded':
    case 'taskFailed':
    case 'taskTimedOut':
    case 'mapRunEnded':
    case 'redrive':
      return
    default:
      return unreachable(arrival)
  }
}

function start(run: Run): void {
  const { machine, execution } = run
  startExecution(run)
  if (machine.timeoutSeconds !== undefined) {
    setTimer(run, executionTimer, execution.startedAt + machine.timeoutSeconds * 1_000)
  }
}

/** Scopes that a bound stopped between two states. */
function resume(run: Run): void {
  for (const [key, part] of run.request.snapshot.parts) {
    const scope = isScope(part) && part.phase === 'ready' ? scopeAt(run, key) : undefined
    if (scope !== undefined) run.ready.push(scope)
  }
}

/** The machine's TimeoutSeconds: the last event has the deadline's own time, unless something came later. */
function timeOut(run: Run): void {
  run.now = run.execution.startedAt + (run.machine.timeoutSeconds ?? 0) * 1_000
  conclude(run, 'ExecutionTimedOut', 0, { error: 'States.Timeout' }, { status: 'TIMED_OUT' })
}

/** A timer that nobody waits for any more says nothing. */
function endWait(run: Run, timer: string): void {
  const scope = scopeAt(run, timer.slice(0, timer.lastIndexOf(':')))
  if (scope?.phase !== 'waiting' || scope.waitsFor !== timer) return
  const state = stateOf(run, scope)
  if (state.type === 'Wait') leaveWith(run, scope, leaveWait(run, scope, state))
}
