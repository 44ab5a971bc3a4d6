import { emptyObject, isArray, refuse, succeed, type JsonValue, type Outcome } from '../../base/index.ts'
import { datumOfValue, type Datum } from '../datum.ts'
import type { Template } from '../machine.ts'
import type { Asking } from './asking.ts'
import { contextObject } from './context-object.ts'
import { variablesOf, type View } from './environment.ts'
import { failureAt, type StateFailure } from './failure.ts'
import type { Scope } from './part.ts'
import type { Run } from './run.ts'

/** What a field's expression must give. */
export type ExpectedType = 'array' | 'boolean' | 'number' | 'string'

/** Fills a template of JSONata; each `{% … %}` in it is a question. */
export function* fillJsonata(
  run: Run,
  scope: Scope,
  template: Template,
  view: View,
): Asking<Outcome<Datum, StateFailure>> {
  if (template.kind === 'constant') return succeed(template.datum)
  const filled = yield* fill(run, scope, template, bindingsOf(run, scope, view))
  return filled.ok ? succeed(datumOfValue(filled.value)) : filled
}

type Bindings = { readonly [name: string]: JsonValue }

function bindingsOf(run: Run, scope: Scope, view: View): Bindings {
  const bindings = emptyObject()
  for (const [name, value] of variablesOf(run, scope)) bindings[name] = value.value
  bindings['states'] = {
    input: scope.input.value,
    context: contextObject(run, scope, 'plain', view.item),
    ...(view.result === undefined ? {} : { result: view.result.value }),
    ...(view.errorOutput === undefined ? {} : { errorOutput: view.errorOutput.value }),
  }
  return bindings
}

function* fill(
  run: Run,
  scope: Scope,
  template: Template,
  bindings: Bindings,
): Asking<Outcome<JsonValue, StateFailure>> {
  switch (template.kind) {
    case 'constant':
      return succeed(template.datum.value)
    case 'jsonata':
      return yield* ask(scope, template, bindings)
    case 'object': {
      const object = emptyObject()
      for (const [name, member] of template.members) {
        const value = yield* fill(run, scope, member, bindings)
        if (!value.ok) return value
        object[name] = value.value
      }
      return succeed(object)
    }
    case 'array': {
      const items: JsonValue[] = []
      for (const item of template.items) {
        const value = yield* fill(run, scope, item, bindings)
        if (!value.ok) return value
        items.push(value.value)
      }
      return succeed(items)
    }
    case 'path':
      throw new Error('a JSONPath in a JSONata template')
  }
}

type Expression = Extract<Template, { kind: 'jsonata' }>

function* ask(scope: Scope, template: Expression, bindings: Bindings): Asking<Outcome<JsonValue, StateFailure>> {
  const answer = yield { kind: 'jsonata', expression: template.expression, bindings }
  if (answer.kind === 'unsupported') return refuse(faultOf(scope, template, 'returned an unsupported result type.'))
  if (answer.kind === 'internal') {
    return refuse(faultOf(scope, template, `threw an internal error during evaluation. ${answer.id}`))
  }
  if (answer.kind === 'error') {
    const told = answer.code === undefined ? `: ${answer.message}` : `. ${answer.code}: ${answer.message}`
    return refuse(faultOf(scope, template, `threw an error during evaluation${told}`))
  }
  if (answer.value === undefined) return refuse(faultOf(scope, template, 'returned nothing (undefined).'))
  return succeed(answer.value)
}

function faultOf(scope: Scope, template: Expression, words: string): StateFailure {
  const message = `The JSONata expression '${template.expression}' specified for the field '${template.field}' ${words}`
  return evaluationFailure(scope, message, template.field)
}

export function evaluationFailure(scope: Scope, message: string, location?: string): StateFailure {
  return {
    ...failureAt(scope, 'States.QueryEvaluationError', message),
    evaluation: location === undefined ? {} : { location },
  }
}

/** For fields that take one type only: what is wrong with the value that came, if anything is. */
export function unexpectedType(
  scope: Scope,
  template: Template,
  value: Datum,
  expected: ExpectedType,
): StateFailure | undefined {
  const found = typeOf(value.value)
  if (found === expected || template.kind !== 'jsonata') return undefined
  const words = `returned an unexpected result type. Expected '${expected}', but was '${found}' for value: ${value.text}`
  return faultOf(scope, template, words)
}

function typeOf(value: JsonValue): string {
  if (value === null) return 'null'
  return isArray(value) ? 'array' : typeof value
}
