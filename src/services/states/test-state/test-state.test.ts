import { account, check } from '../scenario.ts'

const task = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: 'f' }, End: true }
const map = {
  Type: 'Map',
  ItemsPath: '$.items',
  ItemProcessor: { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } },
  End: true,
}
const branch = { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } }
const parallel = {
  Type: 'Parallel',
  Branches: [branch, { StartAt: 'Q', States: { Q: { Type: 'Pass', End: true } } }],
  End: true,
}
const roleArn = `arn:aws:iam::${account}:role/r`

interface Refusal {
  readonly state: object
  readonly more: object
  readonly message: string
}

const refusals: readonly Refusal[] = [
  { state: task, more: {}, message: 'RoleArn must be specified when testing a Task state' },
  {
    state: { Type: 'Pass', End: true },
    more: { mock: { result: '{}' } },
    message: "State type 'Pass' is not supported when a mock is specified",
  },
  {
    state: task,
    more: { mock: { result: '{}', errorOutput: {} } },
    message: 'A test mock should have only one of the following fields: [result, errorOutput].',
  },
  { state: task, more: { mock: { result: 'no' } }, message: 'Mocked result must be valid JSON' },
  { state: map, more: { mock: { result: '{}' } }, message: 'Mocked result must be an array.' },
  {
    state: map,
    more: {},
    message:
      'TestState API does not support Map or Parallel states. Supported state types include: [Task, Wait, Pass, Succeed, Fail, Choice]',
  },
  {
    state: parallel,
    more: { mock: { result: '[1]' } },
    message: 'Mocked result must contain the same number of items as number of Parallel branches.',
  },
  {
    state: map,
    more: { roleArn, stateConfiguration: { mapIterationFailureCount: 0 } },
    message: 'TestState does not support MapIterationFailureCount when a mock is not specified.',
  },
  {
    state: map,
    more: { mock: { result: '[1]' }, input: '{"items":[1]}', stateConfiguration: { mapIterationFailureCount: 2 } },
    message: 'Map iteration failure count must be less than or equal to the number of Map iterations',
  },
  {
    state: task,
    more: { mock: { result: '{}' }, context: '{"Execution":{"Id":1}}' },
    message: 'Invalid Context object provided: Execution.Id must be a string',
  },
  {
    state: task,
    more: { mock: { result: '{}' }, context: '{"Other":{}}' },
    message: "Invalid Context object provided: Field 'Other' is not allowed",
  },
]

check(
  'tests that cannot be',
  refusals.map(({ state, more, message }) => ({
    call: 'TestState',
    with: { definition: JSON.stringify(state), ...more },
    fails: ['ValidationException', message],
  })),
)

check('a state is tested on its own, its surroundings made up', [
  {
    call: 'TestState',
    with: {
      definition: JSON.stringify({ Type: 'Pass', InputPath: '$.a', ResultPath: '$.b', Next: 'N' }),
      input: '{"a":1}',
      inspectionLevel: 'DEBUG',
    },
    gives: {
      status: 'SUCCEEDED',
      output: '{"a":1,"b":1}',
      nextState: 'N',
      inspectionData: {
        input: '{"a":1}',
        afterInputPath: '1',
        afterParameters: '1',
        afterResultSelector: '1',
        afterResultPath: '{"a":1,"b":1}',
      },
    },
  },
  {
    call: 'TestState',
    with: { definition: JSON.stringify(task), mock: { result: '{"StatusCode":200}' } },
    gives: { status: 'SUCCEEDED', output: '{"StatusCode":200}' },
  },
  {
    call: 'TestState',
    with: {
      definition: JSON.stringify({ ...task, Retry: [{ ErrorEquals: ['E'], IntervalSeconds: 2 }] }),
      mock: { errorOutput: { error: 'E', cause: 'C' } },
      stateConfiguration: { retrierRetryCount: 1 },
      inspectionLevel: 'DEBUG',
    },
    gives: {
      status: 'RETRIABLE',
      error: 'E',
      cause: 'C',
      inspectionData: {
        input: '{}',
        afterInputPath: '*',
        afterParameters: '*',
        errorDetails: { retryIndex: 0, retryBackoffIntervalSeconds: 4 },
      },
    },
  },
  {
    call: 'TestState',
    with: { definition: JSON.stringify({ StartAt: 'M', States: { M: map } }), stateName: 'P', input: '{"x":1}' },
    gives: { status: 'SUCCEEDED', output: '{"x":1}' },
  },
  {
    call: 'TestState',
    with: { definition: JSON.stringify({ StartAt: 'M', States: { M: map } }), stateName: 'Z' },
    fails: ['ValidationException', 'State not found in definition'],
  },
])
