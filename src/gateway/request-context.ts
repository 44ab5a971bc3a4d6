import { isArray, isObject, member, type JsonValue } from '../base/index.ts'
import type { Exchange, MethodRequest } from './exchange.ts'
import { requestTime } from './execution-log.ts'
import { headerNamed } from './headers.ts'

/** `$context` of one request. */
export interface RequestContext {
  readonly requestId: string
  readonly extendedRequestId: string
  /**
   * As templates and mappings read it. The two overrides are what the last template left: what a request template sets
   * is there for the response template, and holds when there is none.
   */
  readonly variables: { [name: string]: JsonValue }
}

export function buildContext(exchange: Exchange, request: MethodRequest): RequestContext {
  const { requestId, extendedRequestId, space, stage, wire, path, startedAt, api } = exchange
  const isTest = exchange.log !== undefined
  const { domainName, domainPrefix } = isTest ? testDomain : domainOf(wire.host, api.id, space.region)
  return {
    requestId,
    extendedRequestId,
    variables: {
      httpMethod: request.method,
      extendedRequestId,
      requestTime: requestTime(startedAt),
      path: isTest ? path : `/${stage.name}${path}`,
      accountId: space.account,
      protocol: wire.protocol,
      stage: stage.name,
      domainPrefix,
      requestTimeEpoch: startedAt,
      requestId,
      identity: {
        sourceIp: wire.sourceIp,
        userAgent: headerNamed(wire.headers, 'user-agent') ?? null,
        ...(isTest ? testIdentity : {}),
      },
      domainName,
      ...(stage.deploymentId === '' ? {} : { deploymentId: stage.deploymentId }),
      apiId: api.id,
      ...(stage.canary === undefined ? {} : { isCanaryRequest: stage.canary }),
    },
  }
}

/** Of an invoke URL that does not have the API in its host, what AWS would have. */
function domainOf(host: string, apiId: string, region: string): Domain {
  const [name = ''] = host.split(':', 1)
  const domainName = name.toLowerCase().startsWith(`${apiId}.`) ? name : `${apiId}.execute-api.${region}.amazonaws.com`
  return { domainName, domainPrefix: apiId }
}

interface Domain {
  readonly domainName: string
  readonly domainPrefix: string
}

const testDomain: Domain = { domainName: 'testPrefix.testDomainName', domainPrefix: 'testPrefix' }

/** TestInvokeMethod says these of a caller that there is not. */
const testIdentity = { apiKey: 'test-invoke-api-key', apiKeyId: 'test-invoke-api-key-id' } as const

export type OverrideLocation = 'header' | 'querystring' | 'path'

/** Values of `$context.requestOverride.{location}` or `responseOverride.header`; a list is several values. */
export function overridesOf(
  context: RequestContext,
  side: 'requestOverride' | 'responseOverride',
  location: OverrideLocation,
): readonly (readonly [name: string, values: readonly string[]])[] {
  const overrides = member(context.variables, side)
  const entries = isObject(overrides) ? member(overrides, location) : undefined
  if (!isObject(entries)) return []
  return Object.entries(entries).flatMap(([name, value]) => (value === null ? [] : [[name, textsOf(value)] as const]))
}

/** An integer from 100 to 599; AWS takes no other. */
export function statusOverride(context: RequestContext): number | undefined {
  const overrides = member(context.variables, 'responseOverride')
  const status = isObject(overrides) ? member(overrides, 'status') : undefined
  return typeof status === 'number' && Number.isInteger(status) && status >= 100 && status <= 599 ? status : undefined
}

function textsOf(value: JsonValue): readonly string[] {
  if (isArray(value)) return value.map((item) => textsOf(item).join(','))
  return [typeof value === 'string' ? value : JSON.stringify(value)]
}
