import { account, arn, check, create, failing, roleArn, waiting } from './scenario.ts'

check('an execution from its start to its history', [
  create(),
  {
    call: 'StartExecution',
    with: { stateMachineArn: arn, name: 'one', input: '{"a":"é"}' },
    gives: { executionArn: `arn:aws:states:eu-west-1:${account}:execution:m:one`, startDate: 1_790_000_000_000 },
    keep: 'one',
  },
  {
    call: 'DescribeExecution',
    with: { executionArn: '$one.executionArn' },
    gives: {
      executionArn: '$one.executionArn',
      stateMachineArn: arn,
      name: 'one',
      status: 'SUCCEEDED',
      startDate: 1_790_000_000_000,
      stopDate: 1_790_000_000_000,
      input: '{"a":"é"}',
      inputDetails: { included: true },
      output: '{"x":1}',
      outputDetails: { included: true },
      redriveCount: 0,
      redriveStatus: 'NOT_REDRIVABLE',
      redriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven',
    },
  },
  {
    call: 'GetExecutionHistory',
    with: { executionArn: '$one.executionArn', maxResults: 2 },
    gives: {
      events: [
        {
          timestamp: 1_790_000_000,
          type: 'ExecutionStarted',
          id: 1,
          previousEventId: 0,
          executionStartedEventDetails: { input: '{"a":"é"}', inputDetails: { truncated: false }, roleArn },
        },
        {
          timestamp: 1_790_000_000,
          type: 'PassStateEntered',
          id: 2,
          previousEventId: 0,
          stateEnteredEventDetails: { name: 'A', input: '{"a":"é"}', inputDetails: { truncated: false } },
        },
      ],
      nextToken: '*',
    },
    keep: 'page',
  },
  {
    call: 'GetExecutionHistory',
    with: { executionArn: '$one.executionArn', nextToken: '$page.nextToken' },
    gives: {
      events: [
        { timestamp: '*', type: 'PassStateExited', id: 3, previousEventId: 2, stateExitedEventDetails: '*' },
        { timestamp: '*', type: 'ExecutionSucceeded', id: 4, previousEventId: 3, executionSucceededEventDetails: '*' },
      ],
    },
  },
  {
    call: 'GetExecutionHistory',
    with: { executionArn: '$one.executionArn', nextToken: '$page.nextToken', reverseOrder: true },
    fails: ['InvalidToken', "Invalid Token: 'Invalid token'"],
  },
  {
    call: 'GetExecutionHistory',
    with: { executionArn: '$one.executionArn', reverseOrder: true, maxResults: 1, includeExecutionData: false },
    gives: {
      events: [
        {
          timestamp: '*',
          type: 'ExecutionSucceeded',
          id: 4,
          previousEventId: 3,
          executionSucceededEventDetails: { outputDetails: { truncated: true } },
        },
      ],
      nextToken: '*',
    },
  },
  {
    call: 'StartExecution',
    with: { stateMachineArn: arn, name: 'one', input: '{"a":"é"}' },
    fails: ['ExecutionAlreadyExists', "Execution Already Exists: '$one.executionArn'"],
  },
])

check('starts that cannot be', [
  create(),
  {
    call: 'StartExecution',
    with: { stateMachineArn: `${arn}x` },
    fails: ['StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}x'`],
  },
  {
    call: 'StartExecution',
    with: { stateMachineArn: arn, name: 'a b' },
    fails: ['InvalidName', "Invalid Name: 'a b'"],
  },
  {
    call: 'StartExecution',
    with: { stateMachineArn: arn, input: 'not some json' },
    fails: [
      'InvalidExecutionInput',
      "Invalid State Machine Execution Input: 'Unrecognized token 'not': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')'",
    ],
  },
  {
    call: 'StartExecution',
    with: { stateMachineArn: arn, input: '' },
    fails: ['InvalidExecutionInput', "Invalid State Machine Execution Input: 'Invalid execution input.'"],
  },
  { call: 'StartExecution', with: { stateMachineArn: arn, input: '2' } },
  {
    call: 'DescribeExecution',
    with: { executionArn: 'what' },
    fails: ['InvalidArn', "Invalid Arn: 'Invalid ARN prefix: what'"],
  },
  {
    call: 'DescribeExecution',
    with: { executionArn: `arn:aws:states:eu-west-1:${account}:express:m:a:b` },
    fails: ['InvalidArn', "Invalid Arn: 'Resource type not valid in this context: express'"],
  },
  {
    call: 'StopExecution',
    with: { executionArn: `arn:aws:states:eu-west-1:${account}:execution:m:none` },
    fails: [
      'ExecutionDoesNotExist',
      `Execution Does Not Exist: 'arn:aws:states:eu-west-1:${account}:execution:m:none'`,
    ],
  },
])

check('lists are newest first, filtered and cut into pages; a stop is final', [
  create(waiting),
  { call: 'StartExecution', with: { stateMachineArn: arn, name: 'a' }, keep: 'a' },
  { call: 'StartExecution', with: { stateMachineArn: arn, name: 'b' }, afterMs: 1_000, keep: 'b' },
  {
    call: 'StartExecution',
    with: { stateMachineArn: arn, name: 'b' },
    afterMs: 1_000,
    gives: { executionArn: '$b.executionArn', startDate: '*' },
  },
  { call: 'StopExecution', with: { executionArn: '$a.executionArn', error: 'E', cause: 'nul \0' }, keep: 'stopped' },
  { call: 'StopExecution', with: { executionArn: '$a.executionArn' }, afterMs: 1_000, gives: { stopDate: '*' } },
  {
    call: 'ListExecutions',
    with: { stateMachineArn: arn, maxResults: 1 },
    gives: {
      executions: [
        {
          executionArn: '$a.executionArn',
          stateMachineArn: arn,
          name: 'a',
          status: 'ABORTED',
          startDate: '*',
          stopDate: '*',
          redriveCount: 0,
        },
      ],
      nextToken: '*',
    },
    keep: 'page',
  },
  {
    call: 'ListExecutions',
    with: { stateMachineArn: arn, nextToken: '$page.nextToken' },
    gives: {
      executions: [
        {
          executionArn: '$b.executionArn',
          stateMachineArn: arn,
          name: 'b',
          status: 'RUNNING',
          startDate: '*',
          redriveCount: 0,
        },
      ],
    },
  },
  {
    call: 'ListExecutions',
    with: { stateMachineArn: arn, nextToken: '$page.nextToken', statusFilter: 'RUNNING' },
    fails: ['InvalidToken', "Invalid Token: 'Invalid token'"],
  },
  { call: 'ListExecutions', with: { stateMachineArn: arn, statusFilter: 'SUCCEEDED' }, gives: { executions: [] } },
  {
    call: 'ListExecutions',
    with: { stateMachineArn: arn, statusFilter: 'SUCCEEDED' },
    afterMs: 120_000,
    gives: { executions: ['*'] },
  },
  {
    call: 'ListExecutions',
    with: { stateMachineArn: `${arn}x` },
    fails: ['StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}x'`],
  },
])

check('a deleted machine is gone, its executions go on', [
  create(waiting),
  { call: 'StartExecution', with: { stateMachineArn: arn, name: 'a' }, keep: 'a' },
  { call: 'DeleteStateMachine', with: { stateMachineArn: arn } },
  { call: 'DeleteStateMachine', with: { stateMachineArn: arn } },
  {
    call: 'DescribeExecution',
    with: { executionArn: '$a.executionArn' },
    afterMs: 200_000,
    gives: {
      executionArn: '*',
      stateMachineArn: arn,
      name: 'a',
      status: 'SUCCEEDED',
      startDate: '*',
      stopDate: 1_790_000_100_000,
      input: '{}',
      inputDetails: '*',
      output: '{}',
      outputDetails: '*',
      redriveCount: 0,
      redriveStatus: '*',
      redriveStatusReason: '*',
    },
  },
])

check('a failed execution tells error and cause, and can be redriven for a while', [
  create(failing),
  { call: 'StartExecution', with: { stateMachineArn: arn, name: 'f' }, keep: 'f' },
  {
    call: 'DescribeExecution',
    with: { executionArn: '$f.executionArn', includedData: 'METADATA_ONLY' },
    gives: {
      executionArn: '*',
      stateMachineArn: arn,
      name: 'f',
      status: 'FAILED',
      startDate: '*',
      stopDate: '*',
      inputDetails: { included: false },
      error: 'E',
      cause: 'C',
      redriveCount: 0,
      redriveStatus: 'REDRIVABLE',
    },
  },
])
