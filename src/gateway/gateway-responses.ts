import type { GatewayResponse } from './model.ts'

/** A request that ends before its integration answered, and why. */
export interface GatewayFailure {
  readonly type: GatewayResponseType
  /** What `$context.error.message` says, where it differs from the type's own text. */
  readonly message?: string
  /** For the types that have no status of their own. */
  readonly status?: number
  /** What the execution log says. */
  readonly log?: string
  readonly validationErrorString?: string
}

interface DefaultResponse {
  readonly status: number
  readonly message: string | null
  /** Of the header `x-amzn-ErrorType`. */
  readonly errorType: string
  /** Text between name and message. Answers given after authentication have a blank after the colon on AWS. */
  readonly lead: '{"message":' | '{"message": ' | '{"Message":'
}

const early = '{"message":'
const late = '{"message": '

/** Every kind of failure: status, message and error type that AWS answers by default. */
export const defaultResponses = {
  ACCESS_DENIED: {
    status: 403,
    message: 'User is not authorized to access this resource',
    errorType: 'AccessDeniedException',
    lead: '{"Message":',
  },
  API_CONFIGURATION_ERROR: row(500, 'Internal server error', 'InternalServerErrorException', late),
  AUTHORIZER_CONFIGURATION_ERROR: row(500, null, 'AuthorizerConfigurationException', early),
  AUTHORIZER_FAILURE: row(500, null, 'AuthorizerFailureException', early),
  BAD_REQUEST_BODY: row(400, 'Invalid request body', 'BadRequestException', late),
  BAD_REQUEST_PARAMETERS: row(400, 'Missing required request parameters', 'BadRequestException', late),
  DEFAULT_4XX: row(400, 'Bad request', 'BadRequestException', late),
  DEFAULT_5XX: row(500, 'Internal server error', 'InternalServerErrorException', late),
  EXPIRED_TOKEN: row(403, 'The security token included in the request is expired', 'ExpiredTokenException', early),
  INTEGRATION_FAILURE: row(500, 'Internal server error', 'InternalServerErrorException', late),
  INTEGRATION_TIMEOUT: row(504, 'Endpoint request timed out', 'InternalServerErrorException', late),
  INVALID_API_KEY: row(403, 'Forbidden', 'ForbiddenException', early),
  INVALID_SIGNATURE: row(403, 'Invalid signature', 'InvalidSignatureException', early),
  MISSING_AUTHENTICATION_TOKEN: row(403, 'Missing Authentication Token', 'MissingAuthenticationTokenException', early),
  QUOTA_EXCEEDED: row(429, 'Limit Exceeded', 'LimitExceededException', early),
  REQUEST_TOO_LARGE: row(413, 'Request Too Long', 'RequestTooLargeException', early),
  RESOURCE_NOT_FOUND: row(404, 'Not Found', 'ResourceNotFoundException', early),
  THROTTLED: row(429, 'Too Many Requests', 'TooManyRequestsException', early),
  UNAUTHORIZED: row(401, 'Unauthorized', 'UnauthorizedException', early),
  UNSUPPORTED_MEDIA_TYPE: row(415, 'Unsupported Media Type', 'BadRequestException', late),
  WAF_FILTERED: row(403, 'Forbidden', 'ForbiddenException', early),
} as const satisfies Record<string, DefaultResponse>

export type GatewayResponseType = keyof typeof defaultResponses

function row(
  status: number,
  message: string | null,
  errorType: string,
  lead: DefaultResponse['lead'],
): DefaultResponse {
  return { status, message, errorType, lead }
}

export interface RenderedFailure {
  readonly status: number
  readonly errorType: string
  /** What the API's own response adds. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly contentType: string
  readonly body: string
}

/** Gives the value of `context.…`, `stageVariables.…` or `method.request.…`; undefined when there is none. */
export type Reference = (expression: string) => string | undefined

/**
 * The answer to a failure. An API's own response of that type comes first, then its DEFAULT_4XX or DEFAULT_5XX, then
 * AWS's text. Their templates are no VTL: references are replaced, nothing else.
 */
export function renderFailure(
  failure: GatewayFailure,
  customs: ReadonlyMap<string, GatewayResponse>,
  accept: string | undefined,
  reference: Reference,
): RenderedFailure {
  const standard = defaultResponses[failure.type]
  const standardStatus = failure.status ?? standard.status
  const message = failure.message ?? standard.message
  const custom = customOf(failure.type, standardStatus, customs)
  if (custom === undefined) {
    const body = `${standard.lead}${JSON.stringify(message)}}`
    return { status: standardStatus, errorType: standard.errorType, headers: [], contentType: 'application/json', body }
  }
  const withError: Reference = (expression) => errorReference(expression, failure, message) ?? reference(expression)
  const [contentType, template] = templateOf(custom, accept)
  return {
    status: finalStatus(custom.statusCode) ?? standardStatus,
    errorType: standard.errorType,
    headers: headersOf(custom, withError),
    contentType,
    body: substitute(template, withError),
  }
}

function finalStatus(code: string | undefined): number | undefined {
  return code !== undefined && /^[2-5]\d\d$/.test(code) ? Number(code) : undefined
}

function customOf(
  type: GatewayResponseType,
  status: number,
  customs: ReadonlyMap<string, GatewayResponse>,
): GatewayResponse | undefined {
  // AWS lets nobody change this one.
  if (customs.size === 0 || type === 'REQUEST_TOO_LARGE') return undefined
  return customs.get(type) ?? customs.get(status >= 500 ? 'DEFAULT_5XX' : 'DEFAULT_4XX')
}

function errorReference(expression: string, failure: GatewayFailure, message: string | null): string | undefined {
  switch (expression) {
    case 'context.error.message':
      return message ?? 'null'
    case 'context.error.messageString':
      return JSON.stringify(message)
    case 'context.error.responseType':
      return failure.type
    case 'context.error.validationErrorString':
      // It is written inside of a JSON text's quotes.
      return JSON.stringify(failure.validationErrorString ?? '').slice(1, -1)
    default:
      return undefined
  }
}

const defaultTemplate = ['application/json', '{"message":$context.error.messageString}'] as const

function templateOf(custom: GatewayResponse, accept: string | undefined): readonly [type: string, template: string] {
  const templates = custom.responseTemplates
  if (accept !== undefined && Object.hasOwn(templates, accept)) return [accept, templates[accept] ?? '']
  if (Object.hasOwn(templates, 'application/json')) return ['application/json', templates['application/json'] ?? '']
  return Object.entries(templates)[0] ?? defaultTemplate
}

function headersOf(custom: GatewayResponse, reference: Reference): readonly (readonly [string, string])[] {
  const headers: (readonly [string, string])[] = []
  for (const [target, source] of Object.entries(custom.responseParameters)) {
    if (!target.startsWith('gatewayresponse.header.')) continue
    const value = /^'.*'$/s.test(source) ? source.slice(1, -1) : reference(source)
    if (value !== undefined && value !== '') headers.push([target.slice('gatewayresponse.header.'.length), value])
  }
  return headers
}

/** Replaces `$context.a.b`, `${context.a.b}` and so on; what has no value becomes empty. */
function substitute(template: string, reference: Reference): string {
  return template.replaceAll(
    /\$(?:\{((?:context|stageVariables|method)\.[\w.-]+)\}|((?:context|stageVariables|method)\.[\w-]+(?:\.[\w-]+)*))/g,
    (_, braced: string | undefined, plain: string | undefined) => reference(braced ?? plain ?? '') ?? '',
  )
}

/** The API is set up so that it cannot answer: the client learns nothing, the log says why. */
export function configurationError(reason: string): GatewayFailure {
  return { type: 'API_CONFIGURATION_ERROR', log: `Execution failed due to configuration error: ${reason}` }
}

/** Something that AWS does and this server does not, told in the log. */
export function notBuilt(what: string): GatewayFailure {
  return { type: 'API_CONFIGURATION_ERROR', log: `Execution failed: NotImplemented: ${what}` }
}
