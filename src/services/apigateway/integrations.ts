import { limits, succeed, type Outcome } from '../../base/index.ts'
import type { Integration, Method } from '../../gateway/index.ts'
import type { ApigatewayOperations } from '../../protocol/index.ts'
import { checkPassRole } from '../access/authorise.ts'
import type { Call } from '../contract.ts'
import type { Nothing } from './changes.ts'
import { unknown } from './failures.ts'
import {
  checkIntegration,
  parsePassthrough,
  passedRole,
  passthroughBehaviors,
  passthroughMessage,
  timeoutBounds,
} from './integration-rules.ts'
import { findMethod, type MethodInput } from './lookup.ts'
import { changeMethod } from './methods.ts'
import { applyPatch, entries, integer, isTrue, items, refuseByPath, text, word, type PatchTable } from './patch.ts'
import { assign, defined, unlessEmpty } from './records.ts'

type PutInput = ApigatewayOperations['PutIntegration']['input']

export function putIntegration(input: PutInput, call: Call): Promise<Outcome<Integration>> {
  return changeMethod(call, input, async (method, resource) => {
    if (method === undefined) return unknown.method()
    const integration = newIntegration(input, resource.id)
    if (!integration.ok) return integration
    const refused = await check(call, integration.value, method)
    return refused ?? succeed({ method: withIntegration(method, integration.value), output: integration.value })
  })
}

/** A new integration has no responses: those of the one it replaces are gone with it. */
function newIntegration(input: PutInput, resourceId: string): Outcome<Integration> {
  const passthroughBehavior = parsePassthrough(input.passthroughBehavior)
  if (!passthroughBehavior.ok) return passthroughBehavior
  const isHttp = input.type === 'HTTP' || input.type === 'HTTP_PROXY'
  return succeed(
    defined({
      type: input.type,
      httpMethod: input.integrationHttpMethod,
      uri: input.uri,
      connectionType: input.connectionType ?? (isHttp ? 'INTERNET' : undefined),
      connectionId: input.connectionId,
      credentials: input.credentials === '' ? undefined : input.credentials,
      requestParameters: unlessEmpty(input.requestParameters),
      requestTemplates: unlessEmpty(input.requestTemplates),
      passthroughBehavior: passthroughBehavior.value,
      contentHandling: input.contentHandling,
      timeoutInMillis: input.timeoutInMillis ?? limits.integrationTimeoutMsDefault,
      cacheNamespace: input.cacheNamespace ?? resourceId,
      cacheKeyParameters: input.cacheKeyParameters ?? [],
      tlsConfig: input.tlsConfig === undefined ? undefined : defined(input.tlsConfig),
      responseTransferMode: input.responseTransferMode,
      integrationTarget: input.integrationTarget,
    }),
  )
}

async function check(call: Call, integration: Integration, method: Method): Promise<Outcome<never> | undefined> {
  const refused = checkIntegration(integration, method)
  const role = passedRole(integration.credentials)
  if (refused !== undefined || role === undefined) return refused
  const passed = await checkPassRole(call, role, 'apigateway.amazonaws.com')
  return passed.ok ? undefined : passed
}

/** Changes the integration of a method; `change` gets it as it is. */
export function changeIntegration<Output>(
  call: Call,
  input: MethodInput,
  change: (
    integration: Integration,
    method: Method,
  ) => Outcome<IntegrationChange<Output>> | Promise<Outcome<IntegrationChange<Output>>>,
): Promise<Outcome<Output>> {
  return changeMethod(call, input, async (method) => {
    if (method === undefined) return unknown.method()
    if (method.methodIntegration === undefined) return unknown.integration()
    const changed = await change(method.methodIntegration, method)
    if (!changed.ok) return changed
    const { integration, output } = changed.value
    return succeed({ method: withIntegration(method, integration), output })
  })
}

export interface IntegrationChange<Output> {
  readonly integration: Integration
  readonly output: Output
}

function withIntegration(method: Method, methodIntegration: Integration): Method {
  return { ...method, methodIntegration }
}

export async function findIntegration(call: Call, input: MethodInput): Promise<Outcome<Integration>> {
  const method = await findMethod(call, input)
  if (!method.ok) return method
  return method.value.methodIntegration === undefined ? unknown.integration() : succeed(method.value.methodIntegration)
}

export function getIntegration(input: MethodInput, call: Call): Promise<Outcome<Integration>> {
  return findIntegration(call, input)
}

const patches: PatchTable<Integration> = {
  rules: [
    { path: '/uri', replace: text('uri') },
    { path: '/httpMethod', replace: text('httpMethod') },
    { path: '/credentials', replace: text('credentials'), remove: text('credentials') },
    {
      path: '/connectionType',
      replace: word('connectionType', ['INTERNET', 'VPC_LINK'], 'Invalid connection type specified'),
    },
    { path: '/connectionId', replace: text('connectionId') },
    {
      path: '/contentHandling',
      replace: (integration, step) =>
        step.value === undefined || step.value === ''
          ? succeed(assign(integration, 'contentHandling', undefined))
          : contentHandling(integration, step),
      remove: (integration) => succeed(assign(integration, 'contentHandling', undefined)),
    },
    { path: '/passthroughBehavior', replace: word('passthroughBehavior', passthroughBehaviors, passthroughMessage) },
    { path: '/cacheNamespace', replace: text('cacheNamespace', { blank: 'Invalid cache namespace specified' }) },
    { path: '/timeoutInMillis', replace: integer('timeoutInMillis', { ...timeoutBounds, required: true }) },
    {
      path: '/tlsConfig/insecureSkipVerification',
      replace: (integration, { value }) =>
        succeed({ ...integration, tlsConfig: { insecureSkipVerification: isTrue(value) } }),
    },
    {
      path: '/responseTransferMode',
      replace: word('responseTransferMode', ['BUFFERED', 'STREAM'], 'Invalid response transfer mode specified'),
    },
    { path: '/integrationTarget', replace: text('integrationTarget') },
    entries<Integration, string>({
      path: '/requestTemplates/{}',
      key: 'requestTemplates',
      valueOf: ({ value }) => succeed(value ?? ''),
      missing: unknown.contentType,
    }),
    entries<Integration, string>({
      path: '/requestParameters/{}',
      key: 'requestParameters',
      valueOf: ({ value }) => succeed(value ?? ''),
      missing: unknown.parameter,
    }),
    items<Integration>({ path: '/cacheKeyParameters/{}', key: 'cacheKeyParameters', keepEmpty: true }),
  ],
  refuse: refuseByPath,
}

const contentHandling = word<Integration>(
  'contentHandling',
  ['CONVERT_TO_BINARY', 'CONVERT_TO_TEXT'],
  'Invalid content handling specified',
)

export function updateIntegration(
  input: ApigatewayOperations['UpdateIntegration']['input'],
  call: Call,
): Promise<Outcome<Integration>> {
  return changeIntegration(call, input, async (existing, method) => {
    const patched = applyPatch(patches, existing, input.patchOperations)
    if (!patched.ok) return patched
    const refused = await check(call, patched.value, method)
    return refused ?? succeed({ integration: patched.value, output: patched.value })
  })
}

/** Without the method it is the integration that is not found, as recorded for the deletion of its responses. */
export function deleteIntegration(input: MethodInput, call: Call): Promise<Outcome<Nothing>> {
  return changeMethod<Nothing>(call, input, (method) =>
    method?.methodIntegration === undefined
      ? unknown.integration()
      : succeed({ method: assign(method, 'methodIntegration', undefined), output: {} }),
  )
}
