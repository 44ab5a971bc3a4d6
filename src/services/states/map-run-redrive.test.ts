import type { JsonObject, JsonValue } from '../../base/index.ts'
import { arn, check, create, type Step } from './scenario.ts'

/** Fails in its first life when the item is 0; others wait as many seconds as the item says. */
const processor = {
  StartAt: 'P',
  States: {
    P: { Type: 'Choice', Choices: [{ Variable: '$.i', NumericEquals: 0, Next: 'Z' }], Default: 'W' },
    Z: {
      Type: 'Pass',
      Parameters: { 'i.$': 'States.ArrayGetItem(States.Array(0), States.MathAdd($$.Execution.RedriveCount, -1))' },
      Next: 'S',
    },
    W: { Type: 'Wait', SecondsPath: '$.i', Next: 'S' },
    S: { Type: 'Pass', OutputPath: '$.i', End: true },
  },
}
/** Fails whenever the item is 0. */
const doubtful = {
  StartAt: 'P',
  States: {
    P: { Type: 'Choice', Choices: [{ Variable: '$.i', NumericEquals: 0, Next: 'F' }], Default: 'S' },
    F: { Type: 'Fail', Error: 'E', Cause: 'C' },
    S: { Type: 'Succeed' },
  },
}
const pass = { Type: 'Pass', End: true }
const selector = { ItemSelector: { 'i.$': '$$.Map.Item.Value' } }

function machine(more: object, inner: object = processor, executionType = 'STANDARD'): string {
  const config = { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: executionType } }
  const state = { Type: 'Map', Label: 'L', ItemProcessor: { ...config, ...inner }, End: true, ...selector, ...more }
  return JSON.stringify({ StartAt: 'M', States: { M: state } })
}

const start = (input: JsonValue): Step => ({
  call: 'StartExecution',
  with: { stateMachineArn: arn, name: 'e', input: JSON.stringify(input) },
  keep: 'e',
})
const executionArn = `${arn.replace('stateMachine', 'execution')}:e`
const redrive: Step = { call: 'RedriveExecution', with: { executionArn } }
const stop: Step = { call: 'StopExecution', with: { executionArn } }
const listRuns: Step = { call: 'ListMapRuns', with: { executionArn }, take: 'mapRuns', keep: 'r' }

function is(status: string, more: JsonObject = {}, afterMs = 5_000): Step {
  const gives = {
    executionArn,
    stateMachineArn: arn,
    name: '*',
    status,
    startDate: '*',
    stopDate: '*',
    input: '*',
    inputDetails: '*',
    redriveStatus: '*',
    ...(status === 'SUCCEEDED' ? { redriveStatusReason: '*', outputDetails: '*' } : {}),
    ...more,
  }
  return { call: 'DescribeExecution', with: { executionArn }, gives, afterMs }
}

const failed = {
  error: 'States.ExceedToleratedFailureThreshold',
  cause: 'The specified tolerated failure threshold was exceeded',
}
const zero = { succeeded: 0, failed: 0, timedOut: 0, aborted: 0 }
const none = { failuresNotRedrivable: 0, pendingRedrive: 0 }

/** The run, whose children hold one item each; `waiting` of them were not started yet. */
function run(status: string, counts: JsonObject, more: JsonObject = {}, waiting = 0): Step {
  const total = Number(counts['total']) + waiting
  const resultsWritten = status === 'SUCCEEDED' ? total : 0
  const all = { ...zero, ...none, running: 0, ...counts, pending: waiting, total, resultsWritten }
  return {
    call: 'DescribeMapRun',
    with: { mapRunArn: '$r.mapRunArn' },
    gives: {
      mapRunArn: '$r.mapRunArn',
      executionArn,
      status,
      startDate: '*',
      maxConcurrency: '*',
      toleratedFailurePercentage: 0,
      toleratedFailureCount: '*',
      itemCounts: all,
      executionCounts: all,
      redriveCount: 0,
      ...(status === 'RUNNING' ? {} : { stopDate: '*' }),
      ...more,
    },
  }
}

const redriven = { redriveCount: 1, redriveDate: '*' }
const childrenOf = (filter: object): Step => ({
  call: 'ListExecutions',
  with: { mapRunArn: '$r.mapRunArn', ...filter },
  take: 'executions',
})

check('a redriven run opens the children that failed or were stopped, and starts those that were never started', [
  create(machine({})),
  start([1, 0, 3]),
  is('FAILED', { ...failed, redriveCount: 0, redriveStatus: 'REDRIVABLE' }, 2_000),
  listRuns,
  run('FAILED', { failed: 1, aborted: 2, total: 3 }),
  { ...childrenOf({ statusFilter: 'FAILED' }), keep: 'c' },
  {
    call: 'DescribeExecution',
    with: { executionArn: '$c.executionArn', includedData: 'METADATA_ONLY' },
    gives: {
      executionArn: '$c.executionArn',
      stateMachineArn: `${arn}/L`,
      mapRunArn: '$r.mapRunArn',
      name: '*',
      status: 'FAILED',
      startDate: '*',
      stopDate: '*',
      inputDetails: '*',
      error: 'States.Runtime',
      cause: '*',
      redriveCount: 0,
      redriveStatus: 'REDRIVABLE_BY_MAP_RUN',
    },
  },
  {
    call: 'RedriveExecution',
    with: { executionArn: '$c.executionArn' },
    fails: ['ValidationException', 'Labeled Execution ARNs are not supported for this API'],
  },
  redrive,
  { ...run('RUNNING', { succeeded: 1, running: 2, total: 3 }, redriven), afterMs: 900 },
  is('SUCCEEDED', { redriveCount: 1, redriveDate: '*', output: '[1,0,3]' }),
  run('SUCCEEDED', { succeeded: 3, total: 3 }, redriven),
  { ...childrenOf({ redriveFilter: 'NOT_REDRIVEN' }), gives: null },
  {
    call: 'GetExecutionHistory',
    with: { executionArn, reverseOrder: true, includeExecutionData: false },
    take: 'events',
    gives: {
      id: 13,
      previousEventId: 12,
      type: 'ExecutionSucceeded',
      timestamp: '*',
      executionSucceededEventDetails: '*',
    },
  },
])

check('children that a redrive has not come to are PENDING_REDRIVE, until the run lets go of them', [
  create(machine({ MaxConcurrency: 2 })),
  start([9, 8, 7, 6]),
  { ...stop, afterMs: 5_000 },
  is('ABORTED', { redriveCount: 0 }),
  listRuns,
  run('ABORTED', { aborted: 2, total: 2 }, {}, 2),
  {
    call: 'ListExecutions',
    with: { mapRunArn: '$r.mapRunArn', statusFilter: 'PENDING_REDRIVE' },
    gives: { executions: [] },
  },
  redrive,
  { ...run('RUNNING', { running: 2, total: 2 }, redriven, 2), afterMs: 900 },
  stop,
  { ...run('ABORTED', { aborted: 2, total: 2 }, redriven, 2), afterMs: 5_000 },
  redrive,
  {
    call: 'UpdateMapRun',
    with: { mapRunArn: '$r.mapRunArn', maxConcurrency: 1 },
    gives: {},
    afterMs: 500,
  },
  is('SUCCEEDED', { redriveCount: 2, redriveDate: '*', output: '[9,8,7,6]' }, 40_000),
  run('SUCCEEDED', { succeeded: 4, total: 4 }, { ...redriven, redriveCount: 2 }),
])

const expressChild = {
  executionArn: '*',
  stateMachineArn: `${arn}/L`,
  mapRunArn: '$r.mapRunArn',
  name: '*',
  status: 'FAILED',
  startDate: 1_790_000_062_000,
  stopDate: '*',
  redriveCount: 1,
}
check('Express children that failed run again under their ARNs, as often as their run is redriven', [
  create(machine({ ToleratedFailureCount: 1 }, doubtful, 'EXPRESS')),
  start([0, 1, 0]),
  is('FAILED', { ...failed, redriveCount: 0 }, 2_000),
  listRuns,
  run('FAILED', { succeeded: 1, failed: 2, total: 3 }),
  { ...redrive, afterMs: 60_000 },
  is('FAILED', { ...failed, redriveCount: 1, redriveDate: '*' }),
  run('FAILED', { succeeded: 1, failed: 2, total: 3 }, redriven),
  { ...childrenOf({ redriveFilter: 'REDRIVEN' }), keep: 'c', gives: { ...expressChild, itemCount: 1 } },
  {
    call: 'DescribeExecution',
    with: { executionArn: '$c.executionArn' },
    gives: {
      ...expressChild,
      input: '*',
      inputDetails: '*',
      error: 'E',
      cause: 'C',
      redriveStatus: 'REDRIVABLE_BY_MAP_RUN',
    },
  },
  {
    call: 'DescribeStateMachineForExecution',
    with: { executionArn: '$c.executionArn', includedData: 'METADATA_ONLY' },
    gives: {
      stateMachineArn: `${arn}/L`,
      name: 'm',
      label: 'L',
      mapRunArn: '$r.mapRunArn',
      definition: '{}',
      roleArn: '*',
      updateDate: '*',
      loggingConfiguration: '*',
      tracingConfiguration: '*',
      encryptionConfiguration: '*',
    },
  },
  {
    call: 'GetExecutionHistory',
    with: { executionArn: '$c.executionArn' },
    fails: ['InvalidArn', "Invalid Arn: 'Resource type not valid in this context: express'"],
  },
])

check('a run that failed by another fault than its children is not redriven: another one is started', [
  create(
    machine({ ItemSelector: { 'i.$': '$$.Map.Item.Value', 'all.$': '$' } }, { StartAt: 'P', States: { P: pass } }),
  ),
  start(Array.from({ length: 300 }, (_, index) => `item number ${index}`)),
  is('FAILED', { error: 'States.DataLimitExceeded', cause: '*', redriveCount: 0 }),
  listRuns,
  { ...redrive, afterMs: 60_000 },
  is('FAILED', { error: 'States.DataLimitExceeded', cause: '*', redriveCount: 1, redriveDate: '*' }),
  { ...listRuns, keep: 'second' },
  { call: 'DescribeMapRun', with: { mapRunArn: '$second.mapRunArn' }, keep: 'another' },
  run('FAILED', { succeeded: 99, total: 99 }, {}, 201),
  {
    call: 'GetExecutionHistory',
    with: { executionArn, reverseOrder: true },
    take: 'events',
    gives: { id: 13, previousEventId: 12, type: 'ExecutionFailed', timestamp: '*', executionFailedEventDetails: '*' },
  },
])
