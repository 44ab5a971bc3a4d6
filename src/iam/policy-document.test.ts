import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import * as fc from 'fast-check'
import type { JsonValue } from '../base/index.ts'
import { contextOf } from './context.ts'
import { matchStatements } from './evaluate.ts'
import { loadPolicy, parsePolicy } from './policy-document.ts'
import type { PolicyKind } from './policy-syntax.ts'
import { contextKeysOf, statementRanges } from './policy-text.ts'

const allow = { Effect: 'Allow', Action: 'states:*', Resource: '*' }
const trust = { Effect: 'Allow', Principal: { Service: 'states.amazonaws.com' }, Action: 'sts:AssumeRole' }

function policy(...statements: JsonValue[]): JsonValue {
  return { Version: '2012-10-17', Statement: statements }
}

const cases: readonly (readonly [PolicyKind, JsonValue, string | undefined])[] = [
  ['identity', policy(allow), undefined],
  ['identity', { Statement: allow }, undefined],
  ['managed', { Statement: allow }, 'Policy document must be version 2012-10-17 or greater.'],
  ['identity', policy({ ...allow, Resource: 'arn:aws:s3:::${aws:username}/*' }), undefined],
  ['identity', [], 'Syntax errors in policy.'],
  ['trust', [], 'This policy contains invalid Json'],
  ['identity', {}, 'Syntax errors in policy.'],
  ['identity', policy(), 'Syntax errors in policy.'],
  ['identity', { ...(policy(allow) as object), Extra: 1 }, 'Syntax errors in policy.'],
  ['identity', { Version: '2017-10-17', Statement: allow }, 'Syntax errors in policy.'],
  ['identity', policy({ ...allow, Effect: 'Maybe' }), 'Syntax errors in policy.'],
  ['identity', policy({ ...allow, Effect: 'allow' }), 'The policy failed legacy parsing'],
  ['identity', policy({ Action: 's3:*', Resource: '*' }), 'Syntax errors in policy.'],
  ['identity', policy({ ...allow, NotAction: 's3:*' }), 'Syntax errors in policy.'],
  ['identity', policy({ ...allow, Action: [] }), 'Policy statement must contain actions.'],
  ['identity', policy({ Effect: 'Allow', Action: 's3:*' }), 'Policy statement must contain resources.'],
  ['identity', policy({ ...allow, Resource: [] }), 'Policy statement must contain resources.'],
  [
    'identity',
    policy({ ...allow, Action: 'everything' }),
    'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.',
  ],
  ['identity', policy({ ...allow, Action: 'a:b:c' }), 'Actions/Condition can contain only one colon.'],
  ['identity', policy({ ...allow, Action: 's 3:x' }), 'Vendor s 3 is not valid'],
  ['identity', policy({ ...allow, Resource: 'bucket' }), 'Resource bucket must be in ARN format or "*".'],
  [
    'identity',
    policy({ ...allow, Resource: 'arn:x:s3:::b' }),
    'Partition "x" is not valid for resource "arn:x:s3:::b".',
  ],
  ['identity', policy({ ...allow, Resource: 'arn:x' }), 'Partition "x" is not valid for resource "arn:x:*:*:*:*".'],
  ['identity', policy({ ...allow, Resource: 'a:b:c' }), 'Partition "b" is not valid for resource "arn:b:c:*:*:*".'],
  ['identity', policy({ ...allow, Resource: 'arn:aws:short' }), undefined],
  ['identity', policy({ ...allow, Resource: 'arn:aws:s3::bucket' }), 'The policy failed legacy parsing'],
  ['identity', policy({ ...allow, Resource: 'arn:aws::::bucket' }), 'The policy failed legacy parsing'],
  [
    'identity',
    policy({ ...allow, Resource: 'arn:aws' }),
    'Resource vendor must be fully qualified and cannot contain regexes.',
  ],
  [
    'identity',
    policy({ ...allow, Resource: 'arn:aws:s?:::bucket' }),
    'Resource vendor must be fully qualified and cannot contain regexes.',
  ],
  [
    'identity',
    policy({ ...allow, Resource: 'arn:aws:s3:us-east-1::bucket' }),
    'Resource arn:aws:s3:us-east-1::bucket can not contain region information.',
  ],
  ['identity', policy({ ...allow, Resource: 'arn:aws:s3:us-east-1:111122223333:accesspoint/a' }), undefined],
  [
    'identity',
    policy({ ...allow, Resource: 'arn:aws:iam:us-east-1:1:role/x' }),
    'IAM resource arn:aws:iam:us-east-1:1:role/x cannot contain region information.',
  ],
  ['identity', policy({ ...allow, Condition: { Same: { a: 'b' } } }), 'Syntax errors in policy.'],
  ['identity', policy({ ...allow, Condition: { DateEquals: { a: 'soon' } } }), 'The policy failed legacy parsing'],
  ['identity', policy({ ...allow, Condition: { Same: {} } }), undefined],
  ['identity', policy({ ...allow, Principal: '*' }), 'Policy document should not specify a principal.'],
  [
    'identity',
    policy({ ...allow, Sid: 'a' }, { ...allow, Sid: 'a' }),
    'Statement IDs (SID) in a single policy must be unique.',
  ],
  [
    'identity',
    policy({ ...allow, Sid: 'a-b' }, { ...allow, Sid: 'a-b' }),
    'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*',
  ],
  // What AWS says where several things are wrong: it goes through the whole policy for one mistake after the other.
  ['managed', { Statement: { ...allow, Effect: 'deny' } }, 'Policy document must be version 2012-10-17 or greater.'],
  ['managed', { Statement: { ...allow, Effect: 'no' } }, 'Syntax errors in policy.'],
  [
    'identity',
    policy({ ...allow, Sid: 'a', Effect: 'ALLOW' }, { Effect: 'Allow', Sid: 'a' }),
    'The policy failed legacy parsing',
  ],
  [
    'identity',
    policy({ ...allow, Sid: 'a' }, { Effect: 'Allow', Sid: 'a' }),
    'Statement IDs (SID) in a single policy must be unique.',
  ],
  ['identity', policy({ Effect: 'Allow', Resource: 'arn:aws:s3::bucket' }), 'The policy failed legacy parsing'],
  ['identity', policy({ ...allow, Resource: 'x' }, { Effect: 'Deny' }), 'Policy statement must contain actions.'],
  ['identity', policy({ ...allow, Action: 'a:b:c', Resource: 'x' }), 'Resource x must be in ARN format or "*".'],
  [
    'identity',
    policy({ Effect: 'Allow', Action: 'everything' }),
    'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.',
  ],
  [
    'identity',
    policy({ ...allow, Resource: 'arn:x:s3:::b', Condition: { DateEquals: { a: 'soon' } } }),
    'The policy failed legacy parsing',
  ],
  ['trust', policy(trust), undefined],
  ['trust', policy({ ...trust, Sid: '' }, { ...trust, Sid: '' }), undefined],
  ['trust', policy({ ...trust, Action: ['sts:AssumeRole', 'sts:TagSession'] }), undefined],
  [
    'trust',
    policy({ ...trust, Principal: { AWS: ['111122223333', 'arn:aws:iam::111122223333:root', '*'] } }),
    undefined,
  ],
  ['trust', policy({ ...trust, Resource: '*' }), 'Has prohibited field Resource'],
  ['trust', policy({ ...trust, Principal: null }), 'Syntax errors in policy.'],
  ['trust', policy({ ...trust, Condition: null }), 'Syntax errors in policy.'],
  ['trust', policy({ Effect: 'Allow', Action: 'sts:AssumeRole' }), 'Missing required field Principal'],
  ['trust', policy({ ...trust, Principal: {} }), 'Missing required field Principal cannot be empty!'],
  ['trust', policy({ ...trust, Action: 's3:GetObject' }), 'AssumeRole policy may only specify STS AssumeRole actions.'],
  ['trust', policy({ ...trust, Principal: { AWS: 'ana' } }), 'Invalid principal in policy: "AWS":"ana"'],
  [
    'trust',
    policy({ ...trust, Principal: { AWS: 'arn:aws:iam::111122223333:role/*' } }),
    'Invalid principal in policy: "AWS":"arn:aws:iam::111122223333:role/*"',
  ],
  [
    'trust',
    policy({ ...trust, Principal: { Federated: 'arn:aws:eks:us-east-1:1:cluster/x' } }),
    'Federated principals must be valid domain names or SAML metadata ARNs',
  ],
  [
    'trust',
    policy({
      Effect: 'Allow',
      Action: 'sts:AssumeRoleWithWebIdentity',
      Principal: { Federated: ['accounts.google.com', 'arn:aws:iam::111122223333:oidc-provider/id.example.com/x'] },
    }),
    undefined,
  ],
  ['trust', policy({ ...trust, Principal: { Service: 'states' } }), 'Invalid principal in policy: "SERVICE":"states"'],
]

for (const [kind, document, complaint] of cases) {
  test(`${kind} policy ${JSON.stringify(document)}`, () => {
    const parsed = parsePolicy(JSON.stringify(document), kind)
    assert.equal(parsed.ok ? undefined : parsed.failure.message, complaint)
    if (!parsed.ok) assert.equal(parsed.failure.code, 'MalformedPolicyDocument')
  })
}

test('text that is no JSON is refused, also when it nests without end', () => {
  for (const text of ['', '{', '['.repeat(100_000), ' {']) {
    const messageOf = (kind: PolicyKind): string | undefined => {
      const parsed = parsePolicy(text, kind)
      return parsed.ok ? undefined : parsed.failure.message
    }
    assert.equal(messageOf('identity'), 'Syntax errors in policy.')
    assert.equal(messageOf('trust'), 'This policy contains invalid Json')
  }
  const indented = parsePolicy(`  ${JSON.stringify(policy(trust))}`, 'trust')
  assert.equal(indented.ok ? undefined : indented.failure.message, 'JSON strings must not have leading spaces')
})

test('what was stored under other rules is still read', () => {
  const stored = { ...allow, Sid: 'a_b', Condition: { DateLessThan: { 'aws:CurrentTime': 'once' } } }
  const text = ` ${JSON.stringify(policy(stored))}`
  assert.equal(parsePolicy(text, 'identity').ok, false)
  const document = loadPolicy(text, 'identity')
  assert.equal(document.statements.length, 1)
  // A date that is none compares with nothing: the statement stays shut.
  const context = contextOf({ 'aws:CurrentTime': '2026-11-22T00:00:00Z' })
  const caller = { kind: 'root', account: '111122223333', arn: 'arn:aws:iam::111122223333:root' } as const
  const question = { action: 'states:StartExecution', resource: '*', context, caller }
  assert.deepEqual(matchStatements([{ id: 'p', document }], question), [])
  assert.deepEqual(loadPolicy('{', 'identity'), { statements: [] })
})

test('whatever a policy holds, it is refused or can be evaluated', () => {
  const value = fc.oneof(fc.jsonValue(), fc.constantFrom('*', 's3:*', 'arn:aws:s3:::${aws:username', 'sts:AssumeRole'))
  const elements = ['Effect', 'Action', 'NotAction', 'Resource', 'NotResource', 'Principal', 'Condition', 'Sid']
  const statement = fc.dictionary(fc.constantFrom(...elements), value)
  const likely = fc.record({
    Effect: fc.constantFrom('Allow', 'Deny'),
    Action: value,
    Resource: value,
    Condition: fc.dictionary(fc.constantFrom('StringLike', 'IpAddress', 'Null', 'ForAllValues:Bool'), value),
  })
  const document = fc.record({
    Version: fc.constant('2012-10-17'),
    Statement: fc.oneof(value, likely, fc.array(statement)),
  })
  fc.assert(
    fc.property(document, fc.constantFrom<PolicyKind>('identity', 'managed', 'trust', 'resource'), (content, kind) => {
      const text = JSON.stringify(content)
      const parsed = parsePolicy(text, kind)
      contextKeysOf(text)
      loadPolicy(text, kind)
      if (!parsed.ok) return
      assert.equal(statementRanges(text).length, parsed.value.statements.length)
      const caller = { kind: 'root', account: '111122223333', arn: 'arn:aws:iam::111122223333:root' } as const
      const question = { action: 's3:GetObject', resource: 'arn:aws:s3:::b', context: contextOf({}), caller }
      matchStatements([{ id: 'p', document: parsed.value }], question)
    }),
    { numRuns: 500 },
  )
})
