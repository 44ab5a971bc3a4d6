import { succeed, type Outcome } from '../../base/index.ts'
import { restApis, restRequestValidators, restResources, type RequestValidator } from '../../gateway/index.ts'
import type { ApigatewayOperations, ApigatewayShapes } from '../../protocol/index.ts'
import { insertDocument, removeDocument, type Document } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { commit, patchDocument, requireDocument, type Nothing } from './changes.ts'
import { badRequest, conflict, unknown } from './failures.ts'
import { findApi, newShortId, partId, type ApiInput } from './lookup.ts'
import { pageOf } from './paging.ts'
import { flag, refuseWithPaths, text, type PatchTable } from './patch.ts'
import { defined } from './records.ts'

interface ValidatorInput extends ApiInput {
  readonly requestValidatorId: string
}

/** The one call that tells an unknown API as a bad request. */
export function createRequestValidator(
  input: ApigatewayOperations['CreateRequestValidator']['input'],
  call: Call,
): Promise<Outcome<RequestValidator>> {
  return commit(call, async () => {
    const api = await findApi(call, input.restApiId)
    if (!api.ok) return badRequest('Invalid REST API identifier specified')
    const validator: RequestValidator = defined({
      id: newShortId(call),
      name: input.name === '' ? undefined : input.name,
      validateRequestBody: input.validateRequestBody ?? false,
      validateRequestParameters: input.validateRequestParameters ?? false,
    })
    return succeed({
      changes: [insertDocument(restRequestValidators, call.space, partId(input.restApiId, validator.id), validator)],
      commands: [requireDocument(restApis, call.space, api.value)],
      output: validator,
    })
  })
}

async function findValidator(call: Call, input: ValidatorInput): Promise<Outcome<Document<RequestValidator>>> {
  const id = partId(input.restApiId, input.requestValidatorId)
  const found = await call.ports.documents.get(restRequestValidators, call.space, id)
  return found === undefined ? unknown.requestValidator() : succeed(found)
}

export async function getRequestValidator(input: ValidatorInput, call: Call): Promise<Outcome<RequestValidator>> {
  const validator = await findValidator(call, input)
  return validator.ok ? succeed(validator.value.body) : validator
}

export async function getRequestValidators(
  input: ApigatewayOperations['GetRequestValidators']['input'],
  call: Call,
): Promise<Outcome<ApigatewayShapes.RequestValidators>> {
  const api = await findApi(call, input.restApiId)
  if (!api.ok) return api
  const all = await call.ports.documents.all(restRequestValidators, call.space, partId(input.restApiId, ''))
  const validators = all.map(({ body }) => body)
  return succeed(pageOf(validators, ({ id }) => id, input))
}

const patches: PatchTable<RequestValidator> = {
  rules: [
    { path: '/name', replace: text('name', { blank: 'Request Validator name cannot be blank' }) },
    { path: '/validateRequestParameters', replace: flag('validateRequestParameters') },
    { path: '/validateRequestBody', replace: flag('validateRequestBody') },
  ],
  refuse: refuseWithPaths,
}

export function updateRequestValidator(
  input: ApigatewayOperations['UpdateRequestValidator']['input'],
  call: Call,
): Promise<Outcome<RequestValidator>> {
  return patchDocument(call, {
    kind: restRequestValidators,
    find: () => findValidator(call, input),
    table: patches,
    operations: input.patchOperations,
    answer: (validator) => validator,
  })
}

/** Not while a method asks for it: its requests would no longer be validated, and nobody would be told. */
export function deleteRequestValidator(input: ValidatorInput, call: Call): Promise<Outcome<Nothing>> {
  return commit(call, async () => {
    const validator = await findValidator(call, input)
    if (!validator.ok) return validator
    const resources = await call.ports.documents.all(restResources, call.space, partId(input.restApiId, ''))
    for (const { body } of resources) {
      const user = Object.values(body.resourceMethods ?? {}).find(
        ({ requestValidatorId }) => requestValidatorId === input.requestValidatorId,
      )
      if (user !== undefined) {
        const at = `${body.path}/${user.httpMethod}`
        return conflict(
          `Cannot delete request validator '${input.requestValidatorId}', is referenced in method request: ${at}`,
        )
      }
    }
    return succeed({ changes: [removeDocument(restRequestValidators, call.space, validator.value)], output: {} })
  })
}
