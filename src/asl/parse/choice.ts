import { isObject, type JsonValue } from '../../base/index.ts'
import { findComparison, type Comparison } from '../expression/comparators.ts'
import type { ChoiceRule, ChoiceState, Condition, Operand } from '../machine.ts'
import { parseTimestamp } from '../timestamp.ts'
import { assignment, template, warnOfPath } from './data-flow.ts'
import {
  has,
  locate,
  object,
  objects,
  onlyFields,
  raw,
  rejectField,
  requireFields,
  text,
  type Fields,
} from './fields.ts'
import { reject } from './findings.ts'
import { parsePathText } from './path.ts'
import { checkLanguage, type StateBase } from './language.ts'
import { fieldSet } from './state-fields.ts'

export function parseChoiceState(fields: Fields, base: StateBase): ChoiceState | undefined {
  const defaultNext = text(fields, 'Default')
  if (!requireFields(fields, ['Choices'])) return undefined
  const rules = objects(fields, 'Choices')?.map((rule) => parseRule(rule, base))
  if (rules === undefined) return undefined
  return {
    type: 'Choice',
    ...base,
    rules: rules.filter((rule) => rule !== undefined),
    ...(defaultNext === undefined ? {} : { defaultNext }),
  }
}

function parseRule(rule: Fields, base: StateBase): ChoiceRule | undefined {
  checkLanguage(rule, base.language)
  requireFields(rule, ['Next'])
  const next = text(rule, 'Next')
  const assign = assignment(rule, base.language)
  const output = base.language === 'JSONata' ? template(rule, 'Output', base.language) : undefined
  const condition = base.language === 'JSONata' ? parseJsonataCondition(rule) : parseCondition(rule, true)
  if (next === undefined || condition === undefined) return undefined
  return {
    next,
    condition,
    ...(assign === undefined ? {} : { assign }),
    ...(output === undefined ? {} : { output }),
  }
}

const jsonataRuleFields = fieldSet('Comment Condition Next Assign Output')

/** JSONata's rule has one expression, or a plain true or false. */
function parseJsonataCondition(rule: Fields): Condition | undefined {
  onlyFields(rule, jsonataRuleFields)
  if (!requireFields(rule, ['Condition'])) return undefined
  const value = raw(rule, 'Condition')
  if (typeof value === 'boolean') return { kind: 'constant', value }
  const parsed = typeof value === 'string' ? template(rule, 'Condition', 'JSONata') : undefined
  if (parsed?.kind === 'jsonata') return { kind: 'jsonata', template: parsed }
  return rejectField(rule, 'Condition', 'Expected value of type Boolean')
}

const selectors = ['And', 'Or', 'Not', 'Variable', 'Condition'] as const

/** One condition; `outermost` is the rule itself, which alone has Next, Assign and Output. */
function parseCondition(fields: Fields, outermost: boolean): Condition | undefined {
  const present = selectors.filter((name) => has(fields, name))
  if (present.length !== 1) {
    return reject(
      fields.findings,
      `The object must have only one of the following fields, [${selectors.join(', ')}]`,
      fields.location,
    )
  }
  const selector = present[0] as (typeof selectors)[number]
  checkMembers(fields, selector, outermost)
  switch (selector) {
    case 'And':
    case 'Or':
      return parseGroup(fields, selector)
    case 'Not': {
      const inner = object(fields, 'Not')
      const condition = inner === undefined ? undefined : parseCondition(inner, false)
      return condition === undefined ? undefined : { kind: 'not', condition }
    }
    case 'Variable':
      return parseTest(fields)
    case 'Condition':
      return undefined
  }
}

function parseGroup(fields: Fields, selector: 'And' | 'Or'): Condition | undefined {
  const conditions = objects(fields, selector)?.map((inner) => parseCondition(inner, false))
  if (conditions === undefined || conditions.includes(undefined)) return undefined
  return {
    kind: selector === 'And' ? 'and' : 'or',
    conditions: conditions.filter((condition) => condition !== undefined),
  }
}

function checkMembers(fields: Fields, selector: string, outermost: boolean): void {
  for (const name of Object.keys(fields.object)) {
    const known =
      name === selector ||
      name === 'Comment' ||
      (outermost && (name === 'Next' || name === 'Assign' || name === 'Output')) ||
      (selector === 'Variable' && findComparison(name) !== undefined)
    if (!known) reject(fields.findings, `Field '${name}' is not supported`, fields.location)
  }
}

function parseTest(fields: Fields): Condition | undefined {
  const operators = Object.keys(fields.object).filter((name) => findComparison(name) !== undefined)
  if (operators.length !== 1) {
    const names = operators.length === 0 ? 'comparison operators' : `[${operators.join(', ')}]`
    return reject(fields.findings, `There should only be one of the following fields: ${names}`, fields.location)
  }
  const name = operators[0] as string
  const found = findComparison(name) as { comparison: Comparison; byPath: boolean }
  const variable = parseVariable(fields, 'Variable')
  const operand = found.byPath ? parseVariable(fields, name) : parseOperand(fields, name, found.comparison)
  return variable === undefined || operand === undefined
    ? undefined
    : { kind: 'test', variable: variable.expression, comparison: found.comparison, operand }
}

function parseVariable(fields: Fields, name: string): Extract<Operand, { kind: 'path' }> | undefined {
  const source = text(fields, name)
  if (source === undefined) return undefined
  const parsed = parsePathText(source)
  if (parsed.ok) return { kind: 'path', expression: parsed.value }
  const reason = source.startsWith('$') ? parsed.failure.message : "Reference path didn't start with '$'"
  return rejectField(fields, name, `Value is not a Reference Path: ${reason}`)
}

const typeNames = { string: 'String', number: 'Number', boolean: 'Boolean', timestamp: 'String' } as const

function parseOperand(fields: Fields, name: string, comparison: Comparison): Operand | undefined {
  const value = raw(fields, name)
  const wanted = comparison.operand === 'timestamp' ? 'string' : comparison.operand
  if (!isScalarOf(value, wanted)) {
    return rejectField(fields, name, `Expected value of type ${typeNames[comparison.operand]}`)
  }
  if (comparison.operand === 'timestamp' && parseTimestamp(value as string) === undefined) {
    return reject(fields.findings, 'String does not match RFC3339 timestamp', locate(fields, name))
  }
  if (typeof value === 'string') warnOfPath(fields, name, value)
  return { kind: 'value', value }
}

function isScalarOf(value: JsonValue | undefined, type: string): value is string | number | boolean {
  return value !== undefined && !isObject(value) && typeof value === type
}
