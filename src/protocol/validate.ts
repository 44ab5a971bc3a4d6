import { fail, succeed, type Outcome } from '../base/index.ts'
import { errorCodes } from './errors.ts'
import { boundsText, enumText, javaText, memberRules, namePatternSentence, scalarText } from './constraint-text.ts'
import { matchesJavaPattern } from './java-pattern.ts'
import type { ScalarModel, ServiceModel, ShapeModel, StructureModel } from './model.ts'
import { serviceModels } from './services.ts'
import type { Claim, ServiceName } from './wire.ts'

/** One broken constraint, where and how; `value` is the text of the offending value. */
interface Violation {
  readonly path: string
  readonly value: string | undefined
  readonly constraint: string
}

/**
 * How a service tells a violation: IAM keeps values and enumerations to itself, API Gateway names its input, CloudWatch
 * Logs has an error of its own for it.
 */
interface Style {
  readonly showsValues: boolean
  readonly path: (operation: string) => string
  readonly name: (member: string) => string
  /** Its code for broken constraints, if that is not its protocol's. */
  readonly code?: string
  /** Of members of lists and maps it tells that they must be there, beside their other rules. */
  readonly tellsNull?: true
  /** Shapes whose constraints the service tells in words of its own. */
  readonly toldByHandlers?: readonly string[]
}

const asIs = (name: string): string => name
const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1)
const nothing = (): string => ''

const styles: Readonly<Record<ServiceName, Style>> = {
  states: { showsValues: true, path: nothing, name: asIs },
  apigateway: { showsValues: true, path: (operation) => `${lowerFirst(operation)}Input`, name: asIs },
  iam: { showsValues: false, path: nothing, name: lowerFirst },
  sts: { showsValues: true, path: nothing, name: lowerFirst },
  logs: { showsValues: true, path: nothing, name: asIs, code: 'InvalidParameterException' },
  lambda: { showsValues: true, path: nothing, name: lowerFirst, tellsNull: true, toldByHandlers: ['Runtime'] },
}

interface Walk {
  readonly model: ServiceModel
  readonly style: Style
  readonly violations: Violation[]
}

/**
 * Checks a decoded input against the bounds, patterns and enumerations of its shape, and that required members are
 * there. All violations of the input are told at once, in AWS's words and in the order of the model. The same object
 * comes back: nothing is filled in.
 */
export function validateInput(
  claim: Pick<Claim, 'service' | 'protocol' | 'operation'>,
  input: unknown,
): Outcome<unknown> {
  const model = serviceModels[claim.service]
  const shape = model.operations[claim.operation]?.input
  if (shape === undefined) return succeed(input)
  const check = shapeCheck(model, shape)
  if (check === undefined) return succeed(input)
  const style = styles[claim.service]
  const violations: Violation[] = []
  check(input, style.path(claim.operation), { model, style, violations })
  if (violations.length === 0) return succeed(input)
  return fail(style.code ?? errorCodes(claim.protocol).validation, violationsText(claim.service, style, violations))
}

function violationsText(service: ServiceName, style: Style, violations: readonly Violation[]): string {
  const sentence = service === 'iam' ? soleNameViolation(violations) : undefined
  if (sentence !== undefined) return sentence
  const texts = violations.map(({ path, value, constraint }) => {
    const shown = value === undefined || !style.showsValues ? '' : ` ${value}`
    return `Value${shown} at '${path}' failed to satisfy constraint: ${constraint}`
  })
  return `${texts.length} validation error${texts.length === 1 ? '' : 's'} detected: ${texts.join('; ')}`
}

/** IAM has sentences of its own for names and paths with characters that they may not have. */
function soleNameViolation(violations: readonly Violation[]): string | undefined {
  const [first] = violations
  return violations.length === 1 && first !== undefined ? namePatternSentence(first.path, first.constraint) : undefined
}

/** Adds what is wrong with the value at the path. Undefined for shapes in which nothing can be wrong. */
type Check = (value: unknown, path: string, walk: Walk) => void

const checksOf = new Map<ServiceModel, Map<string, Check | undefined>>()

/** The check of a shape, compiled once. */
function shapeCheck(model: ServiceModel, name: string): Check | undefined {
  let checks = checksOf.get(model)
  if (checks === undefined) {
    checks = new Map()
    checksOf.set(model, checks)
  }
  if (checks.has(name)) return checks.get(name)
  if (styles[model.service].toldByHandlers?.includes(name) === true) return undefined
  // Shapes may contain themselves: until it is built, a shape's check looks itself up.
  checks.set(name, (value, path, walk) => shapeCheck(model, name)?.(value, path, walk))
  const check = buildCheck(model, model.shapes[name] as ShapeModel, name)
  checks.set(name, check)
  return check
}

function buildCheck(model: ServiceModel, shape: ShapeModel, name: string): Check | undefined {
  switch (shape.kind) {
    case 'structure':
      return structureCheck(model, shape)
    case 'list':
      return listCheck(model, name)
    case 'map':
      return mapCheck(model, name)
    default:
      return scalarCheck(shape)
  }
}

function structureCheck(model: ServiceModel, shape: StructureModel): Check | undefined {
  const members = Object.entries(shape.members)
    .map(([name, member]) => ({
      name,
      required: shape.required?.includes(name) === true,
      check: shapeCheck(model, member.shape),
      // API Gateway tells of what stands in a request's path last, and by its name alone.
      bare: model.service === 'apigateway' && member.location === 'uri',
    }))
    .filter(({ required, check }) => required || check !== undefined)
    .sort((left, right) => Number(left.bare) - Number(right.bare))
  if (members.length === 0) return undefined
  return (value, path, walk) => {
    const object = value as Readonly<Record<string, unknown>>
    for (const { name, required, check, bare } of members) {
      const given = object[name]
      if (given === undefined && !required) continue
      const at = bare ? name : memberPath(path, name, walk)
      if (given === undefined) addViolation(walk, at, 'null', 'Member must not be null')
      else check?.(given, at, walk)
    }
  }
}

/** Structures are checked one by one; for scalars the list is named as a whole, with all rules of its members. */
function listCheck(model: ServiceModel, name: string): Check | undefined {
  const shape = model.shapes[name]
  if (shape?.kind !== 'list') return undefined
  const item = model.shapes[shape.member.shape] as ShapeModel
  const itemCheck = shapeCheck(model, shape.member.shape)
  if (itemCheck === undefined && shape.min === undefined && shape.max === undefined) return undefined
  return (value, path, walk) => {
    const items = value as readonly unknown[]
    checkBounds(items.length, shape, 'length', () => javaText(model, name, value), path, walk)
    if (itemCheck === undefined) return
    if (item.kind === 'structure' || item.kind === 'list' || item.kind === 'map') {
      for (const [index, it] of items.entries()) itemCheck(it, `${path}.${index + 1}.member`, walk)
    } else if (items.some((it) => violates(itemCheck, it, walk))) {
      const rules = rulesOf(item, walk)
      addViolation(walk, path, quoted(javaText(model, name, value)), `Member must satisfy constraint: [${rules}]`)
    }
  }
}

function mapCheck(model: ServiceModel, name: string): Check | undefined {
  const shape = model.shapes[name]
  if (shape?.kind !== 'map') return undefined
  const keyCheck = shapeCheck(model, shape.key.shape)
  const valueCheck = shapeCheck(model, shape.value.shape)
  const bounded = shape.min !== undefined || shape.max !== undefined
  if (keyCheck === undefined && valueCheck === undefined && !bounded) return undefined
  const key = model.shapes[shape.key.shape] as ShapeModel
  const item = model.shapes[shape.value.shape] as ShapeModel
  return (value, path, walk) => {
    const entries = Object.entries(value as Readonly<Record<string, unknown>>)
    const text = (): string => javaText(model, name, value)
    checkBounds(entries.length, shape, 'length', text, path, walk)
    if (keyCheck !== undefined && entries.some(([it]) => violates(keyCheck, it, walk))) {
      const rules = rulesOf(key, walk)
      addViolation(walk, path, quoted(text()), `Map keys must satisfy constraint: [${rules}]`)
    }
    if (valueCheck === undefined) return
    if (item.kind === 'structure') {
      for (const [it, member] of entries) valueCheck(member, `${path}.${it}.member`, walk)
    } else if (entries.some(([, member]) => violates(valueCheck, member, walk))) {
      const rules = rulesOf(item, walk)
      addViolation(walk, path, quoted(text()), `Map value must satisfy constraint: [${rules}]`)
    }
  }
}

function rulesOf(shape: ShapeModel, walk: Walk): string {
  const rules = memberRules(shape, showsEnums(walk))
  return walk.style.tellsNull === true ? `${rules}, Member must not be null` : rules
}

function scalarCheck(shape: ScalarModel): Check | undefined {
  const { enum: values, pattern, min, max } = shape
  const isText = shape.kind === 'string'
  const isNumber =
    shape.kind === 'integer' || shape.kind === 'long' || shape.kind === 'float' || shape.kind === 'double'
  if (values === undefined && pattern === undefined && min === undefined && max === undefined) return undefined
  return (value, path, walk) => {
    const shown = (): string | undefined => (shape.sensitive === true ? undefined : scalarText(shape, value))
    if (values !== undefined && !values.includes(value as string)) {
      addViolation(walk, path, maybeQuoted(shown()), enumText(values, showsEnums(walk)))
    }
    // A text far over its limit is not matched as well: patterns are for short texts.
    if (pattern !== undefined && isText && (value as string).length <= Math.max(max ?? 0, patternTextMax)) {
      if (!matchesJavaPattern(pattern, value as string)) {
        addViolation(walk, path, maybeQuoted(shown()), `Member must satisfy regular expression pattern: ${pattern}`)
      }
    }
    if (isNumber) checkBounds(value as number, shape, 'value', shown, path, walk)
    else if (isText) checkBounds((value as string).length, shape, 'length', shown, path, walk)
    else if (shape.kind === 'blob') checkBounds((value as Uint8Array).length, shape, 'length', nothing, path, walk)
  }
}

/** Longest text, beyond a shape's own limit, that is matched against its pattern. */
const patternTextMax = 2_048

function checkBounds(
  measure: number,
  shape: { readonly min?: number; readonly max?: number },
  what: 'length' | 'value',
  shown: () => string | undefined,
  path: string,
  walk: Walk,
): void {
  for (const bound of ['max', 'min'] as const) {
    const limit = shape[bound]
    if (limit === undefined || (bound === 'max' ? measure <= limit : measure >= limit)) continue
    addViolation(walk, path, maybeQuoted(shown()), boundsText(what, bound, limit))
  }
}

function addViolation(walk: Walk, path: string, value: string | undefined, constraint: string): void {
  walk.violations.push({ path, value, constraint })
}

/** Whether a check finds fault with a value, told to nobody. */
function violates(check: Check, value: unknown, walk: Walk): boolean {
  const violations: Violation[] = []
  check(value, '', { ...walk, violations })
  return violations.length > 0
}

function showsEnums(walk: Walk): boolean {
  return walk.style.showsValues
}

function memberPath(path: string, member: string, { style }: Walk): string {
  return path === '' ? style.name(member) : `${path}.${style.name(member)}`
}

function quoted(text: string): string {
  return `'${text}'`
}

function maybeQuoted(text: string | undefined): string | undefined {
  return text === undefined ? undefined : `'${text}'`
}
