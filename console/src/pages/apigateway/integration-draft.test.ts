import assert from 'node:assert/strict'
import { test } from 'node:test'
import { draftOf, draftProblems, integrationCall, newDraft, type IntegrationDraft } from './integration-draft.ts'
import { executionArnIn, foreignArns, machineArnIn } from './machine-arns.ts'
import { logLines, integrationLatencyMs } from './invoke-log.ts'
import { listChanges, tableChanges, valueChange } from './patch-operations.ts'
import { pathParameters, resourceTree } from './resource-tree.ts'

const base = newDraft('us-east-1')
const role = 'arn:aws:iam::000000000000:role/gate'
const functionArn = 'arn:aws:lambda:us-east-1:000000000000:function:hello'

const drafts: readonly (readonly [draft: Partial<IntegrationDraft>, uri: string | undefined, type: string])[] = [
  [{ action: 'StartExecution', role }, 'arn:aws:apigateway:us-east-1:states:action/StartExecution', 'AWS'],
  [{ actionKind: 'path', path: '/', role }, 'arn:aws:apigateway:us-east-1:states:path//', 'AWS'],
  [
    { service: 'appsync-api', subdomain: 'abc', actionKind: 'path', path: 'graphql', role },
    'arn:aws:apigateway:us-east-1:abc.appsync-api:path/graphql',
    'AWS',
  ],
  [
    { kind: 'function', proxy: true, functionArn },
    `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${functionArn}/invocations`,
    'AWS_PROXY',
  ],
  [{ kind: 'http', httpMethod: 'GET', url: 'https://example.com/a' }, 'https://example.com/a', 'HTTP'],
  [{ kind: 'mock', hasDefaultTimeout: false, timeoutMs: '900' }, undefined, 'MOCK'],
]

test('a form makes an integration, and the integration makes the form', () => {
  for (const [changes, uri, type] of drafts) {
    const draft = { ...base, ...changes }
    assert.deepEqual(draftProblems(draft), {})
    const call = integrationCall(draft)
    assert.equal(call.uri, uri)
    assert.equal(call.type, type)
    const { integrationHttpMethod: httpMethod, ...rest } = call
    const again = draftOf({ ...rest, ...(httpMethod !== undefined && { httpMethod }) }, 'us-east-1')
    assert.deepEqual(integrationCall(again), call)
    assert.equal(again.kind, draft.kind)
  }
})

test('what is missing is said at its field', () => {
  assert.deepEqual(Object.keys(draftProblems(base)), ['action', 'role'])
  assert.deepEqual(Object.keys(draftProblems({ ...base, kind: 'vpc' })), ['kind'])
  assert.deepEqual(Object.keys(draftProblems({ ...base, kind: 'http', url: 'example.com' })), ['url'])
  const timeout = { kind: 'mock', hasDefaultTimeout: false, timeoutMs: '5' } as const
  assert.deepEqual(Object.keys(draftProblems({ ...base, ...timeout })), ['timeoutMs'])
  assert.deepEqual(Object.keys(draftProblems({ ...base, action: 'A', role: 'gate' })), ['role'])
})

test('ARNs of elsewhere have their like here', () => {
  const text = '{"stateMachineArn": "arn:aws:states:us-west-2:123456789012:stateMachine:Hello:1"}'
  assert.deepEqual(foreignArns(text, '000000000000', 'us-east-1'), [
    {
      arn: 'arn:aws:states:us-west-2:123456789012:stateMachine:Hello:1',
      here: 'arn:aws:states:us-east-1:000000000000:stateMachine:Hello:1',
    },
  ])
  assert.deepEqual(foreignArns(text, '123456789012', 'us-west-2'), [])
  assert.equal(machineArnIn(text)?.endsWith('Hello:1'), true)
  const arn = 'arn:aws:states:us-east-1:000000000000:execution:a:b'
  assert.equal(executionArnIn(JSON.stringify({ executionArn: arn })), arn)
  assert.equal(executionArnIn('no JSON'), undefined)
})

test("AWS's log has its times and the integration's latency", () => {
  const log = 'Execution log for request 1\nSun Nov 22 11:42:07 UTC 2026 : Integration latency: 16 ms\n'
  assert.deepEqual(logLines(log), [
    { at: undefined, text: 'Execution log for request 1' },
    { at: Date.UTC(2026, 10, 22, 11, 42, 7), text: 'Integration latency: 16 ms' },
  ])
  assert.equal(integrationLatencyMs(log), 16)
})

test('changes of a table and of values', () => {
  assert.deepEqual(tableChanges('/t', { a: '1', 'x/y': '2', c: '3' }, { a: '1', c: '4', 'p/q': '5' }), [
    { op: 'remove', path: '/t/x~1y' },
    { op: 'replace', path: '/t/c', value: '4' },
    { op: 'add', path: '/t/p~1q', value: '5' },
  ])
  assert.deepEqual(valueChange('/v', undefined, ''), [])
  assert.deepEqual(valueChange('/v', false, true), [{ op: 'replace', path: '/v', value: 'true' }])
  assert.deepEqual(listChanges('/l', ['a'], ['b']), [
    { op: 'remove', path: '/l/a' },
    { op: 'add', path: '/l/b' },
  ])
})

test('resources are a tree, methods before children, OPTIONS last', () => {
  const [root] = resourceTree([
    { id: 'r', path: '/' },
    { id: 'b', parentId: 'r', pathPart: 'b', path: '/b' },
    { id: 'a', parentId: 'r', pathPart: 'a', path: '/a', resourceMethods: { OPTIONS: {}, POST: {}, GET: {} } },
  ])
  assert.deepEqual(
    root?.children.map(({ id }) => id),
    ['a', 'b'],
  )
  const [a] = root?.children ?? []
  assert.deepEqual(a?.kind === 'resource' && a.children.map(({ id }) => id), ['a GET', 'a POST', 'a OPTIONS'])
  assert.deepEqual(pathParameters('/a/{id}/{proxy+}'), ['id', 'proxy'])
})
