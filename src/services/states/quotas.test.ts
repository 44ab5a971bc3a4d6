import { account, arn, check, create, pass1, waiting } from './scenario.ts'

const other = `${arn.slice(0, -1)}o`
const start = (stateMachineArn: string) => ({ call: 'StartExecution', with: { stateMachineArn } }) as const

check(
  'state machines and activities are counted, those that are gone are not',
  [
    create(pass1),
    create(pass1),
    {
      ...create(pass1, { name: 'o' }),
      fails: ['StateMachineLimitExceeded', "State Machine Limit Exceeded: 'At most 1 state machines may exist.'"],
    },
    { call: 'DeleteStateMachine', with: { stateMachineArn: arn } },
    create(pass1, { name: 'o' }),
    { call: 'CreateActivity', with: { name: 'a' }, keep: 'a' },
    {
      call: 'CreateActivity',
      with: { name: 'b' },
      fails: ['ActivityLimitExceeded', "Activity Limit Exceeded: 'At most 1 activities may exist.'"],
    },
    { call: 'DeleteActivity', with: { activityArn: '$a.activityArn' } },
    { call: 'CreateActivity', with: { name: 'b' } },
  ],
  { stateMachines: 1, activities: 1 },
)

check(
  'open executions are counted over all machines; those that end make room, and a redrive needs it',
  [
    create(waiting),
    create(waiting, { name: 'o' }),
    create(pass1, { name: 'p' }),
    { ...start(arn), keep: 'first' },
    start(`${arn.slice(0, -1)}p`),
    start(other),
    {
      ...start(other),
      fails: ['ExecutionLimitExceeded', "Execution Limit Exceeded: 'At most 2 executions may be open.'"],
    },
    { call: 'StopExecution', with: { executionArn: '$first.executionArn' } },
    start(other),
    {
      call: 'RedriveExecution',
      with: { executionArn: '$first.executionArn' },
      fails: ['ExecutionLimitExceeded', "Execution Limit Exceeded: 'At most 2 executions may be open.'"],
    },
    create(pass1, { name: 'x', type: 'EXPRESS' }),
    start(`arn:aws:states:eu-west-1:${account}:stateMachine:x`),
  ],
  { openExecutions: 2 },
)
