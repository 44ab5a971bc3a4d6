import { parseJson } from '../../base/index.ts'
import { textOf } from '../content-handling.ts'
import { settled, type Exchange, type MethodRequest, type StageResult } from '../exchange.ts'
import type { RequiredParameter } from '../method.ts'

/** What the method's validator asks for: parameters first, then the body. */
export function validateRequest(exchange: Exchange): StageResult {
  return validateParameters(exchange) ?? validateBody(exchange)
}

/** A blank value counts as missing; header names go by their case. */
function validateParameters(exchange: Exchange): StageResult {
  const { requiredParameters } = settled(exchange.method, 'method')
  if (requiredParameters.length === 0) return undefined
  const request = settled(exchange.request, 'request')
  const missing = requiredParameters.filter((parameter) => isBlank(valueOf(parameter, request, exchange)))
  if (missing.length === 0) return undefined
  const names = missing.map(({ name }) => name).join(', ')
  return {
    type: 'BAD_REQUEST_PARAMETERS',
    message: `Missing required request parameters: [${names}]`,
    log: `Request validation failed: Missing required request parameters: [${names}]`,
  }
}

/** An empty body counts as `{}`. */
function validateBody(exchange: Exchange): StageResult {
  const request = settled(exchange.request, 'request')
  const check = settled(exchange.method, 'method').bodyCheckFor?.(request.contentType)
  if (check === undefined) return undefined
  const isEmpty = request.body.length === 0
  const body = parseJson(isEmpty ? '{}' : textOf(request.body))
  const misfits = body.ok ? check(body.value) : []
  if (body.ok && misfits.length === 0) return undefined
  const told = body.ok && !isEmpty ? `[${misfits.join(', ')}]` : '[Unknown error parsing request body]'
  return {
    type: 'BAD_REQUEST_BODY',
    log: `Request body does not match model schema for content type application/json: ${told}`,
    validationErrorString: told,
  }
}

function valueOf(parameter: RequiredParameter, request: MethodRequest, exchange: Exchange): string | undefined {
  switch (parameter.location) {
    case 'header':
      return request.headers.get(parameter.name)?.at(-1)
    case 'path':
      return exchange.pathParameters.get(parameter.name)
    case 'querystring':
      return request.query.get(parameter.name)?.at(-1)
  }
}

function isBlank(value: string | undefined): boolean {
  return value === undefined || value.trim() === ''
}
