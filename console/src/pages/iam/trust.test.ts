import assert from 'node:assert/strict'
import { test } from 'node:test'
import { trustedNames, trustPolicyText, chosenUseCase, type TrustChoice } from './trust.ts'

const service: TrustChoice = {
  kind: 'service',
  service: 'apigateway.amazonaws.com',
  useCase: 'logs',
  account: '123456789012',
  custom: '',
}

test('a choice makes the trust policy that AWS’s wizard writes, and names who it trusts', () => {
  const cases: readonly (readonly [choice: TrustChoice, principal: object, names: readonly string[]])[] = [
    [service, { Service: 'apigateway.amazonaws.com' }, ['API Gateway']],
    [{ ...service, service: 'states.amazonaws.com' }, { Service: 'states.amazonaws.com' }, ['Step Functions']],
    [{ ...service, kind: 'account' }, { AWS: 'arn:aws:iam::123456789012:root' }, ['Account 123456789012']],
  ]
  for (const [choice, Principal, names] of cases) {
    const text = trustPolicyText(choice)
    assert.deepEqual(JSON.parse(text), {
      Version: '2012-10-17',
      Statement: [{ Sid: '', Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }],
    })
    assert.deepEqual(trustedNames(text), names)
  }
})

test('names come from any form of principal, once each, and from none that is denied', () => {
  const named = (...statements: object[]) => trustedNames(JSON.stringify({ Statement: statements }))
  assert.deepEqual(named({ Effect: 'Allow', Principal: '*' }), ['Anyone'])
  assert.deepEqual(named({ Effect: 'Allow', Principal: { Service: ['lambda.amazonaws.com', 'ec2.amazonaws.com'] } }), [
    'Lambda',
    'ec2.amazonaws.com',
  ])
  assert.deepEqual(named({ Effect: 'Deny', Principal: '*' }), [])
  assert.deepEqual(trustedNames('{'), [])
})

test('a use case of another service falls back to the first of this one', () => {
  assert.equal(chosenUseCase({ ...service, service: 'states.amazonaws.com' }).id, 'run')
})
