import { refuse, succeed, type Outcome } from '../../base/index.ts'
import type { Datum } from '../datum.ts'
import { evaluate } from '../expression/evaluate.ts'
import type { Assignment, NumberField, State, Template } from '../machine.ts'
import type { Asking } from './asking.ts'
import { environmentOf, type View } from './environment.ts'
import { runtimeFailure, type StateFailure } from './failure.ts'
import { fillJsonata, evaluationFailure, unexpectedType } from './jsonata.ts'
import type { Scope, Variable } from './part.ts'
import { applyPath, applyResultPath, fillPaths, invalidPath } from './paths.ts'
import type { Run } from './run.ts'
import { failed, type Visit } from './states/visit.ts'

/** The data flow of a state in its own query language. */

/** What the state works on: JSONPath has InputPath, JSONata takes the raw input. */
export function takeInput(run: Run, scope: Scope, state: State): Outcome<Datum, StateFailure> {
  const input = applyPath(run, scope, state.inputPath, scope.input)
  if (input.ok) run.request.observe?.('afterInputPath', input.value)
  return input
}

export function* fillIn(
  run: Run,
  scope: Scope,
  state: State,
  template: Template | undefined,
  view: View,
): Asking<Outcome<Datum, StateFailure>> {
  if (template === undefined) return succeed(view.input)
  if (state.language === 'JSONPath') return fillPaths(run, scope, template, view)
  return yield* fillJsonata(run, scope, template, view)
}

export interface Exit {
  readonly next: string | undefined
  /** What the state has made; absent for states that only hand on their input. */
  readonly result?: Datum
  /** Instead of the state's own, by a Choice's rule. */
  readonly assign?: Assignment
  readonly output?: Template
}

/**
 * From the result to the output. JSONPath: ResultSelector, ResultPath into the raw input, OutputPath; JSONata: Output.
 * Assign and Output both see the values from before.
 */
export function* finishState(run: Run, scope: Scope, state: State, input: Datum, exit: Exit): Asking<Visit> {
  return state.language === 'JSONPath'
    ? finishPaths(run, scope, state, input, exit)
    : yield* finishJsonata(run, scope, state, exit)
}

function finishPaths(run: Run, scope: Scope, state: State, input: Datum, exit: Exit): Visit {
  let selected = exit.result ?? input
  if ('resultSelector' in state && state.resultSelector !== undefined) {
    const filled = fillPaths(run, scope, state.resultSelector, { input: selected })
    if (!filled.ok) return failed(filled.failure)
    selected = filled.value
  }
  run.request.observe?.('afterResultSelector', selected)
  const assigned = assignPaths(run, scope, exit.assign, selected)
  if (!assigned.ok) return failed(assigned.failure)
  const path = 'resultPath' in state && exit.result !== undefined ? state.resultPath : undefined
  const merged = applyResultPath(path, scope.input, selected)
  if (!merged.ok) return failed(merged.failure)
  run.request.observe?.('afterResultPath', merged.value)
  const output = applyPath(run, scope, state.outputPath, merged.value)
  if (!output.ok) return failed(output.failure)
  return { kind: 'done', output: output.value, next: exit.next, assigned: assigned.value }
}

function* finishJsonata(run: Run, scope: Scope, state: State, exit: Exit): Asking<Visit> {
  const { result } = exit
  const plain: View = { input: result ?? scope.input }
  const view: View = result === undefined || state.type === 'Pass' ? plain : { ...plain, result }
  const assigned = yield* assignJsonata(run, scope, exit.assign, view)
  if (!assigned.ok) return failed(assigned.failure)
  const output = exit.output === undefined ? succeed(view.input) : yield* fillJsonata(run, scope, exit.output, view)
  if (!output.ok) return failed(output.failure)
  return { kind: 'done', output: output.value, next: exit.next, assigned: assigned.value }
}

type Assigned = Outcome<readonly Variable[] | undefined, StateFailure>

function assignPaths(run: Run, scope: Scope, assignment: Assignment | undefined, data: Datum): Assigned {
  if (assignment === undefined) return succeed(undefined)
  const variables: Variable[] = []
  for (const [name, template] of assignment) {
    const value = fillPaths(run, scope, template, { input: data })
    if (!value.ok) return value
    variables.push([name, value.value])
  }
  return succeed(variables)
}

function* assignJsonata(run: Run, scope: Scope, assignment: Assignment | undefined, view: View): Asking<Assigned> {
  if (assignment === undefined) return succeed(undefined)
  const variables: Variable[] = []
  for (const [name, template] of assignment) {
    const value = yield* fillJsonata(run, scope, template, view)
    if (!value.ok) return value
    variables.push([name, value.value])
  }
  return succeed(variables)
}

export interface Caught {
  readonly assign?: Assignment
  readonly output?: Template
  readonly resultPath?: Parameters<typeof applyResultPath>[0]
  readonly next: string
}

/** The way out by a catcher. OutputPath does not count here. */
export function* finishCaught(
  run: Run,
  scope: Scope,
  state: State,
  catcher: Caught,
  errorOutput: Datum,
): Asking<Visit> {
  const { next } = catcher
  if (state.language === 'JSONPath') {
    const assigned = assignPaths(run, scope, catcher.assign, errorOutput)
    if (!assigned.ok) return failed(assigned.failure)
    const merged = applyResultPath(catcher.resultPath, scope.input, errorOutput)
    if (!merged.ok) return failed(merged.failure)
    run.request.observe?.('afterResultPath', merged.value)
    return { kind: 'done', output: merged.value, next, assigned: assigned.value }
  }
  const view: View = { input: errorOutput, errorOutput }
  const assigned = yield* assignJsonata(run, scope, catcher.assign, view)
  if (!assigned.ok) return failed(assigned.failure)
  const output = yield* fillIn(run, scope, state, catcher.output, view)
  if (!output.ok) return failed(output.failure)
  return { kind: 'done', output: output.value, next, assigned: assigned.value }
}

/** A number that may stand elsewhere; `kind` is what AWS's message calls it. */
export function* numberOf(
  run: Run,
  scope: Scope,
  field: NumberField | undefined,
  view: View,
  kind: 'integer' | 'float',
): Asking<Outcome<number | undefined, StateFailure>> {
  if (field === undefined) return succeed(undefined)
  switch (field.kind) {
    case 'number':
      return succeed(field.value)
    case 'path': {
      const found = evaluate(field.expression, environmentOf(run, scope, view))
      if (!found.ok) return refuse(invalidPath(scope, found.failure))
      // A text that is a number will do (recorded for the tolerance of a Map).
      const value =
        typeof found.value === 'string' && /^-?\d+(\.\d+)?$/.test(found.value) ? Number(found.value) : found.value
      if (typeof value === 'number' && (kind === 'float' || Number.isInteger(value))) return succeed(value)
      const shown = typeof value === 'string' ? value : JSON.stringify(value)
      const message = `The ${field.field} field refers to value "${shown}" which is not a valid ${kind}: ${field.expression.text}`
      return refuse(runtimeFailure(scope, message))
    }
    case 'expression': {
      const filled = yield* fillJsonata(run, scope, field.template, view)
      if (!filled.ok) return filled
      const wrong = unexpectedType(scope, field.template, filled.value, 'number')
      if (wrong !== undefined) return refuse(wrong)
      const value = filled.value.value as number
      if (kind === 'float' || Number.isInteger(value)) return succeed(value)
      return refuse(
        evaluationFailure(scope, `The ${field.field} field must be an integer but was: ${value}`, field.field),
      )
    }
  }
}
