import {
  compileJavaRegex,
  isArray,
  isObject,
  jsonEquals,
  limits,
  member,
  type JavaRegex,
  type JsonObject,
  type JsonValue,
} from '../base/index.ts'

/** Finds the schema that a `$ref` beyond the document names: that of another model of the API. */
export type ResolveModel = (reference: string) => JsonValue | undefined

interface Check {
  readonly resolve: ResolveModel
  /** The document that `#` refers to. */
  readonly root: JsonValue
  readonly steps: { left: number }
  /** Compiled patterns, by their text. */
  readonly patterns: Map<string, JavaRegex | undefined>
  readonly depth: number
}

/** Why a value does not fit, in AWS's words and order; empty when it does. */
export type SchemaCheck = (value: JsonValue) => readonly string[]

/**
 * The check of a schema (JSON Schema, draft 4, as API Gateway's models are written). Formats are not checked. A schema
 * that refers to itself without end, or to nothing, fits no value.
 */
export function openSchema(schema: JsonValue, resolve: ResolveModel): SchemaCheck {
  const patterns = new Map<string, JavaRegex | undefined>()
  return (value) => {
    const steps = { left: limits.schemaSteps }
    return misfitsOf(schema, value, { resolve, root: schema, steps, patterns, depth: 0 })
  }
}

type Problem = string | readonly string[] | undefined
type Keyword = (argument: JsonValue, value: JsonValue, schema: JsonObject, check: Check) => Problem

function misfitsOf(schema: JsonValue, value: JsonValue, check: Check): readonly string[] {
  const found: string[] = []
  examine(schema, value, check, found)
  return found
}

/**
 * A value before what it holds: AWS looks into it only while nothing was found, and tells what it finds on one level by
 * the keywords' names.
 */
function examine(schema: JsonValue, value: JsonValue, check: Check, found: string[]): void {
  if (!isObject(schema)) return
  if (check.depth > limits.jsonDepth || check.steps.left-- <= 0) {
    found.push('the schema does not end')
    return
  }
  const reference = member(schema, '$ref')
  if (typeof reference === 'string') {
    examineReference(reference, value, check, found)
    return
  }
  const inner = { ...check, depth: check.depth + 1 }
  const problems: [keyword: string, problem: string | readonly string[]][] = []
  for (const [name, argument] of Object.entries(schema)) {
    const problem = keywords.get(name)?.(argument, value, schema, inner)
    if (problem !== undefined) problems.push([name, problem])
  }
  if (problems.length > 1) problems.sort(([left], [right]) => (left < right ? -1 : 1))
  for (const [, problem] of problems) found.push(...[problem].flat())
  if (found.length === 0) examineInside(schema, value, inner, found)
}

function examineReference(reference: string, value: JsonValue, check: Check, found: string[]): void {
  const [document = '', fragment = ''] = reference.split('#', 2)
  const root = document === '' ? check.root : check.resolve(document)
  const target = root === undefined ? undefined : pointed(root, fragment)
  if (root === undefined || target === undefined) found.push(`$ref ${reference} leads nowhere`)
  else examine(target, value, { ...check, root, depth: check.depth + 1 }, found)
}

function examineInside(schema: JsonObject, value: JsonValue, check: Check, found: string[]): void {
  if (isArray(value)) {
    for (const [index, item] of value.entries()) examine(itemSchema(schema, index), item, check, found)
  } else if (isObject(value) && ofMembers.some((name) => Object.hasOwn(schema, name))) {
    for (const name of Object.keys(value).sort()) {
      for (const each of memberSchemas(schema, name, check)) examine(each, value[name] ?? null, check, found)
    }
  }
}

const ofMembers = ['properties', 'patternProperties', 'additionalProperties'] as const

function itemSchema(schema: JsonObject, index: number): JsonValue {
  const items = member(schema, 'items') ?? null
  return isArray(items) ? (items[index] ?? member(schema, 'additionalItems') ?? null) : items
}

function memberSchemas(schema: JsonObject, name: string, check: Check): readonly JsonValue[] {
  const known = knownSchemas(schema, name, check)
  return known.length > 0 ? known : [member(schema, 'additionalProperties') ?? null]
}

/** Of the property itself and of the patterns that its name fits. */
function knownSchemas(schema: JsonObject, name: string, check: Check): readonly JsonValue[] {
  const own = member(objectOf(member(schema, 'properties')), name)
  const patterns = Object.entries(objectOf(member(schema, 'patternProperties')))
  const matching = patterns.filter(([pattern]) => finds(pattern, name, check)).map(([, each]) => each)
  return own === undefined ? matching : [own, ...matching]
}

/** JSON Pointer, as a URI fragment. */
function pointed(root: JsonValue, fragment: string): JsonValue | undefined {
  if (fragment === '' || fragment === '/') return root
  let value: JsonValue | undefined = root
  for (const part of fragment.split('/').slice(1)) {
    const name: string = decodeFragment(part).replaceAll('~1', '/').replaceAll('~0', '~')
    if (isArray(value)) value = value[Number(name)]
    else if (isObject(value)) value = member(value, name)
    else return undefined
  }
  return value
}

function decodeFragment(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const keywords: ReadonlyMap<string, Keyword> = new Map<string, Keyword>([
  ['type', checkType],
  ['enum', checkEnum],
  [
    'allOf',
    (all, value, _, check) => counted('instance failed to match all required schemas (matched only', all, value, check),
  ],
  [
    'anyOf',
    (any, value, _, check) =>
      unless(
        fits(any, value, check) > 0,
        `instance failed to match at least one required schema among ${listOf(any).length}`,
      ),
  ],
  [
    'oneOf',
    (one, value, _, check) => counted('instance failed to match exactly one schema (matched', one, value, check, 1),
  ],
  [
    'not',
    (schema, value, _, check) =>
      unless(misfitsOf(schema, value, check).length > 0, 'instance matched a schema which it should not have'),
  ],
  ['minimum', (bound, value, schema) => checkBound('lower', bound, value, schema)],
  ['maximum', (bound, value, schema) => checkBound('greater', bound, value, schema)],
  ['multipleOf', checkMultiple],
  ['minLength', (bound, value) => checkLength(value, bound, 'short', 'required minimum')],
  ['maxLength', (bound, value) => checkLength(value, bound, 'long', 'maximum allowed')],
  ['pattern', checkPattern],
  ['minItems', (bound, value) => checkSize('array', itemsOf(value)?.length, bound, 'least')],
  ['maxItems', (bound, value) => checkSize('array', itemsOf(value)?.length, bound, 'most')],
  [
    'uniqueItems',
    (wanted, value) =>
      unless(wanted !== true || areUnique(itemsOf(value) ?? []), 'array must not contain duplicate elements'),
  ],
  ['additionalItems', checkAdditionalItems],
  ['minProperties', (bound, value) => checkSize('object', namesOf(value)?.length, bound, 'least')],
  ['maxProperties', (bound, value) => checkSize('object', namesOf(value)?.length, bound, 'most')],
  ['required', checkRequired],
  ['additionalProperties', checkAdditionalProperties],
  ['dependencies', checkDependencies],
])

function unless(holds: boolean, problem: string): string | undefined {
  return holds ? undefined : problem
}

/** In the order in which AWS lists them. */
const types = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string']

function checkType(asked: JsonValue, value: JsonValue): Problem {
  const wanted = [asked].flat()
  const type = typeOf(value)
  if (wanted.includes(type) || (type === 'integer' && wanted.includes('number'))) return undefined
  const allowed = types.filter((each) => wanted.includes(each) || (each === 'integer' && wanted.includes('number')))
  return `instance type (${type}) does not match any allowed primitive type (allowed: ${JSON.stringify(allowed)})`
}

function typeOf(value: JsonValue): string {
  if (value === null) return 'null'
  if (isArray(value)) return 'array'
  return typeof value === 'number' ? (Number.isInteger(value) ? 'integer' : 'number') : typeof value
}

function checkEnum(values: JsonValue, value: JsonValue): Problem {
  if (isArray(values) && values.some((each) => jsonEquals(each, value))) return undefined
  const text = JSON.stringify(value)
  return `instance value (${text}) not found in enum (possible values: ${JSON.stringify(values)})`
}

/** `wanted` of the schemas have to fit, all of them unless it is said. */
function counted(text: string, list: JsonValue, value: JsonValue, check: Check, wanted?: number): Problem {
  const { length } = listOf(list)
  const matched = fits(list, value, check)
  return unless(matched === (wanted ?? length), `${text} ${matched} out of ${length})`)
}

function fits(list: JsonValue, value: JsonValue, check: Check): number {
  return listOf(list).filter((schema) => misfitsOf(schema, value, check).length === 0).length
}

function listOf(list: JsonValue): readonly JsonValue[] {
  return isArray(list) ? list : []
}

function checkBound(than: 'lower' | 'greater', bound: JsonValue, value: JsonValue, schema: JsonObject): Problem {
  if (typeof bound !== 'number' || typeof value !== 'number') return undefined
  const kind = than === 'lower' ? 'minimum' : 'maximum'
  if (than === 'lower' ? value < bound : value > bound) {
    return `numeric instance is ${than} than the required ${kind} (${kind}: ${bound}, found: ${value})`
  }
  const isStrict = member(schema, than === 'lower' ? 'exclusiveMinimum' : 'exclusiveMaximum') === true
  const other = than === 'lower' ? 'greater' : 'lower'
  return unless(
    !isStrict || value !== bound,
    `numeric instance is not strictly ${other} than the required ${kind} ${bound}`,
  )
}

function checkMultiple(divisor: JsonValue, value: JsonValue): Problem {
  if (typeof divisor !== 'number' || typeof value !== 'number') return undefined
  const quotient = value / divisor
  const isWhole = Math.abs(quotient - Math.round(quotient)) < 1e-9
  return unless(isWhole, `remainder of division is not zero (${value} / ${divisor})`)
}

function checkLength(value: JsonValue, bound: JsonValue, too: 'short' | 'long', limit: string): Problem {
  if (typeof value !== 'string' || typeof bound !== 'number') return undefined
  // Characters, not UTF-16 units.
  const length = value.length - (value.match(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)?.length ?? 0)
  const holds = too === 'short' ? length >= bound : length <= bound
  return unless(holds, `string "${value}" is too ${too} (length: ${length}, ${limit}: ${bound})`)
}

function checkSize(
  what: 'array' | 'object',
  size: number | undefined,
  bound: JsonValue,
  at: 'least' | 'most',
): Problem {
  if (size === undefined || typeof bound !== 'number') return undefined
  if (at === 'least' ? size >= bound : size <= bound) return undefined
  if (what === 'object') {
    const amount = at === 'least' ? 'few' : 'many'
    return `object has too ${amount} properties (found ${size} but schema requires at ${at} ${bound})`
  }
  const length = at === 'least' ? 'short' : 'long'
  return `array is too ${length}: must have at ${at} ${bound} elements but instance has ${size} elements`
}

function itemsOf(value: JsonValue): readonly JsonValue[] | undefined {
  return isArray(value) ? value : undefined
}

function namesOf(value: JsonValue): readonly string[] | undefined {
  return isObject(value) ? Object.keys(value) : undefined
}

function checkPattern(pattern: JsonValue, value: JsonValue, _: JsonObject, check: Check): Problem {
  if (typeof pattern !== 'string' || typeof value !== 'string') return undefined
  return unless(finds(pattern, value, check), `ECMA 262 regex "${pattern}" does not match input string "${value}"`)
}

function finds(pattern: string, text: string, { patterns }: Check): boolean {
  if (!patterns.has(pattern)) {
    const regex = compileJavaRegex(pattern)
    patterns.set(pattern, regex.ok ? regex.value : undefined)
  }
  return patterns.get(pattern)?.matcher(text).find() === true
}

function areUnique(items: readonly JsonValue[]): boolean {
  const seen = new Set(items.map(canonicalText))
  return seen.size === items.length
}

/** The same text for equal values, whatever the order of members. */
function canonicalText(value: JsonValue): string {
  if (isArray(value)) return `[${value.map(canonicalText).join(',')}]`
  if (!isObject(value)) return JSON.stringify(value)
  const members = Object.keys(value).sort()
  return `{${members.map((name) => `${JSON.stringify(name)}:${canonicalText(value[name] ?? null)}`).join(',')}}`
}

function checkAdditionalItems(allowed: JsonValue, value: JsonValue, schema: JsonObject): Problem {
  const items = member(schema, 'items')
  if (allowed !== false || !isArray(value) || items === undefined || !isArray(items)) return undefined
  return unless(
    value.length <= items.length,
    `schema only allows ${items.length} elements in array but instance has ${value.length} elements`,
  )
}

function checkRequired(names: JsonValue, value: JsonValue): Problem {
  if (!isObject(value)) return undefined
  const missing = missingOf(names, value)
  return unless(missing.length === 0, `object has missing required properties (${JSON.stringify(missing)})`)
}

function missingOf(names: JsonValue, value: JsonObject): readonly string[] {
  const wanted = new Set(listOf(names).filter((name) => typeof name === 'string'))
  return [...wanted].filter((name) => !Object.hasOwn(value, name)).sort()
}

function checkAdditionalProperties(allowed: JsonValue, value: JsonValue, schema: JsonObject, check: Check): Problem {
  if (allowed !== false || !isObject(value)) return undefined
  const others = Object.keys(value).filter((name) => knownSchemas(schema, name, check).length === 0)
  return unless(
    others.length === 0,
    `object instance has properties which are not allowed by the schema: ${JSON.stringify(others.sort())}`,
  )
}

function checkDependencies(all: JsonValue, value: JsonValue, _: JsonObject, check: Check): Problem {
  if (!isObject(value)) return undefined
  const problems: string[] = []
  for (const [name, dependency] of Object.entries(objectOf(all))) {
    if (!Object.hasOwn(value, name)) continue
    if (!isArray(dependency)) problems.push(...misfitsOf(dependency, value, check))
    else if (missingOf(dependency, value).length > 0) {
      const missing = JSON.stringify(missingOf(dependency, value))
      const required = JSON.stringify(missingOf(dependency, {}))
      problems.push(
        `property "${name}" of object has missing property dependencies (schema requires ${required}; missing: ${missing})`,
      )
    }
  }
  return problems.length === 0 ? undefined : problems
}

function objectOf(value: JsonValue | undefined): JsonObject {
  return isObject(value) ? value : {}
}
