import type { JsonObject } from '../../base/index.ts'
import { check, start } from './scenario.ts'

const arn = 'arn:aws:logs:us-east-1:111111111111:log-group:/aws/a'
const noGroup = ['ResourceNotFoundException', 'The specified log group does not exist.'] as const
const create = (logGroupName: string, more: object = {}) =>
  ({ call: 'CreateLogGroup', with: { logGroupName, ...more }, gives: {} }) as const
const item = (name: string, more: object = {}) => ({
  logGroupName: name,
  creationTime: start,
  metricFilterCount: 0,
  arn: `arn:aws:logs:us-east-1:111111111111:log-group:${name}:*`,
  storedBytes: 0,
  logGroupClass: 'STANDARD',
  logGroupArn: `arn:aws:logs:us-east-1:111111111111:log-group:${name}`,
  deletionProtectionEnabled: false,
  ...more,
})

check('a log group from its creation to its end', [
  create('/aws/a', { tags: { k: 'v' }, kmsKeyId: 'key' }),
  {
    call: 'CreateLogGroup',
    with: { logGroupName: '/aws/a' },
    fails: ['ResourceAlreadyExistsException', 'The specified log group already exists'],
  },
  { call: 'DescribeLogGroups', gives: { logGroups: [item('/aws/a', { kmsKeyId: 'key' })] } },
  { call: 'PutRetentionPolicy', with: { logGroupName: '/aws/a', retentionInDays: 7 }, gives: {} },
  { call: 'DescribeLogGroups', gives: { logGroups: [item('/aws/a', { kmsKeyId: 'key', retentionInDays: 7 })] } },
  { call: 'DeleteRetentionPolicy', with: { logGroupName: '/aws/a' }, gives: {} },
  {
    call: 'DescribeLogGroups',
    with: { logGroupIdentifiers: [arn, 'none'] },
    gives: { logGroups: [item('/aws/a', { kmsKeyId: 'key' })] },
  },
  { call: 'DeleteLogGroup', with: { logGroupName: '/aws/a' }, gives: {} },
  { call: 'DeleteLogGroup', with: { logGroupName: '/aws/a' }, fails: noGroup },
  { call: 'PutRetentionPolicy', with: { logGroupName: '/aws/a', retentionInDays: 7 }, fails: noGroup },
  { call: 'DescribeLogGroups', with: { logGroupNamePrefix: '/aws' }, gives: { logGroups: [] } },
])

check('what a group may not be', [
  {
    call: 'CreateLogGroup',
    with: { logGroupName: 'a b' },
    fails: [
      'InvalidParameterException',
      String.raw`1 validation error detected: Value 'a b' at 'logGroupName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\.\-_/#A-Za-z0-9]+`,
    ],
  },
  {
    call: 'CreateLogGroup',
    with: { logGroupName: 'aws/spans' },
    fails: ['InvalidParameterException', 'Log groups starting with AWS/ are reserved for AWS.'],
  },
  create('a'),
  {
    call: 'PutRetentionPolicy',
    with: { logGroupName: 'a', retentionInDays: 2 },
    fails: [
      'InvalidParameterException',
      "1 validation error detected: Value '2' at 'retentionInDays' failed to satisfy constraint: Member must satisfy enum value set: [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653]",
    ],
  },
  create('kept', { deletionProtectionEnabled: true }),
  {
    call: 'DeleteLogGroup',
    with: { logGroupName: 'kept' },
    fails: ['ValidationException', 'The log group is protected from deletion. Turn the protection off first.'],
  },
  {
    call: 'PutLogGroupDeletionProtection',
    with: { logGroupIdentifier: 'kept', deletionProtectionEnabled: false },
    gives: {},
  },
  { call: 'DeleteLogGroup', with: { logGroupName: 'kept' }, gives: {} },
])

const names = (...list: string[]) => ({ logGroups: list.map((name) => ({ ...masked, logGroupName: name })) })
const masked = {
  creationTime: '*',
  metricFilterCount: '*',
  arn: '*',
  storedBytes: '*',
  logGroupClass: '*',
  logGroupArn: '*',
  deletionProtectionEnabled: '*',
}

check('lists of groups', [
  create('/x/3'),
  create('/x/1'),
  create('/y/1', { logGroupClass: 'INFREQUENT_ACCESS' }),
  create('/x/2'),
  {
    call: 'DescribeLogGroups',
    with: { limit: 2 },
    gives: { ...names('/x/1', '/x/2'), nextToken: '*' },
    keep: 'page',
  },
  { call: 'DescribeLogGroups', with: { limit: 2, nextToken: '$page.nextToken' }, gives: names('/x/3', '/y/1') },
  { call: 'DescribeLogGroups', with: { logGroupNamePrefix: '/x', limit: 3 }, gives: names('/x/1', '/x/2', '/x/3') },
  { call: 'DescribeLogGroups', with: { logGroupNamePattern: '/1' }, gives: names('/x/1', '/y/1') },
  { call: 'DescribeLogGroups', with: { logGroupClass: 'INFREQUENT_ACCESS' }, gives: names('/y/1') },
  {
    call: 'DescribeLogGroups',
    with: { logGroupNamePrefix: '/x', logGroupNamePattern: '1' },
    fails: [
      'InvalidParameterException',
      'LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.',
    ],
  },
  {
    call: 'DescribeLogGroups',
    with: { logGroupNamePrefix: '/x', nextToken: '$page.nextToken' },
    fails: ['InvalidParameterException', 'The specified nextToken is invalid.'],
  },
  {
    call: 'DescribeLogGroups',
    with: { limit: 51 },
    fails: [
      'InvalidParameterException',
      "1 validation error detected: Value '51' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 50",
    ],
  },
])

const tagged = (tags: JsonObject) =>
  ({ call: 'ListTagsForResource', with: { resourceArn: arn }, gives: { tags } }) as const

check('tags of a group, by name and by ARN', [
  create('/aws/a', { tags: { env: 'test' } }),
  { call: 'TagResource', with: { resourceArn: arn, tags: { a: '1', b: '2' } }, gives: {} },
  tagged({ env: 'test', a: '1', b: '2' }),
  { call: 'TagLogGroup', with: { logGroupName: '/aws/a', tags: { b: '3', constructor: 'c' } }, gives: {} },
  {
    call: 'ListTagsLogGroup',
    with: { logGroupName: '/aws/a' },
    gives: { tags: { env: 'test', a: '1', b: '3', constructor: 'c' } },
  },
  { call: 'UntagLogGroup', with: { logGroupName: '/aws/a', tags: ['env'] }, gives: {} },
  { call: 'UntagResource', with: { resourceArn: arn, tagKeys: ['a', 'constructor'] }, gives: {} },
  tagged({ b: '3' }),
  {
    call: 'TagResource',
    with: { resourceArn: arn, tags: Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`k${at}`, ''])) },
    fails: ['TooManyTagsException', 'A resource has at most 50 tags.'],
  },
  {
    call: 'TagResource',
    with: { resourceArn: arn, tags: { 'aws:x': '' } },
    fails: ['InvalidParameterException', 'The tag key aws:x begins with aws:, which is reserved for AWS.'],
  },
  { call: 'TagLogGroup', with: { logGroupName: 'none', tags: { a: '' } }, fails: noGroup },
  {
    call: 'ListTagsForResource',
    with: { resourceArn: arn.replace('us-east-1', 'eu-west-1') },
    fails: noGroup,
  },
])
