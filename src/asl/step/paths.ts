import { limits, refuse, succeed, type Outcome } from '../../base/index.ts'
import { putAt, type ReferencePath } from '../../jsonpath/index.ts'
import { datumOfExact, emptyDatum, numeralOfDatum, type Datum } from '../datum.ts'
import type { Fault } from '../expression/environment.ts'
import { evaluateStrictly, fillTemplate, numeralFound } from '../expression/evaluate.ts'
import type { PathExpression, Template } from '../machine.ts'
import { environmentOf, type View } from './environment.ts'
import { dataLimitFailure, runtimeFailure, type StateFailure } from './failure.ts'
import type { Scope } from './part.ts'
import type { Run } from './run.ts'

/**
 * The stages of JSONPath's data flow. A stage that changes nothing hands on the very datum it got, so that its text
 * stays the text that came in.
 */

/** `InputPath` and `OutputPath`: absent keeps the data, null gives `{}`. */
export function applyPath(
  run: Run,
  scope: Scope,
  path: PathExpression | 'none' | undefined,
  data: Datum,
): Outcome<Datum, StateFailure> {
  if (path === undefined) return succeed(data)
  if (path === 'none') return succeed(emptyDatum)
  const environment = environmentOf(run, scope, { input: data })
  const value = evaluateStrictly(path, environment)
  if (value.ok) return succeed(datumOfExact(value.value, numeralFound(path, environment, value.value)))
  return refuse(invalidPath(scope, value.failure))
}

/** `Parameters`, `ItemSelector`, `ResultSelector` and whatever else is a template. */
export function fillPaths(run: Run, scope: Scope, template: Template, view: View): Outcome<Datum, StateFailure> {
  const filled = fillTemplate(template, environmentOf(run, scope, view))
  if (filled.ok) return filled
  const { field, fault } = filled.failure
  if (fault.kind === 'excess') return refuse(dataLimitFailure(scope.state))
  if (fault.kind === 'function') return refuse(functionFailure(scope, fault))
  const message =
    `The JSONPath '${fault.text}' specified for the field '${field}' could not be found in the input ` +
    `'${JSON.stringify(fault.searched ?? view.input.exact)}'`
  return refuse(runtimeFailure(scope, message))
}

/** `ResultPath` puts the result into the state's raw input. */
export function applyResultPath(
  path: ReferencePath | 'none' | undefined,
  input: Datum,
  result: Datum,
): Outcome<Datum, StateFailure> {
  if (path === undefined) return succeed(result)
  if (path === 'none') return succeed(input)
  const put = putAt(input.exact, path, result.exact, numeralOfDatum(result))
  if (put.ok) return succeed(datumOfExact(put.value))
  return refuse({ error: put.failure.code, cause: put.failure.message.slice(0, limits.causeCharacters) })
}

export function invalidPath(scope: Scope, fault: Fault): StateFailure {
  if (fault.kind === 'excess') return dataLimitFailure(scope.state)
  if (fault.kind === 'function') return functionFailure(scope, fault)
  return runtimeFailure(scope, `Invalid path '${fault.text}' : ${fault.reason}`)
}

function functionFailure(scope: Scope, fault: Extract<Fault, { kind: 'function' }>): StateFailure {
  return runtimeFailure(scope, fault.message)
}
