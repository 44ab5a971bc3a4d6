import { unreachable } from '../../base/index.ts'
import type { Datum } from '../datum.ts'
import type { State } from '../machine.ts'
import { dataLimitFailure, type StateFailure } from './failure.ts'
import type { HistoryDetails } from './history.ts'
import type { Scope, Variable } from './part.ts'
import { conclude, failExecution, record, stateOf, type Run } from './run.ts'
import { visitChoice } from './states/choice.ts'
import { visitFail, visitPass, visitSucceed } from './states/simple.ts'
import { visitWait } from './states/wait.ts'
import type { Visit } from './states/visit.ts'

/** One state: its Entered event, its work, and what comes of it. */
export function enter(run: Run, scope: Scope): void {
  const state = stateOf(run, scope)
  const { input } = scope
  const details = { name: state.name, input, inputDetails: untruncated }
  scope.enteredEvent = record(run, scope, `${state.type}StateEntered`, details, input)
  scope.enteredAt = run.lastEventAt
  leaveWith(run, scope, visit(run, scope, state))
}

const untruncated = { truncated: false } as const

function visit(run: Run, scope: Scope, state: State): Visit {
  switch (state.type) {
    case 'Pass':
      return visitPass(run, scope, state)
    case 'Choice':
      return visitChoice(run, scope, state)
    case 'Wait':
      return visitWait(run, scope, state)
    case 'Succeed':
      return visitSucceed(run, scope, state)
    case 'Fail':
      return visitFail(run, scope, state)
    case 'Task':
    case 'Parallel':
    case 'Map':
      throw new Error(`${state.type} is refused at creation`)
    default:
      return unreachable(state)
  }
}

/** Goes on with what a state's work has come to. */
export function leaveWith(run: Run, scope: Scope, outcome: Visit): void {
  switch (outcome.kind) {
    case 'blocked':
      return
    case 'failed':
      return fail(run, scope, outcome.failure)
    case 'done':
      if (outcome.output.oversize) return fail(run, scope, dataLimitFailure(scope.state))
      return leave(run, scope, outcome)
    default:
      return unreachable(outcome)
  }
}

function leave(run: Run, scope: Scope, done: Extract<Visit, { kind: 'done' }>): void {
  const { output, next, assigned } = done
  const type = stateOf(run, scope).type
  record(run, scope, `${type}StateExited`, exitDetails(scope.state, output, assigned), output)
  delete scope.waitsFor
  if (assigned !== undefined) scope.variables = withVariables(scope.variables, assigned)
  if (next === undefined) return complete(run, scope, output)
  scope.state = next
  scope.phase = 'ready'
  scope.input = output
  run.ready.push(scope)
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

function complete(run: Run, scope: Scope, output: Datum): void {
  const details = { output, outputDetails: untruncated }
  conclude(run, 'ExecutionSucceeded', scope.previousEvent, details, { status: 'SUCCEEDED', output })
}

function fail(run: Run, scope: Scope, failure: StateFailure): void {
  failExecution(run, scope, failure)
}
