import type { JsonValue } from '../../../base/index.ts'
import type { Datum } from '../../datum.ts'
import type { Template } from '../../machine.ts'
import { applyAssign, applyPath, applyResultPath, applyTemplate, fillIn } from '../data-flow.ts'
import { environmentOf } from '../environment.ts'
import type { StateFailure } from '../failure.ts'
import type { Scope } from '../part.ts'
import type { Run } from '../run.ts'
import { failed, type StateOf, type Visit } from './visit.ts'

export function visitPass(run: Run, scope: Scope, state: StateOf<'Pass'>): Visit {
  const input = applyPath(run, scope, state.inputPath, scope.input)
  if (!input.ok) return failed(input.failure)
  const parameters = applyTemplate(run, scope, state.parameters, input.value)
  if (!parameters.ok) return failed(parameters.failure)
  const result = state.result ?? parameters.value
  const assigned = applyAssign(run, scope, state.assign, result)
  if (!assigned.ok) return failed(assigned.failure)
  const merged = applyResultPath(scope, state.resultPath, scope.input, result)
  if (!merged.ok) return failed(merged.failure)
  const output = applyPath(run, scope, state.outputPath, merged.value)
  if (!output.ok) return failed(output.failure)
  return { kind: 'done', output: output.value, next: state.next, assigned: assigned.value }
}

export function visitSucceed(run: Run, scope: Scope, state: StateOf<'Succeed'>): Visit {
  return passThrough(run, scope, state, undefined)
}

/** For states without a result: InputPath, Assign, OutputPath. */
export function passThrough(
  run: Run,
  scope: Scope,
  state: StateOf<'Succeed' | 'Wait' | 'Choice'>,
  next: string | undefined,
  assign = state.assign,
): Visit {
  const input = applyPath(run, scope, state.inputPath, scope.input)
  if (!input.ok) return failed(input.failure)
  const assigned = applyAssign(run, scope, assign, input.value)
  if (!assigned.ok) return failed(assigned.failure)
  const output = applyPath(run, scope, state.outputPath, input.value)
  if (!output.ok) return failed(output.failure)
  return { kind: 'done', output: output.value, next, assigned: assigned.value }
}

export function visitFail(run: Run, scope: Scope, state: StateOf<'Fail'>): Visit {
  const error = textOf(run, scope, state.error)
  if (!error.ok) return failed(error.failure)
  const cause = textOf(run, scope, state.cause)
  if (!cause.ok) return failed(cause.failure)
  return failed({
    ...(error.text === undefined ? {} : { error: error.text }),
    ...(cause.text === undefined ? {} : { cause: cause.text }),
  })
}

type Text =
  | { readonly ok: true; readonly text: string | undefined }
  | { readonly ok: false; readonly failure: StateFailure }

/** What is no string is shown as JSON. */
function textOf(run: Run, scope: Scope, template: Template | undefined): Text {
  if (template === undefined) return { ok: true, text: undefined }
  const filled = fillIn(scope, template, environmentOf(run, scope, scope.input))
  return filled.ok ? { ok: true, text: asText(filled.value) } : filled
}

function asText(datum: Datum): string {
  const value: JsonValue = datum.value
  return typeof value === 'string' ? value : datum.text
}
