import { isObject, member, parseJson, type JsonObject, type JsonValue } from '../base/index.ts'
import { parsePath, selectPath, type JsonPath } from '../jsonpath/index.ts'

/** One row of `requestParameters` of an integration or `responseParameters` of its response, compiled. */
export interface ParameterMapping {
  /** Where the value goes. */
  readonly location: 'header' | 'querystring' | 'path'
  readonly name: string
  readonly source: MappingSource
}

/** Where a value comes from. Also what a gateway response's header may name. */
export type MappingSource =
  | { readonly kind: 'literal'; readonly value: string }
  | { readonly kind: MessagePart; readonly name: string }
  | { readonly kind: 'body' }
  | { readonly kind: 'body-path'; readonly path: JsonPath }
  | { readonly kind: 'stage-variable'; readonly name: string }
  | { readonly kind: 'context'; readonly names: readonly string[] }
  /** Nothing that API Gateway knows: gives no value. */
  | { readonly kind: 'unknown' }

type MessagePart = 'path' | 'querystring' | 'multivaluequerystring' | 'header' | 'multivalueheader'

/** What mappings read: a method request, or an endpoint response (which has headers and body only). */
export interface MappedMessage {
  readonly path?: ReadonlyMap<string, string>
  readonly query?: ReadonlyMap<string, readonly string[]>
  readonly headers: ReadonlyMap<string, readonly string[]>
  /** The body as text. */
  readonly body: () => string
  readonly stageVariables: Readonly<Record<string, string>>
  readonly context: JsonObject
}

/** Values under a target name: several only from `multivaluequerystring`. */
export type MappedValue = readonly string[]

/** `integration.request.header.X` or `method.response.header.X`, and where its value comes from. */
export function compileMapping(target: string, source: string): ParameterMapping | undefined {
  const parts = /^(?:integration\.request|method\.response)\.(?:multivalue)?(header|querystring|path)\.(.+)$/s.exec(
    target,
  )
  if (parts === null) return undefined
  const [, location, name] = parts as unknown as [string, ParameterMapping['location'], string]
  return { location, name, source: compileSource(source) }
}

export function compileSource(text: string): MappingSource {
  if (text.length >= 2 && text.startsWith("'") && text.endsWith("'"))
    return { kind: 'literal', value: text.slice(1, -1) }
  if (text.startsWith('stageVariables.')) return { kind: 'stage-variable', name: text.slice('stageVariables.'.length) }
  if (text.startsWith('context.')) return { kind: 'context', names: text.slice('context.'.length).split('.') }
  const parts = /^(?:method\.request|integration\.response)\.([a-z]+)(?:\.(.+)|(\[.+))?$/s.exec(text)
  if (parts === null) return { kind: 'unknown' }
  const [, part, name, brackets] = parts
  switch (part) {
    case 'path':
    case 'querystring':
    case 'multivaluequerystring':
    case 'header':
    case 'multivalueheader':
      return name === undefined ? { kind: 'unknown' } : { kind: part, name }
    case 'body':
      if (brackets !== undefined) return compileBodyPath(`$${brackets}`)
      return name === undefined ? { kind: 'body' } : compileBodyPath(name)
    default:
      return { kind: 'unknown' }
  }
}

function compileBodyPath(text: string): MappingSource {
  const path = parsePath(text.startsWith('$') ? text : `$.${text}`)
  return path.ok ? { kind: 'body-path', path: path.value } : { kind: 'unknown' }
}

/** Undefined: there is nothing to map, or it is empty. `not JSON`: the mapping reads a body that is broken JSON. */
export function readSource(source: MappingSource, message: MappedMessage): MappedValue | undefined | 'not JSON' {
  switch (source.kind) {
    case 'literal':
      return single(source.value)
    case 'path':
      return single(message.path?.get(source.name))
    case 'querystring':
      return single(message.query?.get(source.name)?.at(-1))
    case 'multivaluequerystring':
      return message.query?.get(source.name)
    case 'header':
      return single(message.headers.get(source.name)?.at(-1))
    case 'multivalueheader':
      return single(message.headers.get(source.name)?.join(','))
    case 'body':
    case 'body-path':
      return readBody(source, message.body())
    case 'stage-variable':
      return Object.hasOwn(message.stageVariables, source.name)
        ? single(message.stageVariables[source.name])
        : undefined
    case 'context':
      return single(readContext(source.names, message.context))
    case 'unknown':
      return undefined
  }
}

function single(value: string | undefined): MappedValue | undefined {
  return value === undefined || value === '' ? undefined : [value]
}

function readContext(names: readonly string[], context: JsonObject): string | undefined {
  let value: JsonValue | undefined = context
  for (const name of names) {
    if (!isObject(value)) return undefined
    value = member(value, name)
  }
  return value === undefined || value === null || typeof value === 'object' ? undefined : String(value)
}

/** An empty body counts as `{}`. Only what begins like JSON is read as JSON, and then it must be JSON. */
function readBody(
  source: Extract<MappingSource, { kind: 'body' | 'body-path' }>,
  text: string,
): MappedValue | undefined | 'not JSON' {
  const body = text.trim() === '' ? '{}' : text.trim()
  const looksLikeJson = /^[{["']/.test(body)
  const parsed = looksLikeJson ? parseJson(body) : undefined
  if (parsed?.ok === false) return 'not JSON'
  if (source.kind === 'body') return single(body)
  return single(valueText(selectPath(source.path, parsed?.value ?? {}, 'missing') ?? null))
}

function valueText(value: JsonValue): string | undefined {
  if (value === null) return undefined
  if (typeof value === 'string') return value
  return JSON.stringify(value)
}

/** The value of `context.…`, `stageVariables.…` or `method.request.…` for a gateway response's text. */
export function readExpression(expression: string, message: MappedMessage): string | undefined {
  const value = readSource(compileSource(expression), message)
  return value === undefined || value === 'not JSON' ? undefined : value.join(',')
}
