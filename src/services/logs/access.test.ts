import { deepStrictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import type { LogsOperations } from '../../protocol/index.ts'
import { testPorts } from '../apigateway/scenario.ts'
import type { AccessRequest, OperationHandler, Principal } from '../contract.ts'
import { logsHandlers } from './handlers.ts'
import { logsCall } from './scenario.ts'

const group = 'arn:aws:logs:us-east-1:111111111111:log-group'
const user: Principal = {
  kind: 'user',
  account: '111111111111',
  arn: 'arn:aws:iam::111111111111:user/u',
  userId: 'AIDA',
  userName: 'u',
}

type Asked = readonly [call: keyof LogsOperations, input: object, resource: string, context?: AccessRequest['context']]

const requestTag = { 'aws:RequestTag/a': 'b', 'aws:TagKeys': ['a'] }
const resourceTag = { 'aws:ResourceTag/team': 'x' }
const cases: readonly Asked[] = [
  ['DescribeLogGroups', { logGroupNamePrefix: 'g' }, `${group}::log-stream:`],
  ['CreateLogGroup', { logGroupName: 'g', tags: { a: 'b' } }, `${group}:g:log-stream:`, requestTag],
  ['DeleteLogGroup', { logGroupName: 'other' }, `${group}:other:log-stream:`],
  ['DeleteLogGroup', { logGroupName: 'tagged' }, `${group}:tagged:log-stream:`, resourceTag],
  ['PutLogEvents', { logGroupName: 'g', logStreamName: 's/1' }, `${group}:g:log-stream:s/1`],
  ['GetLogEvents', { logGroupIdentifier: `${group}:g`, logStreamName: 's' }, `${group}:g:log-stream:s`],
  ['FilterLogEvents', { logGroupIdentifier: 'g', logStreamNames: ['s'] }, `${group}:g:log-stream:`],
  ['ListTagsForResource', { resourceArn: `${group}:tagged` }, `${group}:tagged`, resourceTag],
  [
    'TagResource',
    { resourceArn: `${group}:tagged`, tags: { a: 'b' } },
    `${group}:tagged`,
    { ...resourceTag, ...requestTag },
  ],
  [
    'UntagResource',
    { resourceArn: `${group}:tagged`, tagKeys: ['a'] },
    `${group}:tagged`,
    { ...resourceTag, 'aws:TagKeys': ['a'] },
  ],
  [
    'TagLogGroup',
    { logGroupName: 'tagged', tags: { a: 'b' } },
    `${group}:tagged:log-stream:`,
    { ...resourceTag, ...requestTag },
  ],
]

test('what a call must be allowed', async () => {
  const ports = testPorts()
  const create = logsHandlers.CreateLogGroup
  await create.handle({ logGroupName: 'tagged', tags: { team: 'x' } }, logsCall(ports, 'CreateLogGroup'))
  for (const [operation, input, resource, context] of cases) {
    const handler = logsHandlers[operation] as OperationHandler<unknown, unknown>
    const asked = await handler.access(input, { ...logsCall(ports, operation), principal: user })
    const expected = { action: `logs:${operation}`, resource, ...(context && { context }) }
    deepStrictEqual(asked, expected, JSON.stringify([operation, input]))
  }
})
