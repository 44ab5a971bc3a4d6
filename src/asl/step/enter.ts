import { limits, unreachable, utf8Length } from '../../base/index.ts'
import { datumOfValue, type Datum } from '../datum.ts'
import type { State } from '../machine.ts'
import type { Asking } from './asking.ts'
import { dataLimitFailure, isFor, variableLimitFailure, type StateFailure } from './failure.ts'
import { finishCaught } from './flow.ts'
import { enteredTypes, exitedTypes, untruncated, type HistoryDetails } from './history.ts'
import type { Scope, Variable } from './part.ts'
import { conclude, failExecution, record, recordAside } from './record.ts'
import { planRetry } from './retry.ts'
import { keepStanding } from './standing.ts'
import { dropScope, parentOf, setTimer, stateOf, type Run } from './run.ts'
import { abortChildren, abortSelf } from './abort.ts'
import { visitChoice } from './states/choice.ts'
import { closeMapRun, visitMapRun } from './states/map-run.ts'
import { endChild, visitMap, visitParallel } from './states/join.ts'
import { passThrough, visitFail, visitPass } from './states/simple.ts'
import { visitTask } from './states/task.ts'
import { visitWait } from './states/wait.ts'
import { failed, type Visit } from './states/visit.ts'

/** One state: its Entered event, its work, and what comes of it. */
export function* enter(run: Run, scope: Scope): Asking<void> {
  const state = stateOf(run, scope)
  const { input } = scope
  const details = { name: state.name, input, inputDetails: untruncated }
  scope.enteredAfter = scope.previousEvent
  scope.enteredEvent = record(run, scope, enteredTypes[state.type], details, input)
  scope.enteredAt = run.lastEventAt
  scope.retries = []
  if (scope.begunAt !== undefined) delete scope.begunAt
  yield* begin(run, scope)
}

/** The work of the state that the scope is in: at entry, and again for each retry and after a redrive. */
export function* begin(run: Run, scope: Scope): Asking<void> {
  yield* settle(run, scope, yield* visit(run, scope, stateOf(run, scope)))
}

function* visit(run: Run, scope: Scope, state: State): Asking<Visit> {
  switch (state.type) {
    case 'Pass':
      return yield* visitPass(run, scope, state)
    case 'Task':
      return yield* visitTask(run, scope, state)
    case 'Choice':
      return yield* visitChoice(run, scope, state)
    case 'Wait':
      return yield* visitWait(run, scope, state)
    case 'Succeed':
      return yield* passThrough(run, scope, state, undefined)
    case 'Fail':
      return yield* visitFail(run, scope, state)
    case 'Parallel':
      return yield* visitParallel(run, scope, state)
    case 'Map':
      return state.distributed === undefined
        ? yield* visitMap(run, scope, state)
        : yield* visitMapRun(run, scope, state, state.distributed)
    default:
      return unreachable(state)
  }
}

/** Goes on with what a state's work has come to. */
export function* settle(run: Run, scope: Scope, outcome: Visit): Asking<void> {
  switch (outcome.kind) {
    case 'blocked':
      return
    case 'failed':
      return yield* fail(run, scope, outcome.failure)
    case 'done':
      if (outcome.output.oversize) return yield* fail(run, scope, dataLimitFailure(scope.state))
      return yield* leave(run, scope, outcome)
    default:
      return unreachable(outcome)
  }
}

function* leave(run: Run, scope: Scope, done: Extract<Visit, { kind: 'done' }>): Asking<void> {
  const { output, next, assigned } = done
  const { type } = stateOf(run, scope)
  const variables = assigned === undefined ? scope.variables : withVariables(scope.variables, assigned)
  if (assigned !== undefined && !fit(assigned, variables)) {
    return yield* fail(run, scope, variableLimitFailure(scope.state))
  }
  record(run, scope, exitedTypes[type], exitDetails(scope.state, output, assigned), output)
  // Taking away what is not there costs as much as what is.
  if (scope.waitsFor !== undefined) delete scope.waitsFor
  if (scope.token !== undefined) delete scope.token
  closeMapRun(run, scope)
  scope.variables = variables
  if (next === undefined) return yield* complete(run, scope, output)
  scope.state = next
  scope.phase = 'ready'
  scope.enteredEvent = 0
  scope.input = output
  run.ready.push(scope)
}

/** 256 KiB for a variable and for an Assign, 10 MiB for all that a scope holds. */
function fit(assigned: readonly Variable[], all: readonly Variable[]): boolean {
  if (assigned.some(([, value]) => value.oversize)) return false
  return bytesOf(assigned) <= limits.stateDataBytes && bytesOf(all) <= limits.variablesBytes
}

function bytesOf(variables: readonly Variable[]): number {
  return variables.reduce((sum, [, value]) => sum + utf8Length(value.text), 0)
}

function exitDetails(name: string, output: Datum, assigned: readonly Variable[] | undefined): HistoryDetails {
  const details = { name, output, outputDetails: untruncated }
  if (assigned === undefined || assigned.length === 0) return details
  return {
    ...details,
    assignedVariables: Object.fromEntries(assigned.map(([variable, value]) => [variable, value.text])),
    assignedVariablesDetails: untruncated,
  }
}

function withVariables(before: readonly Variable[], assigned: readonly Variable[]): readonly Variable[] {
  const replaced = new Set(assigned.map(([name]) => name))
  return [...before.filter(([name]) => !replaced.has(name)), ...assigned]
}

function* complete(run: Run, scope: Scope, output: Datum): Asking<void> {
  const parent = parentOf(run, scope)
  if (parent === undefined) {
    const details = { output, outputDetails: untruncated }
    return conclude(run, 'ExecutionSucceeded', scope.previousEvent, details, { status: 'SUCCEEDED', output })
  }
  const outcome = yield* endChild(run, parent, scope, output)
  if (outcome !== undefined) yield* settle(run, parent, outcome)
}

/** A failed state is tried again, or left by a catcher, or takes its scope with it. `inner` has failed a Map. */
export function* fail(run: Run, scope: Scope, failure: StateFailure, inner?: Scope): Asking<void> {
  const state = stateOf(run, scope)
  if (failure.evaluation !== undefined) recordEvaluation(run, scope, state, failure)
  if (failure.error === 'States.Runtime') return failExecution(run, scope, failure)
  keepStanding(run, scope)
  const isJoin = state.type === 'Parallel' || state.type === 'Map'
  if (isJoin) abortChildren(run, scope, scope.previousEvent)
  if (state.type === 'Map' && inner !== undefined) {
    recordAside(run, scope.previousEvent, 'MapIterationFailed', { name: state.name, index: inner.index ?? 0 })
  }
  if ('retry' in state && retry(run, scope, state.retry, failure)) {
    run.standing = undefined
    return
  }
  const before = scope.previousEvent
  if (isJoin) record(run, scope, `${state.type}StateFailed`)
  const catcher = 'catch' in state ? state.catch.find((entry) => isFor(entry.errorEquals, failure)) : undefined
  if (catcher === undefined) return yield* failScope(run, scope, failure)
  const outcome = yield* finishCaught(run, scope, state, catcher, errorOutputOf(failure))
  if (outcome.kind === 'done') {
    run.standing = undefined
    return yield* settle(run, scope, outcome)
  }
  if (outcome.kind === 'failed') {
    // The catcher's own fault has no catcher. It fails a Parallel or Map once more (measured on AWS).
    if (outcome.failure.evaluation !== undefined) {
      scope.previousEvent = before
      recordEvaluation(run, scope, state, outcome.failure)
      if (isJoin) record(run, scope, `${state.type}StateFailed`)
    }
    yield* failScope(run, scope, outcome.failure)
  }
}

function errorOutputOf(failure: StateFailure): Datum {
  return datumOfValue({ Error: failure.error ?? '', Cause: failure.cause ?? '' })
}

function retry(run: Run, scope: Scope, retriers: Parameters<typeof planRetry>[1], failure: StateFailure): boolean {
  const plan = planRetry(scope.retries, retriers, failure, run.request.chance)
  if (plan === undefined) return false
  scope.retries = plan.retries
  scope.phase = 'backoff'
  scope.waitsFor = `${scope.key}:${run.lastEvent}`
  setTimer(run, scope.waitsFor, run.lastEventAt + plan.delayMs)
  return true
}

/** Nobody has caught the failure in this scope: it goes to the state around it. */
function* failScope(run: Run, scope: Scope, failure: StateFailure): Asking<void> {
  const parent = parentOf(run, scope)
  if (parent === undefined || failure.error === 'States.Runtime') return failExecution(run, scope, failure)
  abortSelf(run, scope, scope.previousEvent)
  parent.previousEvent = scope.previousEvent
  dropScope(run, scope)
  const { evaluation: _told, ...bare } = failure
  yield* fail(run, parent, bare, scope)
}

/**
 * What is evaluated at entry points back to what Entered points to, except in a Wait; what comes later to what came
 * before.
 */
function recordEvaluation(run: Run, scope: Scope, state: State, failure: StateFailure): void {
  const { error, cause, evaluation } = failure
  if (scope.previousEvent === scope.enteredEvent && state.type !== 'Wait') scope.previousEvent = scope.enteredAfter
  record(run, scope, 'EvaluationFailed', {
    ...(error === undefined ? {} : { error }),
    ...(cause === undefined ? {} : { cause }),
    ...(evaluation?.location === undefined ? {} : { location: evaluation.location }),
    state: state.name,
  })
}

/** An item that could not be made fails its Map. */
export function* failState(run: Run, scope: Scope, failure: StateFailure): Asking<void> {
  yield* settle(run, scope, failed(failure))
}
