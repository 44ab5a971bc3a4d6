import { settled, type Exchange, type StageResult } from '../exchange.ts'
import { headersText, mapText } from '../execution-log.ts'
import { joinedHeaders } from '../headers.ts'
import { textOf } from '../content-handling.ts'
import { matchRoute } from '../route-tree.ts'

/**
 * Finds resource and method. Whatever is not there is told as a missing token, never as 404 or 405. A test has its
 * method already: its path only gives the path parameters, and need not fit.
 */
export function route(exchange: Exchange): StageResult {
  const request = settled(exchange.request, 'request')
  const context = settled(exchange.context, 'context')
  const found = matchRoute(exchange.api.routes, exchange.path)
  // ANY is a name for methods of an API, no method of HTTP.
  const named = request.method === 'ANY' ? undefined : found?.target.methodFor(request.method)
  const method = exchange.method ?? named
  if (method === undefined) return { type: 'MISSING_AUTHENTICATION_TOKEN' }
  exchange.method = method
  exchange.pathParameters = found?.parameters ?? exchange.pathParameters
  context.variables['resourceId'] = method.resourceId
  context.variables['resourcePath'] = method.resourcePath
  if (exchange.log !== undefined) logRequest(exchange)
  return undefined
}

function logRequest(exchange: Exchange): void {
  const { log, path, pathParameters } = exchange
  const request = settled(exchange.request, 'request')
  const requestId = settled(exchange.context, 'context').requestId
  const query = [...request.query].map(([name, values]) => [name, values.at(-1) ?? ''] as const)
  log?.line(`Starting execution for request: ${requestId}`)
  log?.line(`HTTP Method: ${request.method}, Resource Path: ${path}`)
  log?.line(`Method request path: ${mapText(pathParameters)}`)
  log?.line(`Method request query string: ${mapText(query)}`)
  log?.line(`Method request headers: ${headersText(joinedHeaders(request.headers))}`)
  log?.line(`Method request body before transformations: ${textOf(request.body)}`)
}
