import type { GatewayAnswer } from './contract.ts'
import type { Exchange } from './exchange.ts'
import { renderFailure, type GatewayFailure, type Reference, type RenderedFailure } from './gateway-responses.ts'
import { headerValue, isHeaderName } from './header-rules.ts'
import { readExpression } from './parameter-mapping.ts'
import { requestMessage } from './stages/integration-request.ts'

/**
 * The gateway response to a failure. Without an exchange (nothing is deployed there) it is AWS's default one. A test's
 * answer has the error's type as its only own header, as recorded on AWS.
 */
export function answerFailure(
  failure: GatewayFailure,
  exchange: Exchange | undefined,
  identity: { readonly requestId: string; readonly extendedRequestId: string },
): GatewayAnswer {
  const rendered = renderFailure(
    failure,
    exchange?.api.gatewayResponses ?? noCustoms,
    exchange?.request?.accept,
    referenceOf(exchange),
  )
  return { status: rendered.status, headers: headersOf(rendered, exchange, identity), body: rendered.body }
}

const noCustoms = new Map<string, never>()

function referenceOf(exchange: Exchange | undefined): Reference {
  if (exchange?.request === undefined || exchange.context === undefined) return () => undefined
  const message = requestMessage(exchange)
  return (expression) => readExpression(expression, message)
}

function headersOf(
  rendered: RenderedFailure,
  exchange: Exchange | undefined,
  identity: { readonly requestId: string; readonly extendedRequestId: string },
): GatewayAnswer['headers'] {
  const own = rendered.headers
    .filter(([name]) => isHeaderName(name))
    .map(([name, value]) => [name, headerValue(value)] as const)
  const errorType = ['x-amzn-ErrorType', rendered.errorType] as const
  if (exchange?.log !== undefined) return [errorType, ...own]
  return [
    ['Content-Type', headerValue(rendered.contentType)],
    ['x-amzn-RequestId', identity.requestId],
    errorType,
    ['x-amz-apigw-id', identity.extendedRequestId],
    ...own.filter(([name]) => name.toLowerCase() !== 'content-type'),
  ]
}
