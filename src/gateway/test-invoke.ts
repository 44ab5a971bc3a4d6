import { fail, succeed, type Outcome } from '../base/index.ts'
import type { Documents } from '../store/index.ts'
import { textOf } from './content-handling.ts'
import type { GatewayAnswer, GatewayRequest, TestInvocation, TestResult } from './contract.ts'
import { compileApi, compileResource } from './deployment.ts'
import { newExchange, type Exchange, type ExchangePorts, type ExchangeStage } from './exchange.ts'
import { openExecutionLog, type ExecutionLog } from './execution-log.ts'
import { answerFailure } from './failure-answer.ts'
import { collectHeaders, joinedHeaders } from './headers.ts'
import { newExtendedRequestId } from './identity.ts'
import {
  restApis,
  restGatewayResponses,
  restModels,
  restRequestValidators,
  restResources,
  type DeploymentContent,
} from './model.ts'
import { runStages } from './stages.ts'

/** TestInvokeMethod: the draft through the same stages, without authentication, and with AWS's execution log. */
export async function testInvoke(
  documents: Documents,
  ports: ExchangePorts,
  onDefect: ((error: unknown) => void) | undefined,
  test: TestInvocation,
): Promise<Outcome<TestResult>> {
  const requestId = ports.chance.uuid()
  const log = openExecutionLog(requestId, ports.clock)
  const opened = await openTest(documents, ports, test, requestId, log)
  if (!opened.ok) return opened
  const exchange = opened.value
  const answer = await run(exchange, log, onDefect)
  log.line(`Method completed with status: ${answer.status}`)
  const headers = collectHeaders(answer.headers)
  return succeed({
    status: answer.status,
    body: typeof answer.body === 'string' ? answer.body : textOf(answer.body),
    headers: Object.fromEntries(joinedHeaders(headers)),
    multiValueHeaders: Object.fromEntries(headers),
    log: log.text(),
    latency: ports.clock.now() - exchange.startedAt,
  })
}

async function run(
  exchange: Exchange,
  log: ExecutionLog,
  onDefect: ((error: unknown) => void) | undefined,
): Promise<GatewayAnswer> {
  try {
    const failure = await runStages(exchange)
    if (failure === undefined && exchange.answer !== undefined) return exchange.answer
    if (failure?.log !== undefined) log.line(failure.log)
    return answerFailure(failure ?? { type: 'DEFAULT_5XX' }, exchange, exchange)
  } catch (error) {
    onDefect?.(error)
    log.line('Execution failed due to an internal error')
    return answerFailure({ type: 'DEFAULT_5XX' }, exchange, exchange)
  }
}

async function openTest(
  documents: Documents,
  ports: ExchangePorts,
  test: TestInvocation,
  requestId: string,
  log: ExecutionLog,
): Promise<Outcome<Exchange>> {
  const content = await readDraft(documents, test)
  if (content === undefined) return fail('NotFoundException', 'Invalid Resource identifier specified')
  const [resource] = content.resources
  const method = resource === undefined ? undefined : compileResource(resource, content).methodFor(test.httpMethod)
  if (method === undefined) return fail('NotFoundException', 'Invalid Method identifier specified')
  const [path = '', ...query] = (test.pathWithQueryString ?? method.resourcePath).split('?')
  return succeed(
    newExchange({
      ports,
      space: test.space,
      api: compileApi(content, test.space),
      stage: testStage(test.stageVariables ?? {}),
      wire: wireRequest(test, query.join('?')),
      path: path.startsWith('/') ? path : `/${path}`,
      startedAt: ports.clock.now(),
      requestId,
      extendedRequestId: newExtendedRequestId(ports.chance),
      log,
      method,
    }),
  )
}

function testStage(variables: Readonly<Record<string, string>>): ExchangeStage {
  return { name: 'test-invoke-stage', deploymentId: '', variables, methodSettings: undefined, canary: undefined }
}

/** What a deployment would freeze, as far as this one resource needs it. */
async function readDraft(documents: Documents, test: TestInvocation): Promise<DeploymentContent | undefined> {
  const { space, restApiId, resourceId } = test
  const [api, resource] = await Promise.all([
    documents.get(restApis, space, restApiId),
    documents.get(restResources, space, `${restApiId}/${resourceId}`),
  ])
  if (api === undefined || resource === undefined) return undefined
  const prefix = `${restApiId}/`
  const [models, validators, responses] = await Promise.all([
    documents.all(restModels, space, prefix),
    documents.all(restRequestValidators, space, prefix),
    documents.all(restGatewayResponses, space, prefix),
  ])
  return {
    api: api.body,
    resources: [resource.body],
    models: models.map(({ body }) => body),
    requestValidators: validators.map(({ body }) => body),
    gatewayResponses: responses.map(({ body }) => body),
  }
}

/** What the call would look like on the wire; the source that is no address is AWS's own. */
function wireRequest(test: TestInvocation, query: string): GatewayRequest {
  const single = Object.entries(test.headers ?? {})
  const multiple = Object.entries(test.multiValueHeaders ?? {}).flatMap(([name, values]) =>
    Object.hasOwn(test.headers ?? {}, name) ? [] : values.map((value) => [name, value] as const),
  )
  return {
    method: test.httpMethod,
    query,
    headers: [...single, ...multiple],
    body: Buffer.from(test.body ?? ''),
    sourceIp: 'test-invoke-source-ip',
    protocol: 'HTTP/1.1',
    host: '',
  }
}
