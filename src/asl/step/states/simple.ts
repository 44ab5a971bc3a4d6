import { refuse, succeed, type Outcome } from '../../../base/index.ts'
import type { Assignment, Template } from '../../machine.ts'
import type { Asking } from '../asking.ts'
import type { StateFailure } from '../failure.ts'
import { fillIn, finishState, takeInput } from '../flow.ts'
import { unexpectedType } from '../jsonata.ts'
import type { Scope } from '../part.ts'
import type { Run } from '../run.ts'
import { failed, type StateOf, type Visit } from './visit.ts'

export function* visitPass(run: Run, scope: Scope, state: StateOf<'Pass'>): Asking<Visit> {
  const input = takeInput(run, scope, state)
  if (!input.ok) return failed(input.failure)
  const parameters = yield* fillIn(run, scope, state, state.parameters, { input: input.value })
  if (!parameters.ok) return failed(parameters.failure)
  run.request.observe?.('afterParameters', parameters.value)
  if (state.result !== undefined) run.request.observe?.('result', state.result)
  const { next, assign, output } = state
  return yield* finishState(run, scope, state, input.value, {
    next,
    result: state.result ?? parameters.value,
    ...(assign === undefined ? {} : { assign }),
    ...(output === undefined ? {} : { output }),
  })
}

/** For states without a result. A Choice's rule brings its own Assign and Output. */
export function* passThrough(
  run: Run,
  scope: Scope,
  state: StateOf<'Succeed' | 'Wait' | 'Choice'>,
  next: string | undefined,
  own: { readonly assign?: Assignment; readonly output?: Template } = state,
): Asking<Visit> {
  const input = takeInput(run, scope, state)
  if (!input.ok) return failed(input.failure)
  return yield* finishState(run, scope, state, input.value, {
    next,
    ...(own.assign === undefined ? {} : { assign: own.assign }),
    ...(own.output === undefined ? {} : { output: own.output }),
  })
}

export function* visitFail(run: Run, scope: Scope, state: StateOf<'Fail'>): Asking<Visit> {
  const error = yield* textOf(run, scope, state, state.error)
  if (!error.ok) return failed(error.failure)
  const cause = yield* textOf(run, scope, state, state.cause)
  if (!cause.ok) return failed(cause.failure)
  return failed({
    ...(error.value === undefined ? {} : { error: error.value }),
    ...(cause.value === undefined ? {} : { cause: cause.value }),
  })
}

/** JSONata must give a string; what else a path finds is shown as JSON. */
function* textOf(
  run: Run,
  scope: Scope,
  state: StateOf<'Fail'>,
  template: Template | undefined,
): Asking<Outcome<string | undefined, StateFailure>> {
  if (template === undefined) return succeed(undefined)
  const filled = yield* fillIn(run, scope, state, template, { input: scope.input })
  if (!filled.ok) return filled
  const wrong = unexpectedType(scope, template, filled.value, 'string')
  if (wrong !== undefined) return refuse(wrong)
  const { value, text } = filled.value
  return succeed(typeof value === 'string' ? value : text)
}
