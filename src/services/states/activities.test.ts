import { account, check } from './scenario.ts'

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
    fails: ['InvalidOutput', "Invalid Output: 'Unexpected end-of-input within/between Object entries'"],
  },
])
