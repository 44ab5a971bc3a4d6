import { check, start, type Step } from './scenario.ts'

const g = { logGroupName: 'g' }
const s = { ...g, logStreamName: 's' }
const noStream = ['ResourceNotFoundException', 'The specified log stream does not exist.'] as const
const invalidToken = ['InvalidParameterException', 'The specified nextToken is invalid.'] as const
const made: readonly Step[] = [
  { call: 'CreateLogGroup', with: g },
  { call: 'CreateLogStream', with: s, gives: {} },
]
const put = (stream: string, ...events: readonly (readonly [ageMs: number, message: string])[]): Step => ({
  call: 'PutLogEvents',
  with: {
    ...g,
    logStreamName: stream,
    logEvents: events.map(([ageMs, message]) => ({ timestamp: start - ageMs, message })),
  },
  gives: { nextSequenceToken: '*' },
})
const output = (...events: readonly (readonly [ageMs: number, message: string])[]) =>
  events.map(([ageMs, message]) => ({ timestamp: start - ageMs, message, ingestionTime: '*' }))
const page = (...events: readonly (readonly [ageMs: number, message: string])[]) => ({
  events: output(...events),
  nextForwardToken: '*',
  nextBackwardToken: '*',
})

const group = {
  logGroupName: 'g',
  creationTime: start,
  metricFilterCount: 0,
  arn: '*',
  logGroupClass: 'STANDARD',
  logGroupArn: '*',
  deletionProtectionEnabled: false,
}

check('streams', [
  ...made,
  {
    call: 'CreateLogStream',
    with: s,
    fails: ['ResourceAlreadyExistsException', 'The specified log stream already exists'],
  },
  {
    call: 'CreateLogStream',
    with: { logGroupName: 'none', logStreamName: 's' },
    fails: ['ResourceNotFoundException', 'The specified log group does not exist.'],
  },
  { call: 'CreateLogStream', with: { ...g, logStreamName: 'a/2' }, afterMs: 1 },
  { call: 'CreateLogStream', with: { ...g, logStreamName: 'a/1' }, afterMs: 1 },
  put('a/2', [50, 'x'], [40, 'y']),
  put('s', [30, 'zü']),
  { call: 'DescribeLogGroups', gives: { logGroups: [{ ...group, storedBytes: 27 + 27 + 29 }] } },
  {
    call: 'DescribeLogStreams',
    with: { ...g, orderBy: 'LastEventTime', descending: true, limit: 2 },
    gives: {
      logStreams: [
        {
          logStreamName: 's',
          creationTime: start,
          firstEventTimestamp: start - 30,
          lastEventTimestamp: start - 30,
          lastIngestionTime: start + 2,
          uploadSequenceToken: '*',
          arn: 'arn:aws:logs:us-east-1:111111111111:log-group:g:log-stream:s',
          storedBytes: 0,
        },
        {
          logStreamName: 'a/2',
          creationTime: start + 1,
          firstEventTimestamp: start - 50,
          lastEventTimestamp: start - 40,
          lastIngestionTime: start + 2,
          uploadSequenceToken: '*',
          arn: 'arn:aws:logs:us-east-1:111111111111:log-group:g:log-stream:a/2',
          storedBytes: 0,
        },
      ],
      nextToken: '*',
    },
    keep: 'page',
  },
  {
    call: 'DescribeLogStreams',
    with: { ...g, orderBy: 'LastEventTime', descending: true, limit: 2, nextToken: '$page.nextToken' },
    gives: { logStreams: [{ logStreamName: 'a/1', creationTime: '*', arn: '*', storedBytes: 0 }] },
  },
  { call: 'DescribeLogStreams', with: { ...g, nextToken: '$page.nextToken' }, fails: invalidToken },
  {
    call: 'DescribeLogStreams',
    with: { logGroupIdentifier: 'arn:aws:logs:us-east-1:111111111111:log-group:g', logStreamNamePrefix: 'a/' },
    gives: { logStreams: ['*', '*'] },
  },
  {
    call: 'DescribeLogStreams',
    with: { ...g, logGroupIdentifier: 'g' },
    fails: ['ValidationException', 'LogGroup name and LogGroup ARN are mutually exclusive parameters.'],
  },
  {
    call: 'DescribeLogStreams',
    with: { ...g, orderBy: 'LastEventTime', logStreamNamePrefix: 'a' },
    fails: ['InvalidParameterException', 'Cannot order by LastEventTime with a logStreamNamePrefix.'],
  },
  { call: 'DeleteLogStream', with: s, gives: {} },
  { call: 'DeleteLogStream', with: s, fails: noStream },
  { call: 'GetLogEvents', with: s, fails: noStream },
  // A stream that is made anew has nothing of the old one.
  { call: 'CreateLogStream', with: s },
  { call: 'GetLogEvents', with: s, gives: page() },
])

check('pages of a stream, there and back', [
  ...made,
  put('s', [50, 'a'], [40, 'b'], [40, 'c'], [30, 'd']),
  put('s', [45, 'late']),
  { call: 'GetLogEvents', with: { ...s, limit: 2 }, gives: page([40, 'c'], [30, 'd']), keep: 'tail' },
  {
    call: 'GetLogEvents',
    with: { ...s, limit: 2, nextToken: '$tail.nextBackwardToken' },
    gives: page([45, 'late'], [40, 'b']),
    keep: 'middle',
  },
  {
    call: 'GetLogEvents',
    with: { ...s, nextToken: '$middle.nextBackwardToken' },
    gives: page([50, 'a']),
    keep: 'head',
  },
  {
    call: 'GetLogEvents',
    with: { ...s, nextToken: '$head.nextBackwardToken' },
    gives: { events: [], nextForwardToken: '*', nextBackwardToken: '$head.nextBackwardToken' },
    keep: 'before',
  },
  {
    call: 'GetLogEvents',
    with: { ...s, limit: 1, nextToken: '$before.nextForwardToken' },
    gives: page([50, 'a']),
  },
  { call: 'GetLogEvents', with: { ...s, startFromHead: true, limit: 1 }, gives: page([50, 'a']) },
  {
    call: 'GetLogEvents',
    with: { ...s, startFromHead: true, nextToken: '$tail.nextForwardToken' },
    gives: { events: [], nextForwardToken: '$tail.nextForwardToken', nextBackwardToken: '*' },
  },
  put('s', [20, 'e']),
  { call: 'GetLogEvents', with: { ...s, nextToken: '$tail.nextForwardToken' }, gives: page([20, 'e']) },
  {
    call: 'GetLogEvents',
    with: { ...s, startFromHead: true, startTime: start - 45, endTime: start - 30 },
    gives: page([45, 'late'], [40, 'b'], [40, 'c']),
  },
  { call: 'GetLogEvents', with: { ...s, startTime: start, endTime: 0 }, gives: page() },
  { call: 'GetLogEvents', with: { ...s, nextToken: 'f/1/s' }, fails: invalidToken },
])

const hour = 3_600_000
const day = 24 * hour
const batch = (...events: readonly (readonly [ageMs: number, message: string])[]) => ({
  ...s,
  logEvents: events.map(([ageMs, message]) => ({ timestamp: start - ageMs, message })),
})

check('what a batch may not be, and what of it is left out', [
  ...made,
  {
    call: 'PutLogEvents',
    with: batch([1, 'a'], [2, 'b']),
    fails: ['InvalidParameterException', 'Log events in a single PutLogEvents request must be in chronological order.'],
  },
  {
    call: 'PutLogEvents',
    with: batch([day + 1, 'a'], [0, 'b']),
    fails: [
      'InvalidParameterException',
      'The batch of log events in a single PutLogEvents request cannot span more than 24 hours.',
    ],
  },
  {
    call: 'PutLogEvents',
    with: batch([2, 'é'.repeat(300_000)], [1, 'b'.repeat(448_525)]),
    fails: ['InvalidParameterException', 'Upload too large: 1048577 bytes exceeds limit of 1048576'],
  },
  { call: 'PutLogEvents', with: batch([2, 'é'.repeat(300_000)], [1, 'b'.repeat(448_524)]) },
  { call: 'PutLogEvents', with: { ...batch([0, 'x']), logStreamName: 'none' }, fails: noStream },
  { call: 'PutRetentionPolicy', with: { ...g, retentionInDays: 7 } },
  {
    call: 'PutLogEvents',
    with: batch([14 * day + 1, 'old'], [14 * day, 'expired'], [14 * day - 1, 'expired']),
    gives: {
      nextSequenceToken: '*',
      rejectedLogEventsInfo: { tooOldLogEventEndIndex: 1, expiredLogEventEndIndex: 3 },
    },
  },
  {
    call: 'PutLogEvents',
    with: batch([7 * day, 'just kept']),
    gives: { nextSequenceToken: '*' },
  },
  {
    call: 'PutLogEvents',
    with: { ...batch([0, 'nul\0'], [-2 * hour, 'ahead'], [-2 * hour - 1, 'too new']), sequenceToken: 'any' },
    gives: { nextSequenceToken: '*', rejectedLogEventsInfo: { tooNewLogEventStartIndex: 2 } },
  },
  {
    call: 'GetLogEvents',
    with: { ...s, limit: 2 },
    gives: page([0, 'nul\ufffd'], [-2 * hour, 'ahead']),
  },
])

type Found = readonly [stream: string, ageMs: number, message: string]
const filtered = (...events: readonly Found[]) =>
  events.map(([logStreamName, ageMs, message]) => ({
    logStreamName,
    timestamp: start - ageMs,
    message,
    ingestionTime: '*',
    eventId: '*',
  }))
const filter = (more: object, ...events: readonly Found[]): Step => ({
  call: 'FilterLogEvents',
  with: { ...g, ...more },
  gives: { events: filtered(...events), searchedLogStreams: [] },
})

check('a search through the streams of a group', [
  ...made,
  { call: 'CreateLogStream', with: { ...g, logStreamName: 't/1' } },
  { call: 'CreateLogStream', with: { ...g, logStreamName: 'gone' } },
  put('s', [50, 'one'], [30, 'three {']),
  put('t/1', [40, 'two'], [20, '{"a":{"b":4}}']),
  put('gone', [35, 'gone']),
  { call: 'DeleteLogStream', with: { ...g, logStreamName: 'gone' } },
  filter({}, ['s', 50, 'one'], ['t/1', 40, 'two'], ['s', 30, 'three {'], ['t/1', 20, '{"a":{"b":4}}']),
  filter({ filterPattern: 't' }, ['t/1', 40, 'two'], ['s', 30, 'three {']),
  filter({ filterPattern: '{ $.a.b = 4 }' }, ['t/1', 20, '{"a":{"b":4}}']),
  filter({ logStreamNamePrefix: 't/', endTime: start - 21 }, ['t/1', 40, 'two']),
  filter({ startTime: start - 40, endTime: start - 30 }, ['t/1', 40, 'two'], ['s', 30, 'three {']),
  filter({ logStreamNames: ['s'], startTime: start - 30 }, ['s', 30, 'three {']),
  filter({ startFromHead: false, filterPattern: 't' }, ['s', 30, 'three {'], ['t/1', 40, 'two']),
  {
    call: 'FilterLogEvents',
    with: { ...g, limit: 2, logStreamNames: ['t/1', 's'] },
    gives: { events: filtered(['s', 50, 'one'], ['t/1', 40, 'two']), searchedLogStreams: [], nextToken: '*' },
    keep: 'page',
  },
  filter(
    { limit: 2, logStreamNames: ['t/1', 's'], nextToken: '$page.nextToken' },
    ['s', 30, 'three {'],
    ['t/1', 20, '{"a":{"b":4}}'],
  ),
  { call: 'FilterLogEvents', with: { ...g, nextToken: '$page.nextToken' }, fails: invalidToken },
  { call: 'FilterLogEvents', with: { ...g, logStreamNames: ['none'] }, fails: noStream },
  {
    call: 'FilterLogEvents',
    with: { ...g, logStreamNames: ['s'], logStreamNamePrefix: 's' },
    fails: ['InvalidParameterException', 'logStreamNamePrefix and logStreamNames are mutually exclusive parameters.'],
  },
])
