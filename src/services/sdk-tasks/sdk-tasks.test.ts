import { deepStrictEqual, match, ok, strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { parseDefinition } from '../../asl/index.ts'
import type { TaskOutcome } from '../../engine/index.ts'
import { account, arn, create, openWorld, pass1, run, taskAttempt } from '../states/scenario.ts'
import { integrationProblems } from './definition-parameters.ts'
import { parameterProblems } from './parameter-problems.ts'
import { memberName } from './sdk-services.ts'
import { sdkTasks } from './sdk-tasks.ts'

const { ports } = openWorld()
const tasks = sdkTasks(() => ports)

async function call(action: string, parameters: object): Promise<TaskOutcome> {
  const attempt = taskAttempt(`arn:aws:states:::aws-sdk:${action}`, parameters)
  ok(tasks.supports(attempt.resource), attempt.resource)
  return tasks.run(attempt, new AbortController().signal)
}

async function result(action: string, parameters: object): Promise<unknown> {
  const outcome = await call(action, parameters)
  ok(outcome.kind !== 'failed', JSON.stringify(outcome))
  return JSON.parse(outcome.output)
}

test('members are named as Java names them', () => {
  const named = ['executionArn', 'kmsKeyId', 'SSHPublicKeyId', 'MFADevices', 'Arn', 'billedMemoryUsedInMB', 'ARN', 'x']
  deepStrictEqual(named.map(memberName), [
    'ExecutionArn',
    'KmsKeyId',
    'SshPublicKeyId',
    'MfaDevices',
    'Arn',
    'BilledMemoryUsedInMB',
    'Arn',
    'X',
  ])
})

test('operations of every service: members begin large, keys of maps and state names stay, times are ISO 8601', async () => {
  const group = { LogGroupName: 'g', Tags: { some: 'tag' }, KmsKeyId: null }
  deepStrictEqual(await result('cloudwatchlogs:createLogGroup', group), {})
  deepStrictEqual(await result('cloudwatchlogs:listTagsLogGroup', { LogGroupName: 'g' }), { Tags: { some: 'tag' } })
  const created = { Name: 'a', Tags: [{ Key: 'k', Value: 'v' }] }
  deepStrictEqual(await result('sfn:createActivity', created), {
    ActivityArn: `arn:aws:states:eu-west-1:${account}:activity:a`,
    CreationDate: '2026-09-21T14:13:20.000Z',
  })
  deepStrictEqual(await result('sts:getCallerIdentity', {}), {
    Account: account,
    Arn: `arn:aws:sts::${account}:assumed-role/r/e`,
    UserId: 'AROANOSUCHROLE0000000:e',
  })
  const variables = { ...JSON.parse(pass1), StartAt: 'v' }
  variables.States = {
    v: { Type: 'Pass', Assign: { lower: 1 }, Next: 'w' },
    w: { Type: 'Pass', InputPath: '$lower', End: true },
  }
  await run(ports, create(JSON.stringify(variables), { name: 'm' }), new Map())
  const described = (await result('sfn:describeStateMachine', { StateMachineArn: arn })) as {
    VariableReferences: object
  }
  deepStrictEqual(described.VariableReferences, { w: ['lower'] })
  const validated = await result('sfn:validateStateMachineDefinition', { Definition: variables })
  deepStrictEqual(validated, { Diagnostics: [], Result: 'OK', Truncated: false })
})

test('refusals carry the names that the SDK gives them, whatever the operation models', async () => {
  for (const [action, parameters, error, cause] of [
    ['sfn:sendTaskFailure', { TaskToken: 'No' }, 'Sfn.InvalidTokenException', /^Invalid Token: 'Invalid token' \(S/],
    ['sfn:describeExecution', {}, 'Sfn.ValidationException', /^1 validation error detected: Value null at 'executionA/],
    [
      'sfn:startSyncExecution',
      { StateMachineArn: arn },
      'Sfn.StateMachineTypeNotSupportedException',
      /Status Code: 400/,
    ],
    [
      'iam:getRole',
      { RoleName: 'none' },
      'Iam.NoSuchEntityException',
      /\(Service: Iam, Status Code: 404, Request ID: /,
    ],
    ['apigateway:getRestApi', { RestApiId: 'none' }, 'ApiGateway.NotFoundException', /Status Code: 404/],
    ['cloudwatchlogs:deleteLogGroup', { LogGroupName: 'n' }, 'CloudWatchLogs.ResourceNotFoundException', /Code: 400/],
    ['lambda:getFunction', { FunctionName: 'none' }, 'Lambda.ResourceNotFoundException', /\(SDK Attempt Count: 1\)$/],
  ] as const) {
    const outcome = await call(action, parameters)
    ok(outcome.kind === 'failed', action)
    strictEqual(outcome.error, error)
    match(outcome.cause ?? '', cause)
  }
})

test('services and operations that are not here are not supported', () => {
  const resources = ['sfn:nothing', 's3:getObject', 'sfn:startExecution.sync', 'cloudwatchlogs:startQuery']
  deepStrictEqual(
    resources.map((resource) => tasks.supports(`arn:aws:states:::aws-sdk:${resource}`)),
    [false, false, false, false],
  )
})

test('parameters that no integration can be started with', () => {
  const unsupported = (name: string): string => `The field "${name}" is not supported by Step Functions`
  for (const [action, parameters, problems] of [
    ['lambda:invoke', { FunctionName: 'f', Payload: [1], Qualifier: null }, []],
    ['lambda:invoke', { Paylod: 1 }, ["The field 'FunctionName' is required but was missing", unsupported('Paylod')]],
    [
      'lambda:invoke.waitForTaskToken',
      { FunctionName: 1 },
      ["The value for the field 'FunctionName' must be a STRING"],
    ],
    ['states:startExecution.sync:2', { StateMachineArn: 'a', Input: 1 }, []],
    [
      'aws-sdk:sfn:startExecution',
      { stateMachineArn: 'a' },
      ["The field 'StateMachineArn' is required but was missing"],
    ],
    [
      'aws-sdk:sfn:startExecution',
      { StateMachineArn: 'a', input: '{}', Bogus: 1 },
      [`${unsupported('input')}. Did you mean 'Input'?`, unsupported('Bogus')],
    ],
    ['aws-sdk:sfn:createStateMachine', { Name: 'a', Definition: 'd', RoleArn: 'r', Publish: ' TRUE ' }, []],
    [
      'aws-sdk:sfn:createStateMachine',
      { Name: 'a', Definition: 'd', RoleArn: 'r', Publish: 'TrUe', EncryptionConfiguration: {} },
      ['Cannot deserialize value of type `java.lang.Boolean` from String "TrUe": only "true" or "false" recognized'],
    ],
    ['aws-sdk:sfn:listExecutions', { MaxResults: 'x' }, ["The value for the field 'MaxResults' must be an INTEGER"]],
    ['aws-sdk:sfn:createActivity', { Name: 'a', Tags: [{ key: 'k' }] }, [`${unsupported('key')}. Did you mean 'Key'?`]],
    ['aws-sdk:sfn:sendTaskSuccess', { TaskToken: 't', Output: { a: 1 } }, []],
    ['aws-sdk:cloudwatchlogs:tagLogGroup', { LogGroupName: 'g', Tags: { any: 'thing' } }, []],
    ['aws-sdk:s3:getObject', { whatever: 1 }, []],
    [
      'apigateway:invoke',
      { ApiEndpoint: 'e', Method: 'GET', Headers: { a: 'b' } },
      ["The value of the field 'Headers' has an invalid format"],
    ],
  ] as const) {
    deepStrictEqual(parameterProblems(`arn:aws:states:::${action}`, parameters), problems, action)
  }
})

test('what of that can be seen in a definition', () => {
  const task = (Resource: string, more: object): object => ({ Type: 'Task', Resource, End: true, ...more })
  const invoke = 'arn:aws:states:::lambda:invoke'
  const States = {
    A: { ...task(invoke, { Parameters: { 'FunctionName.$': '$.f', Payload: {} } }), End: undefined, Next: 'B' },
    B: {
      Type: 'Map',
      ItemProcessor: { StartAt: 'C', States: { C: task(invoke, {}) } },
      Next: 'D',
    },
    D: {
      Type: 'Parallel',
      Branches: [
        { StartAt: 'E', States: { E: task(invoke, { QueryLanguage: 'JSONata', Arguments: '{% $states.input %}' }) } },
        {
          StartAt: 'F',
          States: { F: task(invoke, { QueryLanguage: 'JSONata', Arguments: { Foo: 1, Bar: '{% 1 %}' } }) },
        },
        { StartAt: 'G', States: { G: task(invoke, { QueryLanguage: 'JSONata' }) } },
      ],
      End: true,
    },
  }
  const { machine } = parseDefinition(JSON.stringify({ StartAt: 'A', States }), { type: 'STANDARD' })
  ok(machine)
  deepStrictEqual(
    integrationProblems(machine).map(({ message, location }) => `${message} at ${location}`),
    [
      `Parameters field is required for resource ARN: ${invoke} at /States/B/ItemProcessor/States/C`,
      "The field 'FunctionName' is required but was missing at /States/D/Branches[1]/States/F/Arguments",
      'The field "Foo" is not supported by Step Functions at /States/D/Branches[1]/States/F/Arguments',
      `Arguments field is required for resource ARN: ${invoke} at /States/D/Branches[2]/States/G`,
    ],
  )
})
