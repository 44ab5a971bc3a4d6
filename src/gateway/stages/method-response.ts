import { textOf } from '../content-handling.ts'
import type { GatewayAnswer } from '../contract.ts'
import { settled, type Exchange, type MethodResponseDraft, type StageResult } from '../exchange.ts'
import { headersText } from '../execution-log.ts'
import { configurationError } from '../gateway-responses.ts'
import { headerValue, isHeaderName, responseHeaderName } from '../header-rules.ts'
import { collectHeaders, joinedHeaders, type HeaderList } from '../headers.ts'

/** Gives headers their last names, and adds those that every answer has. */
export function answerMethod(exchange: Exchange): StageResult {
  const response = settled(exchange.response, 'response')
  // 1xx are no final answers in HTTP.
  if (response.status < 200 || response.status > 599) {
    return configurationError(`The method response has the invalid status ${response.status}`)
  }
  exchange.answer = {
    status: response.status,
    headers: exchange.log === undefined ? liveHeaders(exchange, response) : testHeaders(exchange, response),
    body: response.body,
  }
  if (exchange.log !== undefined) logAnswer(exchange, exchange.answer)
  return undefined
}

function mappedHeaders(response: MethodResponseDraft): (readonly [name: string, value: string])[] {
  const headers: (readonly [string, string])[] = []
  for (const [name, value] of response.headers) {
    const sent = responseHeaderName(name)
    if (sent !== undefined && isHeaderName(sent)) headers.push([sent, headerValue(value)])
  }
  return headers
}

function hasContentType(headers: HeaderList): boolean {
  return headers.some(([name]) => name.length === 12 && name.toLowerCase() === 'content-type')
}

function isTraced(exchange: Exchange): boolean {
  return settled(settled(exchange.method, 'method').integration, 'integration').type !== 'MOCK'
}

function liveHeaders(exchange: Exchange, response: MethodResponseDraft): HeaderList {
  const { requestId, extendedRequestId } = settled(exchange.context, 'context')
  const headers = mappedHeaders(response)
  if (!hasContentType(headers)) headers.unshift(['Content-Type', 'application/json'])
  headers.push(['x-amzn-RequestId', requestId], ['x-amz-apigw-id', extendedRequestId])
  if (isTraced(exchange)) headers.push(['X-Amzn-Trace-Id', exchange.traceId])
  return headers
}

/** A test's answer has neither ids nor length; the trace comes first, as recorded on AWS. */
function testHeaders(exchange: Exchange, response: MethodResponseDraft): HeaderList {
  const headers = mappedHeaders(response)
  if (isTraced(exchange)) headers.unshift(['X-Amzn-Trace-Id', exchange.traceId])
  if (!hasContentType(headers)) headers.push(['Content-Type', 'application/json'])
  return headers
}

function logAnswer(exchange: Exchange, answer: GatewayAnswer): void {
  const { log } = exchange
  const body = typeof answer.body === 'string' ? answer.body : textOf(answer.body)
  log?.line(`Method response body after transformations: ${body}`)
  log?.line(`Method response headers: ${headersText(joinedHeaders(collectHeaders(answer.headers)))}`)
  log?.line('Successfully completed execution')
}
