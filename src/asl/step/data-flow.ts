import { refuse, succeed, type Outcome } from '../../base/index.ts'
import { putAt, type ReferencePath } from '../../jsonpath/index.ts'
import { datumOfValue, emptyDatum, type Datum } from '../datum.ts'
import type { Environment, Fault } from '../expression/environment.ts'
import { evaluate, fillTemplate } from '../expression/evaluate.ts'
import type { Assignment, PathExpression, Template } from '../machine.ts'
import { environmentOf } from './environment.ts'
import { failureAt, runtimeFailure, type StateFailure } from './failure.ts'
import type { Scope, Variable } from './part.ts'
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
  const value = evaluate(path, environmentOf(run, scope, data))
  if (value.ok) return succeed(datumOfValue(value.value))
  return refuse(invalidPath(scope, value.failure))
}

export function invalidPath(scope: Scope, fault: Fault): StateFailure {
  if (fault.kind === 'function') return functionFailure(scope, fault)
  return runtimeFailure(scope, `Invalid path '${fault.text}' : ${fault.reason}`)
}

/** `Parameters`, `ItemSelector` and `ResultSelector`. */
export function applyTemplate(
  run: Run,
  scope: Scope,
  template: Template | undefined,
  data: Datum,
): Outcome<Datum, StateFailure> {
  if (template === undefined) return succeed(data)
  return fillIn(scope, template, environmentOf(run, scope, data))
}

export function fillIn(scope: Scope, template: Template, environment: Environment): Outcome<Datum, StateFailure> {
  const filled = fillTemplate(template, environment)
  if (filled.ok) return filled
  return refuse(missingInTemplate(scope, filled.failure.field, filled.failure.fault, environment.input))
}

export function missingInTemplate(scope: Scope, field: string, fault: Fault, input: Datum): StateFailure {
  if (fault.kind === 'function') return functionFailure(scope, fault)
  const message =
    `The JSONPath '${fault.text}' specified for the field '${field}' could not be found in the input ` +
    `'${JSON.stringify(input.value)}'`
  return runtimeFailure(scope, message)
}

function functionFailure(scope: Scope, fault: Extract<Fault, { kind: 'function' }>): StateFailure {
  return failureAt(scope, fault.missingPath ? 'States.Runtime' : 'States.IntrinsicFailure', fault.message)
}

/** `ResultPath` puts the result into the state's raw input. */
export function applyResultPath(
  scope: Scope,
  path: ReferencePath | 'none' | undefined,
  input: Datum,
  result: Datum,
): Outcome<Datum, StateFailure> {
  if (path === undefined) return succeed(result)
  if (path === 'none') return succeed(input)
  const put = putAt(input.value, path, result.value)
  if (put.ok) return succeed(datumOfValue(put.value))
  return refuse(failureAt(scope, put.failure.code, put.failure.message))
}

/** `Assign`: all right sides see the values from before. */
export function applyAssign(
  run: Run,
  scope: Scope,
  assignment: Assignment | undefined,
  data: Datum,
): Outcome<readonly Variable[] | undefined, StateFailure> {
  if (assignment === undefined) return succeed(undefined)
  const environment = environmentOf(run, scope, data)
  const variables: Variable[] = []
  for (const [name, template] of assignment) {
    const value = fillIn(scope, template, environment)
    if (!value.ok) return value
    variables.push([name, value.value])
  }
  return succeed(variables)
}
