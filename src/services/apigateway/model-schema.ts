import { isArray, isObject, type JsonObject, type JsonValue } from '../../base/index.ts'

type Check = (value: JsonValue) => string | undefined

const invalid = 'Invalid model schema specified'

/**
 * What is wrong with the schema of a model, in AWS's words: a keyword that draft 4 of JSON Schema does not have, a value
 * that its keyword may not have, or a reference that leads neither into the schema nor to a model.
 */
export function schemaProblem(schema: JsonValue): string | undefined {
  if (!isObject(schema)) return invalid
  const unknown = Object.keys(schema).filter((keyword) => !keywords.has(keyword))
  if (unknown.length > 0) return `${invalid}. Unsupported keyword(s): ${JSON.stringify(unknown.sort())}`
  for (const [keyword, value] of Object.entries(schema)) {
    const problem = keywords.get(keyword)?.(value)
    if (problem !== undefined) return problem
  }
  return hasBounds(schema) ? undefined : invalid
}

/** A bound can be exclusive only where there is one. */
function hasBounds(schema: JsonObject): boolean {
  return ['Minimum', 'Maximum'].every(
    (bound) => !Object.hasOwn(schema, `exclusive${bound}`) || Object.hasOwn(schema, bound.toLowerCase()),
  )
}

function holding(holds: (value: JsonValue) => boolean): Check {
  return (value) => (holds(value) ? undefined : invalid)
}

function first<Item>(items: readonly Item[], check: (item: Item) => string | undefined): string | undefined {
  for (const item of items) {
    const problem = check(item)
    if (problem !== undefined) return problem
  }
  return undefined
}

const text = holding((value) => typeof value === 'string')
const flag = holding((value) => typeof value === 'boolean')
const number = holding((value) => typeof value === 'number')
const count = holding((value) => typeof value === 'number' && Number.isInteger(value) && value >= 0)
const texts = holding(isTexts)
const schemas: Check = (value) => (isArray(value) && value.length > 0 ? first(value, schemaProblem) : invalid)
const schemaMap: Check = (value) => (isObject(value) ? first(Object.values(value), schemaProblem) : invalid)
const schemaOrFlag: Check = (value) => (typeof value === 'boolean' ? undefined : schemaProblem(value))

function isTexts(value: JsonValue): boolean {
  return isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string')
}

const types: readonly JsonValue[] = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string']

function checkType(value: JsonValue): string | undefined {
  const listed = isArray(value) ? value : [value]
  return listed.length > 0 && listed.every((type) => types.includes(type)) ? undefined : invalid
}

function checkReference(value: JsonValue): string | undefined {
  if (typeof value !== 'string') return invalid
  return value.startsWith('#') || /^https:\/\/apigateway\.amazonaws\.com\/restapis\/[^/]+\/models\/[^/]+$/.test(value)
    ? undefined
    : 'Model reference must be in canonical form'
}

const keywords: ReadonlyMap<string, Check> = new Map<string, Check>([
  ...['$schema', 'id', 'title', 'description', 'format', 'pattern'].map((keyword) => [keyword, text] as const),
  ...['minimum', 'maximum'].map((keyword) => [keyword, number] as const),
  ...['exclusiveMinimum', 'exclusiveMaximum', 'uniqueItems'].map((keyword) => [keyword, flag] as const),
  ...['Length', 'Items', 'Properties'].flatMap((of) => [[`min${of}`, count] as const, [`max${of}`, count] as const]),
  ...['allOf', 'anyOf', 'oneOf'].map((keyword) => [keyword, schemas] as const),
  ...['properties', 'patternProperties', 'definitions'].map((keyword) => [keyword, schemaMap] as const),
  ...['additionalItems', 'additionalProperties'].map((keyword) => [keyword, schemaOrFlag] as const),
  ['multipleOf', holding((value) => typeof value === 'number' && value > 0)],
  ['items', (value) => (isArray(value) ? schemas(value) : schemaProblem(value))],
  ['not', schemaProblem],
  ['enum', holding((value) => isArray(value) && value.length > 0)],
  ['required', texts],
  ['type', checkType],
  ['$ref', checkReference],
  [
    'dependencies',
    (value) =>
      isObject(value)
        ? first(Object.values(value), (each) => (isArray(each) ? texts(each) : schemaProblem(each)))
        : invalid,
  ],
  ['default', () => undefined],
])
