import { account, arn as machine, check, create } from './scenario.ts'

const arn = `arn:aws:states:eu-west-1:${account}:activity:work`

check('an activity from its creation to its end', [
  {
    call: 'CreateActivity',
    with: { name: 'work', tags: [{ key: 'a', value: '1' }] },
    gives: { activityArn: arn, creationDate: 1_790_000_000_000 },
  },
  {
    call: 'CreateActivity',
    with: { name: 'work' },
    afterMs: 10,
    gives: { activityArn: arn, creationDate: 1_790_000_000_000 },
  },
  {
    call: 'CreateActivity',
    with: { name: 'work', encryptionConfiguration: { type: 'CUSTOMER_MANAGED_KMS_KEY', kmsKeyId: 'k' } },
    fails: ['ActivityAlreadyExists', `Activity Already Exists: '${arn}'`],
  },
  { call: 'CreateActivity', with: { name: 'a:b' }, fails: ['InvalidName', "Invalid Name: 'a:b'"] },
  {
    call: 'DescribeActivity',
    with: { activityArn: arn },
    gives: { activityArn: arn, name: 'work', creationDate: '*', encryptionConfiguration: { type: 'AWS_OWNED_KEY' } },
  },
  { call: 'ListTagsForResource', with: { resourceArn: arn }, gives: { tags: [{ key: 'a', value: '1' }] } },
  { call: 'ListActivities', gives: { activities: [{ activityArn: arn, name: 'work', creationDate: '*' }] } },
  { call: 'DeleteActivity', with: { activityArn: arn }, gives: {} },
  { call: 'DeleteActivity', with: { activityArn: arn }, gives: {} },
  {
    call: 'GetActivityTask',
    with: { activityArn: arn },
    fails: ['ActivityDoesNotExist', `Activity Does Not Exist: '${arn}'`],
  },
  {
    call: 'DescribeActivity',
    with: { activityArn: 'no_arn' },
    fails: ['InvalidArn', "Invalid Arn: 'Invalid ARN prefix: no_arn'"],
  },
])

check('tokens that answer no task', [
  {
    call: 'SendTaskSuccess',
    with: { taskToken: 'NoSuchTaskToken', output: '1' },
    fails: ['InvalidToken', "Invalid Token: 'Invalid token'"],
  },
  {
    call: 'SendTaskFailure',
    with: { taskToken: 'A'.repeat(96) },
    fails: ['TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'"],
  },
  { call: 'SendTaskHeartbeat', with: { taskToken: 'x' }, fails: ['InvalidToken', "Invalid Token: 'Invalid token'"] },
  {
    call: 'SendTaskSuccess',
    with: { taskToken: 'A'.repeat(96), output: '{' },
    fails: [
      'InvalidOutput',
      `Invalid Output: 'Unexpected end-of-input: expected close marker for Object (start marker at [Source: (String)"{"; line: 1, column: 1])'`,
    ],
  },
])

const working = JSON.stringify({
  StartAt: 'T',
  States: { T: { Type: 'Task', Resource: arn, TimeoutSeconds: 100, HeartbeatSeconds: 10, End: true } },
})

const event = (type: string, details: string) => ({
  timestamp: '*',
  type,
  id: '*',
  previousEventId: '*',
  [details]: '*',
})

check('a worker takes a task, is heard in time, and brings the result', [
  { call: 'CreateActivity', with: { name: 'work' } },
  create(working),
  { call: 'StartExecution', with: { stateMachineArn: machine, input: '{"a":1}' }, keep: 'run' },
  {
    call: 'GetActivityTask',
    with: { activityArn: arn, workerName: 'w' },
    afterMs: 500_000,
    gives: { taskToken: '*', input: '{"a":1}' },
    keep: 'task',
  },
  { call: 'SendTaskHeartbeat', with: { taskToken: '$task.taskToken' }, afterMs: 8_000 },
  { call: 'SendTaskSuccess', with: { taskToken: '$task.taskToken', output: '{"b":2}' }, afterMs: 8_000, gives: {} },
  {
    call: 'SendTaskSuccess',
    with: { taskToken: '$task.taskToken', output: '{"b":2}' },
    fails: ['TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'"],
  },
  {
    call: 'GetExecutionHistory',
    with: { executionArn: '$run.executionArn' },
    afterMs: 1_000,
    gives: {
      events: [
        event('ExecutionStarted', 'executionStartedEventDetails'),
        event('TaskStateEntered', 'stateEnteredEventDetails'),
        event('ActivityScheduled', 'activityScheduledEventDetails'),
        event('ActivityStarted', 'activityStartedEventDetails'),
        event('ActivitySucceeded', 'activitySucceededEventDetails'),
        event('TaskStateExited', 'stateExitedEventDetails'),
        event('ExecutionSucceeded', 'executionSucceededEventDetails'),
      ],
    },
  },
])

check('a worker that is not heard in time has lost its task', [
  { call: 'CreateActivity', with: { name: 'work' } },
  create(working),
  { call: 'StartExecution', with: { stateMachineArn: machine, name: 'late' }, keep: 'run' },
  { call: 'GetActivityTask', with: { activityArn: arn }, keep: 'task' },
  {
    call: 'SendTaskFailure',
    with: { taskToken: '$task.taskToken' },
    afterMs: 11_000,
    fails: ['TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'"],
  },
  { call: 'ListExecutions', with: { stateMachineArn: machine, statusFilter: 'FAILED' }, gives: { executions: ['*'] } },
])
