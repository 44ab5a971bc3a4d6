/** Functions that really run: made from zips by the AWS SDK, called by executions, with what AWS answers when they fail. */
import { GetLogEventsCommand, DescribeLogStreamsCommand } from '@aws-sdk/client-cloudwatch-logs'
import { CreateFunctionCommand, InvokeCommand, LambdaClient, waitUntilFunctionActiveV2 } from '@aws-sdk/client-lambda'
import {
  CreateStateMachineCommand,
  GetExecutionHistoryCommand,
  StartExecutionCommand,
  StartSyncExecutionCommand,
  TestStateCommand,
  type HistoryEvent,
} from '@aws-sdk/client-sfn'
import { zipSync } from 'fflate'
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { after, before, test } from 'node:test'
import { openInstance, type Instance } from '../src/server/index.ts'
import { awsClients, type Clients } from './clients.ts'
import { createRole, endOf, stepFunctionsFullAccess } from './tutorial.ts'

const silentLog = { info: () => {}, warn: () => {}, error: () => {} }
const noPython = hasPython() ? false : 'python3 is not there'
const invokeAny = 'arn:aws:iam::aws:policy/service-role/AWSLambdaRole'

const nodeCode = `
import { createRequire } from 'node:module'
export const hello = async (event, context) => {
  console.log('hello', event.name)
  return { hello: event.name, arn: context.invokedFunctionArn }
}
let calls = 0
export const flaky = async () => {
  calls++
  if (calls < 3) throw Object.assign(new Error('not yet'), { name: 'NotYet' })
  return calls
}
export const fail = async () => { throw Object.assign(new TypeError('no such order'), { name: 'OrderError' }) }
export const never = () => { setInterval(() => {}, 1000) }
export const large = async () => 'x'.repeat(300_000)
export const keep = async ({ token }) => {
  const { SFNClient, SendTaskSuccessCommand } = createRequire(${JSON.stringify(import.meta.url)})('@aws-sdk/client-sfn')
  await new SFNClient({}).send(new SendTaskSuccessCommand({ taskToken: token, output: '{"by":"the function"}' }))
}
export const leave = async () => process.exit(3)
`
const pythonCode = `
def hello(event, context):
    print("hello", event["name"])
    return {"hello": event["name"], "arn": context.invoked_function_arn}

def fail(event, context):
    raise Exception("Some exception was raised.")
`

let instance: Instance
let clients: Clients
let lambda: LambdaClient
let functionRole: string
let machineRole: string

before(async () => {
  const opened = await openInstance({ port: 0, log: silentLog })
  assert.ok(opened.ok)
  instance = opened.value
  clients = awsClients(instance.url)
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
  lambda = new LambdaClient({ endpoint: instance.url, region: 'us-east-1', credentials, maxAttempts: 1 })
  functionRole = await createRole(clients, 'FunctionRole', 'lambda.amazonaws.com', [stepFunctionsFullAccess])
  machineRole = await createRole(clients, 'MachineRole', 'states.amazonaws.com', [invokeAny])
  for (const name of ['hello', 'flaky', 'fail', 'never', 'large', 'leave', 'keep']) {
    await createFunction(`node-${name}`, 'nodejs22.x', `index.${name}`, { 'index.mjs': Buffer.from(nodeCode) })
  }
})

after(async () => {
  clients.destroy()
  lambda.destroy()
  await instance.close()
})

async function createFunction(
  name: string,
  runtime: 'nodejs22.x' | 'python3.12',
  handler: string,
  files: Readonly<Record<string, Uint8Array>>,
): Promise<string> {
  const made = await lambda.send(
    new CreateFunctionCommand({
      FunctionName: name,
      Runtime: runtime,
      Handler: handler,
      Role: functionRole,
      Timeout: 2,
      Code: { ZipFile: zipSync(files) },
    }),
  )
  await waitUntilFunctionActiveV2({ client: lambda, maxWaitTime: 10 }, { FunctionName: name })
  return made.FunctionArn ?? ''
}

interface Ran {
  readonly status: string | undefined
  readonly output: string | undefined
  readonly events: readonly HistoryEvent[]
}

let machines = 0

async function run(task: object, input: object = { name: 'you' }): Promise<Ran> {
  const states = {
    T: { Type: 'Task', End: true, ...task },
    ...('Catch' in task ? { C: { Type: 'Pass', End: true } } : {}),
  }
  const definition = { StartAt: 'T', States: states }
  const made = await clients.sfn.send(
    new CreateStateMachineCommand({
      name: `m${++machines}`,
      roleArn: machineRole,
      definition: JSON.stringify(definition),
    }),
  )
  const { executionArn } = await clients.sfn.send(
    new StartExecutionCommand({ stateMachineArn: made.stateMachineArn, input: JSON.stringify(input) }),
  )
  const { status, output } = await endOf(clients, executionArn ?? '')
  const { events = [] } = await clients.sfn.send(new GetExecutionHistoryCommand({ executionArn }))
  return { status, output, events }
}

const invokeArn = 'arn:aws:states:::lambda:invoke'
const invokeTask = (name: string, more: object = {}) => ({
  Resource: invokeArn,
  Parameters: { FunctionName: name, 'Payload.$': '$' },
  ...more,
})
const catchAll = { Catch: [{ ErrorEquals: ['States.ALL'], Next: 'C' }] }

test('a function in Node runs as a task, and its log is a log group', async () => {
  const { status, output, events } = await run(invokeTask('node-hello'))
  assert.equal(status, 'SUCCEEDED')
  const result = JSON.parse(output ?? '') as Record<string, unknown>
  const arn = 'arn:aws:lambda:us-east-1:000000000000:function:node-hello'
  assert.deepEqual(result['Payload'], { hello: 'you', arn })
  assert.deepEqual(Object.keys(result), [
    'ExecutedVersion',
    'Payload',
    'SdkHttpMetadata',
    'SdkResponseMetadata',
    'StatusCode',
  ])
  assert.deepEqual(
    events.map(({ type }) => type),
    [
      'ExecutionStarted',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskStarted',
      'TaskSucceeded',
      'TaskStateExited',
      'ExecutionSucceeded',
    ],
  )
  const messages = await logOf('/aws/lambda/node-hello')
  assert.match(
    messages.join(''),
    /^START RequestId: \S+ Version: \$LATEST\n.*\tINFO\thello you\nEND RequestId: \S+\nREPORT RequestId: /,
  )
})

async function logOf(logGroupName: string): Promise<string[]> {
  for (let tries = 0; tries < 500; tries++) {
    const { logStreams = [] } = await clients.logs
      .send(new DescribeLogStreamsCommand({ logGroupName }))
      .catch(() => ({ logStreams: [] }))
    const logStreamName = logStreams[0]?.logStreamName
    if (logStreamName === undefined) continue
    const { events = [] } = await clients.logs.send(
      new GetLogEventsCommand({ logGroupName, logStreamName, startFromHead: true }),
    )
    if (events.length > 0) return events.map(({ message }) => message ?? '')
  }
  return []
}

test('a function in Python runs as a task, and fails with its own error', { skip: noPython }, async () => {
  const files = { 'handler.py': Buffer.from(pythonCode) }
  const arn = await createFunction('python-hello', 'python3.12', 'handler.hello', files)
  const { output } = await run({ Resource: arn })
  assert.deepEqual(JSON.parse(output ?? ''), { hello: 'you', arn })
  await createFunction('python-fail', 'python3.12', 'handler.fail', files)
  const failed = await run(invokeTask('python-fail', catchAll))
  const { Error: error, Cause: cause } = JSON.parse(failed.output ?? '') as { Error: string; Cause: string }
  assert.equal(error, 'Exception')
  const { requestId, ...told } = JSON.parse(cause) as Record<string, unknown>
  assert.match(String(requestId), /^[0-9a-f-]{36}$/)
  assert.deepEqual(told, {
    errorMessage: 'Some exception was raised.',
    errorType: 'Exception',
    stackTrace: ['  File "/var/task/handler.py", line 7, in fail\n    raise Exception("Some exception was raised.")\n'],
  })
})

test('a function fails with its own name, is retried, times out, and leaves in the middle', async () => {
  const own = await run(invokeTask('node-fail', { Catch: [{ ErrorEquals: ['OrderError'], Next: 'C' }] }))
  const { Error: error, Cause: cause } = JSON.parse(own.output ?? '') as { Error: string; Cause: string }
  assert.equal(error, 'OrderError')
  assert.match(
    cause,
    /^\{"errorType":"OrderError","errorMessage":"no such order","trace":\["OrderError: no such order"/,
  )
  assert.match(cause, /file:\/\/\/var\/task\/index\.mjs/)

  const retry = { Retry: [{ ErrorEquals: ['NotYet'], IntervalSeconds: 1, BackoffRate: 1, MaxAttempts: 5 }] }
  const flaky = await run(invokeTask('node-flaky', { ...retry, ResultSelector: { 'n.$': '$.Payload' } }))
  assert.equal(flaky.output, '{"n":3}')
  assert.equal(flaky.events.filter(({ type }) => type === 'TaskFailed').length, 2)

  const late = await run(invokeTask('node-never', catchAll))
  assert.match(late.output ?? '', /^\{"Error":"Sandbox.Timedout","Cause":".*Task timed out after 2.00 seconds/)
  const left = await run(invokeTask('node-leave', catchAll))
  assert.match(left.output ?? '', /^\{"Error":"Runtime.ExitError","Cause":".*Runtime exited with error: exit status 3/)
  const state = await run(invokeTask('node-never', { ...catchAll, TimeoutSeconds: 1 }))
  assert.equal(state.output, '{"Error":"States.Timeout","Cause":""}')
  const limit = { Catch: [{ ErrorEquals: ['States.DataLimitExceeded'], Next: 'C' }] }
  const large = await run(invokeTask('node-large', limit))
  assert.match(large.output ?? '', /^\{"Error":"States.DataLimitExceeded"/)
})

test("a function's ARN as a resource gives the payload alone", async () => {
  const { output, events } = await run({ Resource: 'arn:aws:lambda:us-east-1:000000000000:function:node-hello' })
  assert.match(output ?? '', /^\{"hello":"you"/)
  assert.deepEqual(
    events.slice(2, 5).map(({ type }) => type),
    ['LambdaFunctionScheduled', 'LambdaFunctionStarted', 'LambdaFunctionSucceeded'],
  )
  const failed = await run({ Resource: 'arn:aws:lambda:us-east-1:000000000000:function:node-fail' })
  assert.equal(failed.events.at(-2)?.lambdaFunctionFailedEventDetails?.error, 'OrderError')
})

test('what the service refuses carries the names of AWS, and its sentences', async () => {
  const none = await run(invokeTask('none', catchAll))
  const { Error: error, Cause: cause } = JSON.parse(none.output ?? '') as { Error: string; Cause: string }
  assert.equal(error, 'Lambda.ResourceNotFoundException')
  assert.match(
    cause,
    /^Function not found: arn:aws:lambda:us-east-1:000000000000:function:none:\$LATEST \(Service: AWSLambda; Status Code: 404; Error Code: ResourceNotFoundException; Request ID: [0-9a-f-]{36}; Proxy: null\)$/,
  )
  const before = machineRole
  machineRole = await createRole(clients, 'Powerless', 'states.amazonaws.com', [])
  const denied = await run(invokeTask('node-hello', catchAll))
  machineRole = before
  assert.match(
    denied.output ?? '',
    /^\{"Error":"Lambda.AWSLambdaException","Cause":"User: arn:aws:sts::000000000000:assumed-role\/Powerless\/\S+ is not authorized to perform: lambda:InvokeFunction on resource: arn:aws:lambda:us-east-1:000000000000:function:node-hello because no identity-based policy allows the lambda:InvokeFunction action \(Service: AWSLambda; Status Code: 403; Error Code: AccessDeniedException; /,
  )
})

test('a task token goes through a function, and whoever has it ends the task', async () => {
  const token = { Parameters: { FunctionName: 'node-keep', Payload: { 'token.$': '$$.Task.Token' } } }
  const { output, events } = await run({ Resource: `${invokeArn}.waitForTaskToken`, ...token })
  assert.equal(output, '{"by":"the function"}')
  // The function may be quicker with the token than with its own answer.
  const types = events.map(({ type }) => type).filter((type) => type !== 'TaskSubmitted')
  assert.deepEqual(types.slice(2, 5), ['TaskScheduled', 'TaskStarted', 'TaskSucceeded'])
})

test('Event and DryRun invocations answer at once, the tail of the log and a version come with an answer', async () => {
  const of = (Parameters: object) => run({ Resource: invokeArn, Parameters })
  const event = await of({ FunctionName: 'node-hello', InvocationType: 'Event', Payload: { name: 'later' } })
  const { StatusCode, Payload, ExecutedVersion } = JSON.parse(event.output ?? '') as Record<string, unknown>
  assert.deepEqual([StatusCode, Payload, ExecutedVersion], [202, '', undefined])
  const tail = await of({ FunctionName: 'node-hello', LogType: 'Tail', Qualifier: '$LATEST', Payload: { name: 'x' } })
  const { LogResult } = JSON.parse(tail.output ?? '') as { LogResult: string }
  assert.match(Buffer.from(LogResult, 'base64').toString(), /\tINFO\thello x\n/)
})

test('Express machines, TestState and the SDK integration run functions too', async () => {
  const definition = JSON.stringify({
    StartAt: 'T',
    States: { T: { Type: 'Task', End: true, ...invokeTask('node-hello', { OutputPath: '$.Payload.hello' }) } },
  })
  const made = await clients.sfn.send(
    new CreateStateMachineCommand({ name: 'express', type: 'EXPRESS', roleArn: machineRole, definition }),
  )
  const ran = await clients.sfn.send(
    new StartSyncExecutionCommand({ stateMachineArn: made.stateMachineArn, input: '{"name":"it"}' }),
  )
  assert.equal(ran.output, '"it"')
  const state = {
    Type: 'Task',
    Resource: 'arn:aws:states:::aws-sdk:lambda:invoke',
    Parameters: { FunctionName: 'node-fail', Payload: { a: 1 } },
    End: true,
  }
  const tested = await clients.sfn.send(
    new TestStateCommand({ definition: JSON.stringify(state), roleArn: machineRole }),
  )
  const { Payload: payload, ...rest } = JSON.parse(tested.output ?? '') as Record<string, unknown>
  assert.deepEqual(rest, { ExecutedVersion: '$LATEST', FunctionError: 'Unhandled', StatusCode: 200 })
  assert.match(String(payload), /"errorType":"OrderError"/)
})

test('Invoke answers with the error, the version, and the tail of the log', async () => {
  const answer = await lambda.send(
    new InvokeCommand({ FunctionName: 'node-fail', LogType: 'Tail', Payload: Buffer.from('{}') }),
  )
  assert.equal(answer.FunctionError, 'Unhandled')
  assert.equal(answer.ExecutedVersion, '$LATEST')
  assert.match(
    Buffer.from(answer.LogResult ?? '', 'base64').toString(),
    /^START .*\n[^]*Invoke Error[^]*END .*\nREPORT .*\n$/,
  )
})

function hasPython(): boolean {
  try {
    execFileSync('python3', ['-c', ''])
    return true
  } catch {
    return false
  }
}
