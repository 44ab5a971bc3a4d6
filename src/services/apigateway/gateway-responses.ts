import { succeed, type Outcome } from '../../base/index.ts'
import { restApis, restGatewayResponses, type GatewayResponse } from '../../gateway/index.ts'
import type { ApigatewayOperations, ApigatewayShapes } from '../../protocol/index.ts'
import { insertDocument, replaceDocument, type Change, type Document } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { commit, deleteDocument, requireDocument, type Nothing } from './changes.ts'
import { checkContentTypes, invalidExpression } from './expressions.ts'
import { badRequest, notFound, unknown } from './failures.ts'
import { findApi, partId, type ApiInput } from './lookup.ts'
import { pageOf } from './paging.ts'
import { applyPatch, entries, refuseByPath, text, type PatchRule, type PatchTable } from './patch.ts'
import { defined } from './records.ts'

type Answer = ApigatewayShapes.GatewayResponse
type ResponseType = ApigatewayShapes.GatewayResponseType

interface ResponseInput extends ApiInput {
  readonly responseType: ResponseType
}

/** What the control plane says of a type that nobody has set; the two families have no status of their own. */
const defaultStatus: Readonly<Record<ResponseType, string | undefined>> = {
  ACCESS_DENIED: '403',
  API_CONFIGURATION_ERROR: '500',
  AUTHORIZER_CONFIGURATION_ERROR: '500',
  AUTHORIZER_FAILURE: '500',
  BAD_REQUEST_BODY: '400',
  BAD_REQUEST_PARAMETERS: '400',
  DEFAULT_4XX: undefined,
  DEFAULT_5XX: undefined,
  EXPIRED_TOKEN: '403',
  INTEGRATION_FAILURE: '504',
  INTEGRATION_TIMEOUT: '504',
  INVALID_API_KEY: '403',
  INVALID_SIGNATURE: '403',
  MISSING_AUTHENTICATION_TOKEN: '403',
  QUOTA_EXCEEDED: '429',
  REQUEST_TOO_LARGE: '413',
  RESOURCE_NOT_FOUND: '404',
  THROTTLED: '429',
  UNAUTHORIZED: '401',
  UNSUPPORTED_MEDIA_TYPE: '415',
  WAF_FILTERED: '403',
}

const responseTypes = Object.keys(defaultStatus) as readonly ResponseType[]

export function isResponseType(name: string): name is ResponseType {
  return Object.hasOwn(defaultStatus, name)
}

function defaultResponse(responseType: ResponseType): GatewayResponse {
  return defined({
    responseType,
    statusCode: defaultStatus[responseType],
    responseParameters: {},
    responseTemplates: { 'application/json': '{"message":$context.error.messageString}' },
  })
}

function answerOf(response: GatewayResponse, isDefault: boolean): Answer {
  return { ...response, responseType: response.responseType as ResponseType, defaultResponse: isDefault }
}

/** The document of a type that was set; of one that was not, undefined. */
function readResponse(call: Call, input: ResponseInput): Promise<Document<GatewayResponse> | undefined> {
  return call.ports.documents.get(restGatewayResponses, call.space, partId(input.restApiId, input.responseType))
}

export function putGatewayResponse(
  input: ApigatewayOperations['PutGatewayResponse']['input'],
  call: Call,
): Promise<Outcome<Answer>> {
  const response: GatewayResponse = defined({
    responseType: input.responseType,
    statusCode: input.statusCode,
    responseParameters: input.responseParameters ?? {},
    responseTemplates: input.responseTemplates ?? {},
  })
  return store(call, input, () => succeed(response))
}

export async function getGatewayResponse(input: ResponseInput, call: Call): Promise<Outcome<Answer>> {
  const api = await findApi(call, input.restApiId)
  if (!api.ok) return api
  const set = await readResponse(call, input)
  return succeed(answerOf(set?.body ?? defaultResponse(input.responseType), set === undefined))
}

export async function getGatewayResponses(
  input: ApigatewayOperations['GetGatewayResponses']['input'],
  call: Call,
): Promise<Outcome<ApigatewayShapes.GatewayResponses>> {
  const api = await findApi(call, input.restApiId)
  if (!api.ok) return api
  const all = await call.ports.documents.all(restGatewayResponses, call.space, partId(input.restApiId, ''))
  const set = new Map(all.map(({ body }) => [body.responseType, body]))
  const responses = responseTypes.map((type) => answerOf(set.get(type) ?? defaultResponse(type), !set.has(type)))
  return succeed(pageOf(responses, ({ responseType }) => responseType ?? '', input))
}

function filledEntries(key: 'responseParameters' | 'responseTemplates', missing: () => Outcome<never>) {
  return entries<GatewayResponse, string>({
    path: `/${key}/{}`,
    key,
    keepEmpty: true,
    valueOf: ({ value }) =>
      value === undefined || value === '' ? badRequest(`Invalid null or empty value in ${key}`) : succeed(value),
    missing,
  })
}

const statusCode: PatchRule<GatewayResponse> = {
  path: '/statusCode',
  replace: (response, step) =>
    step.value === undefined || /^(?:[1-5]\d\d)?$/.test(step.value)
      ? text<GatewayResponse>('statusCode')(response, step)
      : badRequest('Invalid Response status code specified'),
}

const patches: PatchTable<GatewayResponse> = {
  rules: [
    statusCode,
    filledEntries('responseParameters', unknown.parameter),
    filledEntries('responseTemplates', unknown.contentType),
  ],
  refuse: (step, rule) => refuseByPath(step, rule === statusCode ? undefined : rule),
}

/** A type that was not set becomes its default first, so that a PATCH sets it. */
export function updateGatewayResponse(
  input: ApigatewayOperations['UpdateGatewayResponse']['input'],
  call: Call,
): Promise<Outcome<Answer>> {
  return store(call, input, (existing) => applyPatch(patches, existing, input.patchOperations))
}

function store(
  call: Call,
  input: ResponseInput,
  change: (existing: GatewayResponse) => Outcome<GatewayResponse>,
): Promise<Outcome<Answer>> {
  return commit(call, async () => {
    const api = await findApi(call, input.restApiId)
    if (!api.ok) return api
    const existing = await readResponse(call, input)
    const changed = change(existing?.body ?? defaultResponse(input.responseType))
    if (!changed.ok) return changed
    const refused = checkResponse(changed.value)
    if (refused !== undefined) return refused
    const written: Change =
      existing === undefined
        ? insertDocument(restGatewayResponses, call.space, partId(input.restApiId, input.responseType), changed.value)
        : replaceDocument(restGatewayResponses, call.space, existing, changed.value)
    return succeed({
      changes: [written],
      commands: [requireDocument(restApis, call.space, api.value)],
      output: answerOf(changed.value, false),
    })
  })
}

function checkResponse({ responseParameters, responseTemplates }: GatewayResponse): Outcome<never> | undefined {
  const wrong = Object.keys(responseParameters).find((name) => !/^gatewayresponse\.header\../.test(name))
  return wrong === undefined ? checkContentTypes(responseTemplates) : invalidExpression(wrong)
}

export function deleteGatewayResponse(input: ResponseInput, call: Call): Promise<Outcome<Nothing>> {
  return deleteDocument(call, restGatewayResponses, async () => {
    const api = await findApi(call, input.restApiId)
    if (!api.ok) return api
    const set = await readResponse(call, input)
    return set === undefined ? notFound('Gateway response type not defined on api') : succeed(set)
  })
}
