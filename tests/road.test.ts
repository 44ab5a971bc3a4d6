/** The road: role -> API -> test -> deploy -> curl -> durable execution, as the tutorial's reader walks it. */
import {
  CreateDeploymentCommand,
  PutIntegrationCommand,
  PutIntegrationResponseCommand,
  TestInvokeMethodCommand,
  UpdateStageCommand,
} from '@aws-sdk/client-api-gateway'
import { DetachRolePolicyCommand, UpdateAssumeRolePolicyCommand } from '@aws-sdk/client-iam'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openInstance, type Instance } from '../src/server/index.ts'
import { awsClients, type Clients } from './clients.ts'
import {
  bodyTemplate,
  createExecutionApi,
  createMachine,
  createRole,
  deploy,
  endOf,
  post,
  startExecutionUri,
  stepFunctionsFullAccess,
  type ExecutionApi,
} from './tutorial.ts'

const silentLog = { info: () => {}, warn: () => {}, error: () => {} }
let instance: Instance
let clients: Clients
let machineRole: string
let apiRole: string
let machineArn: string
let otherMachineArn: string

before(async () => {
  const opened = await openInstance({ port: 0, log: silentLog })
  assert.ok(opened.ok)
  instance = opened.value
  clients = awsClients(instance.url)
  machineRole = await createRole(clients, 'StepFunctionsRole', 'states.amazonaws.com', [])
  apiRole = await createRole(clients, 'APIGatewayToStepFunctions', 'apigateway.amazonaws.com', [
    stepFunctionsFullAccess,
  ])
  machineArn = await createMachine(clients, 'HelloWorld', machineRole)
  otherMachineArn = await createMachine(clients, 'Other', machineRole)
})

after(async () => {
  clients.destroy()
  await instance.close()
})

const form = { 'content-type': 'application/x-www-form-urlencoded' }
const invokeUrl = ({ restApiId }: ExecutionApi): string =>
  `${instance.url}/_aws/execute-api/${restApiId}/alpha/execution`
const started = (body: string): string => {
  const { executionArn, startDate } = JSON.parse(body) as { executionArn: string; startDate: number }
  assert.match(executionArn, /^arn:aws:states:us-east-1:000000000000:execution:/)
  assert.equal(typeof startDate, 'number')
  return executionArn
}

test('without a template the body passes through, whatever curl says its type is', async () => {
  const api = await createExecutionApi(clients, apiRole)
  await deploy(clients, api.restApiId)
  const body = JSON.stringify({ input: '{}', name: 'MyExecution', stateMachineArn: machineArn })
  const first = await post(invokeUrl(api), body, form)
  assert.equal(first.status, 200)
  assert.equal((await endOf(clients, started(first.body))).status, 'SUCCEEDED')

  // Only a default integration response exists, so the service's 400 is a 200 to the caller, as on AWS.
  const second = await post(invokeUrl(api), body, form)
  assert.equal(second.status, 200)
  const error = JSON.parse(second.body) as { __type: string; message: string }
  assert.match(error.__type, /#?ExecutionAlreadyExists$/)
  assert.equal(
    error.message,
    `Execution Already Exists: '${machineArn.replace(':stateMachine:', ':execution:')}:MyExecution'`,
  )
})

test('every form of invoke URL reaches the stage', async () => {
  const api = await createExecutionApi(clients, apiRole)
  await deploy(clients, api.restApiId)
  const body = JSON.stringify({ stateMachineArn: machineArn })
  const hosted = { ...form, host: `${api.restApiId}.execute-api.localhost:4566` }
  const anyDomain = { ...form, host: `${api.restApiId.toUpperCase()}.execute-api.eu-west-3.example.net` }
  const answers = [
    await post(invokeUrl(api), body, form),
    await post(`${instance.url}/restapis/${api.restApiId}/alpha/_user_request_/execution`, body, form),
    await post(`${instance.url}/alpha/execution`, body, hosted),
    await post(`${instance.url}/alpha/execution/`, body, anyDomain),
  ]
  for (const answer of answers) assert.equal((await endOf(clients, started(answer.body))).status, 'SUCCEEDED')
  const unknown = await post(`${instance.url}/_aws/execute-api/${api.restApiId}/alpha/nothing`, body, form)
  assert.deepEqual([unknown.status, unknown.body], [403, '{"message":"Missing Authentication Token"}'])
  const noStage = await post(`${instance.url}/_aws/execute-api/${api.restApiId}/beta/execution`, body, form)
  assert.deepEqual([noStage.status, noStage.body], [403, '{"message":"Forbidden"}'])
})

test('test-invoke runs the draft and prints the log', async () => {
  const api = await createExecutionApi(clients, apiRole)
  const result = await clients.api.send(
    new TestInvokeMethodCommand({
      ...api,
      httpMethod: 'POST',
      body: JSON.stringify({ input: '{}', name: 'FromTest', stateMachineArn: machineArn }),
    }),
  )
  assert.equal(result.status, 200)
  assert.equal((await endOf(clients, started(result.body ?? ''))).status, 'SUCCEEDED')
  const lines = (result.log ?? '').split('\n').map((line) => line.replace(/^.* UTC \d{4} : /, ''))
  assert.match(lines[0] ?? '', /^Execution log for request /)
  for (const expected of [
    'HTTP Method: POST, Resource Path: /execution',
    'Method request path: {}',
    'Endpoint request URI: https://states.us-east-1.amazonaws.com/?Action=StartExecution',
    'Successfully completed execution',
    'Method completed with status: 200',
  ]) {
    assert.ok(lines.includes(expected), `the log lacks ${expected}:\n${result.log}`)
  }
})

test('the body-mapping template and a stage variable start the machine; the variable works at once, a template by deployment', async () => {
  const api = await createExecutionApi(clients, apiRole, { 'application/json': bodyTemplate })
  await deploy(clients, api.restApiId, { stateMachineArn: machineArn })
  const first = started((await post(invokeUrl(api), '{"who":"world"}')).body)
  assert.match(first, /:execution:HelloWorld:/)
  assert.equal((await endOf(clients, first)).input, '{"who":"world"}')

  const patchOperations = [{ op: 'replace' as const, path: '/variables/stateMachineArn', value: otherMachineArn }]
  await clients.api.send(new UpdateStageCommand({ restApiId: api.restApiId, stageName: 'alpha', patchOperations }))
  assert.match(started((await post(invokeUrl(api), '{}')).body), /:execution:Other:/)

  const fixed = `{"stateMachineArn": "${machineArn}", "input": "{\\"fixed\\": true}"}`
  await clients.api.send(
    new PutIntegrationCommand({
      ...api,
      httpMethod: 'POST',
      type: 'AWS',
      integrationHttpMethod: 'POST',
      uri: startExecutionUri,
      credentials: apiRole,
      requestTemplates: { 'application/json': fixed },
    }),
  )
  assert.match(
    started((await post(invokeUrl(api), '{}')).body),
    /:execution:Other:/,
    'the deployed template still runs',
  )
  await redeployWithResponse(api)
  const fromFixed = started((await post(invokeUrl(api), '{}')).body)
  assert.match(fromFixed, /:execution:HelloWorld:/)
  assert.equal((await endOf(clients, fromFixed)).input, '{"fixed": true}')
})

/** PutIntegration replaces the integration whole, its responses too. */
async function redeployWithResponse(api: ExecutionApi): Promise<void> {
  await clients.api.send(new PutIntegrationResponseCommand({ ...api, httpMethod: 'POST', statusCode: '200' }))
  await clients.api.send(new CreateDeploymentCommand({ restApiId: api.restApiId, stageName: 'alpha' }))
}

test('once a JSON template exists, a form content type passes it by', async () => {
  const api = await createExecutionApi(clients, apiRole, { 'application/json': bodyTemplate })
  await deploy(clients, api.restApiId, { stateMachineArn: machineArn })
  const answer = await post(invokeUrl(api), JSON.stringify({ input: '{}', stateMachineArn: otherMachineArn }), form)
  assert.match(started(answer.body), /:execution:Other:/)
})

test("the tutorial's third template as printed fails, and so does an apostrophe; the test log says why", async () => {
  const printed = `{
  "input": "$util.escapeJavaScript($input.json('$'))",
  "stateMachineArn": "$stageVariables.get(${machineArn})"
}`
  const broken = await createExecutionApi(clients, apiRole, { 'application/json': printed })
  await deploy(clients, broken.restApiId, { stateMachineArn: machineArn })
  const answer = await post(invokeUrl(broken), '{}')
  // Velocity 1.7 reads the unquoted ARN as text behind a property: the service then refuses what came of it.
  assert.equal(answer.status, 200)
  assert.match(answer.body, /#?InvalidArn","message":"Invalid Arn: /)

  const api = await createExecutionApi(clients, apiRole, { 'application/json': bodyTemplate })
  await deploy(clients, api.restApiId, { stateMachineArn: machineArn })
  const apostrophe = await post(invokeUrl(api), `{"text":"it's"}`)
  assert.equal(apostrophe.status, 200)
  assert.match(apostrophe.body, /#?SerializationException"/)
  const tested = await clients.api.send(
    new TestInvokeMethodCommand({
      ...api,
      httpMethod: 'POST',
      body: `{"text":"it's"}`,
      stageVariables: { stateMachineArn: machineArn },
    }),
  )
  assert.match(tested.log ?? '', /Endpoint request body after transformations: .*it\\'s/s)
  assert.match(tested.log ?? '', /Endpoint response body before transformations: .*SerializationException/)
})

test('without the policy the call is denied by the service, without the trust by the gateway', async () => {
  const role = await createRole(clients, 'Narrowed', 'apigateway.amazonaws.com', [stepFunctionsFullAccess])
  const api = await createExecutionApi(clients, role)
  await deploy(clients, api.restApiId)
  const body = JSON.stringify({ stateMachineArn: machineArn })
  started((await post(invokeUrl(api), body, form)).body)

  await clients.iam.send(new DetachRolePolicyCommand({ RoleName: 'Narrowed', PolicyArn: stepFunctionsFullAccess }))
  const denied = await post(invokeUrl(api), body, form)
  assert.equal(denied.status, 200)
  assert.match(denied.body, /AccessDeniedException/)
  assert.match(
    denied.body,
    /assumed-role\/Narrowed\/BackplaneAssumeRoleSession is not authorized to perform: states:StartExecution on resource: /,
  )

  const trust = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: 'states.amazonaws.com' }, Action: 'sts:AssumeRole' }],
  }
  await clients.iam.send(
    new UpdateAssumeRolePolicyCommand({ RoleName: 'Narrowed', PolicyDocument: JSON.stringify(trust) }),
  )
  const refused = await post(invokeUrl(api), body, form)
  assert.deepEqual([refused.status, refused.body], [500, '{"message": "Internal server error"}'])
  const tested = await clients.api.send(new TestInvokeMethodCommand({ ...api, httpMethod: 'POST', body }))
  assert.match(
    tested.log ?? '',
    /Execution failed due to configuration error: API Gateway does not have permission to assume the provided role/,
  )
})
