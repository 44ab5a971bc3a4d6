import { refuse, succeed, unreachable, type Outcome } from '../../../base/index.ts'
import { datumOfText, type Datum } from '../../datum.ts'
import type { NumberField } from '../../machine.ts'
import type { Asking } from '../asking.ts'
import type { Arrival } from '../contract.ts'
import type { View } from '../environment.ts'
import { dataLimitFailure, runtimeFailure, type StateFailure } from '../failure.ts'
import { fillIn, finishState, numberOf, takeInput } from '../flow.ts'
import { evaluationFailure, unexpectedType } from '../jsonata.ts'
import type { Scope } from '../part.ts'
import { stateOf, type Run } from '../run.ts'
import {
  ensureStarted,
  recordFailed,
  recordScheduled,
  recordStarted,
  recordSubmitted,
  recordSucceeded,
} from './task-events.ts'
import { endMapRun } from './map-run.ts'
import { blocked, failed, type StateOf, type Visit } from './visit.ts'

type Task = StateOf<'Task'>

/** Works out what to call, with what, and asks for it. Each attempt does so anew, with a token of its own. */
export function* visitTask(run: Run, scope: Scope, state: Task): Asking<Visit> {
  const input = takeInput(run, scope, state)
  if (!input.ok) return failed(input.failure)
  const view = { input: input.value }
  if (hasToken(state)) scope.token = newToken(run)
  const parameters = yield* fillIn(run, scope, state, state.parameters, view)
  if (!parameters.ok) return failed(parameters.failure)
  run.request.observe?.(state.language === 'JSONata' ? 'afterArguments' : 'afterParameters', parameters.value)
  const timeout = yield* secondsOf(run, scope, state.timeoutSeconds, view)
  if (!timeout.ok) return failed(timeout.failure)
  const heartbeat = yield* secondsOf(run, scope, state.heartbeatSeconds, view)
  if (!heartbeat.ok) return failed(heartbeat.failure)
  const role = yield* roleOf(run, scope, state, input.value)
  if (!role.ok) return failed(role.failure)
  if (parameters.value.oversize) return failed(dataLimitFailure(scope.state))
  const unfit = unfitParameters(run, scope, state, parameters.value)
  if (unfit !== undefined) return failed(unfit)
  schedule(run, scope, state, {
    parameters: parameters.value,
    timeoutSeconds: timeout.value,
    heartbeatSeconds: heartbeat.value,
    roleArn: role.value,
  })
  return blocked
}

/** What was written in the definition was judged there. AWS's words for the others are not known. */
function* secondsOf(
  run: Run,
  scope: Scope,
  field: NumberField | undefined,
  view: View,
): Asking<Outcome<number | undefined, StateFailure>> {
  const seconds = yield* numberOf(run, scope, field, view, 'integer')
  if (!seconds.ok || seconds.value === undefined || field === undefined || field.kind === 'number') return seconds
  if (seconds.value > 0) return seconds
  const message = `The ${field.field} field must be positive but was: ${seconds.value}`
  return refuse(field.kind === 'path' ? runtimeFailure(scope, message) : evaluationFailure(scope, message, field.field))
}

/** An integration that cannot be started is not even scheduled. */
function unfitParameters(run: Run, scope: Scope, { resource }: Task, parameters: Datum): StateFailure | undefined {
  if (resource.kind !== 'integration') return undefined
  const problems = run.request.parameterProblems?.(resource.text, parameters.value) ?? []
  if (problems.length === 0) return undefined
  const told = `The Parameters '${parameters.text}' could not be used to start the Task: [${problems.join(', ')}]`
  return runtimeFailure(scope, told)
}

function schedule(run: Run, scope: Scope, state: Task, call: Parameters<typeof recordScheduled>[3]): void {
  const { parameters, timeoutSeconds, heartbeatSeconds, roleArn } = call
  const task = `${scope.key}:${recordScheduled(run, scope, state.resource, call)}`
  scope.phase = 'task'
  scope.waitsFor = task
  scope.taskStarted = false
  // An activity's worker comes when it comes; all else begins at once.
  ensureStarted(run, scope, state.resource)
  const request = {
    stateName: scope.state,
    resource: state.resource.text,
    parameters: parameters.text,
    ...(scope.token === undefined ? {} : { token: scope.token }),
    ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
    ...(heartbeatSeconds === undefined ? {} : { heartbeatSeconds }),
    ...(roleArn === undefined ? {} : { credentialsRoleArn: roleArn }),
  }
  run.effects.set(`task ${task}`, { kind: 'scheduleTask', task, request })
}

/** A job that is waited for can be answered by token too (recorded for states:startExecution.sync). */
function hasToken(state: Task): boolean {
  return state.resource.kind === 'integration' && state.resource.pattern !== 'requestResponse'
}

/** 488 bits that nobody can guess. */
function newToken(run: Run): string {
  return Array.from({ length: 4 }, () => run.request.chance.uuid().replaceAll('-', '')).join('')
}

function* roleOf(run: Run, scope: Scope, state: Task, input: Datum): Asking<Outcome<string | undefined, StateFailure>> {
  const { credentialsRoleArn: template } = state
  if (template === undefined) return succeed(undefined)
  const filled = yield* fillIn(run, scope, state, template, { input })
  if (!filled.ok) return filled
  const wrong = unexpectedType(scope, template, filled.value, 'string')
  if (wrong !== undefined) return { ok: false, failure: wrong }
  const { value, text } = filled.value
  return succeed(typeof value === 'string' ? value : text)
}

export type TaskArrival = Extract<Arrival, { readonly task: string }>

/** What a task's news means for its state; undefined when the state goes on waiting. */
export function* receiveTask(run: Run, scope: Scope, arrival: TaskArrival): Asking<Visit | undefined> {
  const state = stateOf(run, scope)
  if (arrival.kind === 'mapRunEnded') {
    return state.type === 'Map' ? yield* endMapRun(run, scope, state, arrival) : undefined
  }
  if (state.type !== 'Task') return undefined
  const { resource } = state
  switch (arrival.kind) {
    case 'taskStarted':
      if (scope.taskStarted !== true) recordStarted(run, scope, resource, arrival.workerName)
      return undefined
    case 'taskSubmitted':
      ensureStarted(run, scope, resource)
      recordSubmitted(run, scope, resource, datumOfText(arrival.output))
      return undefined
    case 'taskSucceeded':
      return yield* succeedTask(run, scope, state, datumOfText(arrival.output))
    case 'taskFailed':
      return failTask(run, scope, state, arrival)
    case 'taskTimedOut': {
      ensureStarted(run, scope, resource)
      recordFailed(run, scope, resource, 'TimedOut', { error: 'States.Timeout' })
      settleTask(scope)
      return failed({
        error: 'States.Timeout',
        ...(arrival.heartbeat ? { alias: 'States.HeartbeatTimeout' } : {}),
      })
    }
    default:
      return unreachable(arrival)
  }
}

function settleTask(scope: Scope): void {
  delete scope.waitsFor
  delete scope.taskStarted
  scope.phase = 'ready'
}

function* succeedTask(run: Run, scope: Scope, state: Task, output: Datum): Asking<Visit> {
  const { resource } = state
  ensureStarted(run, scope, resource)
  if (output.oversize) {
    const failure = dataLimitFailure(resource.kind === 'integration' ? resource.service : resource.text)
    recordFailed(run, scope, resource, 'Failed', failure)
    settleTask(scope)
    return failed(failure)
  }
  recordSucceeded(run, scope, resource, output)
  settleTask(scope)
  const input = takeInput(run, scope, state)
  if (!input.ok) return failed(input.failure)
  const { next, assign, output: template } = state
  return yield* finishState(run, scope, state, input.value, {
    next,
    result: output,
    ...(assign === undefined ? {} : { assign }),
    ...(template === undefined ? {} : { output: template }),
  })
}

const endings = { start: 'StartFailed', submit: 'SubmitFailed', schedule: 'ScheduleFailed' } as const

function failTask(run: Run, scope: Scope, state: Task, arrival: Extract<Arrival, { kind: 'taskFailed' }>): Visit {
  const { error, cause, phase } = arrival
  const failure = { ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) }
  if (phase === undefined || phase === 'submit') ensureStarted(run, scope, state.resource)
  recordFailed(run, scope, state.resource, endingOf(state, phase), failure)
  settleTask(scope)
  return failed(failure)
}

/** Not every kind of resource has an event for every phase. */
function endingOf(state: Task, phase: keyof typeof endings | undefined): Parameters<typeof recordFailed>[3] {
  if (phase === undefined) return 'Failed'
  switch (state.resource.kind) {
    case 'integration':
      return phase === 'schedule' ? 'StartFailed' : endings[phase]
    case 'function':
      return phase === 'submit' ? 'Failed' : endings[phase]
    case 'activity':
      return phase === 'schedule' ? 'ScheduleFailed' : 'Failed'
  }
}
