import { parseArn, unreachable } from '../../base/index.ts'
import type { ActionAnswer, ActionCall } from '../contract.ts'
import { textOf } from '../content-handling.ts'
import { settled, type EndpointRequest, type Exchange, type StageResult } from '../exchange.ts'
import { headersText } from '../execution-log.ts'
import { configurationError, notBuilt, type GatewayFailure } from '../gateway-responses.ts'
import { collectHeaders, headerNamed, type HeaderList } from '../headers.ts'
import type { CompiledIntegration } from '../method.ts'
import { endpointOf, fillStageVariables, type Target } from '../uri.ts'
import { mockStatus } from './mock-status.ts'

/** Answers a mock itself, and calls the action of a service. Other integrations are not built. */
export function callIntegration(exchange: Exchange): StageResult | Promise<StageResult> {
  const integration = settled(settled(exchange.method, 'method').integration, 'integration')
  const request = settled(exchange.endpointRequest, 'endpoint request')
  if (integration.type === 'MOCK') return answerMock(exchange, request)
  if (integration.type !== 'AWS') return notBuilt(`Integrations of type ${integration.type}`)
  const { target } = request
  switch (target.kind) {
    case 'action':
      return callAction(exchange, integration, request, target)
    case 'path':
      return callPath(exchange, integration, request, target)
    case 'url':
    case 'invalid':
    case 'none':
      return configurationError('Invalid ARN specified in the request')
    default:
      return unreachable(target)
  }
}

function answerMock(exchange: Exchange, request: EndpointRequest): StageResult {
  const status = mockStatus(typeof request.body === 'string' ? request.body : textOf(request.body))
  if (status === undefined) {
    return configurationError(
      'Unable to parse statusCode. It should be an integer that is defined in the request template.',
    )
  }
  exchange.endpointResponse = { status, headers: new Map(), body: '' }
  return undefined
}

/** The root path of a JSON service: the mapped header `X-Amz-Target: {prefix}.{action}` says what is called. */
function callPath(
  exchange: Exchange,
  integration: CompiledIntegration,
  request: EndpointRequest,
  target: Extract<Target, { kind: 'path' }>,
): StageResult | Promise<StageResult> {
  const [prefix, action, ...rest] = headerNamed(request.headers, 'x-amz-target')?.split('.') ?? []
  if (target.service !== 'states' || /[^/]/.test(target.path)) {
    return notBuilt(`AWS integrations with a path (${target.service}:path/${target.path})`)
  }
  const named = prefix === 'AWSStepFunctions' && action !== undefined && rest.length === 0 ? action : ''
  return callAction(exchange, integration, request, { ...target, kind: 'action', action: named })
}

async function callAction(
  exchange: Exchange,
  integration: CompiledIntegration,
  request: EndpointRequest,
  target: Extract<Target, { kind: 'action' }>,
): Promise<StageResult> {
  const credentials = fillStageVariables(integration.credentials ?? '', exchange.stage.variables)
  if (credentials === '') return configurationError('Role ARN must be specified for AWS integrations')
  if (credentials.includes('*')) return notBuilt("An integration with the caller's own credentials")
  // A stage variable must not name what the control plane refuses: a role of another account.
  if (parseArn(credentials)?.account !== exchange.space.account) return roleRefused(credentials)
  const sentAt = exchange.ports.clock.now()
  // JSON services take POST only: another method finds no operation there.
  const method = integration.httpMethod ?? settled(exchange.request, 'request').method
  const answer =
    method === 'POST' && target.action !== ''
      ? await withTimeout(exchange, integration.timeoutMs, actionCall(exchange, request, target, credentials))
      : unknownOperation
  if (answer !== 'timeout' && answer.kind !== 'answered') return actionFailure(answer, credentials)
  logEndpointRequest(exchange, request, target)
  if (answer === 'timeout') return timedOut
  const latency = exchange.ports.clock.now() - sentAt
  const context = settled(exchange.context, 'context')
  context.variables['awsEndpointRequestId'] = answer.requestId
  exchange.endpointResponse = { status: answer.status, headers: collectHeaders(answer.headers), body: answer.body }
  logEndpointResponse(exchange, answer, latency)
  return undefined
}

function roleRefused(roleArn: string): GatewayFailure {
  return configurationError(`API Gateway does not have permission to assume the provided role ${roleArn}`)
}

const timedOut: GatewayFailure = {
  type: 'INTEGRATION_TIMEOUT',
  log: 'Execution failed due to a timeout error',
}

const unknownOperation: ActionAnswer = {
  kind: 'answered',
  status: 404,
  headers: [],
  body: '<UnknownOperationException/>\n',
  requestId: '',
}

function actionFailure(answer: Exclude<ActionAnswer, { kind: 'answered' }>, credentials: string): GatewayFailure {
  switch (answer.kind) {
    case 'role-refused':
      return roleRefused(credentials)
    case 'unknown-service':
      return notBuilt(answer.failure.message)
  }
}

function actionCall(
  exchange: Exchange,
  request: EndpointRequest,
  target: Extract<Target, { kind: 'action' }>,
  credentials: string,
): ActionCall {
  return {
    space: { account: exchange.space.account, region: target.region },
    service: target.service,
    action: target.action,
    credentials,
    sourceArn: sourceArn(exchange),
    body: typeof request.body === 'string' ? request.body : textOf(request.body),
    headers: request.headers,
    now: exchange.ports.clock.now(),
  }
}

/** `arn:aws:execute-api:{region}:{account}:{api}/{stage}/{METHOD}/{resource path}` */
function sourceArn(exchange: Exchange): string {
  const { space, api, stage } = exchange
  const { resourcePath } = settled(exchange.method, 'method')
  const { method } = settled(exchange.request, 'request')
  return `arn:aws:execute-api:${space.region}:${space.account}:${api.id}/${stage.name}/${method}${resourcePath}`
}

/** A call that is not answered in time goes on, as it does on AWS; what it answers is not heard. */
async function withTimeout(
  exchange: Exchange,
  milliseconds: number,
  call: ActionCall,
): Promise<ActionAnswer | 'timeout'> {
  const { actions, after } = exchange.ports
  let cancel: (() => void) | undefined
  const timeout = new Promise<'timeout'>((resolve) => {
    cancel = after(milliseconds, () => {
      resolve('timeout')
    })
  })
  try {
    return await Promise.race([actions.call(call), timeout])
  } finally {
    cancel?.()
  }
}

function logEndpointRequest(
  exchange: Exchange,
  request: EndpointRequest,
  target: Extract<Target, { kind: 'action' }>,
): void {
  const { log, api, ports } = exchange
  if (log === undefined) return
  const endpoint = endpointOf(target)
  const date = new Date(ports.clock.now()).toISOString().replaceAll(/[-:]|\.\d+/g, '')
  const headers: HeaderList = [
    // The call is made in process, by the role: there is no signature and no token to print.
    ['Authorization', '*'.repeat(64)],
    ['X-Amz-Date', date],
    ['x-amzn-apigateway-api-id', api.id],
    ...request.headers,
  ]
  log.line(`Endpoint request URI: ${endpoint}`)
  log.line(`Endpoint request headers: ${headersText(headers)}`)
  log.line(
    `Endpoint request body after transformations: ${typeof request.body === 'string' ? request.body : '[Binary Data]'}`,
  )
  log.line(`Sending request to ${endpoint}`)
}

function logEndpointResponse(
  exchange: Exchange,
  answer: Extract<ActionAnswer, { kind: 'answered' }>,
  latencyMs: number,
): void {
  const { log } = exchange
  if (log === undefined) return
  const known = headerNamed(answer.headers, 'x-amzn-requestid') !== undefined || answer.requestId === ''
  const headers: HeaderList = known ? answer.headers : [['x-amzn-RequestId', answer.requestId], ...answer.headers]
  log.line(`Received response. Status: ${answer.status}, Integration latency: ${latencyMs} ms`)
  log.line(`Endpoint response headers: ${headersText(headers)}`)
  log.line(`Endpoint response body before transformations: ${answer.body}`)
}
