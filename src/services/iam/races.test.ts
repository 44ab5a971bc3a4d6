import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import type { Outcome } from '../../base/index.ts'
import type { Ports } from '../contract.ts'
import { rootOf } from '../access/access-keys.ts'
import { iamHandlers } from './handlers.ts'
import { callBy, converse, policyText, testAccount, type Step } from './scenario.ts'

const policyArn = `arn:aws:iam::${testAccount}:policy/p`
const user = { UserName: 'ana' }

/** The first refers to what the second deletes, after the first has looked and before it has written. */
const races: readonly (readonly [refer: string, more: object, remove: string, what: object])[] = [
  ['CreateLoginProfile', { ...user, Password: 'Correct-horse-1' }, 'DeleteUser', user],
  ['CreateServiceSpecificCredential', { ...user, ServiceName: 'codecommit.amazonaws.com' }, 'DeleteUser', user],
  ['AddUserToGroup', { ...user, GroupName: 'g' }, 'DeleteGroup', { GroupName: 'g' }],
  ['AttachUserPolicy', { ...user, PolicyArn: policyArn }, 'DeletePolicy', { PolicyArn: policyArn }],
  ['PutUserPermissionsBoundary', { ...user, PermissionsBoundary: policyArn }, 'DeletePolicy', { PolicyArn: policyArn }],
  ['CreateUser', { UserName: 'bob', PermissionsBoundary: policyArn }, 'DeletePolicy', { PolicyArn: policyArn }],
]

const before: readonly Step[] = [
  { call: 'CreateUser', with: user },
  { call: 'CreateGroup', with: { GroupName: 'g' } },
  { call: 'CreatePolicy', with: { PolicyName: 'p', PolicyDocument: policyText({ Action: '*', Resource: '*' }) } },
]

for (const [refer, more, remove, what] of races) {
  test(`${refer} and ${remove} at the same time: one of them is first`, async () => {
    const ports = await converse(before)
    let removed: Outcome<unknown> | undefined
    const write: Ports['documents']['write'] = async (...given) => {
      removed ??= await handle(ports, remove, what)
      return ports.documents.write(...given)
    }
    const referred = await handle({ ...ports, documents: { ...ports.documents, write } }, refer, more)
    assert.equal(removed?.ok, true)
    assert.equal(referred.ok ? undefined : referred.failure.code, 'NoSuchEntity')
  })
}

function handle(ports: Ports, operation: string, input: object): Promise<Outcome<unknown>> {
  const handlers: Readonly<Record<string, unknown>> = iamHandlers
  const handler = handlers[operation] as { handle(input: object, call: unknown): Promise<Outcome<unknown>> }
  return handler.handle(input, callBy(ports, rootOf(testAccount), 'iam', operation))
}
