import { limits } from '../base/index.ts'
import { looselyEqual } from './equality.ts'
import { calculate, compareNumbers, numericOf, type Arithmetic } from './java-numbers.ts'
import { itemAt, methodResult, propertyOf } from './members.ts'
import { bounded, captured, spend, stop, type Frame, type Run } from './run.ts'
import type { Expression, Link, Operator, Part, Reference } from './template.ts'
import { textOf } from './text-of.ts'
import { double, list, tag, type Value } from './values.ts'

export function evaluate(expression: Expression, run: Run): Value {
  spend(run, 1)
  switch (expression.kind) {
    case 'literal':
      return expression.value
    case 'double':
      return double(expression.value)
    case 'interpolation':
      return captured(run, expression.nodes)
    case 'reference':
      return resolve(expression.reference, run)
    case 'list':
      return list(expression.items.map((item) => evaluate(item, run)))
    case 'range':
      return range(evaluate(expression.from, run), evaluate(expression.to, run), run)
    case 'map':
      return new Map(expression.entries.map(([key, value]) => [evaluate(key, run), evaluate(value, run)] as const))
    case 'not':
      return !holds(expression.operand, run)
    case 'chain':
      return evaluateChain(expression.first, expression.rest, run)
  }
}

/**
 * Whether the expression holds as a condition. A reference does unless it gives null or false: empty text, zero and
 * empty lists are true. Of what is written in place only `true`, comparisons and what combines them can hold: a text,
 * a number, a list, a map or a sum never does.
 */
export function holds(expression: Expression, run: Run): boolean {
  switch (expression.kind) {
    case 'reference': {
      const value = resolve(expression.reference, run)
      return value !== null && value !== false
    }
    case 'literal':
    case 'not':
    case 'chain':
      return evaluate(expression, run) === true
    case 'double':
    case 'interpolation':
    case 'list':
    case 'range':
    case 'map':
      return false
  }
}

function range(from: Value, to: Value, run: Run): Value {
  if (typeof from !== 'number' || typeof to !== 'number') return null
  const count = Math.abs(to - from) + 1
  spend(run, count)
  const step = from <= to ? 1 : -1
  return list(Array.from({ length: count }, (_, index) => from + index * step))
}

function evaluateChain(first: Expression, rest: readonly Link[], run: Run): Value {
  if (rest[0] !== undefined && isLogical(rest[0].operator)) return combine(first, rest, run)
  let left = evaluate(first, run)
  let literal = first
  for (const link of rest) {
    left = apply(left, literal, link, run)
    literal = link.operand
  }
  return left
}

function isLogical(operator: Operator): operator is '||' | '&&' {
  return operator === '||' || operator === '&&'
}

/** Operands are looked at from the left, and no more of them than needed. */
function combine(first: Expression, rest: readonly Link[], run: Run): boolean {
  let result = holds(first, run)
  for (const { operator, operand } of rest) {
    if (result === (operator === '&&')) result = holds(operand, run)
  }
  return result
}

type Calculating = Exclude<Operator, '||' | '&&'>

function apply(left: Value, leftExpression: Expression, link: Link, run: Run): Value {
  const right = evaluate(link.operand, run)
  // The parser puts no other operators into such a chain.
  const operator = link.operator as Calculating
  switch (operator) {
    case '==':
      return looselyEqual(run, left, right)
    case '!=':
      return !looselyEqual(run, left, right)
    case '<':
    case '<=':
    case '>':
    case '>=':
      return compares(left, operator, right)
    case '+':
      if (typeof left === 'string' || typeof right === 'string') {
        return bounded(addend(run, left, leftExpression) + addend(run, right, link.operand))
      }
      return arithmetic(left, operator, right)
    case '-':
    case '*':
    case '/':
    case '%':
      return arithmetic(left, operator, right)
  }
}

/** In a sum with a text, what has no value stands as it is written. */
function addend(run: Run, value: Value, expression: Expression): string {
  if (value !== null) return textOf(run, value)
  if (run.dialect === 'api-gateway') return ''
  return expression.kind === 'reference' ? expression.reference.source : 'null'
}

function compares(left: Value, operator: Operator, right: Value): boolean {
  const a = numericOf(left)
  const b = numericOf(right)
  if (a === undefined || b === undefined) return false
  const order = compareNumbers(a, b)
  if (order === 0) return operator === '<=' || operator === '>='
  return order < 0 === (operator === '<' || operator === '<=')
}

function arithmetic(left: Value, operator: Arithmetic, right: Value): Value {
  const a = numericOf(left)
  const b = numericOf(right)
  return a === undefined || b === undefined ? null : calculate(a, operator, b)
}

/** What the reference leads to, or null. */
export function resolve(reference: Reference, run: Run): Value {
  return follow(reference.parts, startOf(reference, run), run)
}

/** The name's own value. To AWS a name that has none is empty text, when more is asked of it. */
function startOf(reference: Reference, run: Run): Value {
  const value = variable(reference.name, run)
  return value === null && run.dialect === 'api-gateway' && reference.parts.length > 0 ? '' : value
}

/** For a #set: all but the last part. */
export function resolveOwner(reference: Reference, run: Run): Value {
  return follow(reference.parts.slice(0, -1), variable(reference.name, run), run)
}

function follow(parts: readonly Part[], start: Value, run: Run): Value {
  let value = start
  for (const part of parts) {
    if (value === null) return null
    value = step(part, value, run)
  }
  return value
}

function step(part: Part, value: Value, run: Run): Value {
  spend(run, 1)
  switch (part.kind) {
    case 'property':
      return propertyOf(run, rendered(value, run), part.name)
    case 'index':
      return itemAt(run, value, evaluate(part.index, run))
    case 'method': {
      const values = part.values.map((each) => evaluate(each, run))
      return methodResult(run, rendered(value, run), part.name, values)
    }
  }
}

/** A block of a #define is asked as the text it renders to. */
function rendered(value: Value, run: Run): Value {
  return typeof value === 'object' && value !== null && tag in value && value[tag] === 'block'
    ? captured(run, value.body)
    : value
}

export function variable(name: string, run: Run): Value {
  if (run.frame !== undefined) {
    const set = run.frame.set.get(name)
    if (set !== undefined) return set
    const argument = run.frame.values.get(name)
    if (argument !== undefined) return evaluateForCaller(argument, run.frame, run)
  }
  return run.own.get(name) ?? run.given(name)
}

/** A macro's parameter is an expression of its caller's, evaluated where the call stands. */
function evaluateForCaller(argument: Expression, frame: Frame, run: Run): Value {
  run.frame = frame.caller
  if (++run.depth > limits.templateDepth) stop(`The template nests deeper than ${limits.templateDepth}`)
  const value = evaluate(argument, run)
  run.depth--
  run.frame = frame
  return value
}
