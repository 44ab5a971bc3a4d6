import { succeed, type Outcome } from '../../base/index.ts'
import type { Integration, IntegrationResponse, Method } from '../../gateway/index.ts'
import type { ApigatewayOperations } from '../../protocol/index.ts'
import type { Call } from '../contract.ts'
import type { Nothing } from './changes.ts'
import { checkContentTypes, checkResponseMapping } from './expressions.ts'
import { unknown } from './failures.ts'
import { changeIntegration, findIntegration } from './integrations.ts'
import type { StatusInput } from './method-responses.ts'
import { changeMethod } from './methods.ts'
import { applyPatch, entries, refuseByPath, word, type PatchTable } from './patch.ts'
import { assign, defined, entryOf, unlessEmpty, withEntry, withoutEntry } from './records.ts'

export function putIntegrationResponse(
  input: ApigatewayOperations['PutIntegrationResponse']['input'],
  call: Call,
): Promise<Outcome<IntegrationResponse>> {
  return changeIntegration(call, input, (integration, method) => {
    const response: IntegrationResponse = defined({
      statusCode: input.statusCode,
      selectionPattern: input.selectionPattern,
      responseParameters: unlessEmpty(input.responseParameters),
      responseTemplates: unlessEmpty(input.responseTemplates),
      contentHandling: input.contentHandling,
    })
    const refused = checkResponse(response, method)
    return refused ?? succeed({ integration: withResponse(integration, response), output: response })
  })
}

function checkResponse(response: IntegrationResponse, method: Method): Outcome<never> | undefined {
  const methodResponse = entryOf(method.methodResponses, response.statusCode)
  return (
    checkContentTypes(response.responseTemplates) ?? checkResponseMapping(response.responseParameters, methodResponse)
  )
}

function withResponse(integration: Integration, response: IntegrationResponse): Integration {
  const integrationResponses = withEntry(integration.integrationResponses, response.statusCode, response)
  return { ...integration, integrationResponses }
}

export async function getIntegrationResponse(input: StatusInput, call: Call): Promise<Outcome<IntegrationResponse>> {
  const integration = await findIntegration(call, input)
  if (!integration.ok) return integration
  const response = entryOf(integration.value.integrationResponses, input.statusCode)
  return response === undefined ? unknown.statusCode() : succeed(response)
}

const contentHandling = word<IntegrationResponse>(
  'contentHandling',
  ['CONVERT_TO_BINARY', 'CONVERT_TO_TEXT'],
  'Invalid content handling specified',
)

const patches: PatchTable<IntegrationResponse> = {
  rules: [
    {
      path: '/selectionPattern',
      // An empty pattern stays as it was said: it marks the default response.
      replace: (response, { value }) => succeed(assign(response, 'selectionPattern', value ?? '')),
      remove: (response) => succeed(assign(response, 'selectionPattern', undefined)),
    },
    {
      path: '/contentHandling',
      replace: (response, step) =>
        step.value === undefined || step.value === ''
          ? succeed(assign(response, 'contentHandling', undefined))
          : contentHandling(response, step),
      remove: (response) => succeed(assign(response, 'contentHandling', undefined)),
    },
    entries<IntegrationResponse, string>({
      path: '/responseTemplates/{}',
      key: 'responseTemplates',
      valueOf: ({ value }) => succeed(value ?? ''),
      missing: unknown.contentType,
    }),
    entries<IntegrationResponse, string>({
      path: '/responseParameters/{}',
      key: 'responseParameters',
      valueOf: ({ value }) => succeed(value ?? ''),
      missing: unknown.parameter,
    }),
  ],
  refuse: refuseByPath,
}

export function updateIntegrationResponse(
  input: ApigatewayOperations['UpdateIntegrationResponse']['input'],
  call: Call,
): Promise<Outcome<IntegrationResponse>> {
  return changeIntegration(call, input, (integration, method) => {
    const existing = entryOf(integration.integrationResponses, input.statusCode)
    if (existing === undefined) return unknown.statusCode()
    const patched = applyPatch(patches, existing, input.patchOperations)
    if (!patched.ok) return patched
    const refused = checkResponse(patched.value, method)
    return refused ?? succeed({ integration: withResponse(integration, patched.value), output: patched.value })
  })
}

/** An unknown method is told as an unknown integration: recorded for this call alone. */
export function deleteIntegrationResponse(input: StatusInput, call: Call): Promise<Outcome<Nothing>> {
  return changeMethod<Nothing>(call, input, (method) => {
    const integration = method?.methodIntegration
    if (method === undefined || integration === undefined) return unknown.integration()
    if (entryOf(integration.integrationResponses, input.statusCode) === undefined) return unknown.statusCode()
    const left = unlessEmpty(withoutEntry(integration.integrationResponses, input.statusCode))
    const methodIntegration = assign(integration, 'integrationResponses', left)
    return succeed({ method: { ...method, methodIntegration }, output: {} })
  })
}
