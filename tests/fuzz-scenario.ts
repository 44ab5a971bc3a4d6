import {
  CreateResourceCommand,
  PutIntegrationCommand,
  PutIntegrationResponseCommand,
  PutMethodCommand,
  PutMethodResponseCommand,
  GetRestApiCommand,
} from '@aws-sdk/client-api-gateway'
import type { Instance } from '../src/server/index.ts'
import { awsClients } from './clients.ts'
import { seededRandom } from './crash-scenario.ts'
import { doors, gatewayDoor, runFuzz, type Door, type FuzzReport } from './fuzz-doors.ts'
import { lambdaDoor } from './fuzz-lambda.ts'
import {
  bodyTemplate,
  createExecutionApi,
  createMachine,
  createRole,
  deploy,
  stepFunctionsFullAccess,
} from './tutorial.ts'

/** Every door by name, with an API made ready for the gateway's. */
export async function allDoors(instance: Instance): Promise<Readonly<Record<string, Door>>> {
  const clients = awsClients(instance.url)
  const role = await createRole(clients, 'Fuzz', 'apigateway.amazonaws.com', [stepFunctionsFullAccess])
  const machineRole = await createRole(clients, 'FuzzMachine', 'states.amazonaws.com', [])
  const functionRole = await createRole(clients, 'FuzzFunction', 'lambda.amazonaws.com', [])
  const stateMachineArn = await createMachine(clients, 'Fuzz', machineRole)
  const api = await createExecutionApi(clients, role, { 'application/json': bodyTemplate })
  const { restApiId } = api
  const { rootResourceId: parentId } = await clients.api.send(new GetRestApiCommand({ restApiId }))
  const resource = await clients.api.send(new CreateResourceCommand({ restApiId, parentId, pathPart: 'mock' }))
  const method = { restApiId, resourceId: resource.id, httpMethod: 'ANY' }
  await clients.api.send(new PutMethodCommand({ ...method, authorizationType: 'NONE' }))
  await clients.api.send(
    new PutMethodResponseCommand({
      ...method,
      statusCode: '200',
      responseParameters: { 'method.response.header.x-echo': false },
    }),
  )
  // What no template takes would be a body without a status: a 500 on AWS, too.
  const requestTemplates = { 'application/json': '{"statusCode": 200}', 'text/plain': '{"statusCode": 200}' }
  await clients.api.send(
    new PutIntegrationCommand({ ...method, type: 'MOCK', passthroughBehavior: 'NEVER', requestTemplates }),
  )
  const responseTemplates = {
    'application/json': `{"q": "$util.escapeJavaScript($input.params('q'))", "h": "$util.urlEncode($input.params('x-custom'))", "all": "$util.base64Encode($input.params().toString())"}`,
  }
  await clients.api.send(new PutIntegrationResponseCommand({ ...method, statusCode: '200', responseTemplates }))
  await deploy(clients, restApiId, { stateMachineArn })
  clients.destroy()
  return { ...doors, gateway: gatewayDoor(restApiId), lambda: lambdaDoor(functionRole) }
}

export async function fuzzDoor(instance: Instance, door: Door, seed: number, runs: number): Promise<FuzzReport> {
  return runFuzz({ url: instance.url, door, random: seededRandom(seed), runs })
}
