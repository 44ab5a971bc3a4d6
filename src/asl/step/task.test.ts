import assert from 'node:assert/strict'
import { test } from 'node:test'
import { attempt, line, startedAt, type Trial } from '../trial.ts'

/** The history of a trial from its second event on. */
function check(name: string, trial: Trial, history: readonly string[]): void {
  test(name, async () => {
    assert.deepEqual((await attempt(trial)).history.slice(1).map(line), history)
  })
}

const ok = (output: string) => [{ kind: 'taskSucceeded' as const, output }]
const bad = (error: string, cause = 'why') => [{ kind: 'taskFailed' as const, error, cause }]
const machine = (task: object): object => ({
  StartAt: 'T',
  States: { T: { Type: 'Task', End: true, ...task }, C: { Type: 'Pass', End: true } },
})
/** Without a catcher nothing leads to C. */
const alone = (task: object): object => ({ StartAt: 'T', States: { T: { Type: 'Task', End: true, ...task } } })
const lambda = 'arn:aws:lambda:us-east-1:000000000000:function:f'
const invoke = 'arn:aws:states:::lambda:invoke'
const named = '"resourceType":"lambda","resource":"invoke"'

check(
  'a function by ARN',
  { definition: alone({ Resource: lambda, TimeoutSeconds: 5, ResultPath: '$.r' }), tasks: [ok('{"x": 1}')] },
  [
    '2<0 TaskStateEntered {"name":"T","input":{}}',
    `3<2 LambdaFunctionScheduled {"resource":"${lambda}","input":{},"timeoutInSeconds":5}`,
    '4<3 LambdaFunctionStarted',
    '5<4 LambdaFunctionSucceeded {"output":{"x":1}}',
    '6<5 TaskStateExited {"name":"T","output":{"r":{"x":1}}}',
    '7<6 ExecutionSucceeded {"output":{"r":{"x":1}}}',
  ],
)

check(
  'an integration with its parameters, selector and credentials',
  {
    definition: alone({
      Resource: invoke,
      Parameters: { FunctionName: 'f', 'Payload.$': '$.p' },
      Credentials: { 'RoleArn.$': '$.role' },
      ResultSelector: { 'got.$': '$.Payload' },
      OutputPath: '$.got',
    }),
    input: '{"p":1,"role":"arn:r"}',
    tasks: [ok('{"Payload":[2],"StatusCode":200}')],
  },
  [
    '2<0 TaskStateEntered {"name":"T","input":{"p":1,"role":"arn:r"}}',
    `3<2 TaskScheduled {${named},"region":"us-east-1","parameters":{"FunctionName":"f","Payload":1},"taskCredentials":{"roleArn":"arn:r"}}`,
    `4<3 TaskStarted {${named}}`,
    `5<4 TaskSucceeded {${named},"output":{"Payload":[2],"StatusCode":200}}`,
    '6<5 TaskStateExited {"name":"T","output":[2]}',
    '7<6 ExecutionSucceeded {"output":[2]}',
  ],
)

check(
  'an activity, taken by a worker',
  {
    definition: alone({ Resource: 'arn:aws:states:us-east-1:000000000000:activity:a', HeartbeatSeconds: 9 }),
    tasks: [
      [
        { kind: 'taskStarted', workerName: 'w' },
        { kind: 'taskTimedOut', heartbeat: true },
      ],
    ],
  },
  [
    '2<0 TaskStateEntered {"name":"T","input":{}}',
    '3<2 ActivityScheduled {"resource":"arn:aws:states:us-east-1:000000000000:activity:a","input":{},"heartbeatInSeconds":9}',
    '4<3 ActivityStarted {"workerName":"w"}',
    '5<4 ActivityTimedOut {"error":"States.Timeout"}',
    '6<5 ExecutionFailed {"error":"States.Timeout"}',
  ],
)

const token = ['1', '2', '3', '4'].map((digit) => `00000000000040008000${digit.padStart(12, '0')}`).join('')

check(
  'a callback has the token in its parameters and is submitted',
  {
    definition: alone({
      Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
      Parameters: { 't.$': '$$.Task.Token' },
    }),
    tasks: [
      [
        { kind: 'taskSubmitted', output: '{"MessageId":"m"}' },
        { kind: 'taskSucceeded', output: '7', afterMs: 50 },
      ],
    ],
  },
  [
    '2<0 TaskStateEntered {"name":"T","input":{}}',
    `3<2 TaskScheduled {"resourceType":"sqs","resource":"sendMessage.waitForTaskToken","region":"us-east-1","parameters":{"t":"${token}"}}`,
    '4<3 TaskStarted {"resourceType":"sqs","resource":"sendMessage.waitForTaskToken"}',
    '5<4 TaskSubmitted {"resourceType":"sqs","resource":"sendMessage.waitForTaskToken","output":{"MessageId":"m"}}',
    '6<5 TaskSucceeded {"resourceType":"sqs","resource":"sendMessage.waitForTaskToken","output":7}',
    '7<6 TaskStateExited {"name":"T","output":7}',
    '8<7 ExecutionSucceeded {"output":7}',
  ],
)

test('retries: intervals grow to the cap, each retrier counts for itself, the last failure is caught', async () => {
  const definition = machine({
    Resource: lambda,
    Retry: [
      { ErrorEquals: ['A'], IntervalSeconds: 2, BackoffRate: 3, MaxAttempts: 3, MaxDelaySeconds: 10 },
      { ErrorEquals: ['States.ALL'], IntervalSeconds: 8, JitterStrategy: 'FULL', MaxAttempts: 1 },
    ],
    Catch: [{ ErrorEquals: ['States.TaskFailed'], ResultPath: '$.e', Assign: { 'why.$': '$.Cause' }, Next: 'C' }],
  })
  const tasks = [bad('A'), bad('A'), bad('B'), bad('A'), bad('A')]
  const { history, end } = await attempt({ definition, tasks })
  const scheduled = history.filter((event) => event.type === 'LambdaFunctionScheduled')
  assert.deepEqual(
    scheduled.map((event) => (event.timestamp - startedAt) / 1_000),
    [0, 2, 8, 12, 22],
  )
  assert.ok(history.every((event) => event.type !== 'TaskStateEntered' || event.id === 2))
  const exited = history.find((event) => event.type === 'TaskStateExited')
  assert.equal(
    line(exited!),
    '18<17 TaskStateExited {"name":"T","output":{"e":{"Error":"A","Cause":"why"}},"assignedVariables":{"why":"\\"why\\""}}',
  )
  assert.equal(end?.status, 'SUCCEEDED')
})

type Verdict = readonly [errorEquals: readonly string[], error: string, caught: boolean]
const verdicts: readonly Verdict[] = [
  [['States.ALL'], 'Mine', true],
  [['States.TaskFailed'], 'Mine', true],
  [['States.TaskFailed'], 'States.Timeout', false],
  [['States.ALL'], 'States.Timeout', true],
  [['States.ALL'], 'States.DataLimitExceeded', false],
  [['States.DataLimitExceeded'], 'States.DataLimitExceeded', true],
  [['States.Runtime'], 'States.Runtime', false],
  [['States.HeartbeatTimeout'], 'heartbeat', true],
  [['States.Timeout'], 'heartbeat', true],
  [['Mine'], 'mine', false],
]

test('which catcher is for which error', async () => {
  for (const [ErrorEquals, error, caught] of verdicts) {
    const definition = machine({ Resource: lambda, Catch: [{ ErrorEquals, Next: 'C' }] })
    const reply = error === 'heartbeat' ? [{ kind: 'taskTimedOut' as const, heartbeat: true }] : bad(error)
    const { end } = await attempt({ definition, tasks: [reply] })
    assert.equal(end?.status, caught ? 'SUCCEEDED' : 'FAILED', `${ErrorEquals.join()} ${error}`)
  }
})

check(
  'a result over the limit fails the task by the name of its service',
  {
    definition: machine({ Resource: invoke, Catch: [{ ErrorEquals: ['States.DataLimitExceeded'], Next: 'C' }] }),
    tasks: [ok(`"${'é'.repeat(131_072)}"`)],
  },
  (() => {
    const cause =
      "The state/task 'lambda' returned a result with a size exceeding the maximum number of bytes service limit."
    const output = `{"Error":"States.DataLimitExceeded","Cause":"${cause}"}`
    return [
      '2<0 TaskStateEntered {"name":"T","input":{}}',
      `3<2 TaskScheduled {${named},"region":"us-east-1","parameters":{}}`,
      `4<3 TaskStarted {${named}}`,
      `5<4 TaskFailed {${named},"error":"States.DataLimitExceeded","cause":"${cause}"}`,
      `6<5 TaskStateExited {"name":"T","output":${output}}`,
      `7<6 PassStateEntered {"name":"C","input":${output}}`,
      `8<7 PassStateExited {"name":"C","output":${output}}`,
      `9<8 ExecutionSucceeded {"output":${output}}`,
    ]
  })(),
)

test('what a path gives for a timeout', async () => {
  const cases: readonly (readonly [string, RegExp])[] = [
    ['{}', /Invalid path '\$\.t' : No results for path: \$\['t'\]$/],
    ['{"t":"x"}', /The TimeoutSecondsPath field refers to value "x" which is not a valid integer: \$\.t$/],
    ['{"t":0}', /The TimeoutSecondsPath field must be positive but was: 0$/],
  ]
  for (const [input, cause] of cases) {
    const { end } = await attempt({ definition: alone({ Resource: lambda, TimeoutSecondsPath: '$.t' }), input })
    assert.ok(end?.status === 'FAILED' && end.error === 'States.Runtime')
    assert.match(end.cause ?? '', cause)
  }
})

test('news of a task that is over says nothing; a stop cancels the task', async () => {
  const { history } = await attempt({
    definition: alone({ Resource: lambda }),
    tasks: [[...ok('1'), ...bad('late')]],
  })
  assert.equal(history.at(-1)?.type, 'ExecutionSucceeded')
  const stopped = await attempt({
    definition: alone({ Resource: lambda }),
    tasks: [[{ kind: 'taskSucceeded', output: '1', afterMs: 100 }]],
    interruption: { kind: 'stop', at: startedAt + 10 },
  })
  assert.deepEqual(stopped.end, { status: 'ABORTED' })
})
