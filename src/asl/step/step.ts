import { unreachable } from '../../base/index.ts'
import type { Asking } from './asking.ts'
import type { Arrival, StepRequest, StepResult } from './contract.ts'
import { begin, enter, failState, settle } from './enter.ts'
import { dataLimitFailure } from './failure.ts'
import { isScopePart, type Scope } from './part.ts'
import { conclude, failExecution, startExecution } from './record.ts'
import { beginAnew, recordRedrive } from './redrive.ts'
import { beginRun, boundsMet, executionTimer, resultOf, scopeAt, setTimer, stateOf, type Run } from './run.ts'
import { dispatch } from './states/join.ts'
import { receiveTask, type TaskArrival } from './states/task.ts'
import type { Visit } from './states/visit.ts'
import { leaveWait } from './states/wait.ts'

/**
 * The pure heart: takes what has arrived, runs every scope as far as it goes, and answers what changed. The same
 * request always gives the same result. A machine without JSONata never asks a question.
 */
export function* step(request: StepRequest): Asking<StepResult> {
  const run = beginRun(request)
  yield* receiveAll(run, request.arrivals)
  yield* runReady(run)
  return resultOf(run, run.ready.length > 0 && run.end === undefined)
}

/**
 * Everything that has arrived is on record before anything goes on from it: what one result leads to may abort the state
 * of another, whose bringer was told that it counts. Results come before failures, for the same reason, and of tasks that
 * fail together each says so before the first of them takes the others with it (recorded: four that time out in a Map).
 */
function* receiveAll(run: Run, arrivals: readonly Arrival[]): Asking<void> {
  const [first] = arrivals
  if (arrivals.length === 1 && first !== undefined) return yield* receive(run, first)
  const ready: Scope[][] = []
  let told: Told[] = []
  for (const arrival of [...arrivals.filter(isResult), ...arrivals.filter((each) => !isResult(each))]) {
    if (isFailure(arrival)) {
      told.push(...(yield* tell(run, arrival)))
      continue
    }
    ready.push(...(yield* settleTold(run, told)))
    told = []
    if (run.end !== undefined) return
    yield* receive(run, arrival)
    ready.push(run.ready.splice(0))
  }
  ready.push(...(yield* settleTold(run, told)))
  run.ready.push(...ready.reverse().flat())
}

function isResult({ kind }: Arrival): boolean {
  return kind === 'taskStarted' || kind === 'taskSubmitted' || kind === 'taskSucceeded'
}

function isFailure(arrival: Arrival): arrival is Extract<Arrival, { kind: 'taskFailed' | 'taskTimedOut' }> {
  return arrival.kind === 'taskFailed' || arrival.kind === 'taskTimedOut'
}

/** A failure that is on record, and has not led to anything yet. */
interface Told {
  readonly scope: Scope
  readonly outcome: Visit
}

function* tell(run: Run, arrival: TaskArrival): Asking<readonly Told[]> {
  const scope = waitingFor(run, arrival)
  const outcome = scope === undefined ? undefined : yield* receiveTask(run, scope, arrival)
  if (scope === undefined || outcome === undefined) return []
  scope.phase = 'failed'
  return [{ scope, outcome }]
}

/** The scopes that can go on from it, those of each failure. */
function* settleTold(run: Run, told: readonly Told[]): Asking<readonly Scope[][]> {
  const ready: Scope[][] = []
  for (const { scope, outcome } of told) {
    if (run.end !== undefined || run.scopes.get(scope.key) !== scope) continue
    scope.phase = 'ready'
    yield* guarded(run, scope, settle(run, scope, outcome))
    ready.push(run.ready.splice(0))
  }
  return ready
}

/** Enters state after state until every scope waits for something, or a bound is met. */
function* runReady(run: Run): Asking<void> {
  while (run.end === undefined && run.ready.length > 0 && !boundsMet(run)) {
    const scope = run.ready.pop()
    // An aborted scope may still stand in the line.
    if (scope === undefined || run.scopes.get(scope.key) !== scope) continue
    yield* guarded(run, scope, goOn(run, scope))
  }
}

function goOn(run: Run, scope: Scope): Asking<void> {
  if (scope.phase === 'ready') return enter(run, scope)
  return scope.phase === 'failed' ? beginAnew(run, scope) : startNext(run, scope)
}

/** A Map's next iteration. */
function* startNext(run: Run, scope: Scope): Asking<void> {
  const failure = yield* dispatch(run, scope)
  if (failure !== undefined) yield* failState(run, scope, failure)
}

/** What no text or stack of JavaScript's can hold ends the execution by its limit, not the step by an exception. */
function* guarded(run: Run, scope: Scope, work: Asking<void>): Asking<void> {
  try {
    yield* work
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    failExecution(run, scope, dataLimitFailure(scope.state))
  }
}

function* receive(run: Run, arrival: Arrival): Asking<void> {
  switch (arrival.kind) {
    case 'started':
      return start(run)
    case 'continue':
      return resume(run)
    case 'timerDue':
      return arrival.timer === executionTimer ? timeOut(run, arrival.at) : yield* endTimer(run, arrival.timer)
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
      return yield* hearOfTask(run, arrival)
    case 'redrive':
      return redrive(run)
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

/** Every scope goes on: unsuccessful states from their beginning, without being entered once more. */
function redrive(run: Run): void {
  recordRedrive(run)
  if (run.machine.timeoutSeconds !== undefined) setTimer(run, executionTimer, timeoutAt(run))
  resume(run)
}

/** Scopes that a bound stopped between two states, or before another iteration, in the order they would have gone on. */
function resume(run: Run): void {
  const stopped: Scope[] = []
  for (const [key, part] of run.request.snapshot.parts) {
    const goesOn = isScopePart(part) && goesOnBySelf.has(part.phase)
    const scope = goesOn ? scopeAt(run, key) : undefined
    if (scope !== undefined) stopped.push(scope)
  }
  run.ready.push(...stopped.sort((left, right) => compareKeys(right.key, left.key)))
}

const goesOnBySelf: ReadonlySet<Scope['phase']> = new Set(['ready', 'joining', 'failed'])

/** Branches and iterations by their number, inner scopes before the one around them. */
function compareKeys(left: string, right: string): number {
  const leftSteps = left.split('/')
  const rightSteps = right.split('/')
  for (const [at, step] of leftSteps.entries()) {
    const other = rightSteps[at]
    if (other === undefined) return -1
    if (step !== other) return Number(step.split('.')[1]) - Number(other.split('.')[1])
  }
  return rightSteps.length > leftSteps.length ? 1 : 0
}

/** A redrive has all of the machine's TimeoutSeconds again. */
function timeoutAt({ machine, execution }: Run): number {
  return (execution.redrivenAt ?? execution.startedAt) + (machine.timeoutSeconds ?? 0) * 1_000
}

/**
 * The machine's TimeoutSeconds: the last event has the deadline's own time, unless something came later. An Express
 * execution may meet its limit without having any.
 */
function timeOut(run: Run, at: number): void {
  if (run.machine.timeoutSeconds !== undefined) run.now = Math.min(at, timeoutAt(run))
  conclude(run, 'ExecutionTimedOut', 0, { error: 'States.Timeout' }, { status: 'TIMED_OUT' })
}

/** A timer that nobody waits for any more says nothing. */
function* endTimer(run: Run, timer: string): Asking<void> {
  const scope = scopeAt(run, timer.slice(0, timer.lastIndexOf(':')))
  if (scope === undefined || scope.waitsFor !== timer || scope.phase === 'task') return
  delete scope.waitsFor
  if (scope.phase === 'backoff') {
    scope.phase = 'ready'
    return yield* guarded(run, scope, begin(run, scope))
  }
  const state = stateOf(run, scope)
  if (state.type === 'Wait') yield* guarded(run, scope, wake(run, scope, state))
}

function* wake(run: Run, scope: Scope, state: Parameters<typeof leaveWait>[2]): Asking<void> {
  yield* settle(run, scope, yield* leaveWait(run, scope, state))
}

function* hearOfTask(run: Run, arrival: TaskArrival): Asking<void> {
  const scope = waitingFor(run, arrival)
  if (scope !== undefined) yield* guarded(run, scope, take(run, scope, arrival))
}

/** News of a task that was aborted, or has answered before, is too late. */
function waitingFor(run: Run, { task }: TaskArrival): Scope | undefined {
  const scope = scopeAt(run, task.slice(0, task.lastIndexOf(':')))
  return scope?.waitsFor === task && scope.phase === 'task' ? scope : undefined
}

function* take(run: Run, scope: Scope, arrival: TaskArrival): Asking<void> {
  const outcome = yield* receiveTask(run, scope, arrival)
  if (outcome !== undefined) yield* settle(run, scope, outcome)
}
