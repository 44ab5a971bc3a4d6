/** Terraform's AWS provider over API Gateway: an API with one method before Step Functions, deployed to a stage. */
import * as api from '@aws-sdk/client-api-gateway'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openInstance, type Instance } from '../src/server/index.ts'
import { awsClients, type Clients } from './clients.ts'
import { refreshed, removed, told, type Members, type Resource } from './terraform-resource.ts'
import { bodyTemplate, createRole, startExecutionUri } from './tutorial.ts'

let instance: Instance
let clients: Clients
let credentials: string

before(async () => {
  const opened = await openInstance({ port: 0, log: { info() {}, warn() {}, error() {} } })
  assert.ok(opened.ok)
  instance = opened.value
  clients = awsClients(instance.url)
  credentials = await createRole(clients, 'Provider', 'apigateway.amazonaws.com', [])
})

after(async () => {
  clients.destroy()
  await instance.close()
})

const gone = 'NotFoundException'
const replace = (path: string, value: string): api.PatchOperation => ({ op: 'replace', path, value })
const add = (path: string, value?: string): api.PatchOperation => ({ op: 'add', path, value })

/** In the order in which the provider makes them, and takes them away from behind. */
test('aws_api_gateway_*', async () => {
  const made: Resource[] = []
  const { restApi, ...root } = await makeRestApi()
  made.push(restApi)
  const { resource, ...path } = await makeResource(root)
  made.push(resource)
  const method = { ...path, httpMethod: 'POST' }
  made.push(await makeMethod(method), await makeIntegration(method))
  const answer = { ...method, statusCode: '200' }
  made.push(await makeMethodResponse(answer), await makeIntegrationResponse(answer))
  const { deployment, deploymentId } = await makeDeployment(root.restApiId, 'first')
  made.push(deployment)
  const later = await makeDeployment(root.restApiId, 'second')
  made.push(later.deployment, await makeStage(root.restApiId, deploymentId, later.deploymentId))
  for (const each of made.toReversed()) await removed(each)
})

type RestApi = { readonly restApiId: string; readonly rootResourceId: string }
type Method = { readonly restApiId: string; readonly resourceId: string; readonly httpMethod: string }
type Answer = Method & { readonly statusCode: string }

async function makeRestApi(): Promise<RestApi & { readonly restApi: Resource }> {
  const { id: restApiId = '', rootResourceId = '' } = await clients.api.send(
    new api.CreateRestApiCommand({
      name: 'orders',
      description: 'Orders',
      endpointConfiguration: { types: ['REGIONAL'] },
      tags: { team: 'gate' },
    }),
  )
  const restApi: Resource = {
    refresh: async () => {
      const found = await clients.api.send(new api.GetRestApiCommand({ restApiId }))
      const { items = [] } = await clients.api.send(new api.GetResourcesCommand({ restApiId, limit: 500 }))
      return { ...told(found), root: items.find(({ path }) => path === '/')?.id }
    },
    remove: () => clients.api.send(new api.DeleteRestApiCommand({ restApiId })),
    gone,
  }
  await refreshed(restApi, { name: 'orders', description: 'Orders', tags: { team: 'gate' }, root: rootResourceId })
  const patchOperations = [
    replace('/description', 'All orders'),
    replace('/apiKeySource', 'HEADER'),
    replace('/disableExecuteApiEndpoint', 'false'),
    replace('/minimumCompressionSize', '1024'),
    add('/binaryMediaTypes/image~1png'),
  ]
  await clients.api.send(new api.UpdateRestApiCommand({ restApiId, patchOperations }))
  const resourceArn = `arn:aws:apigateway:us-east-1::/restapis/${restApiId}`
  await clients.api.send(new api.UntagResourceCommand({ resourceArn, tagKeys: ['team'] }))
  await clients.api.send(new api.TagResourceCommand({ resourceArn, tags: { stage: 'two' } }))
  await refreshed(restApi, {
    description: 'All orders',
    minimumCompressionSize: 1024,
    binaryMediaTypes: ['image/png'],
    tags: { stage: 'two' },
  })
  return { restApiId, rootResourceId, restApi }
}

async function makeResource({
  restApiId,
  rootResourceId: parentId,
}: RestApi): Promise<{ readonly restApiId: string; readonly resourceId: string; readonly resource: Resource }> {
  const { id: resourceId = '' } = await clients.api.send(
    new api.CreateResourceCommand({ restApiId, parentId, pathPart: 'order' }),
  )
  const resource: Resource = {
    refresh: async () => told(await clients.api.send(new api.GetResourceCommand({ restApiId, resourceId }))),
    remove: () => clients.api.send(new api.DeleteResourceCommand({ restApiId, resourceId })),
    gone,
  }
  await refreshed(resource, { pathPart: 'order', path: '/order', parentId })
  const patchOperations = [replace('/pathPart', 'orders')]
  await clients.api.send(new api.UpdateResourceCommand({ restApiId, resourceId, patchOperations }))
  await refreshed(resource, { pathPart: 'orders', path: '/orders' })
  return { restApiId, resourceId, resource }
}

async function makeMethod(method: Method): Promise<Resource> {
  const query = 'method.request.querystring.page'
  await clients.api.send(
    new api.PutMethodCommand({
      ...method,
      authorizationType: 'NONE',
      apiKeyRequired: false,
      requestModels: {},
      requestParameters: {},
    }),
  )
  const resource: Resource = {
    refresh: async () => told(await clients.api.send(new api.GetMethodCommand(method))),
    remove: () => clients.api.send(new api.DeleteMethodCommand(method)),
    gone,
  }
  await refreshed(resource, { authorizationType: 'NONE', apiKeyRequired: false })
  const patchOperations = [
    add('/requestModels/application~1json', 'Empty'),
    add(`/requestParameters/${query}`, 'true'),
    replace('/apiKeyRequired', 'true'),
    replace('/operationName', 'PostOrder'),
  ]
  await clients.api.send(new api.UpdateMethodCommand({ ...method, patchOperations }))
  await refreshed(resource, {
    operationName: 'PostOrder',
    apiKeyRequired: true,
    requestModels: { 'application/json': 'Empty' },
    requestParameters: { [query]: true },
  })
  return resource
}

async function makeIntegration(method: Method): Promise<Resource> {
  await clients.api.send(
    new api.PutIntegrationCommand({
      ...method,
      type: 'AWS',
      integrationHttpMethod: 'POST',
      uri: startExecutionUri,
      credentials,
      requestParameters: {},
      requestTemplates: { 'application/json': bodyTemplate },
      cacheKeyParameters: [],
      timeoutInMillis: 29_000,
    }),
  )
  const resource: Resource = {
    refresh: async () => told(await clients.api.send(new api.GetIntegrationCommand(method))),
    remove: () => clients.api.send(new api.DeleteIntegrationCommand(method)),
    gone,
  }
  await refreshed(resource, {
    uri: startExecutionUri,
    credentials,
    httpMethod: 'POST',
    timeoutInMillis: 29_000,
    requestTemplates: { 'application/json': bodyTemplate },
  })
  const template = `\n${bodyTemplate}\n`
  const patchOperations = [
    replace('/requestTemplates/application~1json', template),
    add('/requestParameters/integration.request.header.X-From', "'gate'"),
    replace('/passthroughBehavior', 'NEVER'),
    replace('/timeoutInMillis', '5000'),
  ]
  await clients.api.send(new api.UpdateIntegrationCommand({ ...method, patchOperations }))
  await refreshed(resource, {
    requestTemplates: { 'application/json': template },
    requestParameters: { 'integration.request.header.X-From': "'gate'" },
    passthroughBehavior: 'NEVER',
    timeoutInMillis: 5000,
  })
  return resource
}

async function makeMethodResponse(answer: Answer): Promise<Resource> {
  await clients.api.send(
    new api.PutMethodResponseCommand({
      ...answer,
      responseModels: { 'application/json': 'Empty' },
      responseParameters: {},
    }),
  )
  const resource: Resource = {
    refresh: async () => told(await clients.api.send(new api.GetMethodResponseCommand(answer))),
    remove: () => clients.api.send(new api.DeleteMethodResponseCommand(answer)),
    gone,
  }
  await refreshed(resource, { statusCode: '200', responseModels: { 'application/json': 'Empty' } })
  const header = 'method.response.header.X-Order'
  const patchOperations = [add(`/responseParameters/${header}`, 'true')]
  await clients.api.send(new api.UpdateMethodResponseCommand({ ...answer, patchOperations }))
  await refreshed(resource, { responseParameters: { [header]: true } })
  return resource
}

async function makeIntegrationResponse(answer: Answer): Promise<Resource> {
  const put = (template: string): Promise<unknown> =>
    clients.api.send(
      new api.PutIntegrationResponseCommand({
        ...answer,
        responseTemplates: { 'application/json': template },
        responseParameters: { 'method.response.header.X-Order': "'one'" },
      }),
    )
  const resource: Resource = {
    refresh: async () => told(await clients.api.send(new api.GetIntegrationResponseCommand(answer))),
    remove: () => clients.api.send(new api.DeleteIntegrationResponseCommand(answer)),
    gone,
  }
  await put('$input.json("$")')
  await refreshed(resource, { statusCode: '200', responseTemplates: { 'application/json': '$input.json("$")' } })
  // The provider puts it anew where other resources are patched.
  await put('{}')
  await refreshed(resource, { responseTemplates: { 'application/json': '{}' } })
  return resource
}

async function makeDeployment(
  restApiId: string,
  description: string,
): Promise<{ readonly deployment: Resource; readonly deploymentId: string }> {
  const { id: deploymentId = '' } = await clients.api.send(
    new api.CreateDeploymentCommand({ restApiId, description, stageName: '', variables: {} }),
  )
  const deployment: Resource = {
    refresh: async () => told(await clients.api.send(new api.GetDeploymentCommand({ restApiId, deploymentId }))),
    remove: () => clients.api.send(new api.DeleteDeploymentCommand({ restApiId, deploymentId })),
    gone,
  }
  await refreshed(deployment, { id: deploymentId, description })
  const patchOperations = [replace('/description', `${description}, changed`)]
  await clients.api.send(new api.UpdateDeploymentCommand({ restApiId, deploymentId, patchOperations }))
  await refreshed(deployment, { description: `${description}, changed` })
  return { deployment, deploymentId }
}

async function makeStage(restApiId: string, deploymentId: string, nextDeploymentId: string): Promise<Resource> {
  const key = { restApiId, stageName: 'live' }
  await clients.api.send(
    new api.CreateStageCommand({
      ...key,
      deploymentId,
      cacheClusterEnabled: false,
      tracingEnabled: false,
      variables: { machine: 'one', gone: 'soon' },
      tags: { team: 'gate' },
    }),
  )
  const stage: Resource = {
    refresh: async (): Promise<Members> => told(await clients.api.send(new api.GetStageCommand(key))),
    remove: () => clients.api.send(new api.DeleteStageCommand(key)),
    gone,
  }
  await refreshed(stage, { deploymentId, variables: { machine: 'one', gone: 'soon' }, tags: { team: 'gate' } })
  const patchOperations: api.PatchOperation[] = [
    replace('/deploymentId', nextDeploymentId),
    replace('/description', 'Live'),
    replace('/tracingEnabled', 'true'),
    { op: 'remove', path: '/variables/gone' },
    replace('/variables/machine', 'two'),
    // aws_api_gateway_method_settings
    replace('/*/*/metrics/enabled', 'true'),
    replace('/*/*/throttling/burstLimit', '10'),
    replace('/*/*/throttling/rateLimit', '5.5'),
  ]
  await clients.api.send(new api.UpdateStageCommand({ ...key, patchOperations }))
  const resourceArn = `arn:aws:apigateway:us-east-1::/restapis/${restApiId}/stages/live`
  await clients.api.send(new api.TagResourceCommand({ resourceArn, tags: { team: 'steps' } }))
  const { methodSettings } = await refreshed(stage, {
    deploymentId: nextDeploymentId,
    description: 'Live',
    tracingEnabled: true,
    variables: { machine: 'two' },
    tags: { team: 'steps' },
  })
  const settings = (methodSettings as Members)['*/*'] as Members
  assert.deepEqual(
    [settings['metricsEnabled'], settings['throttlingBurstLimit'], settings['throttlingRateLimit']],
    [true, 10, 5.5],
  )
  await clients.api.send(new api.UpdateStageCommand({ ...key, patchOperations: [{ op: 'remove', path: '/*/*' }] }))
  await refreshed(stage, { methodSettings: {} })
  return stage
}
