/** `--demo`: the machine, role, API and stage of the AWS tutorial, made through the same operations that anybody calls. */
import { succeed, type Outcome, type Space } from '../base/index.ts'
import type { RootCaller } from './instance.ts'

export interface Demo {
  readonly restApiId: string
  readonly stateMachineArn: string
  /** Path behind the server's URL that starts a workflow. */
  readonly path: string
}

const apiName = 'StartExecutionAPI'
const machineName = 'HelloWorld'
const stageName = 'alpha'

const definition = JSON.stringify(
  {
    Comment: 'Says hello, waits a moment, and says what it was given.',
    StartAt: 'Hello',
    States: {
      Hello: { Type: 'Pass', Result: { greeting: 'Hello World!' }, ResultPath: '$.hello', Next: 'Wait a moment' },
      'Wait a moment': { Type: 'Wait', Seconds: 1, Next: 'Done' },
      Done: { Type: 'Succeed' },
    },
  },
  null,
  2,
)

/**
 * `escapeJavaScript` writes an apostrophe as `\'`, which is no JSON: the template takes that back, as AWS advises. The
 * machine's ARN is a stage variable, so that another stage can start another machine.
 */
const template = `#set($input_text = $util.escapeJavaScript($input.json('$')).replaceAll("\\\\'", "'"))
{
  "input": "$input_text",
  "stateMachineArn": "$stageVariables.stateMachineArn"
}`

/** Makes what is missing; starting it again on the same data makes nothing twice. */
export async function makeDemo(call: RootCaller, space: Space): Promise<Outcome<Demo>> {
  const machineRole = await makeRole(call, space, 'StepFunctionsHelloWorld', 'states.amazonaws.com', [])
  if (!machineRole.ok) return machineRole
  const apiRole = await makeRole(call, space, 'APIGatewayToStepFunctions', 'apigateway.amazonaws.com', [
    'AWSStepFunctionsFullAccess',
    'service-role/AmazonAPIGatewayPushToCloudWatchLogs',
  ])
  if (!apiRole.ok) return apiRole
  const machine = await call('states', 'CreateStateMachine', {
    name: machineName,
    definition,
    roleArn: machineRole.value,
  })
  if (!machine.ok && machine.failure.code !== 'StateMachineAlreadyExists') return machine
  const stateMachineArn = `arn:aws:states:${space.region}:${space.account}:stateMachine:${machineName}`
  const api = await makeApi(call, space, apiRole.value, stateMachineArn)
  if (!api.ok) return api
  return succeed({
    restApiId: api.value,
    stateMachineArn,
    path: `/_aws/execute-api/${api.value}/${stageName}/execution`,
  })
}

async function makeRole(
  call: RootCaller,
  space: Space,
  name: string,
  service: string,
  policies: readonly string[],
): Promise<Outcome<string>> {
  const trust = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }],
  }
  const role = await call('iam', 'CreateRole', { RoleName: name, AssumeRolePolicyDocument: JSON.stringify(trust) })
  if (!role.ok && role.failure.code !== 'EntityAlreadyExists') return role
  for (const policy of policies) {
    const attached = await call('iam', 'AttachRolePolicy', {
      RoleName: name,
      PolicyArn: `arn:aws:iam::aws:policy/${policy}`,
    })
    if (!attached.ok) return attached
  }
  return succeed(`arn:aws:iam::${space.account}:role/${name}`)
}

async function makeApi(
  call: RootCaller,
  space: Space,
  credentials: string,
  stateMachineArn: string,
): Promise<Outcome<string>> {
  const existing = await call<{ items?: readonly { id?: string; name?: string }[] }>('apigateway', 'GetRestApis', {
    limit: 500,
  })
  if (!existing.ok) return existing
  const known = existing.value.items?.find((each) => each.name === apiName)?.id
  if (known !== undefined) {
    const stage = await call('apigateway', 'GetStage', { restApiId: known, stageName })
    if (stage.ok) return succeed(known)
  }
  const api = await call<{ id: string; rootResourceId: string }>('apigateway', 'CreateRestApi', {
    name: apiName,
    endpointConfiguration: { types: ['REGIONAL'] },
  })
  if (!api.ok) return api
  const restApiId = api.value.id
  const resource = await call<{ id: string }>('apigateway', 'CreateResource', {
    restApiId,
    parentId: api.value.rootResourceId,
    pathPart: 'execution',
  })
  if (!resource.ok) return resource
  const method = { restApiId, resourceId: resource.value.id, httpMethod: 'POST' }
  const uri = `arn:aws:apigateway:${space.region}:states:action/StartExecution`
  const steps: readonly (readonly [operation: string, input: object])[] = [
    ['PutMethod', { ...method, authorizationType: 'NONE' }],
    ['PutMethodResponse', { ...method, statusCode: '200', responseModels: { 'application/json': 'Empty' } }],
    [
      'PutIntegration',
      {
        ...method,
        type: 'AWS',
        integrationHttpMethod: 'POST',
        uri,
        credentials,
        requestTemplates: { 'application/json': template },
      },
    ],
    ['PutIntegrationResponse', { ...method, statusCode: '200', selectionPattern: '' }],
    ['CreateDeployment', { restApiId, stageName, variables: { stateMachineArn } }],
  ]
  for (const [operation, input] of steps) {
    const done = await call('apigateway', operation, input)
    if (!done.ok) return done
  }
  return succeed(restApiId)
}
