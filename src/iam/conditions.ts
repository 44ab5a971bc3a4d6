import { isArray, isObject, type JsonObject, type JsonValue } from '../base/index.ts'
import { variableOf, type Context } from './context.ts'
import { operators, type Operator } from './operators.ts'
import { closePattern, compilePattern, type ClosedPattern, type Pattern } from './pattern.ts'

/** One operator on one key: `{"StringLike": {"aws:UserAgent": [...]}}` taken apart. All of a statement must hold. */
export interface Condition {
  /** In lower case: keys do not depend on case. */
  readonly key: string
  readonly test: ConditionTest
}

type ConditionTest =
  /** Asks whether the key is absent (true) or present (false). */
  | { readonly kind: 'null'; readonly absent: readonly string[] }
  | {
      readonly kind: 'compare'
      readonly operator: Operator
      readonly quantifier: 'one' | 'all' | 'any'
      /** An absent key is fine. */
      readonly ifExists: boolean
      readonly expected: readonly Pattern[]
    }

/** A Condition element, parsed. `fit`: every value is one of its operator's; one that is not compares with nothing. */
export interface ConditionElement {
  readonly conditions: readonly Condition[]
  readonly fit: boolean
}

/** Undefined for what is no such element. An unknown operator without keys asks for nothing, and passes. */
export function parseConditions(element: JsonValue, variables: boolean): ConditionElement | undefined {
  if (!isObject(element)) return undefined
  const conditions: Condition[] = []
  let fit = true
  for (const [name, keys] of Object.entries(element)) {
    const parsed = isObject(keys) ? parseOperator(name, keys, variables) : undefined
    if (parsed === undefined) return undefined
    conditions.push(...parsed.conditions)
    fit &&= parsed.fit
  }
  return { conditions, fit }
}

function parseOperator(name: string, keys: JsonObject, variables: boolean): ConditionElement | undefined {
  const match = /^(?:(ForAllValues|ForAnyValue):)?([A-Za-z]+?)(IfExists)?$/u.exec(name)
  const operator = operators.get(match?.[2] ?? '')
  const conditions: Condition[] = []
  let fit = true
  if (operator === undefined && name !== 'Null') return Object.keys(keys).length === 0 ? { conditions, fit } : undefined
  for (const [key, element] of Object.entries(keys)) {
    const values = conditionValues(element)
    if (values === undefined) return undefined
    if (operator === undefined) {
      conditions.push({ key: key.toLowerCase(), test: { kind: 'null', absent: values } })
      continue
    }
    const expected = values.map((value) => compilePattern(value, { wildcards: operator.wildcards, variables }))
    fit &&= expected.every((pattern, at) => pattern.kind === 'open' || operator.accepts(values[at] as string))
    const quantifier = match?.[1] === undefined ? 'one' : match[1] === 'ForAllValues' ? 'all' : 'any'
    const ifExists = match?.[3] !== undefined
    conditions.push({ key: key.toLowerCase(), test: { kind: 'compare', operator, quantifier, ifExists, expected } })
  }
  return { conditions, fit }
}

function conditionValues(element: JsonValue): readonly string[] | undefined {
  const values: string[] = []
  for (const value of isArray(element) ? element : [element]) {
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return undefined
    values.push(String(value))
  }
  return values
}

/** Whether a condition holds; AWS's rules for absent keys and for keys with several values. */
export function conditionHolds(condition: Condition, context: Context): boolean {
  const found = context.lookup(condition.key)
  const actual = found === undefined ? undefined : typeof found === 'string' ? [found] : found
  const { test } = condition
  if (test.kind === 'null') {
    const absent = actual === undefined || actual.length === 0
    return test.absent.some((value) => (value.toLowerCase() === 'true') === absent)
  }
  if (actual === undefined || actual.length === 0) return absentHolds(test, actual)
  const expected = closeAll(test.expected, context)
  if (expected === undefined && test.operator.negated) return false
  const satisfied = (value: string): boolean =>
    (expected ?? closeSome(test.expected, context)).some((pattern) => test.operator.matches(pattern, value)) !==
    test.operator.negated
  switch (test.quantifier) {
    case 'all':
      return actual.every(satisfied)
    case 'any':
      return actual.some(satisfied)
    case 'one':
      return test.operator.negated ? actual.every(satisfied) : actual.some(satisfied)
  }
}

function absentHolds(
  test: Extract<ConditionTest, { kind: 'compare' }>,
  actual: readonly string[] | undefined,
): boolean {
  if (test.quantifier === 'all' || (test.ifExists && actual === undefined)) return true
  return test.quantifier === 'any' ? false : test.operator.negated
}

/** Undefined when a variable has no value: a negated comparison then does not hold. */
function closeAll(patterns: readonly Pattern[], context: Context): readonly ClosedPattern[] | undefined {
  const closed = closeSome(patterns, context)
  return closed.length === patterns.length ? closed : undefined
}

function closeSome(patterns: readonly Pattern[], context: Context): readonly ClosedPattern[] {
  const valueOf = variableOf(context)
  return patterns.map((pattern) => closePattern(pattern, valueOf)).filter((pattern) => pattern !== undefined)
}
