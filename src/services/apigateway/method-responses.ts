import { succeed, type Outcome } from '../../base/index.ts'
import type { Method, MethodResponse } from '../../gateway/index.ts'
import type { ApigatewayOperations } from '../../protocol/index.ts'
import type { Call } from '../contract.ts'
import type { Nothing } from './changes.ts'
import { checkContentTypes, checkResponseParameters } from './expressions.ts'
import { conflict, unknown } from './failures.ts'
import { findMethod, type MethodInput } from './lookup.ts'
import { changeMethod, checkModels } from './methods.ts'
import { applyPatch, entries, isTrue, refuseByPath, type PatchTable } from './patch.ts'
import { assign, defined, entryOf, unlessEmpty, withEntry, withoutEntry } from './records.ts'

export interface StatusInput extends MethodInput {
  readonly statusCode: string
}

export function putMethodResponse(
  input: ApigatewayOperations['PutMethodResponse']['input'],
  call: Call,
): Promise<Outcome<MethodResponse>> {
  return changeMethod(call, input, async (method) => {
    if (method === undefined) return unknown.method()
    const response: MethodResponse = defined({
      statusCode: input.statusCode,
      responseParameters: unlessEmpty(input.responseParameters),
      responseModels: unlessEmpty(input.responseModels),
    })
    const refused = await checkResponse(call, input.restApiId, response)
    if (refused !== undefined) return refused
    if (entryOf(method.methodResponses, input.statusCode) !== undefined) {
      return conflict('Response already exists for this resource')
    }
    return succeed({ method: withResponse(method, response), output: response })
  })
}

async function checkResponse(
  call: Call,
  restApiId: string,
  response: MethodResponse,
): Promise<Outcome<never> | undefined> {
  return (
    checkResponseParameters(response.responseParameters) ??
    checkContentTypes(response.responseModels) ??
    (await checkModels(call, restApiId, response.responseModels))
  )
}

function withResponse(method: Method, response: MethodResponse): Method {
  return { ...method, methodResponses: withEntry(method.methodResponses, response.statusCode, response) }
}

export async function getMethodResponse(input: StatusInput, call: Call): Promise<Outcome<MethodResponse>> {
  const method = await findMethod(call, input)
  if (!method.ok) return method
  const response = entryOf(method.value.methodResponses, input.statusCode)
  return response === undefined ? unknown.statusCode() : succeed(response)
}

const patches: PatchTable<MethodResponse> = {
  rules: [
    entries<MethodResponse, boolean>({
      path: '/responseParameters/{}',
      key: 'responseParameters',
      valueOf: ({ value }) => succeed(isTrue(value)),
      missing: unknown.parameter,
    }),
    entries<MethodResponse, string>({
      path: '/responseModels/{}',
      key: 'responseModels',
      valueOf: ({ value }) => succeed(value ?? ''),
      missing: unknown.contentType,
    }),
  ],
  refuse: refuseByPath,
}

export function updateMethodResponse(
  input: ApigatewayOperations['UpdateMethodResponse']['input'],
  call: Call,
): Promise<Outcome<MethodResponse>> {
  return changeMethod(call, input, async (method) => {
    const existing = entryOf(method?.methodResponses, input.statusCode)
    if (method === undefined) return unknown.method()
    if (existing === undefined) return unknown.statusCode()
    const patched = applyPatch(patches, existing, input.patchOperations)
    if (!patched.ok) return patched
    const refused = await checkResponse(call, input.restApiId, patched.value)
    return refused ?? succeed({ method: withResponse(method, patched.value), output: patched.value })
  })
}

export function deleteMethodResponse(input: StatusInput, call: Call): Promise<Outcome<Nothing>> {
  return changeMethod<Nothing>(call, input, (method) => {
    if (method === undefined) return unknown.method()
    if (entryOf(method.methodResponses, input.statusCode) === undefined) return unknown.statusCode()
    const left = unlessEmpty(withoutEntry(method.methodResponses, input.statusCode))
    return succeed({ method: assign(method, 'methodResponses', left), output: {} })
  })
}
