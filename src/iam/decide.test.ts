import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { accessDeniedMessage } from './access-denied.ts'
import { contextOf } from './context.ts'
import { decide, type ApplicablePolicies } from './decide.ts'
import type { Policy } from './evaluate.ts'
import { parsePolicy } from './policy-document.ts'
import type { PolicyKind } from './policy-syntax.ts'
import type { Caller } from './principals.ts'

const account = '111122223333'
const user: Caller = { kind: 'user', account, arn: `arn:aws:iam::${account}:user/ana`, id: 'AIDA0000000000000000A' }
const roleArn = `arn:aws:iam::${account}:role/path/runner`
const role: Caller = {
  kind: 'role',
  account,
  arn: `arn:aws:sts::${account}:assumed-role/runner/s`,
  roleArn,
  id: 'AROA1',
}
const service: Caller = { kind: 'service', names: ['states.amazonaws.com', 'states.eu-west-1.amazonaws.com'] }
const machine = `arn:aws:states:eu-west-1:${account}:stateMachine:m`

const yes = { Effect: 'Allow', Action: 'states:StartExecution', Resource: `arn:aws:states:*:${account}:stateMachine:*` }
const no = { ...yes, Effect: 'Deny' }
const other = { Effect: 'Allow', Action: 's3:*', Resource: '*' }

function policy(statement: object, kind: PolicyKind = 'identity'): Policy {
  const parsed = parsePolicy(JSON.stringify({ Version: '2012-10-17', Statement: statement }), kind)
  assert.ok(parsed.ok, parsed.ok ? '' : parsed.failure.message)
  return { id: 'p', document: parsed.value }
}

function check(name: string, caller: Caller, policies: ApplicablePolicies, expected: string): void {
  test(name, () => {
    const question = { action: 'states:startexecution', resource: machine, context: contextOf({}), caller }
    const decision = decide(policies, question)
    assert.equal(decision.allowed ? 'allowed' : `${decision.why} ${decision.type}`, expected)
  })
}

check('no policy allows', user, { identity: [] }, 'implicit identity')
check('an identity policy allows', user, { identity: [policy(other), policy(yes)] }, 'allowed')
check('a denial wins wherever it stands', user, { identity: [policy(yes), policy(no)] }, 'explicit identity')
check(
  'NotAction allows everything else',
  user,
  { identity: [policy({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' })] },
  'allowed',
)
check(
  'NotResource spares what it names',
  user,
  { identity: [policy({ Effect: 'Allow', Action: '*', NotResource: `${machine}*` })] },
  'implicit identity',
)
check('the boundary must allow too', user, { identity: [policy(yes)], boundary: policy(other) }, 'implicit boundary')
check('a denial in the boundary', user, { identity: [policy(yes)], boundary: policy(no) }, 'explicit boundary')
check('session policies narrow', role, { identity: [policy(yes)], session: [policy(other)] }, 'implicit session')
check('session policies do not widen', role, { identity: [], session: [policy(yes)] }, 'implicit identity')
check('no session policy at all narrows nothing', role, { identity: [policy(yes)] }, 'allowed')

const onRole = { Effect: 'Allow', Action: 'sts:AssumeRole' }
const assume = policy({ ...onRole, Resource: roleArn })

function checkTrust(
  name: string,
  caller: Caller,
  principal: unknown,
  rest: Omit<ApplicablePolicies, 'resource'>,
  expected: string,
  foreign = false,
): void {
  test(name, () => {
    const question = { action: 'sts:AssumeRole', resource: roleArn, context: contextOf({}), caller }
    const resource = { policy: policy({ ...onRole, Principal: principal }, 'trust'), required: true, foreign }
    const decision = decide({ ...rest, resource }, question)
    assert.equal(decision.allowed ? 'allowed' : `${decision.why} ${decision.type}`, expected)
  })
}

const nothing = { identity: [] }
checkTrust('trust in the user suffices', user, { AWS: 'arn' in user ? user.arn : '' }, nothing, 'allowed')
checkTrust('trust in the account needs the account to allow', user, { AWS: account }, nothing, 'implicit identity')
checkTrust(
  'trust in the account, and the account allows',
  user,
  { AWS: `arn:aws:iam::${account}:root` },
  { identity: [assume] },
  'allowed',
)
checkTrust('trust in another account', user, { AWS: '999999999999' }, { identity: [assume] }, 'implicit resource')
checkTrust('trust in the role covers its sessions', role, { AWS: roleArn }, nothing, 'allowed')
checkTrust(
  'trust in the role is narrowed by session policies',
  role,
  { AWS: roleArn },
  { identity: [], session: [policy(other)] },
  'implicit session',
)
checkTrust(
  'trust in the session is final',
  role,
  { AWS: 'arn' in role ? role.arn : '' },
  { identity: [], session: [policy(other)], boundary: policy(other) },
  'allowed',
)
checkTrust('trust in everybody', user, '*', nothing, 'allowed')
checkTrust(
  'a foreign user needs both sides',
  user,
  { AWS: 'arn' in user ? user.arn : '' },
  nothing,
  'implicit identity',
  true,
)
checkTrust('trust in a service', service, { Service: 'states.amazonaws.com' }, nothing, 'allowed')
checkTrust('trust in its regional name', service, { Service: 'states.eu-west-1.amazonaws.com' }, nothing, 'allowed')
checkTrust('trust in another service', service, { Service: 'lambda.amazonaws.com' }, nothing, 'implicit resource')
checkTrust('everybody is no service', service, { AWS: '*' }, nothing, 'implicit resource')

const refused = (why: 'explicit' | 'implicit', type: 'identity' | 'session' | 'boundary'): string =>
  accessDeniedMessage('arn:aws:iam::1:user/u', 'iam:CreateRole', 'arn:aws:iam::1:role/r', { allowed: false, why, type })

test('refusals read as AWS writes them', () => {
  const start = 'User: arn:aws:iam::1:user/u is not authorized to perform: iam:CreateRole'
  const on = `${start} on resource: arn:aws:iam::1:role/r`
  assert.equal(
    refused('implicit', 'identity'),
    `${on} because no identity-based policy allows the iam:CreateRole action`,
  )
  assert.equal(
    refused('implicit', 'boundary'),
    `${on} because no permissions boundary allows the iam:CreateRole action`,
  )
  assert.equal(refused('explicit', 'session'), `${on} with an explicit deny in a session policy`)
  assert.equal(refused('explicit', 'identity'), `${on} with an explicit deny in an identity-based policy`)
  assert.equal(accessDeniedMessage('arn:aws:iam::1:user/u', 'iam:CreateRole', undefined), start)
})
