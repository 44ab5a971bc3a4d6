import type { JsonObject, JsonValue } from '../../base/index.ts'
import { arn, check, create, type Step } from './scenario.ts'

const pass = { Type: 'Pass', End: true }
const failing = { Type: 'Fail', Error: 'E', Cause: 'C' }
const waiting = { Type: 'Wait', Seconds: 100, End: true }
/** Fails for items that are 0. */
const choosy = {
  StartAt: 'P',
  States: {
    P: { Type: 'Choice', Choices: [{ Variable: '$', NumericEquals: 0, Next: 'F' }], Default: 'S' },
    F: failing,
    S: { Type: 'Succeed' },
  },
}

function machine(more: object, processor: object = { StartAt: 'P', States: { P: pass } }, executionType = 'STANDARD') {
  const config = { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: executionType } }
  const state = { Type: 'Map', Label: 'L', ItemProcessor: { ...config, ...processor }, End: true, ...more }
  return JSON.stringify({ StartAt: 'M', States: { M: state } })
}

function start(input: JsonValue): Step {
  return { call: 'StartExecution', with: { stateMachineArn: arn, input: JSON.stringify(input) }, keep: 'e' }
}

const common = {
  executionArn: '$e.executionArn',
  stateMachineArn: arn,
  name: '*',
  startDate: '*',
  redriveCount: 0,
  input: '*',
  inputDetails: '*',
  redriveStatus: '*',
}

function ends(members: JsonObject, afterMs = 3_000): Step {
  const gives = { ...common, stopDate: '*', redriveStatusReason: '*', outputDetails: '*', ...members }
  return { call: 'DescribeExecution', with: { executionArn: '$e.executionArn' }, gives, afterMs }
}

function fails(error: string, cause: string): Step {
  const gives = { ...common, stopDate: '*', status: 'FAILED', error, cause }
  return { call: 'DescribeExecution', with: { executionArn: '$e.executionArn' }, gives, afterMs: 3_000 }
}

/** A machine, an input, and the output of what it comes to. */
function gives(name: string, definition: string, input: JsonValue, output: JsonValue): void {
  check(name, [create(definition), start(input), ends({ status: 'SUCCEEDED', output: JSON.stringify(output) })])
}

gives('items become children, their outputs the result', machine({}), ['a', 'b'], ['a', 'b'])
gives('nothing to do', machine({}), [], [])
gives(
  'the members of an object are items',
  machine({ ItemSelector: { 'k.$': '$$.Map.Item.Key', 'v.$': '$$.Map.Item.Value', 's.$': '$$.Map.Item.Source' } }),
  { x: 1, y: 2 },
  [
    { s: 'STATE_DATA', v: 1, k: 'x' },
    { s: 'STATE_DATA', v: 2, k: 'y' },
  ],
)
gives(
  'batches',
  machine({ ItemBatcher: { MaxItemsPerBatch: 2, BatchInput: { b: 1 } } }),
  [1, 2, 3],
  [
    { BatchInput: { b: 1 }, Items: [1, 2] },
    { BatchInput: { b: 1 }, Items: [3] },
  ],
)
gives('failures that are tolerated leave no output', machine({ ToleratedFailureCount: 1 }, choosy), [1, 0, 2], [1, 2])
gives('a percentage that is tolerated', machine({ ToleratedFailurePercentage: 34 }, choosy), [1, 0, 2], [1, 2])
gives('Express children', machine({ ToleratedFailureCount: 1 }, choosy, 'EXPRESS'), [3, 0, 5], [3, 5])
gives(
  'outputs flattened',
  machine({ ResultWriter: { WriterConfig: { Transformation: 'FLATTEN' } } }),
  [[1], [2, 3]],
  [1, 2, 3],
)
gives(
  'a Map Run within a child',
  machine(
    { ItemsPath: '$.outer' },
    {
      StartAt: 'P',
      States: {
        P: {
          Type: 'Map',
          ItemProcessor: {
            ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
            StartAt: 'Q',
            States: { Q: { Type: 'Pass', End: true } },
          },
          End: true,
        },
      },
    },
  ),
  { outer: [[1, 2], [3]] },
  [[1, 2], [3]],
)

const exceeded = [
  'States.ExceedToleratedFailureThreshold',
  'The specified tolerated failure threshold was exceeded',
] as const
check('a failure that is not tolerated fails the run', [
  create(machine({}, choosy)),
  start([1, 0, 2]),
  fails(...exceeded),
])
check('a percentage that is passed', [
  create(machine({ ToleratedFailurePercentage: 33 }, choosy)),
  start([1, 0, 2]),
  fails(...exceeded),
])
check('outputs over the limit', [
  create(machine({ ItemSelector: { 'v.$': '$$.Map.Item.Value', 'all.$': '$' } })),
  start(Array.from({ length: 300 }, (_, index) => `item number ${index}`)),
  fails(
    'States.DataLimitExceeded',
    "The state/task 'M' returned a result with a size exceeding the maximum number of bytes service limit.",
  ),
])

const zero = {
  succeeded: 0,
  failed: 0,
  timedOut: 0,
  aborted: 0,
  resultsWritten: 0,
  failuresNotRedrivable: 0,
  pendingRedrive: 0,
}
const described = {
  mapRunArn: '$r.mapRunArn',
  executionArn: '$e.executionArn',
  startDate: '*',
  toleratedFailurePercentage: 0,
  toleratedFailureCount: 0,
  redriveCount: 0,
}
const listRun: Step = {
  call: 'ListMapRuns',
  with: { executionArn: '$e.executionArn' },
  keep: 'r',
  take: 'mapRuns',
  gives: { executionArn: '$e.executionArn', mapRunArn: '*', stateMachineArn: `${arn}/L`, startDate: '*' },
}

check('a run that runs is described, changed and stopped with its execution', [
  create(machine({ MaxConcurrency: 2 }, { StartAt: 'W', States: { W: waiting } })),
  start([1, 2, 3]),
  { ...listRun, afterMs: 2_000 },
  {
    call: 'DescribeMapRun',
    with: { mapRunArn: '$r.mapRunArn' },
    gives: {
      ...described,
      status: 'RUNNING',
      maxConcurrency: 2,
      itemCounts: { ...zero, pending: 1, running: 2, total: 3 },
      executionCounts: { ...zero, pending: 1, running: 2, total: 3 },
    },
  },
  {
    call: 'ListExecutions',
    with: { mapRunArn: '$r.mapRunArn', statusFilter: 'RUNNING', maxResults: 1 },
    keep: 'c',
    take: 'executions',
    gives: {
      executionArn: '*',
      stateMachineArn: `${arn}/L`,
      mapRunArn: '$r.mapRunArn',
      name: '*',
      status: 'RUNNING',
      startDate: '*',
      redriveCount: 0,
      itemCount: 1,
    },
  },
  {
    call: 'DescribeStateMachineForExecution',
    with: { executionArn: '$c.executionArn' },
    keep: 'd',
    gives: {
      stateMachineArn: `${arn}/L`,
      name: 'm',
      label: 'L',
      mapRunArn: '$r.mapRunArn',
      definition: JSON.stringify({ StartAt: 'W', States: { W: waiting } }),
      roleArn: '*',
      updateDate: '*',
      loggingConfiguration: '*',
      tracingConfiguration: '*',
      encryptionConfiguration: '*',
    },
  },
  {
    call: 'UpdateMapRun',
    with: { mapRunArn: '$r.mapRunArn' },
    fails: [
      'ValidationException',
      'At least one of maxConcurrency, toleratedFailureCount and toleratedFailurePercentage must be specified',
    ],
  },
  { call: 'UpdateMapRun', with: { mapRunArn: '$r.mapRunArn', maxConcurrency: 5 }, gives: {} },
  { call: 'StopExecution', with: { executionArn: '$e.executionArn' } },
  {
    call: 'DescribeMapRun',
    with: { mapRunArn: '$r.mapRunArn' },
    afterMs: 3_000,
    gives: {
      ...described,
      status: 'ABORTED',
      stopDate: '*',
      maxConcurrency: 5,
      itemCounts: { ...zero, pending: 0, running: 0, aborted: 3, total: 3 },
      executionCounts: { ...zero, pending: 0, running: 0, aborted: 3, total: 3 },
    },
  },
  {
    call: 'DescribeExecution',
    with: { executionArn: '$c.executionArn' },
    gives: {
      ...common,
      executionArn: '$c.executionArn',
      stateMachineArn: `${arn}/L`,
      mapRunArn: '$r.mapRunArn',
      status: 'ABORTED',
      stopDate: '*',
      cause: 'The map run execution [$r.mapRunArn] which was managing this resource was aborted',
    },
  },
  {
    call: 'UpdateMapRun',
    with: { mapRunArn: '$r.mapRunArn', maxConcurrency: 5 },
    fails: ['ValidationException', 'Map Run is not running, so that it cannot be updated.'],
  },
])

const sync = { Type: 'Task', Resource: 'arn:aws:states:::states:startExecution.sync:2', Parameters: {}, End: true }
check('Express children refuse what Express machines refuse', [
  {
    ...create(machine({}, { StartAt: 'P', States: { P: sync } }, 'EXPRESS')),
    fails: [
      'InvalidDefinition',
      "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: Express state machine does not support '.sync' service integration at /States/M/ItemProcessor/States/P/Resource'",
    ],
  },
])

check('batches that wait are counted, with their items; a child that runs says nothing of redrives', [
  create(
    machine({ MaxConcurrency: 1, ItemBatcher: { MaxItemsPerBatch: 2 } }, { StartAt: 'W', States: { W: waiting } }),
  ),
  start([1, 2, 3]),
  { ...listRun, afterMs: 2_000 },
  {
    call: 'DescribeMapRun',
    with: { mapRunArn: '$r.mapRunArn' },
    gives: {
      ...described,
      status: 'RUNNING',
      maxConcurrency: 1,
      itemCounts: { ...zero, pending: 1, running: 2, total: 3 },
      executionCounts: { ...zero, pending: 1, running: 1, total: 2 },
    },
  },
  { call: 'ListExecutions', with: { mapRunArn: '$r.mapRunArn' }, take: 'executions', keep: 'c' },
  {
    call: 'DescribeExecution',
    with: { executionArn: '$c.executionArn' },
    gives: {
      executionArn: '$c.executionArn',
      stateMachineArn: `${arn}/L`,
      mapRunArn: '$r.mapRunArn',
      name: '*',
      status: 'RUNNING',
      startDate: '*',
      input: '{"Items":[1,2]}',
      inputDetails: { included: true },
      redriveStatus: 'NOT_REDRIVABLE',
      redriveStatusReason: 'Execution is RUNNING and cannot be redriven',
    },
  },
])

const counts = (running: number, pending: number) => ({ ...zero, running, pending, total: running + pending })
const runOf = (name: string, running: number, pending: number, more: object = {}): Step => ({
  call: 'DescribeMapRun',
  with: { mapRunArn: `$${name}.mapRunArn` },
  gives: {
    mapRunArn: `$${name}.mapRunArn`,
    executionArn: '*',
    status: 'RUNNING',
    startDate: '*',
    maxConcurrency: 2_147_483_647,
    toleratedFailurePercentage: 0,
    toleratedFailureCount: 0,
    itemCounts: counts(running, pending),
    executionCounts: counts(running, pending),
    redriveCount: 0,
    ...more,
  },
})
const startNamed = (name: string): Step => ({ ...start([1, 2]), keep: name })
const runsOf = (name: string, keep: string): Step => ({
  call: 'ListMapRuns',
  with: { executionArn: `$${name}.executionArn` },
  take: 'mapRuns',
  keep,
  afterMs: 1_000,
})
const stopNamed = (name: string): Step => ({
  call: 'StopExecution',
  with: { executionArn: `$${name}.executionArn` },
})
check(
  'over the quota of open Map Runs the next ones wait for their turn, and can be changed and stopped meanwhile',
  [
    create(machine({}, { StartAt: 'W', States: { W: waiting } })),
    startNamed('first'),
    startNamed('second'),
    startNamed('third'),
    runsOf('first', 'r1'),
    runsOf('second', 'r2'),
    runsOf('third', 'r3'),
    runOf('r1', 2, 0),
    runOf('r2', 0, 2),
    { call: 'UpdateMapRun', with: { mapRunArn: '$r3.mapRunArn', maxConcurrency: 1 }, gives: {} },
    stopNamed('second'),
    { ...runOf('r2', 0, 2, { status: 'ABORTED', stopDate: '*' }), afterMs: 1_000 },
    runOf('r3', 0, 2, { maxConcurrency: 1 }),
    stopNamed('first'),
    { ...runOf('r3', 1, 1, { maxConcurrency: 1 }), afterMs: 3_000 },
  ],
  { openMapRuns: 1 },
)
check(
  'children of Map Runs are open executions, for which the run waits',
  [
    create(machine({}, { StartAt: 'W', States: { W: waiting } })),
    startNamed('first'),
    runsOf('first', 'r1'),
    startNamed('second'),
    runsOf('second', 'r2'),
    runOf('r1', 2, 0),
    runOf('r2', 0, 2),
    {
      ...start([]),
      fails: ['ExecutionLimitExceeded', "Execution Limit Exceeded: 'At most 4 executions may be open.'"],
    },
    stopNamed('first'),
    { ...runOf('r2', 2, 0), afterMs: 5_000 },
  ],
  { openExecutions: 4 },
)
