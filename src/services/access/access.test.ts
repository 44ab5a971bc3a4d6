import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import type { JsonObject, Outcome } from '../../base/index.ts'
import type { Call, Ports, Principal } from '../contract.ts'
import { accountOfAccessKey, newAccessKeyId } from '../iam/identifiers.ts'
import { iamSpace, userKind } from '../iam/records.ts'
import { callBy, converse, policyText, testAccount, trustText, type Step } from '../iam/scenario.ts'
import { resolveAccessKey, rootOf } from './access-keys.ts'
import { authorise, checkPassRole } from './authorise.ts'
import { openSession, sealSession } from './session-token.ts'
import { assumeRoleForService } from './service-role.ts'

const roleArn = `arn:aws:iam::${testAccount}:role/runner`
const machine = `arn:aws:states:us-east-1:${testAccount}:stateMachine:m`
const sourceArn = `arn:aws:states:eu-west-1:${testAccount}:stateMachine:m`

const role = (trust: string): Step => ({
  call: 'CreateRole',
  with: { RoleName: 'runner', AssumeRolePolicyDocument: trust },
})
const put = (statement: object): Step => ({
  call: 'PutUserPolicy',
  with: { UserName: 'ana', PolicyName: 'p', PolicyDocument: policyText(statement) },
})

async function userCall(steps: readonly Step[], settings: Partial<Ports['settings']> = {}): Promise<Call> {
  const ports = await converse([{ call: 'CreateUser', with: { UserName: 'ana' } }, ...steps], settings)
  const user = await ports.documents.get(userKind, iamSpace(testAccount), 'ana')
  const principal: Principal = {
    kind: 'user',
    account: testAccount,
    arn: `arn:aws:iam::${testAccount}:user/ana`,
    userId: user?.body.id ?? '',
    userName: 'ana',
  }
  return callBy(ports, principal, 'states', 'StartExecution')
}

function told(outcome: Outcome<unknown>): string {
  return outcome.ok ? 'allowed' : `${outcome.failure.code}: ${outcome.failure.message}`
}

const start = { action: 'states:StartExecution', resource: machine }
const denied = `AccessDeniedException: User: arn:aws:iam::${testAccount}:user/ana is not authorized to perform: states:StartExecution on resource: ${machine}`

test('a call is allowed by what the policies say now, whatever was decided before', async () => {
  const call = await userCall([])
  strictEqual(
    told(await authorise(call, start)),
    `${denied} because no identity-based policy allows the states:StartExecution action`,
  )
  const { documents } = call.ports
  const user = await documents.get(userKind, iamSpace(testAccount), 'ana')
  ok(user)
  const set = async (statement: object): Promise<void> => {
    const read = await documents.get(userKind, iamSpace(testAccount), 'ana')
    ok(read)
    const body = { ...read.body, inline: [{ name: 'p', document: policyText(statement) }] }
    await documents.write([
      { do: 'replace', kind: userKind, space: iamSpace(testAccount), id: 'ana', revision: read.revision, body },
    ])
  }
  await set({ Action: 'states:*', Resource: '*' })
  strictEqual(told(await authorise(call, start)), 'allowed')
  strictEqual(told(await authorise(call, start)), 'allowed')
  await set({ Effect: 'Deny', Action: 'states:*', Resource: '*' })
  strictEqual(told(await authorise(call, start)), `${denied} with an explicit deny in an identity-based policy`)
})

test('a decision that a condition had a part in is made anew for each call', async () => {
  const byAddress = { Action: 'states:*', Resource: '*', Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } }
  const call = await userCall([put(byAddress)])
  strictEqual(told(await authorise({ ...call, sourceIp: '10.1.2.3' }, start)), 'allowed')
  strictEqual(told(await authorise({ ...call, sourceIp: '192.0.2.1' }, start)).startsWith('AccessDenied'), true)
  strictEqual(told(await authorise({ ...call, sourceIp: '10.1.2.3' }, start)), 'allowed')
})

test('audit logs what it would refuse, off asks nothing', async () => {
  const audited = await userCall([], { iam: 'audit' })
  const lines: unknown[] = []
  const log = { ...audited.ports.log, warn: (message: string, fields?: JsonObject) => lines.push([message, fields]) }
  const ports = { ...audited.ports, log }
  strictEqual(told(await authorise({ ...audited, ports }, start)), 'allowed')
  strictEqual(lines.length, 1)
  strictEqual(told(await authorise(await userCall([], { iam: 'off' }), start)), 'allowed')
})

test('a role is handed over only to the service that the policies name, and never across accounts', async () => {
  const pass = { 'iam:PassedToService': 'states.amazonaws.com' }
  const call = await userCall([
    role(trustText({ Service: 'states.amazonaws.com' })),
    put({ Action: 'iam:PassRole', Resource: roleArn, Condition: { StringEquals: pass } }),
  ])
  strictEqual(told(await checkPassRole(call, roleArn, 'states.amazonaws.com')), 'allowed')
  strictEqual(
    told(await checkPassRole(call, roleArn, 'apigateway.amazonaws.com')),
    `AccessDeniedException: User: arn:aws:iam::${testAccount}:user/ana is not authorized to perform: iam:PassRole on resource: ${roleArn} because no identity-based policy allows the iam:PassRole action`,
  )
  const foreign = 'arn:aws:iam::222222222222:role/runner'
  const crossing = 'AccessDeniedException: Cross-account pass role is not allowed.'
  strictEqual(told(await checkPassRole(call, foreign, 'states.amazonaws.com')), crossing)
  const root = { ...call, principal: rootOf(testAccount) }
  strictEqual(told(await checkPassRole(root, foreign, 'states.amazonaws.com')), crossing)
})

const assumption = { roleArn, service: 'states.amazonaws.com', sourceArn, sourceAccount: testAccount, sessionName: 's' }
const untrusted = `AccessDenied: User: states.amazonaws.com is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`

test("no other spelling of a role's ARN leads to it, for policies name the one", async () => {
  const call = await userCall([role(trustText({ Service: 'states.amazonaws.com' }))])
  const spellings = ['aws-cn:iam::', 'aws:iam:us-east-1:'].map((head) => `arn:${head}${testAccount}:role/runner`)
  for (const spelling of [...spellings, roleArn.replace('runner', 'Runner'), roleArn.replace('runner', 'x/runner')]) {
    const outcome = await assumeRoleForService(call.ports, { ...assumption, now: call.now, roleArn: spelling })
    strictEqual(told(outcome), untrusted.replace(roleArn, spelling))
  }
})

const trustCases: readonly (readonly [name: string, steps: readonly Step[], outcome: string])[] = [
  ['no such role', [], untrusted],
  ['a role that trusts the service', [role(trustText({ Service: 'states.amazonaws.com' }))], 'allowed'],
  ['its regional name', [role(trustText({ Service: 'states.eu-west-1.amazonaws.com' }))], 'allowed'],
  ['the name of another region', [role(trustText({ Service: 'states.us-west-2.amazonaws.com' }))], untrusted],
  ['another service', [role(trustText({ Service: 'lambda.amazonaws.com' }))], untrusted],
  [
    'only for some source',
    [
      role(
        trustText({ Service: 'states.amazonaws.com' }, { Condition: { ArnLike: { 'aws:SourceArn': `${machine}*` } } }),
      ),
    ],
    untrusted,
  ],
  [
    'for that source',
    [
      role(
        trustText(
          { Service: 'states.amazonaws.com' },
          {
            Condition: { ArnLike: { 'aws:SourceArn': sourceArn }, StringEquals: { 'aws:SourceAccount': testAccount } },
          },
        ),
      ),
    ],
    'allowed',
  ],
]

for (const [name, steps, outcome] of trustCases) {
  test(`a service takes a role: ${name}`, async () => {
    const ports = await converse(steps)
    for (const now of [1, 2]) strictEqual(told(await assumeRoleForService(ports, { ...assumption, now })), outcome)
  })
}

test('the principal of a service is a session of the role; under audit any role will do', async () => {
  const ports = await converse([], { iam: 'audit' })
  const outcome = await assumeRoleForService(ports, { ...assumption, now: 5 })
  ok(outcome.ok)
  strictEqual(outcome.value.arn, `arn:aws:sts::${testAccount}:assumed-role/runner/s`)
  strictEqual(outcome.value.kind === 'role' && outcome.value.roleArn, roleArn)
})

test('unknown keys: the root with one warning, or refused', async () => {
  const ports = await converse([])
  const warned: string[] = []
  const dev = { ...ports, log: { ...ports.log, warn: (message: string) => warned.push(message) } }
  const who = async (made: Ports, key: string, token?: string): Promise<string> => {
    const resolved = await resolveAccessKey(made, key, token, 0)
    return resolved.ok
      ? `${resolved.value.principal.arn} ${resolved.value.secret ?? 'unchecked'}`
      : resolved.failure.code
  }
  strictEqual(await who(dev, 'test'), `arn:aws:iam::${testAccount}:root test`)
  strictEqual(await who(dev, 'AKIAIOSFODNN7EXAMPLE'), `arn:aws:iam::${testAccount}:root unchecked`)
  strictEqual(await who(dev, 'whatever', 'foreign token'), `arn:aws:iam::${testAccount}:root unchecked`)
  strictEqual(await who(dev, '222222222222'), 'arn:aws:iam::222222222222:root unchecked')
  strictEqual(warned.length, 1)
  const strict = await converse([], { unknownKeysAreRoot: false })
  for (const key of ['test', 'AKIAIOSFODNN7EXAMPLE', '222222222222'])
    strictEqual(await who(strict, key), 'InvalidClientTokenId')
  strictEqual(await who(strict, 'test', 'foreign token'), 'InvalidClientTokenId')
})

test('a sealed session opens with its own secret only, and not when a byte is changed', async () => {
  const { chance } = await converse([])
  const session = {
    accessKeyId: 'ASIA',
    secret: 'secret',
    issuedAt: 1,
    expiresAt: 2,
    account: testAccount,
    who: { kind: 'root' as const },
  }
  const token = sealSession(session, 'one', chance)
  deepStrictEqual(openSession(token, 'one'), { ok: true, value: session })
  strictEqual(openSession(token, 'two').ok, false)
  const bytes = Buffer.from(token, 'base64')
  for (let at = 0; at < bytes.length; at++) {
    const changed = Buffer.from(bytes)
    changed[at] = (changed[at] ?? 0) ^ 1
    strictEqual(openSession(changed.toString('base64'), 'one').ok, false)
  }
})

test('an access key id names its account', async () => {
  const { chance } = await converse([])
  for (const account of ['000000000000', '111122223333', '999999999999']) {
    const id = newAccessKeyId(chance, 'AKIA', account)
    strictEqual(id.length, 20)
    strictEqual(accountOfAccessKey(id), account)
  }
})
