import { deepStrictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import type { Principal } from '../contract.ts'
import { rootOf } from '../access/access-keys.ts'
import { invokeFunction } from './invoke.ts'
import {
  account,
  asRoot,
  check,
  create,
  makeFunction,
  start,
  testServer,
  type Step,
  type TestServer,
} from './scenario.ts'

const arn = `arn:aws:lambda:us-east-1:${account}:function:f`
const other = '222222222222'
const add = (StatementId: string, more: object): Step => ({
  call: 'AddPermission',
  with: { FunctionName: 'f', StatementId, Action: 'lambda:InvokeFunction', ...more },
})
const gateway = {
  Principal: 'apigateway.amazonaws.com',
  SourceArn: `arn:aws:execute-api:us-east-1:${account}:api/*/GET/*`,
  SourceAccount: account,
}
const statement = {
  Sid: 'from-the-gate',
  Effect: 'Allow',
  Principal: { Service: 'apigateway.amazonaws.com' },
  Action: 'lambda:InvokeFunction',
  Resource: arn,
  Condition: {
    StringEquals: { 'AWS:SourceAccount': account },
    ArnLike: { 'AWS:SourceArn': gateway.SourceArn },
  },
}
const stale =
  'The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id'
const notThere = ['ResourceNotFoundException', 'The resource you requested does not exist.'] as const

check('permissions are statements of a policy', [
  {
    call: 'RemovePermission',
    with: { FunctionName: 'f', StatementId: 's' },
    fails: [notThere[0], `No policy found for: ${arn}`],
  },
  { call: 'GetPolicy', with: { FunctionName: 'f:1' }, fails: [notThere[0], `Function not found: ${arn}`] },
  create({ Publish: true }),
  {
    call: 'RemovePermission',
    with: { FunctionName: 'f', StatementId: 's' },
    fails: [notThere[0], 'No policy is associated with the given resource.'],
  },
  { ...add('s', { Qualifier: 'no', Principal: '*' }), fails: [notThere[0], `Cannot find alias arn: ${arn}:no`] },
  { ...add('s', { Qualifier: '7', Principal: '*' }), fails: [notThere[0], `Function not found: ${arn}:7`] },
  { call: 'GetPolicy', with: { FunctionName: 'f:7' }, fails: notThere },
  { call: 'GetPolicy', with: { FunctionName: 'f' }, fails: notThere },
  { ...add('from-the-gate', gateway), gives: { Statement: JSON.stringify(statement) } },
  {
    ...add('from-the-gate', gateway),
    fails: [
      'ResourceConflictException',
      'The statement id (from-the-gate) provided already exists. Please provide a new statement id, or remove the existing statement.',
    ],
  },
  {
    ...add('nobody', { Principal: 'nobody' }),
    fails: [
      'InvalidParameterValueException',
      'The provided principal was invalid. Please check the principal and try again.',
    ],
  },
  {
    call: 'GetPolicy',
    with: { FunctionName: 'f' },
    gives: {
      Policy: JSON.stringify({ Version: '2012-10-17', Id: 'default', Statement: [statement] }),
      RevisionId: '*',
    },
  },
  { call: 'GetPolicy', with: { FunctionName: 'f:1' }, fails: notThere },
  {
    ...add('one', { Qualifier: '1', Principal: other }),
    gives: {
      Statement: JSON.stringify({
        Sid: 'one',
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${other}:root` },
        Action: 'lambda:InvokeFunction',
        Resource: `${arn}:1`,
      }),
    },
  },
  {
    call: 'RemovePermission',
    with: { FunctionName: 'f', StatementId: 'none' },
    fails: ['ResourceNotFoundException', 'Statement none is not found in resource policy.'],
  },
  { call: 'RemovePermission', with: { FunctionName: 'f', StatementId: 'from-the-gate' } },
  { call: 'GetPolicy', with: { FunctionName: 'f' }, fails: notThere },
])

check('a policy has the revision of what it belongs to, which changes with it', [
  create({ Publish: true }),
  { call: 'CreateAlias', with: { FunctionName: 'f', Name: 'live', FunctionVersion: '1' }, keep: 'alias' },
  { call: 'GetFunctionConfiguration', with: { FunctionName: 'f' }, keep: 'before' },
  { ...add('a', { Principal: '*', RevisionId: 'other' }), fails: ['PreconditionFailedException', stale] },
  add('a', { Principal: '*', RevisionId: '$before.RevisionId' }),
  { ...add('b', { Principal: '*', RevisionId: '$before.RevisionId' }), fails: ['PreconditionFailedException', stale] },
  { call: 'GetFunctionConfiguration', with: { FunctionName: 'f' }, keep: 'after' },
  { call: 'GetPolicy', with: { FunctionName: 'f' }, shows: { RevisionId: '$after.RevisionId' } },
  add('a', { Qualifier: 'live', Principal: '*', RevisionId: '$alias.RevisionId' }),
  { call: 'GetAlias', with: { FunctionName: 'f', Name: 'live' }, keep: 'alias' },
  { call: 'GetPolicy', with: { FunctionName: 'f:live' }, shows: { RevisionId: '$alias.RevisionId' } },
  add('a', { Qualifier: '1', Principal: '*' }),
  { call: 'GetFunctionConfiguration', with: { FunctionName: 'f:1' }, keep: 'one' },
  { call: 'GetPolicy', with: { FunctionName: 'f:1' }, shows: { RevisionId: '$one.RevisionId' } },
  { call: 'RemovePermission', with: { FunctionName: 'f', StatementId: 'a', RevisionId: '$after.RevisionId' } },
  { call: 'PublishVersion', with: { FunctionName: 'f' }, shows: { Version: '1' } },
])

/** The account of another: by its root or not at all. */
const stranger = rootOf(other)
const invokeBy = (by: Principal, FunctionName: string): Step => ({ call: 'Invoke', by, with: { FunctionName } })
const denied = (who: string, what: string) =>
  [
    'AccessDeniedException',
    `User: ${who} is not authorized to perform: lambda:InvokeFunction on resource: ${what}`,
  ] as const

check('an account that a version lets in may invoke that version', [
  create({ Publish: true }),
  add('one', { Qualifier: '1', Principal: other }),
  { ...invokeBy(stranger, `${arn}:1`), shows: { ExecutedVersion: '1' } },
  {
    ...invokeBy(stranger, arn),
    fails: [
      denied(stranger.arn, arn)[0],
      `${denied(stranger.arn, arn)[1]} because no resource-based policy allows the lambda:InvokeFunction action`,
    ],
  },
])

async function withFunction(): Promise<TestServer> {
  const server = await testServer()
  await makeFunction(server)
  return server
}

const here = { account, region: 'us-east-1' }

test('API Gateway is let in by the function’s policy for the method that it names', async () => {
  const server = await withFunction()
  const call = async (path: string): Promise<string> => {
    const outcome = await invokeFunction(server.ports, {
      invoker: {
        kind: 'service',
        service: 'apigateway.amazonaws.com',
        sourceArn: `arn:aws:execute-api:us-east-1:${account}:api/live/${path}`,
        sourceAccount: account,
      },
      space: here,
      functionName: arn,
      payload: '{}',
    })
    return outcome.ok ? String(outcome.value.status) : outcome.failure.message
  }
  const refusal = `${denied('apigateway.amazonaws.com', arn)[1]} because no resource-based policy allows the lambda:InvokeFunction action`
  deepStrictEqual(await call('GET/pets'), refusal)
  const FunctionName = 'f'
  const [StatementId, Action] = ['gate', 'lambda:InvokeFunction']
  await asRoot(server, 'lambda', 'AddPermission', { FunctionName, StatementId, Action, ...gateway })
  deepStrictEqual(await call('GET/pets'), '200')
  deepStrictEqual(await call('POST/pets'), refusal)
})

test('a role may invoke by its own policy, or by the function’s', async () => {
  const server = await withFunction()
  const trust = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'states.amazonaws.com' } }
  const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: trust })
  const session = async (): Promise<Extract<Principal, { kind: 'role' }>> => {
    const input = { RoleName: 'Machine', AssumeRolePolicyDocument }
    const { Role } = (await asRoot(server, 'iam', 'CreateRole', input)) as {
      readonly Role: { readonly RoleId: string }
    }
    const [roleName, sessionName] = ['Machine', 'run']
    const arn = `arn:aws:sts::${account}:assumed-role/Machine/run`
    const roleArn = `arn:aws:iam::${account}:role/Machine`
    const userId = `${Role.RoleId}:run`
    return { kind: 'role', account, arn, userId, roleName, roleArn, sessionName, sessionPolicies: [], issuedAt: start }
  }
  const machine = await session()
  const call = async (functionName: string, principal: Principal = machine): Promise<string> => {
    const invoker = { kind: 'principal', principal } as const
    const outcome = await invokeFunction(server.ports, { invoker, space: here, functionName, payload: '{"n":1}' })
    return outcome.ok ? String(outcome.value.status) : outcome.failure.message
  }
  const refusal = (what: string): string =>
    `${denied(machine.arn, what)[1]} because no identity-based policy allows the lambda:InvokeFunction action`
  deepStrictEqual(await call('f'), refusal(arn))
  await asRoot(server, 'lambda', 'AddPermission', {
    FunctionName: 'f',
    StatementId: 'machine',
    Action: 'lambda:*',
    Principal: machine.roleArn,
  })
  deepStrictEqual(await call('f'), '200')
  deepStrictEqual(await call('f:$LATEST'), refusal(`${arn}:$LATEST`), 'the policy says the function, not its versions')
  await asRoot(server, 'iam', 'PutRolePolicy', {
    RoleName: 'Machine',
    PolicyName: 'p',
    PolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: `${arn}:*` },
    }),
  })
  deepStrictEqual(await call('f:$LATEST'), '200')
  await asRoot(server, 'iam', 'DeleteRolePolicy', { RoleName: 'Machine', PolicyName: 'p' })
  await asRoot(server, 'iam', 'DeleteRole', { RoleName: 'Machine' })
  deepStrictEqual(await call('f'), refusal(arn), 'a session of a role that is gone')
  deepStrictEqual(await call('f', await session()), refusal(arn), 'whoever has its name now is somebody else')
  const { Policy } = (await asRoot(server, 'lambda', 'GetPolicy', { FunctionName: 'f' })) as { readonly Policy: string }
  deepStrictEqual(Policy.includes(`"AWS":"${machine.userId.split(':')[0]}"`), true)
})
