import {
  emptyObject,
  isArray,
  isObject,
  keepNumeral,
  numeralAt,
  refuse,
  succeed,
  type JsonValue,
  type Outcome,
} from '../../base/index.ts'
import { brokenBeginning, missingText, selectPath } from '../../jsonpath/index.ts'
import { datumOfExact, numeralOfDatum, type Datum } from '../datum.ts'
import type { IntrinsicArgument, PathExpression, Template } from '../machine.ts'
import type { Environment, Fault } from './environment.ts'
import { callIntrinsic } from './intrinsics.ts'
import { isWithin } from './weight.ts'

/** The value of a path, a variable or an intrinsic call. */
export function evaluate(
  expression: PathExpression,
  environment: Environment,
  pastEnd: PastEnd = 'null',
): Outcome<JsonValue, Fault> {
  return expression.kind === 'intrinsic'
    ? evaluateCall(expression, environment, expression.text)
    : evaluatePath(expression, environment, pastEnd)
}

/** What lies past the end of an array: null to a template, missing to a Choice and to a call's argument (measured). */
type PastEnd = 'null' | 'missing'

type Path = Exclude<PathExpression, { kind: 'intrinsic' }>

function evaluatePath(path: Path, environment: Environment, pastEnd: PastEnd): Outcome<JsonValue, Fault> {
  const root = rootOf(path, environment)
  const value = root === undefined ? undefined : selectPath(path.path, root, pastEnd)
  if (value !== undefined && !isAggregate(path)) {
    return isWithin(environment.usage, value) ? succeed(value) : refuse({ kind: 'excess' })
  }
  const reason = root === undefined ? `No results for path: ${path.text}` : reasonOf(path, root)
  return refuse(missing(path, environment, reason))
}

function missing(path: Path, environment: Environment, reason: string): Fault {
  if (path.kind !== 'context') return { kind: 'missing', text: path.text, reason }
  return { kind: 'missing', text: path.text.slice(1), reason, searched: environment.context() }
}

const aggregates = new Set(['min', 'max', 'avg', 'sum', 'stddev'])

/** To AWS there is nothing where these stand (measured for `sum`), though its library knows them. */
function isAggregate({ path }: Path): boolean {
  const last = path.steps.at(-1)
  return last?.kind === 'call' && aggregates.has(last.name)
}

function reasonOf(path: Path, root: JsonValue): string {
  const broken = isAggregate(path) ? brokenBeginning(path.path, root) : missingText(path.path, root)
  return broken ?? 'Aggregation function attempted to calculate value using empty array'
}

/**
 * For InputPath and OutputPath, where AWS lets its JSONPath library speak: what `$.a[*]` begins with must be there. A
 * template takes the empty list instead (recorded).
 */
export function evaluateStrictly(expression: PathExpression, environment: Environment): Outcome<JsonValue, Fault> {
  const value = evaluate(expression, environment)
  if (!value.ok || expression.kind === 'intrinsic' || expression.path.definite) return value
  const root = rootOf(expression, environment)
  const reason = root === undefined ? undefined : brokenBeginning(expression.path, root)
  return reason === undefined ? value : refuse(missing(expression, environment, reason))
}

type Intrinsic = Extract<PathExpression, { kind: 'intrinsic' }>

/** The arguments first, from left to right. A fault is told of the `whole` expression, however deep the call is in it. */
function evaluateCall(call: Intrinsic, environment: Environment, whole: string): Outcome<JsonValue, Fault> {
  const values: JsonValue[] = []
  for (const argument of call.arguments) {
    const value = evaluateArgument(argument, environment, whole)
    if (!value.ok) return value
    values.push(value.value)
    if (argument.kind !== 'literal') {
      keepNumeral(values, values.length - 1, numeralFound(argument, environment, value.value))
    }
  }
  const result = callIntrinsic(call.name, values, environment)
  if (result.ok) return result
  const message = `There was an error while evaluating the intrinsic function: ${whole}. ${result.failure}`
  return refuse({ kind: 'function', message })
}

function evaluateArgument(
  argument: IntrinsicArgument,
  environment: Environment,
  whole: string,
): Outcome<JsonValue, Fault> {
  if (argument.kind === 'literal') return succeed(argument.value)
  if (argument.kind === 'intrinsic') return evaluateCall(argument, environment, whole)
  const value = evaluatePath(argument, environment, 'missing')
  if (value.ok || value.failure.kind !== 'missing') return value
  const { text, reason } = value.failure
  // Of an index into what is no array AWS lets its JSONPath library speak (measured).
  if (reason.startsWith('Filter: ')) return faultOf(whole, reason)
  const input = JSON.stringify(environment.input.value)
  return faultOf(whole, `The JsonPath argument for the field '${text}' could not be found in the input '${input}'`)
}

function faultOf(whole: string, message: string): Outcome<never, Fault> {
  return refuse({ kind: 'function', message: `The function '${whole}' had the following error: ${message}` })
}

function rootOf(expression: Path, environment: Environment): JsonValue | undefined {
  switch (expression.kind) {
    case 'input':
      return environment.input.exact
    case 'context':
      return environment.context()
    case 'variable':
      return environment.variable(expression.name)?.exact
  }
}

/** How the number is written that the expression has found, where JavaScript would write another. */
export function numeralFound(
  expression: PathExpression,
  environment: Environment,
  found: JsonValue,
): string | undefined {
  if (typeof found !== 'number' || expression.kind === 'intrinsic') return undefined
  const { steps } = expression.path
  const datum = expression.kind === 'input' ? environment.input : variableOf(expression, environment)
  if (steps.length === 0) return datum === undefined ? undefined : numeralOfDatum(datum)
  let value = rootOf(expression, environment)
  let numeral: string | undefined
  for (const step of steps) {
    if (value === undefined) return undefined
    if (step.kind === 'name' && isObject(value)) {
      numeral = numeralAt(value, step.name)
      value = value[step.name]
    } else if (step.kind === 'index' && isArray(value)) {
      numeral = numeralAt(value, step.index < 0 ? value.length + step.index : step.index)
      value = value.at(step.index)
    } else return undefined
  }
  return numeral
}

function variableOf(expression: Path, environment: Environment): Datum | undefined {
  return expression.kind === 'variable' ? environment.variable(expression.name) : undefined
}

export interface TemplateFault {
  readonly field: string
  readonly fault: Fault
}

/** Fills a template of JSONPath. A template without holes keeps its datum, and so its text. */
export function fillTemplate(template: Template, environment: Environment): Outcome<Datum, TemplateFault> {
  if (template.kind === 'constant') return succeed(template.datum)
  const filled = fill(template, environment)
  return filled.ok ? succeed(datumOfExact(filled.value, numeralFilled(template, environment, filled.value))) : filled
}

function fill(template: Template, environment: Environment): Outcome<JsonValue, TemplateFault> {
  switch (template.kind) {
    case 'constant':
      return succeed(template.datum.exact)
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
        keepNumeral(object, name, numeralFilled(member, environment, value.value))
      }
      return succeed(object)
    }
    case 'array': {
      const items: JsonValue[] = []
      for (const item of template.items) {
        const value = fill(item, environment)
        if (!value.ok) return value
        items.push(value.value)
        keepNumeral(items, items.length - 1, numeralFilled(item, environment, value.value))
      }
      return succeed(items)
    }
    case 'jsonata':
      throw new Error('a JSONata expression in a JSONPath template')
  }
}

function numeralFilled(template: Template, environment: Environment, filled: JsonValue): string | undefined {
  if (typeof filled !== 'number') return undefined
  if (template.kind === 'constant') return numeralOfDatum(template.datum)
  return template.kind === 'path' ? numeralFound(template.expression, environment, filled) : undefined
}
