import { convertsRendered, requestPayload, textOf, type Payload } from '../content-handling.ts'
import { settled, type Exchange, type StageResult } from '../exchange.ts'
import { configurationError, type GatewayFailure } from '../gateway-responses.ts'
import { droppedFromEndpointRequest, headerValue, isHeaderName } from '../header-rules.ts'
import type { HeaderList } from '../headers.ts'
import type { CompiledIntegration } from '../method.ts'
import { readSource, type MappedMessage } from '../parameter-mapping.ts'
import { overridesOf } from '../request-context.ts'
import { decodeRendered, renderTemplate, requestTemplate, undecodable } from '../templates.ts'
import { parseTarget, renderUri, type Target } from '../uri.ts'

/** Makes what the endpoint is sent: mapped parameters, the body out of a template or as it came, and the URI. */
export function buildEndpointRequest(exchange: Exchange): StageResult {
  const { integration } = settled(exchange.method, 'method')
  if (integration === undefined) return configurationError('No integration defined for method')
  const mapped = mapParameters(exchange, integration)
  if (mapped === 'not JSON') return invalidJson
  const body = buildBody(exchange, integration)
  if (isFailure(body)) return body
  const reserved = integration.reservedHeaders.find((name) => mapped.header.has(name))
  if (reserved !== undefined) return configurationError(`${reserved} header already present`)
  applyOverrides(exchange, mapped)
  const target = targetOf(exchange, integration, mapped)
  if (target.kind === 'invalid') return configurationError('Invalid endpoint address')
  exchange.endpointRequest = {
    target,
    headers: outboundHeaders(exchange, integration, mapped),
    query: mapped.querystring,
    body,
  }
  return undefined
}

const invalidJson: GatewayFailure = { type: 'DEFAULT_4XX', status: 400, message: 'Invalid JSON in request body' }

interface MappedParameters {
  readonly header: Map<string, readonly string[]>
  readonly querystring: Map<string, readonly string[]>
  readonly path: Map<string, readonly string[]>
}

function mapParameters(exchange: Exchange, integration: CompiledIntegration): MappedParameters | 'not JSON' {
  const mapped: MappedParameters = { header: new Map(), querystring: new Map(), path: new Map() }
  if (integration.mappings.length === 0) return mapped
  const message = requestMessage(exchange)
  for (const { location, name, source } of integration.mappings) {
    const value = readSource(source, message)
    if (value === 'not JSON') return value
    if (value !== undefined) mapped[location].set(name, value)
  }
  return mapped
}

/** What mappings of the request read. */
export function requestMessage(exchange: Exchange): MappedMessage {
  const request = settled(exchange.request, 'request')
  return {
    path: exchange.pathParameters,
    query: request.query,
    headers: request.headers,
    body: () => textOf(request.body),
    stageVariables: exchange.stage.variables,
    context: settled(exchange.context, 'context').variables,
  }
}

function isFailure(body: Payload | GatewayFailure): body is GatewayFailure {
  return typeof body === 'object' && 'type' in body
}

function buildBody(exchange: Exchange, integration: CompiledIntegration): Payload | GatewayFailure {
  const request = settled(exchange.request, 'request')
  if (integration.type === 'AWS_PROXY' || integration.type === 'HTTP_PROXY') return request.body
  const template = requestTemplate(integration.templates, request.contentType)
  if (template === undefined && !passesThrough(integration)) return { type: 'UNSUPPORTED_MEDIA_TYPE' }
  const binary = exchange.api.binaryMediaTypes.has(request.contentType ?? 'application/json')
  if (template !== undefined && convertsRendered(binary, integration.contentHandling)) {
    return decodeRendered(renderTemplate(template, exchange, textOf(request.body), 'request'))
  }
  const payload = requestPayload(request.body, binary, integration.contentHandling)
  if (payload === undefined) return undecodable
  return template === undefined ? payload : renderTemplate(template, exchange, payload, 'request')
}

/** Whether a body for whose content type there is no template goes on as it is. */
function passesThrough(integration: CompiledIntegration): boolean {
  switch (integration.passthroughBehavior) {
    case 'WHEN_NO_MATCH':
      return true
    case 'WHEN_NO_TEMPLATES':
      return integration.templates.size === 0
    case 'NEVER':
      return false
  }
}

/** What the template put into `$context.requestOverride` wins over mapped parameters. */
function applyOverrides(exchange: Exchange, mapped: MappedParameters): void {
  const context = settled(exchange.context, 'context')
  for (const location of ['header', 'querystring', 'path'] as const) {
    for (const [name, values] of overridesOf(context, 'requestOverride', location)) mapped[location].set(name, values)
  }
}

function targetOf(exchange: Exchange, integration: CompiledIntegration, mapped: MappedParameters): Target {
  if (integration.type === 'MOCK') return { kind: 'none' }
  if (integration.fixedTarget !== undefined) return integration.fixedTarget
  const path = new Map([...mapped.path].map(([name, values]) => [name, values.at(-1) ?? '']))
  return parseTarget(renderUri(integration.uri, exchange.stage.variables, path))
}

/** Mapped headers, and those that API Gateway adds by itself unless they are mapped. */
function outboundHeaders(exchange: Exchange, integration: CompiledIntegration, mapped: MappedParameters): HeaderList {
  if (integration.type === 'MOCK') return []
  const aws = integration.type === 'AWS' || integration.type === 'AWS_PROXY'
  const dropped: ReadonlySet<string> = droppedFromEndpointRequest[aws ? 'aws' : 'others']
  const headers: (readonly [string, string])[] = []
  const present = new Set<string>()
  for (const [name, values] of mapped.header) {
    if (!isHeaderName(name) || dropped.has(name.toLowerCase())) continue
    present.add(name.toLowerCase())
    for (const value of values) headers.push([name, headerValue(value)])
  }
  const { contentType, method } = settled(exchange.request, 'request')
  if (!present.has('accept')) headers.push(['Accept', 'application/json'])
  if (!present.has('user-agent')) headers.push(['User-Agent', `AmazonAPIGateway_${exchange.api.id}`])
  if (!present.has('content-type') && contentType !== undefined && !bodiless.has(method)) {
    headers.push(['Content-Type', headerValue(contentType)])
  }
  headers.push(['X-Amzn-Trace-Id', exchange.traceId])
  return headers
}

const bodiless: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])
