import type { Outcome } from '../../base/index.ts'
import type { MethodResponse } from '../../gateway/index.ts'
import { badRequest } from './failures.ts'

/** `method.request.header.X` and its like: where a value comes from or goes to, and its name. */
export interface ParameterName {
  readonly location: string
  readonly name: string
}

type Refusal = Outcome<never> | undefined

/** `method.request.{path,querystring,header}.X`, `integration.request.…`, `method.response.header.X`, … */
export function parseParameterName(
  expression: string,
  prefix: 'method.request' | 'integration.request' | 'method.response' | 'integration.response',
): ParameterName | undefined {
  if (!expression.startsWith(`${prefix}.`)) return undefined
  const rest = expression.slice(prefix.length + 1)
  const dot = rest.indexOf('.')
  const location = rest.slice(0, dot)
  const name = rest.slice(dot + 1)
  const known = prefix.endsWith('request') ? requestLocations : responseLocations
  return dot > 0 && name !== '' && known.includes(location) ? { location, name } : undefined
}

const requestLocations = ['path', 'querystring', 'header', 'multivaluequerystring', 'multivalueheader']
const responseLocations = ['header', 'multivalueheader']

export function invalidExpression(expression: string): Outcome<never> {
  return mappingError(`Invalid mapping expression specified: ${expression}`)
}

/** For a source or target that the method does not declare. */
export function undeclaredParameter(expression: string): Outcome<never> {
  return mappingError(`Invalid mapping expression parameter specified: ${expression}`)
}

function mappingError(text: string): Outcome<never> {
  return badRequest(`Invalid mapping expression specified: Validation Result: warnings : [], errors : [${text}]`)
}

/** Keys of templates and models: media types, or `$default`. */
export function checkContentTypes(table: Readonly<Record<string, unknown>> | undefined): Refusal {
  const wrong = Object.keys(table ?? {}).find((type) => checkContentType(type) !== undefined)
  return wrong === undefined ? undefined : checkContentType(wrong)
}

export function checkContentType(type: string): Refusal {
  const mediaType = type.split(';', 1)[0] ?? ''
  return type === '$default' || /^[^\s/]+\/[^\s/]+\s*$/.test(mediaType)
    ? undefined
    : badRequest(`Validation Result: warnings : [], errors : [Invalid content type specified: ${type}]`)
}

const httpMethods = ['GET', 'PUT', 'POST', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'ANY']

export function checkHttpMethod(httpMethod: string): Refusal {
  return httpMethods.includes(httpMethod)
    ? undefined
    : badRequest(`Invalid HttpMethod specified. Valid options are ${httpMethods.join(',')}`)
}

/** Every key must be a request parameter, and its name used once, wherever it stands. */
export function checkRequestParameters(parameters: Readonly<Record<string, boolean>> | undefined): Refusal {
  const names = new Set<string>()
  for (const expression of Object.keys(parameters ?? {})) {
    const parsed = parseParameterName(expression, 'method.request')
    if (parsed === undefined) return invalidExpression(expression)
    if (names.has(parsed.name)) return badRequest('Parameter names must be unique across querystring, header and path')
    names.add(parsed.name)
  }
  return undefined
}

export function checkResponseParameters(parameters: Readonly<Record<string, boolean>> | undefined): Refusal {
  const wrong = Object.keys(parameters ?? {}).find(
    (expression) => parseParameterName(expression, 'method.response') === undefined,
  )
  return wrong === undefined ? undefined : invalidExpression(wrong)
}

/** What an integration request may read: the method's declared parameters, its body, the stage, the context, a literal. */
export function checkRequestMapping(
  mapping: Readonly<Record<string, string>> | undefined,
  declared: Readonly<Record<string, boolean>> | undefined,
): Refusal {
  for (const [target, source] of Object.entries(mapping ?? {})) {
    if (parseParameterName(target, 'integration.request') === undefined) return invalidExpression(target)
    const parsed = parseParameterName(source, 'method.request')
    if (parsed === undefined) {
      if (!isFreeSource(source, 'method.request.body')) return invalidExpression(source)
    } else if (!Object.hasOwn(declared ?? {}, `method.request.${singleValued(parsed.location)}.${parsed.name}`)) {
      return undeclaredParameter(source)
    }
  }
  return undefined
}

function singleValued(location: string): string {
  return location.replace(/^multivalue/, '')
}

/** What an integration response may set: headers that the method response of its status declares. */
export function checkResponseMapping(
  mapping: Readonly<Record<string, string>> | undefined,
  methodResponse: MethodResponse | undefined,
): Refusal {
  for (const [target, source] of Object.entries(mapping ?? {})) {
    if (parseParameterName(target, 'method.response') === undefined) return invalidExpression(target)
    if (methodResponse === undefined) return mappingError('No method response exists for method.')
    if (!Object.hasOwn(methodResponse.responseParameters ?? {}, target)) return undeclaredParameter(target)
    if (
      parseParameterName(source, 'integration.response') === undefined &&
      !isFreeSource(source, 'integration.response.body')
    ) {
      return invalidExpression(source)
    }
  }
  return undefined
}

function isFreeSource(source: string, body: string): boolean {
  return (
    (source.startsWith("'") && source.endsWith("'") && source.length > 1) ||
    source === body ||
    source.startsWith(`${body}.`) ||
    source.startsWith(`${body}[`) ||
    source.startsWith('context.') ||
    source.startsWith('stageVariables.')
  )
}
