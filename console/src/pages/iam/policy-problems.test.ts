import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lineAndColumn } from '../../editor/json-places.ts'
import { policyProblems } from './policy-problems.ts'

const policy = (statement: object): string => JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, null, 2)
const allow = { Effect: 'Allow', Action: 'states:StartExecution', Resource: '*' }

test('a policy that IAM takes has no problems', () => {
  assert.deepEqual(policyProblems(policy(allow), 'managed'), [])
  const trust = { Effect: 'Allow', Principal: { Service: 'states.amazonaws.com' }, Action: 'sts:AssumeRole' }
  assert.deepEqual(policyProblems(policy(trust), 'trust'), [])
})

test('each problem stands where it is', () => {
  const cases: readonly (readonly [text: string, kind: 'managed' | 'trust', message: RegExp, at: string])[] = [
    ['{"Version": }', 'managed', /no JSON/, '}'],
    [policy({ ...allow, Actions: 'x' }), 'managed', /has no "Actions"\. Do you mean "Action"\?/, '"Actions"'],
    [policy({ ...allow, Effect: 'allow' }), 'managed', /in that spelling/, '"Effect"'],
    [policy({ Effect: 'Allow', Action: 's3:*' }), 'managed', /names no "Resource"/, '{'],
    [policy({ ...allow, Action: 'StartExecution' }), 'managed', /prefaced by a vendor/, '"Action"'],
    [policy({ ...allow, Resource: 'orders' }), 'managed', /must be in ARN format/, '"orders"'],
    [policy({ ...allow, Principal: '*' }), 'managed', /has no "Principal"/, '"Principal"'],
    [policy(allow), 'trust', /says whom in "Principal"/, '{'],
    ['{"Version": "2012-10-17"}', 'managed', /at least one statement/, '{'],
  ]
  for (const [text, kind, message, at] of cases) {
    const [problem] = policyProblems(text, kind)
    assert.match(problem?.message ?? '', message)
    assert.equal(text.slice(problem?.from, problem?.to).slice(0, at.length), at, problem?.message)
  }
})

test('the second statement’s problem is in the second statement', () => {
  const text = JSON.stringify({ Version: '2012-10-17', Statement: [allow, { ...allow, Effect: 'Maybe' }] }, null, 2)
  const [problem] = policyProblems(text, 'managed')
  assert.deepEqual(lineAndColumn(text, problem?.from ?? 0), { line: 10, column: 7 })
})
