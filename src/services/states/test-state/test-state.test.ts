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
  readonly code?: 'InvalidDefinition'
  readonly message: string
}

const waiting = (resource: string) => ({ ...task, Resource: resource })

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
    state: task,
    more: { mock: { fieldValidationMode: 'NONE' } },
    message: 'One of the following fields is required for a test mock: [result, errorOutput].',
  },
  {
    state: task,
    more: { mock: { errorOutput: { cause: 'C' } } },
    message: 'An error was not specified in the mocked error output.',
  },
  { state: task, more: { mock: { result: 'null' } }, message: 'Mocked result must be a valid JSON object.' },
  {
    state: task,
    more: { mock: { result: '{}' }, stateConfiguration: { mapIterationFailureCount: 1 } },
    message: 'MapIterationFailureCount is only supported when testing a Map state.',
  },
  {
    state: map,
    more: { mock: { result: '[1]' }, input: '{"items":[1,2]}' },
    message: "Input array does not equal the mocked result array's size",
  },
  {
    state: waiting('arn:aws:states:::sqs:sendMessage.waitForTaskToken'),
    more: { roleArn },
    code: 'InvalidDefinition',
    message: "TestState API does not support '.sync' or '.waitForTaskToken' integration patterns.",
  },
  {
    state: waiting(`arn:aws:states:us-east-1:${account}:activity:a`),
    more: { roleArn },
    code: 'InvalidDefinition',
    message: 'TestState API does not support Activity tasks.',
  },
  {
    state: { ...map, ItemProcessor: { ...map.ItemProcessor, ProcessorConfig: { Mode: 'DISTRIBUTED' } } },
    more: {},
    code: 'InvalidDefinition',
    message:
      "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: These fields are required: [ExecutionType] at /States/StateName/ItemProcessor/ProcessorConfig'",
  },
  {
    state: { ...map, ItemProcessor: { StartAt: 'P', States: { P: { Type: 'Pass', Next: 'Q' } } } },
    more: {},
    code: 'InvalidDefinition',
    message:
      "Invalid State Machine Definition: 'MISSING_TRANSITION_TARGET: Missing 'Next' target: Q at /States/StateName/ItemProcessor/States/P/Next'",
  },
  {
    state: map,
    more: {},
    code: 'InvalidDefinition',
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
  {
    state: task,
    more: { mock: { result: '{}' }, context: '{"Map":{"Item":{"Index":2}}}' },
    message: "Invalid Context object provided: 'Map' field is not supported when mocking a Context object",
  },
]

check(
  'tests that cannot be',
  refusals.map(({ state, more, code = 'ValidationException', message }) => ({
    call: 'TestState',
    with: { definition: JSON.stringify(state), ...more },
    fails: [code, message],
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
    with: {
      definition: JSON.stringify({ Type: 'Pass', InputPath: '$.a', ResultPath: null, End: true }),
      input: '{"a": {"b": 1}}',
      inspectionLevel: 'DEBUG',
    },
    gives: {
      status: 'SUCCEEDED',
      output: '{"a": {"b": 1}}',
      inspectionData: {
        input: '{"a": {"b": 1}}',
        afterInputPath: '{"b":1}',
        afterParameters: '{"b":1}',
        afterResultSelector: '{"b":1}',
        afterResultPath: '{"a": {"b": 1}}',
      },
    },
  },
  {
    call: 'TestState',
    with: {
      definition: JSON.stringify({ Type: 'Pass', Result: 99, ResultPath: '$.child', End: true }),
      input: '4',
      inspectionLevel: 'DEBUG',
    },
    gives: {
      status: 'FAILED',
      error: 'States.ReferencePathConflict',
      cause: 'Unable to apply ReferencePath $.child to input 4',
      inspectionData: { input: '4', result: '99', afterResultSelector: '99' },
    },
  },
  {
    call: 'TestState',
    with: {
      definition: JSON.stringify({
        Type: 'Pass',
        Assign: { 'x.$': 'States.MathAdd($x, 1)', 'oldX.$': '$x' },
        Parameters: { 'sawX.$': '$x' },
        End: true,
      }),
      variables: '{"x":3}',
      inspectionLevel: 'DEBUG',
    },
    gives: {
      status: 'SUCCEEDED',
      output: '{"sawX":3}',
      inspectionData: {
        input: '{}',
        afterInputPath: '{}',
        afterParameters: '{"sawX":3}',
        afterResultSelector: '{"sawX":3}',
        afterResultPath: '{"sawX":3}',
        variables: '{"oldX":3,"x":4}',
      },
    },
  },
  {
    call: 'TestState',
    with: {
      definition: JSON.stringify({
        ...map,
        ItemSelector: { 'i.$': '$$.Map.Item.Index', 'v.$': '$$.Map.Item.Value' },
        ItemBatcher: { MaxItemsPerBatch: 2 },
        ItemProcessor: {
          ...map.ItemProcessor,
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        },
      }),
      input: '{"items":[{"a":4},5,6]}',
      inspectionLevel: 'TRACE',
      mock: { result: '[10, 20]' },
    },
    gives: {
      status: 'SUCCEEDED',
      output: '[10, 20]',
      inspectionData: {
        input: '{"items":[{"a":4},5,6]}',
        afterInputPath: '{"items":[{"a":4},5,6]}',
        afterItemsPath: '[{"a":4}, 5, 6]',
        afterItemSelector: '[{"v":{"a":4},"i":0}, {"v":5,"i":1}, {"v":6,"i":2}]',
        afterItemBatcher:
          '[{"Items":["{\\"v\\":{\\"a\\":4},\\"i\\":0}","{\\"v\\":5,\\"i\\":1}"]}, {"Items":["{\\"v\\":6,\\"i\\":2}"]}]',
        afterResultSelector: '[10, 20]',
        afterResultPath: '[10, 20]',
        maxConcurrency: 0,
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
