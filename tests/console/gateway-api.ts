/** An API as the pages of API Gateway show it best: laid out through the SDK, for tests of the pages. */
import {
  CreateResourceCommand,
  CreateDeploymentCommand,
  CreateRestApiCommand,
  PutIntegrationCommand,
  PutIntegrationResponseCommand,
  PutMethodCommand,
  PutMethodResponseCommand,
} from '@aws-sdk/client-api-gateway'
import { AttachRolePolicyCommand, CreateRoleCommand } from '@aws-sdk/client-iam'
import { CreateStateMachineCommand } from '@aws-sdk/client-sfn'
import type { Clients } from '../clients.ts'

export interface LaidOut {
  readonly apiId: string
  /** By path. */
  readonly resources: Readonly<Record<string, string>>
  readonly machineArn: string
  readonly roleArn: string
}

const startTemplate = (machineArn: string): string =>
  `{"stateMachineArn": "${machineArn}", "input": "$util.escapeJavaScript($input.json('$'))"}`

/** `/orders` whose POST starts a machine, `/orders/{id}` and `/health` with mocks; a stage `prod` has it all. */
export async function layOutApi(aws: Clients): Promise<LaidOut> {
  const roleArn = await roleOf(aws, 'gate', 'apigateway.amazonaws.com')
  const machineRole = await roleOf(aws, 'steps', 'states.amazonaws.com')
  const definition = JSON.stringify({ StartAt: 'Ship', States: { Ship: { Type: 'Pass', End: true } } })
  const machine = await aws.sfn.send(
    new CreateStateMachineCommand({ name: 'fulfil-order', roleArn: machineRole, definition }),
  )
  const machineArn = machine.stateMachineArn ?? ''
  const { id: apiId = '', rootResourceId = '' } = await aws.api.send(
    new CreateRestApiCommand({ name: 'orders', endpointConfiguration: { types: ['REGIONAL'] } }),
  )
  const resource = async (parentId: string, pathPart: string): Promise<string> =>
    (await aws.api.send(new CreateResourceCommand({ restApiId: apiId, parentId, pathPart }))).id ?? ''
  const orders = await resource(rootResourceId, 'orders')
  const order = await resource(orders, '{id}')
  const health = await resource(rootResourceId, 'health')
  await putStart(aws, { restApiId: apiId, resourceId: orders, httpMethod: 'POST' }, roleArn, machineArn)
  for (const [resourceId, httpMethod] of [
    [orders, 'OPTIONS'],
    [order, 'GET'],
    [order, 'DELETE'],
    [health, 'GET'],
  ] as const) {
    await putMock(aws, { restApiId: apiId, resourceId, httpMethod })
  }
  await aws.api.send(
    new CreateDeploymentCommand({ restApiId: apiId, stageName: 'prod', variables: { stateMachine: 'fulfil-order' } }),
  )
  await aws.api.send(new CreateDeploymentCommand({ restApiId: apiId, stageName: 'staging', description: 'A trial' }))
  const resources = { '/': rootResourceId, '/orders': orders, '/orders/{id}': order, '/health': health }
  return { apiId, resources, machineArn, roleArn }
}

interface Place {
  readonly restApiId: string
  readonly resourceId: string
  readonly httpMethod: string
}

async function putStart(aws: Clients, place: Place, credentials: string, machineArn: string): Promise<void> {
  await aws.api.send(new PutMethodCommand({ ...place, authorizationType: 'NONE' }))
  await aws.api.send(
    new PutIntegrationCommand({
      ...place,
      type: 'AWS',
      integrationHttpMethod: 'POST',
      uri: 'arn:aws:apigateway:us-east-1:states:action/StartExecution',
      credentials,
      requestTemplates: { 'application/json': startTemplate(machineArn) },
    }),
  )
  for (const statusCode of ['200', '400']) {
    await aws.api.send(
      new PutMethodResponseCommand({
        ...place,
        statusCode,
        responseModels: { 'application/json': 'Empty' },
        ...(statusCode === '200' && { responseParameters: { 'method.response.header.X-Request-Id': false } }),
      }),
    )
  }
  await aws.api.send(new PutIntegrationResponseCommand({ ...place, statusCode: '200' }))
  await aws.api.send(
    new PutIntegrationResponseCommand({
      ...place,
      statusCode: '400',
      selectionPattern: String.raw`4\d{2}`,
      responseTemplates: { 'application/json': `{"message": $input.json('$.message')}` },
    }),
  )
}

async function putMock(aws: Clients, place: Place): Promise<void> {
  await aws.api.send(new PutMethodCommand({ ...place, authorizationType: 'NONE' }))
  const requestTemplates = { 'application/json': '{"statusCode": 200}' }
  await aws.api.send(new PutIntegrationCommand({ ...place, type: 'MOCK', requestTemplates }))
  await aws.api.send(new PutMethodResponseCommand({ ...place, statusCode: '200' }))
  await aws.api.send(new PutIntegrationResponseCommand({ ...place, statusCode: '200' }))
}

async function roleOf({ iam }: Clients, RoleName: string, service: string): Promise<string> {
  const trust = { Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }
  const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [trust] })
  const made = await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }))
  const PolicyArn = 'arn:aws:iam::aws:policy/AWSStepFunctionsFullAccess'
  await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }))
  return made.Role?.Arn ?? ''
}
