import { succeed, type Outcome } from '../../base/index.ts'
import {
  nowhere,
  restApiHomes,
  restApis,
  restDeployments,
  restGatewayResponses,
  restModels,
  restRequestValidators,
  restResources,
  restStages,
  type EndpointType,
  type Resource,
  type RestApi,
} from '../../gateway/index.ts'
import type { ApigatewayOperations, ApigatewayShapes } from '../../protocol/index.ts'
import { insertDocument, removeDocument, type Change, type Kind } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { commit, patchDocument, requireDocument, type Nothing, type Plan } from './changes.ts'
import { clonedContent, clonedSettings } from './clone.ts'
import { restAuthorizers } from './authorizers.ts'
import { restDocumentationParts } from './documentation-parts.ts'
import { restDocumentationVersions } from './documentation-versions.ts'
import { badRequest } from './failures.ts'
import { findApi, newLongId, newShortId, partId, wholeSecond, type ApiInput } from './lookup.ts'
import { defaultModels } from './models.ts'
import { decodePosition, encodePosition, pageSize } from './paging.ts'
import {
  checkPolicy,
  privateIsDualstack,
  restApiPatches,
  compressionMessage,
  compressionMax,
} from './rest-api-patches.ts'
import { defined, unlessEmpty } from './records.ts'

type Answer = ApigatewayShapes.RestApi
type CreateInput = ApigatewayOperations['CreateRestApi']['input']

export async function createRestApi(input: CreateInput, call: Call): Promise<Outcome<Answer>> {
  const endpoint = endpointOf(input.endpointConfiguration, input.description)
  if (!endpoint.ok) return endpoint
  if (input.name.trim() === '') return badRequest('API name must be non-empty')
  const size = input.minimumCompressionSize
  if (size !== undefined && (size < 0 || size > compressionMax)) return badRequest(compressionMessage)
  const policy = checkPolicy(input.policy)
  if (!policy.ok) return policy
  return commit(call, async () => {
    const source = input.cloneFrom === undefined ? undefined : await findApi(call, input.cloneFrom)
    if (source?.ok === false) return source
    const fresh = newApi(input, endpoint.value, call)
    const api = source === undefined ? fresh : { ...clonedSettings(source.value.body), ...fresh }
    return succeed<Plan<Answer>>({
      changes: [
        insertDocument(restApis, call.space, api.id, api),
        insertDocument(restApiHomes, nowhere, api.id, call.space),
        ...(source === undefined ? freshContent(api, call) : await clonedContent(call, source.value.body, api)),
      ],
      commands: source === undefined ? [] : [requireDocument(restApis, call.space, source.value)],
      output: answerOf(api),
    })
  })
}

/** An API with AWS's defaults, and ids of its own. */
export function newApi(
  input: CreateInput,
  endpointConfiguration: RestApi['endpointConfiguration'],
  call: Call,
): RestApi {
  return defined({
    id: newLongId(call),
    name: input.name,
    createdDate: wholeSecond(call),
    rootResourceId: newLongId(call),
    apiKeySource: input.apiKeySource ?? 'HEADER',
    disableExecuteApiEndpoint: input.disableExecuteApiEndpoint ?? false,
    endpointConfiguration,
    description: input.description,
    version: input.version,
    binaryMediaTypes: unlessEmpty(input.binaryMediaTypes),
    minimumCompressionSize: input.minimumCompressionSize,
    policy: input.policy === '' ? undefined : input.policy,
    tags: unlessEmpty(input.tags),
    securityPolicy: input.securityPolicy,
    endpointAccessMode: input.endpointAccessMode,
  })
}

/** The root resource and the two default models. */
function freshContent(api: RestApi, call: Call): readonly Change[] {
  const root: Resource = { id: api.rootResourceId, path: '/' }
  return [
    insertDocument(restResources, call.space, partId(api.id, root.id), root),
    ...defaultModels(() => newShortId(call)).map((model) =>
      insertDocument(restModels, call.space, partId(api.id, model.name), model),
    ),
  ]
}

/** EDGE unless said (the console says REGIONAL). AWS looks at the description before the addresses, as recorded. */
export function endpointOf(
  asked: ApigatewayShapes.EndpointConfiguration | undefined,
  description: string | undefined,
): Outcome<RestApi['endpointConfiguration']> {
  if (description === '') return badRequest('Description cannot be an empty string')
  const types: readonly EndpointType[] = asked?.types ?? ['EDGE']
  if (types.length > 1) return badRequest('Cannot create an api with multiple Endpoint Types.')
  if (types.length === 0) {
    return badRequest('REGIONAL Configuration and EDGE Configuration cannot be both DISABLED.')
  }
  const isPrivate = types.includes('PRIVATE')
  if (isPrivate && asked?.ipAddressType === 'ipv4') return badRequest(privateIsDualstack)
  const ipAddressType = asked?.ipAddressType ?? (isPrivate ? 'dualstack' : 'ipv4')
  return succeed(defined({ types, ipAddressType, vpcEndpointIds: unlessEmpty(asked?.vpcEndpointIds) }))
}

export async function getRestApi(input: ApiInput, call: Call): Promise<Outcome<Answer>> {
  const api = await findApi(call, input.restApiId)
  return api.ok ? succeed(answerWithTags(api.value.body)) : api
}

export async function getRestApis(
  input: ApigatewayOperations['GetRestApis']['input'],
  call: Call,
): Promise<Outcome<ApigatewayShapes.RestApis>> {
  const after = decodePosition(input.position)
  const page = await call.ports.documents.list(restApis, call.space, {
    limit: pageSize(input),
    ...(after === undefined ? {} : { after }),
  })
  const last = page.documents.at(-1)
  const items = page.documents.map(({ body }) => answerOf(body))
  return succeed(page.more && last !== undefined ? { items, position: encodePosition(last.id) } : { items })
}

export function updateRestApi(
  input: ApigatewayOperations['UpdateRestApi']['input'],
  call: Call,
): Promise<Outcome<Answer>> {
  return patchDocument(call, {
    kind: restApis,
    find: () => findApi(call, input.restApiId),
    table: restApiPatches,
    operations: input.patchOperations,
    answer: answerWithTags,
  })
}

/** Everything that belongs to an API; its documents' ids begin with the API's. */
const partKinds: readonly Kind<unknown>[] = [
  restResources,
  restDeployments,
  restStages,
  restModels,
  restRequestValidators,
  restGatewayResponses,
  restAuthorizers,
  restDocumentationParts,
  restDocumentationVersions,
]

export function deleteRestApi(input: ApiInput, call: Call): Promise<Outcome<Nothing>> {
  return commit(call, async () => {
    const { documents } = call.ports
    const api = await findApi(call, input.restApiId)
    if (!api.ok) return api
    const changes: Change[] = [removeDocument(restApis, call.space, api.value)]
    const home = await documents.get(restApiHomes, nowhere, input.restApiId)
    if (home !== undefined) changes.push(removeDocument(restApiHomes, nowhere, home))
    for (const kind of partKinds) {
      const parts = await documents.all(kind, call.space, partId(input.restApiId, ''))
      changes.push(...parts.map((part) => removeDocument(kind, call.space, part)))
    }
    return succeed({ changes, output: {} })
  })
}

/** Answers of Create and of lists leave empty tags out, Get and Update say `{}`: both as recorded. */
export function answerWithTags(api: RestApi): Answer {
  return { ...answerOf(api), tags: api.tags ?? {} }
}

export function answerOf(api: RestApi): Answer {
  const { policy, securityPolicy, endpointAccessMode, ...rest } = api
  return defined({
    ...rest,
    // Clients unquote it once more than other texts.
    policy: policy === undefined ? undefined : JSON.stringify(policy).slice(1, -1),
    securityPolicy: securityPolicy as ApigatewayShapes.SecurityPolicy | undefined,
    endpointAccessMode: endpointAccessMode as ApigatewayShapes.EndpointAccessMode | undefined,
  })
}
