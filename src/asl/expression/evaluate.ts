import { emptyObject, refuse, succeed, type JsonValue, type Outcome } from '../../base/index.ts'
import { missingText, selectPath } from '../../jsonpath/index.ts'
import { datumOfValue, type Datum } from '../datum.ts'
import type { PathExpression, Template } from '../machine.ts'
import type { Environment, Fault } from './environment.ts'
import { callIntrinsic } from './intrinsics.ts'
import { isWithin } from './weight.ts'

/** The value of a path, a variable or an intrinsic call. What lies past the end of an array is null but to a Choice. */
export function evaluate(
  expression: PathExpression,
  environment: Environment,
  pastEnd: 'null' | 'missing' = 'null',
): Outcome<JsonValue, Fault> {
  if (expression.kind === 'intrinsic') return evaluateCall(expression, environment)
  const root = rootOf(expression, environment)
  const value = root === undefined ? undefined : selectPath(expression.path, root, pastEnd)
  if (value !== undefined) return isWithin(environment.usage, value) ? succeed(value) : refuse({ kind: 'excess' })
  const reason = root === undefined ? `No results for path: ${expression.text}` : missingText(expression.path, root)
  return refuse({ kind: 'missing', text: expression.text, reason })
}

type Intrinsic = Extract<PathExpression, { kind: 'intrinsic' }>

/** The arguments first, from left to right. */
function evaluateCall(call: Intrinsic, environment: Environment): Outcome<JsonValue, Fault> {
  const values: JsonValue[] = []
  for (const argument of call.arguments) {
    if (argument.kind === 'literal') {
      values.push(argument.value)
      continue
    }
    const value = evaluate(argument, environment)
    if (!value.ok) return value.failure.kind === 'missing' ? missingArgument(call, value.failure, environment) : value
    values.push(value.value)
  }
  const result = callIntrinsic(call.name, values, environment)
  return result.ok ? result : faultOf(call, result.failure, false)
}

function missingArgument(
  call: Intrinsic,
  fault: { readonly text: string },
  environment: Environment,
): Outcome<never, Fault> {
  const input = JSON.stringify(environment.input.value)
  return faultOf(
    call,
    `The JsonPath argument for the field '${fault.text}' could not be found in the input '${input}'`,
    true,
  )
}

function faultOf(call: Intrinsic, message: string, missingPath: boolean): Outcome<never, Fault> {
  return refuse({
    kind: 'function',
    message: `The function '${call.text}' had the following error: ${message}`,
    missingPath,
  })
}

function rootOf(
  expression: Exclude<PathExpression, { kind: 'intrinsic' }>,
  environment: Environment,
): JsonValue | undefined {
  switch (expression.kind) {
    case 'input':
      return environment.input.value
    case 'context':
      return environment.context()
    case 'variable':
      return environment.variable(expression.name)?.value
  }
}

export interface TemplateFault {
  readonly field: string
  readonly fault: Fault
}

/** Fills a template of JSONPath. A template without holes keeps its datum, and so its text. */
export function fillTemplate(template: Template, environment: Environment): Outcome<Datum, TemplateFault> {
  if (template.kind === 'constant') return succeed(template.datum)
  const filled = fill(template, environment)
  return filled.ok ? succeed(datumOfValue(filled.value)) : filled
}

function fill(template: Template, environment: Environment): Outcome<JsonValue, TemplateFault> {
  switch (template.kind) {
    case 'constant':
      return succeed(template.datum.value)
    case 'path': {
      const value = evaluate(template.expression, environment)
      return value.ok ? value : refuse({ field: template.field, fault: value.failure })
    }
    case 'object': {
      const object = emptyObject()
      for (const [name, member] of template.members) {
        const value = fill(member, environment)
        if (!value.ok) return value
        object[name] = value.value
      }
      return succeed(object)
    }
    case 'array': {
      const items: JsonValue[] = []
      for (const item of template.items) {
        const value = fill(item, environment)
        if (!value.ok) return value
        items.push(value.value)
      }
      return succeed(items)
    }
    case 'jsonata':
      throw new Error('a JSONata expression in a JSONPath template')
  }
}
