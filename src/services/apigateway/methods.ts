import { succeed, type Outcome } from '../../base/index.ts'
import { restRequestValidators, restResources, type Method, type Resource } from '../../gateway/index.ts'
import type { ApigatewayOperations } from '../../protocol/index.ts'
import { replaceDocument } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { restAuthorizers } from './authorizers.ts'
import { commit, type Nothing } from './changes.ts'
import { checkContentTypes, checkHttpMethod, checkRequestParameters } from './expressions.ts'
import { badRequest, conflict, notBuilt, unknown } from './failures.ts'
import { findMethod, findResource, methodOf, partId, type MethodInput } from './lookup.ts'
import { modelNames } from './models.ts'
import { applyPatch, entries, flag, isTrue, items, refuseByPath, text, type PatchTable } from './patch.ts'
import { assign, defined, unlessEmpty, withEntry, withoutEntry } from './records.ts'

type PutInput = ApigatewayOperations['PutMethod']['input']
type Refusal = Outcome<never> | undefined

/**
 * Changes one method of a resource's document: `change` gives the method as it shall be (undefined removes it) and the
 * answer. All changes of methods, their responses and integrations go through here.
 */
export function changeMethod<Output>(
  call: Call,
  input: MethodInput,
  change: (
    method: Method | undefined,
    resource: Resource,
  ) => Outcome<MethodChange<Output>> | Promise<Outcome<MethodChange<Output>>>,
): Promise<Outcome<Output>> {
  return commit(call, async () => {
    const resource = await findResource(call, input)
    if (!resource.ok) return resource
    const { body } = resource.value
    const changed = await change(methodOf(body, input.httpMethod), body)
    if (!changed.ok) return changed
    const { method, output } = changed.value
    const methods =
      method === undefined
        ? withoutEntry(body.resourceMethods, input.httpMethod)
        : withEntry(body.resourceMethods, input.httpMethod, method)
    const after = assign(body, 'resourceMethods', unlessEmpty(methods))
    return succeed({ changes: [replaceDocument(restResources, call.space, resource.value, after)], output })
  })
}

export interface MethodChange<Output> {
  readonly method: Method | undefined
  readonly output: Output
}

export function putMethod(input: PutInput, call: Call): Promise<Outcome<Method>> {
  return changeMethod(call, input, async (existing) => {
    const unknownMethod = checkHttpMethod(input.httpMethod)
    if (unknownMethod !== undefined) return unknownMethod
    const method: Method = defined({
      httpMethod: input.httpMethod,
      authorizationType: input.authorizationType.toUpperCase(),
      apiKeyRequired: input.apiKeyRequired ?? false,
      authorizerId: input.authorizerId,
      requestValidatorId: input.requestValidatorId,
      operationName: input.operationName,
      requestParameters: unlessEmpty(input.requestParameters),
      requestModels: unlessEmpty(input.requestModels),
      authorizationScopes: unlessEmpty(input.authorizationScopes),
    })
    const refused = await checkMethod(call, input.restApiId, method)
    if (refused !== undefined) return refused
    if (existing !== undefined) return conflict('Method already exists for this resource')
    return succeed({ method, output: method })
  })
}

const authorizationTypes = ['NONE', 'AWS_IAM', 'CUSTOM', 'COGNITO_USER_POOLS']

/** In AWS's order: who may call, which validator, which models, which parameters. */
async function checkMethod(call: Call, restApiId: string, method: Method): Promise<Refusal> {
  return (
    (await checkAuthorization(call, restApiId, method)) ??
    (await checkValidator(call, restApiId, method.requestValidatorId)) ??
    checkContentTypes(method.requestModels) ??
    (await checkModels(call, restApiId, method.requestModels)) ??
    checkRequestParameters(method.requestParameters)
  )
}

/** Only what the data plane enforces is stored: a method that claims to be guarded and is open would be a hole. */
async function checkAuthorization(call: Call, restApiId: string, method: Method): Promise<Refusal> {
  const { authorizationType, authorizerId = '' } = method
  if (!authorizationTypes.includes(authorizationType)) {
    return badRequest(`Invalid AuthorizationType specified. Valid options are ${authorizationTypes.join(',')}`)
  }
  if (authorizationType === 'CUSTOM' || authorizationType === 'COGNITO_USER_POOLS') {
    const authorizer = await call.ports.documents.get(restAuthorizers, call.space, partId(restApiId, authorizerId))
    if (authorizer !== undefined) return notBuilt(`authorizationType ${authorizationType} of a method`)
    return badRequest(
      'Invalid authorizer ID specified. Setting the authorization type to CUSTOM or COGNITO_USER_POOLS requires a valid authorizer.',
    )
  }
  return authorizationType === 'AWS_IAM' ? notBuilt('authorizationType AWS_IAM of a method') : undefined
}

async function checkValidator(call: Call, restApiId: string, validatorId: string | undefined): Promise<Refusal> {
  if (validatorId === undefined) return undefined
  const id = partId(restApiId, validatorId)
  const found = await call.ports.documents.get(restRequestValidators, call.space, id)
  return found === undefined ? badRequest('Invalid Request Validator identifier specified') : undefined
}

/** Request and response models must exist. */
export async function checkModels(
  call: Call,
  restApiId: string,
  models: Readonly<Record<string, string>> | undefined,
): Promise<Refusal> {
  return models === undefined ? undefined : checkModelNames(await modelNames(call, restApiId), models)
}

export function checkModelNames(
  known: ReadonlySet<string>,
  models: Readonly<Record<string, string>> | undefined,
): Refusal {
  const wrong = Object.values(models ?? {}).find((name) => !known.has(name))
  return wrong === undefined ? undefined : badRequest(`Invalid model identifier specified: ${wrong}`)
}

export function getMethod(input: MethodInput, call: Call): Promise<Outcome<Method>> {
  return findMethod(call, input)
}

const patches: PatchTable<Method> = {
  rules: [
    { path: '/apiKeyRequired', replace: flag('apiKeyRequired') },
    {
      path: '/authorizationType',
      replace: (method, { value }) => succeed({ ...method, authorizationType: (value ?? '').toUpperCase() }),
    },
    { path: '/authorizerId', replace: text('authorizerId') },
    { path: '/operationName', replace: text('operationName') },
    { path: '/requestValidatorId', replace: text('requestValidatorId') },
    entries<Method, boolean>({
      path: '/requestParameters/{}',
      key: 'requestParameters',
      valueOf: ({ value }) => succeed(isTrue(value)),
      missing: unknown.parameter,
    }),
    entries<Method, string>({
      path: '/requestModels/{}',
      key: 'requestModels',
      valueOf: ({ value }) => succeed(value ?? ''),
      missing: unknown.contentType,
    }),
    items<Method>({ path: '/authorizationScopes', key: 'authorizationScopes' }),
  ],
  refuse: refuseByPath,
}

export function updateMethod(
  input: ApigatewayOperations['UpdateMethod']['input'],
  call: Call,
): Promise<Outcome<Method>> {
  return changeMethod(call, input, async (existing) => {
    if (existing === undefined) return unknown.method()
    const patched = applyPatch(patches, existing, input.patchOperations)
    if (!patched.ok) return patched
    const refused = await checkMethod(call, input.restApiId, patched.value)
    return refused ?? succeed({ method: patched.value, output: patched.value })
  })
}

export function deleteMethod(input: MethodInput, call: Call): Promise<Outcome<Nothing>> {
  return changeMethod<Nothing>(call, input, (existing) =>
    existing === undefined ? unknown.method() : succeed({ method: undefined, output: {} }),
  )
}
