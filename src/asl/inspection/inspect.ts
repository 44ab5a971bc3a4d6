import { limits } from '../../base/index.ts'
import type { Datum } from '../datum.ts'
import type { State } from '../machine.ts'
import type { Asking } from '../step/asking.ts'
import type { Answer, Effect, Question, Stage, TaskRequest } from '../step/contract.ts'
import { dataLimitFailure, type StateFailure } from '../step/failure.ts'
import { fillIn, finishState, takeInput } from '../step/flow.ts'
import { rootKey, type Scope, type Variable } from '../step/part.ts'
import { newScope } from '../step/record.ts'
import { beginRun, type Run } from '../step/run.ts'
import { visitChoice } from '../step/states/choice.ts'
import { passThrough, visitFail, visitPass } from '../step/states/simple.ts'
import { receiveTask, visitTask } from '../step/states/task.ts'
import { failed, type StateOf, type Visit } from '../step/states/visit.ts'
import { visitWait } from '../step/states/wait.ts'
import type { Mock, Notes, StateTest, TestedState } from './contract.ts'
import { judgeMap } from './map.ts'
import { recover } from './recover.ts'
import { stagesShown } from './stages.ts'

/**
 * Runs one state by the rules that executions run by, and notes what its data flow comes to. A Wait is judged, not
 * waited for.
 */
export async function inspectState(test: StateTest): Promise<TestedState> {
  const notes: Notes = { stages: {}, variables: test.variables }
  const run = runOf(test, notes)
  const scope: Scope = {
    ...newScope(rootKey, test.state.name, test.execution.input, 0),
    variables: test.variables,
    enteredAt: test.execution.startedAt,
    retries: test.retries === 0 ? [] : [test.retries],
  }
  const visit = await work(run, scope, test, notes)
  const outcome = visit.kind === 'done' && visit.output.oversize ? failed(dataLimitFailure(scope.state)) : visit
  switch (outcome.kind) {
    case 'done':
      return { status: 'SUCCEEDED', ...leave(outcome, notes), inspection: notes }
    case 'failed':
      return failWith(run, scope, test, notes, outcome.failure)
    case 'blocked':
      return { status: 'FAILED', error: 'States.Timeout', inspection: notes }
  }
}

function runOf(test: StateTest, notes: Notes): Run {
  const { state, execution, chance, digest } = test
  const shown = new Set<Stage>(stagesShown(state))
  return beginRun({
    machine: {
      type: 'STANDARD',
      queryLanguage: state.language,
      startAt: state.name,
      states: new Map([[state.name, state]]),
    },
    execution,
    snapshot: { parts: new Map(), lastEvent: 0, lastEventAt: execution.startedAt },
    arrivals: [],
    now: execution.startedAt,
    chance,
    digest,
    bounds: { events: Number.POSITIVE_INFINITY, historyBytes: Number.POSITIVE_INFINITY },
    observe: (stage, value) => {
      if (shown.has(stage)) notes.stages[stage] = value
    },
  })
}

/** Answers the questions on the way. */
async function asked<T>(test: StateTest, asking: Asking<T>): Promise<T> {
  let turn: IteratorResult<Question, T> = asking.next()
  while (turn.done !== true) {
    const answer: Answer = await test.answer(turn.value)
    turn = asking.next(answer)
  }
  return turn.value
}

async function work(run: Run, scope: Scope, test: StateTest, notes: Notes): Promise<Visit> {
  const { state, mock } = test
  if (state.type === 'Task') return workTask(run, scope, test, state)
  if (state.type === 'Map' || state.type === 'Parallel') {
    const before = state.type === 'Map' ? judgeMap(run, scope, state, test, notes) : judgeParallel(run, scope, state)
    const failure = await asked(test, before)
    if (failure !== undefined) return failed(failure)
    return mock?.kind === 'result' ? asked(test, finishWith(run, scope, state, mock.value)) : failed(errorOf(mock))
  }
  const visit = await asked(test, visitSimple(run, scope, state))
  if (state.type !== 'Wait' || visit.kind !== 'blocked') return visit
  const within = [...run.effects.values()].some(
    (effect) => effect.kind === 'setTimer' && effect.dueAt <= run.now + limits.testStateSeconds * 1_000,
  )
  return within ? asked(test, passThrough(run, scope, state, state.next)) : visit
}

function* visitSimple(run: Run, scope: Scope, state: Exclude<State, StateOf<'Task' | 'Map' | 'Parallel'>>) {
  switch (state.type) {
    case 'Pass':
      return yield* visitPass(run, scope, state)
    case 'Choice':
      return yield* visitChoice(run, scope, state)
    case 'Wait':
      return yield* visitWait(run, scope, state)
    case 'Succeed':
      return yield* passThrough(run, scope, state, undefined)
    case 'Fail':
      takeInput(run, scope, state)
      return yield* visitFail(run, scope, state)
  }
}

async function workTask(run: Run, scope: Scope, test: StateTest, state: StateOf<'Task'>): Promise<Visit> {
  const visit = await asked(test, visitTask(run, scope, state))
  const effect = [...run.effects.values()].find(isCall)
  if (visit.kind !== 'blocked' || effect === undefined) return visit
  const { task, request } = effect
  const outcome = test.mock ?? (await test.call(request))
  if (outcome.kind === 'result') run.request.observe?.('result', outcome.value)
  const at = run.now
  const { kind: _kind, ...failure } = { ...outcome }
  const arrival =
    outcome.kind === 'result'
      ? ({ kind: 'taskSucceeded', task, at, output: outcome.value.text } as const)
      : ({ kind: 'taskFailed', task, at, ...failure } as const)
  return (await asked(test, receiveTask(run, scope, arrival))) ?? visit
}

function isCall(effect: Effect): effect is Extract<Effect, { readonly request: TaskRequest }> {
  return effect.kind === 'scheduleTask'
}

/** What goes into the branches is judged, though none of them runs. */
function* judgeParallel(run: Run, scope: Scope, state: StateOf<'Parallel'>): Asking<StateFailure | undefined> {
  const input = takeInput(run, scope, state)
  if (!input.ok) return input.failure
  const parameters = yield* fillIn(run, scope, state, state.parameters, { input: input.value })
  return parameters.ok ? undefined : parameters.failure
}

function* finishWith(run: Run, scope: Scope, state: StateOf<'Map' | 'Parallel'>, result: Datum): Asking<Visit> {
  const input = takeInput(run, scope, state)
  if (!input.ok) return failed(input.failure)
  const { next, assign, output } = state
  return yield* finishState(run, scope, state, input.value, {
    next,
    result,
    ...(assign === undefined ? {} : { assign }),
    ...(output === undefined ? {} : { output }),
  })
}

function errorOf(mock: Mock | undefined): StateFailure {
  if (mock?.kind !== 'error') return { error: 'States.Runtime', cause: 'The state has no mock.' }
  const { error, cause } = mock
  return { ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) }
}

async function failWith(
  run: Run,
  scope: Scope,
  test: StateTest,
  notes: Notes,
  failure: StateFailure,
): Promise<TestedState> {
  const recovery = await asked(test, recover(run, scope, test, notes, barely(scope, failure)))
  const { error, cause } = barely(scope, recovery.failure)
  return {
    status: recovery.status,
    ...(error === undefined ? {} : { error }),
    ...(cause === undefined ? {} : { cause }),
    ...(recovery.done === undefined ? {} : leave(recovery.done, notes)),
    inspection: notes,
  }
}

/** Without the place that causes name in an execution: a test has but one. */
function barely(scope: Scope, failure: StateFailure): StateFailure {
  const place = `An error occurred while executing the state '${scope.state}' (entered at the event id #${scope.enteredEvent}). `
  const { cause } = failure
  return cause?.startsWith(place) === true ? { ...failure, cause: cause.slice(place.length) } : failure
}

function leave(done: Extract<Visit, { kind: 'done' }>, notes: Notes): Pick<TestedState, 'output' | 'next'> {
  const { output, next, assigned = [] } = done
  const names = new Set(assigned.map(([name]) => name))
  notes.variables = [...notes.variables.filter(([name]: Variable) => !names.has(name)), ...assigned]
  return { output, ...(next === undefined ? {} : { next }) }
}
