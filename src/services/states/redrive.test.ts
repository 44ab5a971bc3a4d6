import assert from 'node:assert/strict'
import { test } from 'node:test'
import { arn, callOf, check, create, failing, openWorld, pass1, roleArn, run, waiting, type Step } from './scenario.ts'

const executionArn = arn.replace('stateMachine', 'execution')
const start = (name: string): Step => ({ call: 'StartExecution', with: { stateMachineArn: arn, name } })
const stop = (name: string): Step => ({ call: 'StopExecution', with: { executionArn: `${executionArn}:${name}` } })
const redrive = (name: string, more: Partial<Step> = {}, clientToken?: string): Step => ({
  call: 'RedriveExecution',
  with: { executionArn: `${executionArn}:${name}`, ...(clientToken === undefined ? {} : { clientToken }) },
  ...more,
})
const refused = (reason: string): Partial<Step> => ({ fails: ['ExecutionNotRedrivable', reason] })
const startedAt = 1_790_000_000_000

const described = (more: object): Partial<Step> => ({
  with: { executionArn: `${executionArn}:a`, includedData: 'METADATA_ONLY' },
  gives: {
    executionArn: '*',
    stateMachineArn: arn,
    name: 'a',
    startDate: startedAt,
    inputDetails: '*',
    redriveCount: 1,
    redriveDate: startedAt + 5_000,
    ...more,
  },
})

check('an execution that was stopped waits on, and tells of its redrive', [
  create(waiting),
  start('a'),
  start('b'),
  redrive('a', refused('Execution is RUNNING and cannot be redriven')),
  stop('a'),
  redrive('a', { afterMs: 5_000, gives: { redriveDate: startedAt + 5_000 } }),
  redrive('a', refused('Execution is RUNNING and cannot be redriven')),
  {
    call: 'DescribeExecution',
    ...described({
      status: 'RUNNING',
      redriveStatus: 'NOT_REDRIVABLE',
      redriveStatusReason: 'Execution is RUNNING and cannot be redriven',
    }),
  },
  {
    call: 'ListExecutions',
    with: { stateMachineArn: arn, redriveFilter: 'REDRIVEN' },
    fails: ['ValidationException', 'RedriveFilter cannot be applied to ListExecutions call with StateMachine ARN'],
  },
  {
    call: 'ListExecutions',
    with: { stateMachineArn: arn, statusFilter: 'RUNNING', maxResults: 1 },
    gives: {
      nextToken: '*',
      executions: [
        {
          executionArn: '*',
          stateMachineArn: arn,
          name: 'a',
          status: 'RUNNING',
          startDate: startedAt,
          redriveCount: 1,
          redriveDate: startedAt + 5_000,
        },
      ],
    },
  },
  {
    call: 'DescribeExecution',
    afterMs: 200_000,
    ...described({
      status: 'SUCCEEDED',
      stopDate: startedAt + 105_000,
      outputDetails: '*',
      redriveStatus: 'NOT_REDRIVABLE',
      redriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven',
    }),
  },
  redrive('a', refused('Execution is SUCCEEDED and cannot be redriven')),
  redrive('x', { fails: ['ExecutionDoesNotExist', `Execution Does Not Exist: '${executionArn}:x'`] }),
])

check('a token is one redrive for a quarter of an hour; failing again is another end', [
  create(failing),
  start('a'),
  redrive('a', { gives: { redriveDate: startedAt } }, 't'),
  redrive('a', { gives: { redriveDate: startedAt }, afterMs: 899_000 }, 't'),
  redrive('a', { gives: { redriveDate: startedAt + 899_000 } }, 'u'),
  redrive('a', { gives: { redriveDate: startedAt + 901_000 }, afterMs: 2_000 }, 't'),
  {
    call: 'DescribeExecution',
    ...described({
      status: 'FAILED',
      stopDate: startedAt + 901_000,
      error: 'E',
      cause: 'C',
      redriveCount: 3,
      redriveDate: startedAt + 901_000,
      redriveStatus: 'REDRIVABLE',
    }),
  },
])

const deleting: Partial<Step> = { fails: ['StateMachineDeleting', `State Machine is being deleted: '${arn}'`] }
const machine = { stateMachineArn: arn }

check('a machine with running executions is DELETING until they have ended', [
  create(waiting, { publish: true }),
  start('a'),
  start('b'),
  stop('b'),
  { call: 'DeleteStateMachine', with: machine },
  { call: 'DeleteStateMachine', with: machine },
  { call: 'DescribeStateMachine', with: machine, keep: 'machine' },
  { call: 'ListStateMachineVersions', with: machine, gives: { stateMachineVersions: [] } },
  { ...start('c'), ...deleting },
  { ...create(pass1), ...deleting },
  { call: 'UpdateStateMachine', with: { ...machine, roleArn }, ...deleting },
  { call: 'PublishStateMachineVersion', with: machine, ...deleting },
  redrive('b', refused('State machine is in DELETING status')),
  {
    call: 'ListStateMachines',
    take: 'stateMachines',
    gives: { stateMachineArn: arn, name: 'm', type: '*', creationDate: '*' },
  },
  {
    call: 'DescribeStateMachine',
    with: machine,
    afterMs: 200_000,
    fails: ['StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`],
  },
  { call: 'ListStateMachines', gives: { stateMachines: [] } },
  redrive('b', refused('State machine is in DELETING status')),
  create(pass1),
  start('c'),
])

test('what DescribeStateMachine says of a machine that is being deleted', async () => {
  const { ports } = openWorld()
  const kept = new Map()
  for (const step of [create(waiting), start('a'), { call: 'DeleteStateMachine', with: machine } as const]) {
    await run(ports, step, kept)
  }
  const answer = await run(ports, { call: 'DescribeStateMachine', with: machine }, kept)
  assert.equal(Object(answer).status, 'DELETING')
})

test('of two redrives at once one is done', async () => {
  const { ports } = openWorld()
  const kept = new Map()
  for (const step of [create(waiting), start('a'), stop('a')]) await run(ports, step, kept)
  const answers = await Promise.all([redrive('a'), redrive('a')].map((step) => run(ports, step, kept)))
  assert.equal(answers.filter((answer) => 'redriveDate' in Object(answer)).length, 1)
  assert.deepEqual(
    answers.find((answer) => 'fails' in Object(answer)),
    {
      fails: ['ExecutionNotRedrivable', 'Execution is RUNNING and cannot be redriven'],
    },
  )
})

test('redriving is an action of its own, on the execution', async () => {
  const { ports } = openWorld()
  const { statesHandlers } = await import('./handlers.ts')
  const input = { executionArn: `${executionArn}:a` }
  const access = await statesHandlers.RedriveExecution.access(input, callOf(ports, 'RedriveExecution'))
  assert.deepEqual(access, { action: 'states:RedriveExecution', resource: input.executionArn })
})
