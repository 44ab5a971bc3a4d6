import { convertsRendered, responsePayload, type Payload } from '../content-handling.ts'
import { settled, type EndpointResponse, type Exchange, type StageResult } from '../exchange.ts'
import { configurationError, type GatewayFailure } from '../gateway-responses.ts'
import { headerNamed } from '../headers.ts'
import type { CompiledIntegration, CompiledIntegrationResponse } from '../method.ts'
import { readSource, type MappedMessage } from '../parameter-mapping.ts'
import { overridesOf, statusOverride } from '../request-context.ts'
import { decodeRendered, renderTemplate, responseTemplate, undecodable } from '../templates.ts'

/** Chooses the integration response by the endpoint's status, and makes status, headers and body out of it. */
export function buildResponse(exchange: Exchange): StageResult {
  const method = settled(exchange.method, 'method')
  const integration = settled(method.integration, 'integration')
  const endpoint = settled(exchange.endpointResponse, 'endpoint response')
  const chosen = chooseResponse(integration, String(endpoint.status))
  if ('type' in chosen) return chosen
  if (!method.statusCodes.has(chosen.statusCode)) {
    return configurationError(`Output mapping refers to an invalid method response: ${chosen.statusCode}`)
  }
  const headers = mapHeaders(exchange, chosen, endpoint)
  if ('type' in headers) return headers
  const body = buildBody(exchange, chosen, endpoint)
  if (typeof body === 'object' && 'type' in body) return body
  const context = settled(exchange.context, 'context')
  for (const [name, values] of overridesOf(context, 'responseOverride', 'header')) headers.set(name, values)
  exchange.response = {
    status: statusOverride(context) ?? Number(chosen.statusCode),
    headers: [...headers].flatMap(([name, values]) => values.map((value) => [name, value] as const)),
    body,
  }
  return undefined
}

/** The first whose pattern matches the whole status; without one, the first that has no pattern. */
function chooseResponse(
  integration: CompiledIntegration,
  status: string,
): CompiledIntegrationResponse | GatewayFailure {
  for (const response of integration.responses) {
    if (response.pattern === 'invalid') {
      return configurationError(`The selection pattern of response ${response.statusCode} is not supported`)
    }
    if (response.pattern?.matches(status) === true) return response
  }
  return (
    integration.responses.find(({ pattern }) => pattern === undefined) ??
    configurationError(
      `No match for output mapping and no default output mapping configured. Endpoint Response Status Code: ${status}`,
    )
  )
}

function mapHeaders(
  exchange: Exchange,
  chosen: CompiledIntegrationResponse,
  endpoint: EndpointResponse,
): Map<string, readonly string[]> | GatewayFailure {
  const headers = new Map<string, readonly string[]>()
  if (chosen.mappings.length === 0) return headers
  if (chosen.undeclaredHeader !== undefined) {
    return configurationError(
      `Output mapping refers to an invalid method response parameter: ${chosen.undeclaredHeader}`,
    )
  }
  const message: MappedMessage = {
    headers: endpoint.headers,
    body: () => endpoint.body,
    stageVariables: exchange.stage.variables,
    context: settled(exchange.context, 'context').variables,
  }
  for (const { name, source } of chosen.mappings) {
    const value = readSource(source, message)
    if (value === 'not JSON') return configurationError('Unable to transform response')
    if (value !== undefined) headers.set(name, value)
  }
  return headers
}

function buildBody(
  exchange: Exchange,
  chosen: CompiledIntegrationResponse,
  endpoint: EndpointResponse,
): Payload | GatewayFailure {
  const { binaryMediaTypes } = exchange.api
  const { accept } = settled(exchange.request, 'request')
  const contentType = headerNamed(
    [...endpoint.headers].map(([name, values]) => [name, values.at(-1) ?? '']),
    'content-type',
  )
  const binary = binaryMediaTypes.has(contentType)
  const template = responseTemplate(chosen.templates, accept)
  if (template !== undefined && convertsRendered(binary, chosen.contentHandling)) {
    return decodeRendered(renderTemplate(template, exchange, endpoint.body, 'response'))
  }
  const payload = responsePayload(endpoint.body, binary, binaryMediaTypes.has(accept), chosen.contentHandling)
  if (payload === undefined) return undecodable
  return template === undefined ? payload : renderTemplate(template, exchange, payload, 'response')
}
