import { isObject, member, type JsonObject, type JsonValue } from '../base/index.ts'
import { opaqueMap, opaqueOfJson, tag, type OpaqueMap, type Value } from './values.ts'

/** What a mapping template of API Gateway may read. Parameters have one value each: of several, the last. */
export interface MappingRequest {
  /** The request's body before a request template, the integration's before a response template. */
  readonly body: string
  readonly parameters: {
    readonly path: Readonly<Record<string, string>>
    readonly querystring: Readonly<Record<string, string>>
    readonly header: Readonly<Record<string, string>>
  }
  /**
   * The members of `$context`. `requestOverride` and `responseOverride`, if there, are what an earlier template of the
   * same request left (`Evaluated.overrides`).
   */
  readonly context: JsonObject
  readonly stageVariables: Readonly<Record<string, string>>
}

/** The variables of one evaluation. */
export interface Variables {
  readonly values: ReadonlyMap<string, Value>
  readonly requestOverride: OpaqueMap
  readonly responseOverride: OpaqueMap
}

/** `$input`, `$util`, `$context` and `$stageVariables` for one evaluation. The body is not parsed before it is asked for. */
export function gatewayVariables(request: MappingRequest): Variables {
  const { path, querystring, header } = request.parameters
  const params = new Map<Value, Value>([
    ['path', record(path)],
    ['querystring', record(querystring)],
    ['header', record(header)],
  ])
  const requestOverride = overrideMap(member(request.context, 'requestOverride'), ['path', 'header', 'querystring'])
  const responseOverride = overrideMap(member(request.context, 'responseOverride'), ['header'])
  const values = new Map<string, Value>([
    ['input', { [tag]: 'input', input: { body: request.body, params, root: undefined } }],
    ['util', { [tag]: 'util' }],
    ['context', contextMap(request.context, requestOverride, responseOverride)],
    ['stageVariables', opaqueMap(record(request.stageVariables), false)],
  ])
  return { values, requestOverride, responseOverride }
}

function record(entries: Readonly<Record<string, string>>): Map<Value, Value> {
  return new Map<Value, Value>(Object.entries(entries))
}

/** Both overrides always have their maps, so that `#set($context.requestOverride.header.x = …)` has where to put it. */
function overrideMap(json: JsonValue | undefined, names: readonly string[]): OpaqueMap {
  const map = opaqueMap(new Map(), true)
  for (const name of names) map.entries.set(name, opaqueMap(new Map(), true))
  if (!isObject(json)) return map
  for (const [name, value] of opaqueOfJson(json, true).entries) map.entries.set(name, value)
  return map
}

/** The order in which AWS lists the names of `$context`, recorded; names it does not have come behind. */
const contextNames = [
  'resourceId',
  'resourcePath',
  'httpMethod',
  'extendedRequestId',
  'requestTime',
  'path',
  'accountId',
  'protocol',
  'requestOverride',
  'stage',
  'domainPrefix',
  'requestTimeEpoch',
  'requestId',
  'identity',
  'domainName',
  'deploymentId',
  'responseOverride',
  'apiId',
]

/** All of these are there, if only as null. Recorded. */
const identityNames = [
  'cognitoIdentityPoolId',
  'accountId',
  'cognitoIdentityId',
  'caller',
  'sourceIp',
  'principalOrgId',
  'accessKey',
  'cognitoAuthenticationType',
  'cognitoAuthenticationProvider',
  'userArn',
  'userAgent',
  'user',
]

function contextMap(context: JsonObject, requestOverride: OpaqueMap, responseOverride: OpaqueMap): OpaqueMap {
  const given = opaqueOfJson(context, false).entries
  const entries = new Map<Value, Value>()
  const own: Readonly<Record<string, Value>> = { requestOverride, responseOverride, identity: identityMap(context) }
  for (const name of contextNames) {
    const value = own[name] ?? given.get(name)
    if (value !== undefined) entries.set(name, value)
  }
  for (const [name, value] of given) if (!entries.has(name)) entries.set(name, value)
  return opaqueMap(entries, false)
}

function identityMap(context: JsonObject): OpaqueMap {
  const identity = member(context, 'identity')
  const entries = new Map<Value, Value>(identityNames.map((name) => [name, null]))
  if (isObject(identity)) for (const [name, value] of opaqueOfJson(identity, false).entries) entries.set(name, value)
  return opaqueMap(entries, false)
}
