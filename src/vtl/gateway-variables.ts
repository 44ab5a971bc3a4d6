import { isObject, member, type JsonObject } from '../base/index.ts'
import { isMap, opaqueMap, opaqueOfJson, tag, valueAt, type OpaqueMap, type Parameters, type Value } from './values.ts'

/** What a mapping template of API Gateway may read. Parameters have one value each: of several, the last. */
export interface MappingRequest {
  /** The request's body before a request template, the integration's before a response template. */
  readonly body: string
  readonly parameters: Parameters
  /**
   * The members of `$context`. `requestOverride` and `responseOverride`, if there, are what an earlier template of the
   * same request left (`Evaluated.overrides`).
   */
  readonly context: JsonObject
  readonly stageVariables: Readonly<Record<string, string>>
}

/** The variables of one evaluation; each is made when a template first asks for it. */
export interface Variables {
  readonly request: MappingRequest
  readonly made: Map<string, Value>
}

/** `$input`, `$util`, `$context` and `$stageVariables` for one evaluation. */
export function gatewayVariables(request: MappingRequest): Variables {
  return { request, made: new Map() }
}

/** The variable's value, or null when API Gateway has none of that name. */
export function givenValue(variables: Variables, name: string): Value {
  const known = variables.made.get(name)
  if (known !== undefined) return known
  const value = makeValue(variables.request, name)
  if (value !== null) variables.made.set(name, value)
  return value
}

function makeValue(request: MappingRequest, name: string): Value {
  switch (name) {
    case 'input':
      return {
        [tag]: 'input',
        input: {
          body: request.body,
          parameters: request.parameters,
          params: null,
          root: undefined,
          hasJavaNumbers: false,
        },
      }
    case 'util':
      return { [tag]: 'util' }
    case 'context':
      return contextMap(request.context)
    case 'stageVariables':
      return opaqueMap(record(request.stageVariables), false)
    default:
      return null
  }
}

function record(entries: Readonly<Record<string, string>>): Map<Value, Value> {
  return new Map<Value, Value>(Object.entries(entries))
}

const overridePlaces = { requestOverride: ['path', 'header', 'querystring'], responseOverride: ['header'] } as const

/** Both overrides always have their maps, so that `#set($context.requestOverride.header.x = …)` has where to put it. */
function overrideMap(context: JsonObject, override: keyof typeof overridePlaces): OpaqueMap {
  const map = opaqueMap(new Map(), true)
  for (const name of overridePlaces[override]) map.entries.set(name, opaqueMap(new Map(), true))
  const json = member(context, override)
  if (!isObject(json)) return map
  for (const [name, value] of opaqueOfJson(json, true).entries) map.entries.set(name, value)
  return map
}

/** An override as the template left it; undefined when it never asked for `$context`. */
export function changedOverride(variables: Variables, override: keyof typeof overridePlaces): Value | undefined {
  const context = variables.made.get('context')
  return context !== undefined && isMap(context) ? valueAt(context, override) : undefined
}

/** An override that no template of the request has touched. */
export function givenOverride(variables: Variables, override: keyof typeof overridePlaces): JsonObject {
  const json = member(variables.request.context, override)
  return isObject(json) ? { ...noOverrides[override], ...json } : noOverrides[override]
}

const noOverrides = {
  requestOverride: { path: {}, header: {}, querystring: {} },
  responseOverride: { header: {} },
} as const satisfies Record<keyof typeof overridePlaces, JsonObject>

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

function contextMap(context: JsonObject): OpaqueMap {
  const given = opaqueOfJson(context, false).entries
  const entries = new Map<Value, Value>()
  const own: Readonly<Record<string, Value>> = {
    requestOverride: overrideMap(context, 'requestOverride'),
    responseOverride: overrideMap(context, 'responseOverride'),
    identity: identityMap(context),
  }
  for (const name of contextNames) {
    const value = Object.hasOwn(own, name) ? own[name] : given.get(name)
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
