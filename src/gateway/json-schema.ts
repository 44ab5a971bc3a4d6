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

/** Says why a value does not fit; undefined when it does. */
export type SchemaCheck = (value: JsonValue) => string | undefined

/**
 * The check of a schema (JSON Schema, draft 4, as API Gateway's models are written). Formats are not checked. A schema
 * that refers to itself without end, or to nothing, fits no value.
 */
export function openSchema(schema: JsonValue, resolve: ResolveModel): SchemaCheck {
  const patterns = new Map<string, JavaRegex | undefined>()
  return (value) =>
    mismatch(schema, value, { resolve, root: schema, steps: { left: limits.schemaSteps }, patterns, depth: 0 })
}

type Keyword = (argument: JsonValue, value: JsonValue, schema: JsonObject, check: Check) => string | undefined

function mismatch(schema: JsonValue, value: JsonValue, check: Check): string | undefined {
  if (!isObject(schema)) return undefined
  if (check.depth > limits.jsonDepth || check.steps.left-- <= 0) return 'the schema does not end'
  const reference = member(schema, '$ref')
  if (typeof reference === 'string') return mismatchOfReference(reference, value, check)
  const inner = { ...check, depth: check.depth + 1 }
  for (const [name, argument] of Object.entries(schema)) {
    const found = keywords.get(name)?.(argument, value, schema, inner)
    if (found !== undefined) return found
  }
  return undefined
}

function mismatchOfReference(reference: string, value: JsonValue, check: Check): string | undefined {
  const [document = '', fragment = ''] = reference.split('#', 2)
  const root = document === '' ? check.root : check.resolve(document)
  const target = root === undefined ? undefined : pointed(root, fragment)
  if (root === undefined || target === undefined) return `$ref ${reference} leads nowhere`
  return mismatch(target, value, { ...check, root, depth: check.depth + 1 })
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
  [
    'type',
    (types, value) =>
      unless(
        [types].flat().some((type) => isOfType(value, type)),
        'type',
      ),
  ],
  ['enum', (values, value) => unless(isArray(values) && values.some((each) => jsonEquals(each, value)), 'enum')],
  ['allOf', (all, value, _, check) => inEach(all, (schema) => mismatch(schema, value, check))],
  ['anyOf', (any, value, _, check) => unless(fits(any, value, check) > 0, 'anyOf')],
  ['oneOf', (one, value, _, check) => unless(fits(one, value, check) === 1, 'oneOf')],
  ['not', (schema, value, _, check) => unless(mismatch(schema, value, check) !== undefined, 'not')],
  ['minimum', (bound, value, schema) => compare(bound, value, (a, b) => (strict(schema, 'Minimum') ? a > b : a >= b))],
  ['maximum', (bound, value, schema) => compare(bound, value, (a, b) => (strict(schema, 'Maximum') ? a < b : a <= b))],
  ['multipleOf', (divisor, value) => compare(divisor, value, isMultiple)],
  ['minLength', (bound, value) => bounded(bound, lengthOf(value), (a, b) => a >= b, 'minLength')],
  ['maxLength', (bound, value) => bounded(bound, lengthOf(value), (a, b) => a <= b, 'maxLength')],
  ['pattern', matchesPattern],
  ['minItems', (bound, value) => bounded(bound, itemsOf(value)?.length, (a, b) => a >= b, 'minItems')],
  ['maxItems', (bound, value) => bounded(bound, itemsOf(value)?.length, (a, b) => a <= b, 'maxItems')],
  ['uniqueItems', (wanted, value) => unless(wanted !== true || areUnique(itemsOf(value) ?? []), 'uniqueItems')],
  ['items', checkItems],
  ['minProperties', (bound, value) => bounded(bound, namesOf(value)?.length, (a, b) => a >= b, 'minProperties')],
  ['maxProperties', (bound, value) => bounded(bound, namesOf(value)?.length, (a, b) => a <= b, 'maxProperties')],
  ['required', checkRequired],
  // These three are one check, done at the first that is there.
  ['properties', (_, value, schema, check) => checkProperties(value, schema, check)],
  ['patternProperties', (_, value, schema, check) => unlessHas(schema, ['properties'], value, check)],
  [
    'additionalProperties',
    (_, value, schema, check) => unlessHas(schema, ['properties', 'patternProperties'], value, check),
  ],
  ['dependencies', checkDependencies],
])

function unless(holds: boolean, keyword: string): string | undefined {
  return holds ? undefined : `does not satisfy ${keyword}`
}

function isOfType(value: JsonValue, type: JsonValue): boolean {
  switch (type) {
    case 'null':
      return value === null
    case 'array':
      return isArray(value)
    case 'object':
      return isObject(value)
    case 'integer':
      return Number.isInteger(value)
    case 'number':
    case 'string':
    case 'boolean':
      return typeof value === type
    default:
      return false
  }
}

function inEach(list: JsonValue, check: (schema: JsonValue) => string | undefined): string | undefined {
  for (const schema of isArray(list) ? list : []) {
    const found = check(schema)
    if (found !== undefined) return found
  }
  return undefined
}

function fits(list: JsonValue, value: JsonValue, check: Check): number {
  return (isArray(list) ? list : []).filter((schema) => mismatch(schema, value, check) === undefined).length
}

function strict(schema: JsonObject, bound: 'Minimum' | 'Maximum'): boolean {
  return member(schema, `exclusive${bound}`) === true
}

function compare(
  bound: JsonValue,
  value: JsonValue,
  holds: (value: number, bound: number) => boolean,
): string | undefined {
  return bounded(bound, typeof value === 'number' ? value : undefined, holds, 'a numeric bound')
}

function bounded(
  bound: JsonValue,
  measured: number | undefined,
  holds: (measured: number, bound: number) => boolean,
  keyword: string,
): string | undefined {
  return unless(typeof bound !== 'number' || measured === undefined || holds(measured, bound), keyword)
}

function isMultiple(value: number, divisor: number): boolean {
  const quotient = value / divisor
  return Math.abs(quotient - Math.round(quotient)) < 1e-9
}

function lengthOf(value: JsonValue): number | undefined {
  // Characters, not UTF-16 units.
  return typeof value === 'string'
    ? value.length - (value.match(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)?.length ?? 0)
    : undefined
}

function itemsOf(value: JsonValue): readonly JsonValue[] | undefined {
  return isArray(value) ? value : undefined
}

function namesOf(value: JsonValue): readonly string[] | undefined {
  return isObject(value) ? Object.keys(value) : undefined
}

function matchesPattern(pattern: JsonValue, value: JsonValue, _: JsonObject, check: Check): string | undefined {
  if (typeof pattern !== 'string' || typeof value !== 'string') return undefined
  return unless(finds(pattern, value, check), 'pattern')
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

function checkItems(items: JsonValue, value: JsonValue, schema: JsonObject, check: Check): string | undefined {
  if (!isArray(value)) return undefined
  if (!isArray(items)) return inEach(value, (item) => mismatch(items, item, check))
  const rest = member(schema, 'additionalItems')
  if (rest === false && value.length > items.length) return 'does not satisfy additionalItems'
  for (const [index, item] of value.entries()) {
    const found = mismatch(items[index] ?? rest ?? true, item, check)
    if (found !== undefined) return found
  }
  return undefined
}

function checkRequired(names: JsonValue, value: JsonValue): string | undefined {
  if (!isObject(value) || !isArray(names)) return undefined
  const missing = names.find((name) => typeof name === 'string' && !Object.hasOwn(value, name))
  return missing === undefined ? undefined : `object has missing required properties ([${JSON.stringify(missing)}])`
}

function unlessHas(schema: JsonObject, names: readonly string[], value: JsonValue, check: Check): string | undefined {
  return names.some((name) => Object.hasOwn(schema, name)) ? undefined : checkProperties(value, schema, check)
}

function checkProperties(value: JsonValue, schema: JsonObject, check: Check): string | undefined {
  if (!isObject(value)) return undefined
  const properties = objectOf(member(schema, 'properties'))
  const patterns = Object.entries(objectOf(member(schema, 'patternProperties')))
  const rest = member(schema, 'additionalProperties')
  for (const [name, item] of Object.entries(value)) {
    const schemas = patterns.filter(([pattern]) => finds(pattern, name, check)).map(([, each]) => each)
    const own = member(properties, name)
    if (own !== undefined) schemas.push(own)
    if (schemas.length === 0 && rest === false) return `object has the additional property ${JSON.stringify(name)}`
    if (schemas.length === 0 && rest !== undefined) schemas.push(rest)
    const found = inEach(schemas, (each) => mismatch(each, item, check))
    if (found !== undefined) return found
  }
  return undefined
}

function checkDependencies(all: JsonValue, value: JsonValue, _: JsonObject, check: Check): string | undefined {
  if (!isObject(value)) return undefined
  for (const [name, dependency] of Object.entries(objectOf(all))) {
    if (!Object.hasOwn(value, name)) continue
    const found = isArray(dependency) ? checkRequired(dependency, value) : mismatch(dependency, value, check)
    if (found !== undefined) return found
  }
  return undefined
}

function objectOf(value: JsonValue | undefined): JsonObject {
  return isObject(value) ? value : {}
}
