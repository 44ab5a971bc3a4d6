import {
  isObject,
  limits,
  member,
  parseJson,
  succeed,
  type JsonObject,
  type JsonValue,
  type Outcome,
} from '../../../base/index.ts'
import { isScalar, parseDocument as parseYaml, type Document } from 'yaml'
import { badRequest } from '../failures.ts'

/** An OpenAPI document, as it was sent; `swagger` is version 2.0, `openapi` is 3.0. */
export interface ApiDocument {
  readonly dialect: 'swagger' | 'openapi'
  readonly root: JsonObject
}

const invalid = (): Outcome<never> => badRequest('Invalid OpenAPI input.')

export function parseDocument(body: Uint8Array): Outcome<ApiDocument> {
  const value = parseText(Buffer.from(body).toString('utf8'))
  if (value === undefined || !isObject(value)) return invalid()
  if (textOf(value, 'swagger') === '2.0') return succeed({ dialect: 'swagger', root: value })
  return textOf(value, 'openapi')?.startsWith('3.0') === true ? succeed({ dialect: 'openapi', root: value }) : invalid()
}

/** JSON, else YAML, which becomes what its JSON would be: texts for dates, texts for whole numbers as names. */
export function parseText(text: string): JsonValue | undefined {
  const json = parseJson(text, limits.jsonDepth)
  if (json.ok) return json.value
  if (text.length > limits.yamlCharacters) return undefined
  try {
    const document = parseYaml(text, { prettyErrors: false, logLevel: 'silent', uniqueKeys: false, merge: true })
    if (document.errors.length > 0) return undefined
    keepVersion(document)
    const yaml = JSON.stringify(document)
    const value = parseJson(yaml, limits.jsonDepth)
    return value.ok ? value.value : undefined
  } catch {
    return undefined
  }
}

/** A version without quotes is a number to YAML, which would make 1 of 1.0. */
function keepVersion(document: Document): void {
  const version = document.getIn(['info', 'version'], true)
  if (isScalar(version) && typeof version.value === 'number' && version.source !== undefined) {
    version.value = version.source
  }
}

const nothing: JsonObject = Object.freeze({})

/** The object of that name, or an empty one. */
export function objectOf(object: JsonObject, ...path: readonly string[]): JsonObject {
  let found = object
  for (const name of path) {
    const value = member(found, name)
    if (!isObject(value)) return nothing
    found = value
  }
  return found
}

/** Numbers and flags count as their texts: YAML writes status codes and versions without quotes. */
export function textOf(object: JsonObject, name: string): string | undefined {
  const value = member(object, name)
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}

export function numberOf(object: JsonObject, name: string): number | undefined {
  const value = Number(textOf(object, name) ?? Number.NaN)
  return Number.isFinite(value) ? value : undefined
}

export function flagOf(object: JsonObject, name: string): boolean | undefined {
  const text = textOf(object, name)
  return text === undefined ? undefined : text === 'true'
}

/** The entries whose values are texts, numbers or flags, as texts. */
export function textsOf(object: JsonObject, name: string): Readonly<Record<string, string>> {
  const entries = objectOf(object, name)
  return Object.fromEntries(Object.keys(entries).map((key) => [key, textOf(entries, key) ?? '']))
}

export function listOf(object: JsonObject, name: string): readonly JsonValue[] {
  const value = member(object, name)
  return Array.isArray(value) ? (value as readonly JsonValue[]) : []
}

/** What a `$ref` into the same document stands for; the value itself if it is none. */
export function resolved(document: ApiDocument, value: JsonValue | undefined): JsonObject {
  if (!isObject(value)) return nothing
  const reference = textOf(value, '$ref')
  if (reference === undefined || !reference.startsWith('#/')) return value
  const path = reference.slice(2).split('/')
  return objectOf(document.root, ...path.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~')))
}
