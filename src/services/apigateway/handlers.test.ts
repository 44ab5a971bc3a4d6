import { deepStrictEqual, strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { nowhere, restApiHomes, restDeployments } from '../../gateway/index.ts'
import type { ApigatewayOperations } from '../../protocol/index.ts'
import type { OperationHandler } from '../contract.ts'
import { apigatewayHandlers } from './handlers.ts'
import { testCall, testPorts } from './scenario.ts'

const ports = testPorts()

function handlerOf<N extends keyof ApigatewayOperations>(
  name: N,
): OperationHandler<ApigatewayOperations[N]['input'], ApigatewayOperations[N]['output']> {
  return apigatewayHandlers[name] as OperationHandler<
    ApigatewayOperations[N]['input'],
    ApigatewayOperations[N]['output']
  >
}

async function call<N extends keyof ApigatewayOperations>(
  name: N,
  input: ApigatewayOperations[N]['input'],
): Promise<ApigatewayOperations[N]['output']> {
  const outcome = await handlerOf(name).handle(input, testCall(ports, name))
  if (!outcome.ok) throw new Error(`${name}: ${outcome.failure.message}`)
  return outcome.value
}

test('what must be allowed is the verb on the path, without an account', async () => {
  const put = handlerOf('PutMethod')
  const asked = await put.access(
    { restApiId: 'abc', resourceId: 'def', httpMethod: 'POST', authorizationType: 'NONE' },
    testCall(ports, 'PutMethod'),
  )
  deepStrictEqual(asked, {
    action: 'apigateway:PUT',
    resource: 'arn:aws:apigateway:us-east-1::/restapis/abc/resources/def/methods/POST',
  })
})

test('an API is known by its id alone, and not after it is deleted', async () => {
  const api = await call('CreateRestApi', { name: 'found' })
  const home = await ports.documents.get(restApiHomes, nowhere, api.id ?? '')
  deepStrictEqual(home?.body, { account: '111111111111', region: 'us-east-1' })
  await call('DeleteRestApi', { restApiId: api.id ?? '' })
  strictEqual(await ports.documents.get(restApiHomes, nowhere, api.id ?? ''), undefined)
})

test('what is deployed does not change with the API, and calls at once on one resource all count', async () => {
  const api = await call('CreateRestApi', { name: 'shared' })
  const at = { restApiId: api.id ?? '', resourceId: api.rootResourceId ?? '' }
  const methods = ['GET', 'PUT', 'POST', 'DELETE', 'PATCH']
  await Promise.all(methods.map((httpMethod) => call('PutMethod', { ...at, httpMethod, authorizationType: 'NONE' })))
  await Promise.all(methods.map((httpMethod) => call('PutIntegration', { ...at, httpMethod, type: 'MOCK' })))
  const deployment = await call('CreateDeployment', { restApiId: at.restApiId })
  await Promise.all(methods.map((httpMethod) => call('DeleteMethod', { ...at, httpMethod })))
  const stored = await ports.documents.get(
    restDeployments,
    { account: '111111111111', region: 'us-east-1' },
    `${at.restApiId}/${deployment.id ?? ''}`,
  )
  deepStrictEqual(Object.keys(stored?.body.content.resources[0]?.resourceMethods ?? {}).sort(), [...methods].sort())
  deepStrictEqual(await call('GetResource', at), { id: at.resourceId, path: '/' })
})
