import { account, arn, check, create, failing, pass1, waiting } from './scenario.ts'

const express = { type: 'EXPRESS' }
const executionArn = `arn:aws:states:eu-west-1:${account}:express:m:one:x`
const wrongType = [
  'StateMachineTypeNotSupported',
  'This operation is not supported by this type of state machine',
] as const

check('a synchronous execution is told with its answer, whatever became of it', [
  create(pass1, express),
  {
    call: 'StartSyncExecution',
    with: { stateMachineArn: arn, name: 'one', input: '{"a":1}' },
    gives: {
      executionArn: '*',
      stateMachineArn: arn,
      name: 'one',
      startDate: 1_790_000_000_000,
      stopDate: 1_790_000_000_000,
      status: 'SUCCEEDED',
      input: '{"a":1}',
      inputDetails: { included: true },
      output: '{"x":1}',
      outputDetails: { included: true },
      billingDetails: { billedDurationInMilliseconds: 100, billedMemoryUsedInMB: 64 },
    },
  },
  create(failing, { ...express, name: 'f' }),
  {
    call: 'StartSyncExecution',
    with: { stateMachineArn: `${arn.slice(0, -1)}f`, includedData: 'METADATA_ONLY' },
    gives: {
      executionArn: '*',
      stateMachineArn: '*',
      name: '*',
      startDate: '*',
      stopDate: '*',
      status: 'FAILED',
      inputDetails: { included: false },
      error: 'E',
      cause: 'C',
      billingDetails: '*',
    },
  },
])

check('names of Express executions never collide, and nothing of them can be asked for', [
  create(waiting, express),
  { call: 'StartExecution', with: { stateMachineArn: arn, name: 'one' }, gives: { executionArn: '*', startDate: '*' } },
  { call: 'StartExecution', with: { stateMachineArn: arn, name: 'one' } },
  { call: 'ListExecutions', with: { stateMachineArn: arn }, fails: wrongType },
  {
    call: 'DescribeExecution',
    with: { executionArn },
    fails: ['InvalidArn', "Invalid Arn: 'Resource type not valid in this context: express'"],
  },
  create(pass1, { name: 's' }),
  {
    call: 'StartSyncExecution',
    with: { stateMachineArn: `${arn.slice(0, -1)}s`, name: 'a b', input: 'x' },
    fails: wrongType,
  },
])
