import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { signIn } from '../sign-in.ts'
import { check, converse, policyText, testAccount, trustText } from './scenario.ts'

const reading = policyText({ Action: 'iam:Get*', Resource: '*' })

check('a user, its keys and its groups', [
  { call: 'CreateUser', with: { UserName: 'ana', Tags: [{ Key: 'a', Value: 'b' }] }, keep: 'ana' },
  {
    call: 'CreateUser',
    with: { UserName: 'ANA' },
    fails: ['EntityAlreadyExists', 'User with name ANA already exists.'],
  },
  {
    call: 'GetUser',
    with: { UserName: 'nobody' },
    fails: ['NoSuchEntity', 'The user with name nobody cannot be found.'],
  },
  {
    call: 'CreateAccessKey',
    with: { UserName: 'ana' },
    gives: {
      AccessKey: { UserName: 'ana', AccessKeyId: '*', Status: 'Active', SecretAccessKey: '*', CreateDate: '*' },
    },
    keep: 'key',
  },
  { call: 'CreateAccessKey', with: { UserName: 'ana' }, keep: 'spare' },
  {
    call: 'CreateAccessKey',
    with: { UserName: 'ana' },
    fails: ['LimitExceeded', 'Cannot exceed quota for AccessKeysPerUser: 2'],
  },
  {
    call: 'GetCallerIdentity',
    as: 'key',
    gives: { UserId: '$ana.User.UserId', Account: testAccount, Arn: `arn:aws:iam::${testAccount}:user/ana` },
  },
  { call: 'CreateGroup', with: { GroupName: 'readers' } },
  { call: 'AddUserToGroup', with: { GroupName: 'readers', UserName: 'ana' } },
  { call: 'PutGroupPolicy', with: { GroupName: 'readers', PolicyName: 'read', PolicyDocument: reading } },
  { call: 'GetUser', as: 'key', gives: { User: '*' } },
  {
    call: 'ListGroupsForUser',
    with: { UserName: 'ana' },
    gives: {
      Groups: [
        {
          Path: '/',
          GroupName: 'readers',
          GroupId: '*',
          Arn: `arn:aws:iam::${testAccount}:group/readers`,
          CreateDate: '*',
        },
      ],
      IsTruncated: false,
    },
  },
  { call: 'UpdateUser', with: { UserName: 'ana', NewUserName: 'anna', NewPath: '/staff/' } },
  {
    call: 'GetCallerIdentity',
    as: 'key',
    gives: { UserId: '$ana.User.UserId', Account: testAccount, Arn: `arn:aws:iam::${testAccount}:user/staff/anna` },
  },
  { call: 'GetGroup', with: { GroupName: 'readers' }, gives: { Group: '*', Users: ['*'], IsTruncated: false } },
  { call: 'GetUser', as: 'key', gives: { User: '*' } },
  {
    call: 'UpdateAccessKey',
    with: { UserName: 'anna', AccessKeyId: '$key.AccessKey.AccessKeyId', Status: 'Inactive' },
  },
  {
    call: 'GetCallerIdentity',
    as: 'key',
    fails: ['InvalidClientTokenId', 'The security token included in the request is invalid.'],
  },
  { call: 'DeleteAccessKey', with: { UserName: 'anna', AccessKeyId: '$key.AccessKey.AccessKeyId' } },
  {
    call: 'GetCallerIdentity',
    as: 'key',
    fails: ['InvalidClientTokenId', 'The security token included in the request is invalid.'],
  },
  {
    call: 'DeleteUser',
    with: { UserName: 'anna' },
    fails: ['DeleteConflict', 'Cannot delete entity, must remove users from group first.'],
  },
  { call: 'RemoveUserFromGroup', with: { GroupName: 'readers', UserName: 'anna' } },
  {
    call: 'DeleteUser',
    with: { UserName: 'anna' },
    fails: ['DeleteConflict', 'Cannot delete entity, must delete access keys first.'],
  },
  { call: 'DeleteAccessKey', with: { AccessKeyId: '$spare.AccessKey.AccessKeyId' } },
  { call: 'DeleteUser', with: { UserName: 'anna' } },
  { call: 'ListUsers', gives: { Users: [], IsTruncated: false } },
])

test('a login profile keeps its password as a hash', async () => {
  const ports = await converse([
    { call: 'CreateUser', with: { UserName: 'ana' } },
    {
      call: 'CreateLoginProfile',
      with: { UserName: 'ana', Password: 'short' },
      fails: ['PasswordPolicyViolation', 'Password should have a minimum length of 8'],
    },
    {
      call: 'CreateLoginProfile',
      with: { UserName: 'ana', Password: 'Correct-horse-1', PasswordResetRequired: true },
      gives: { LoginProfile: { UserName: 'ana', CreateDate: '*', PasswordResetRequired: true } },
    },
    {
      call: 'CreateLoginProfile',
      with: { UserName: 'ana', Password: 'Correct-horse-1' },
      fails: ['EntityAlreadyExists', 'Login Profile for user ana already exists.'],
    },
    { call: 'UpdateLoginProfile', with: { UserName: 'ana', Password: 'Correct-horse-2' } },
  ])
  const ana = { kind: 'password', account: testAccount, userName: 'ana' } as const
  assert.equal((await signIn(ports, { ...ana, password: 'Correct-horse-1' })).ok, false)
  assert.equal((await signIn(ports, { ...ana, password: 'Correct-horse-2' })).ok, true)
})

check('credentials for one service', [
  { call: 'CreateUser', with: { UserName: 'ana' } },
  {
    call: 'CreateServiceSpecificCredential',
    with: { UserName: 'ana', ServiceName: 'lambda.amazonaws.com' },
    fails: ['NoSuchEntity', 'No such service lambda.amazonaws.com is supported for Service Specific Credentials'],
  },
  {
    call: 'CreateServiceSpecificCredential',
    with: { UserName: 'ana', ServiceName: 'codecommit.amazonaws.com' },
    gives: {
      ServiceSpecificCredential: {
        CreateDate: '*',
        ServiceName: 'codecommit.amazonaws.com',
        ServiceUserName: `ana-at-${testAccount}`,
        ServicePassword: '*',
        ServiceSpecificCredentialId: '*',
        UserName: 'ana',
        Status: 'Active',
      },
    },
    keep: 'made',
  },
  {
    call: 'DeleteUser',
    with: { UserName: 'ana' },
    fails: ['DeleteConflict', 'Cannot delete entity, must remove referenced objects first.'],
  },
  {
    call: 'UpdateServiceSpecificCredential',
    with: { UserName: 'ana', ServiceSpecificCredentialId: 'satisfiesregexbutstillinvalid', Status: 'Inactive' },
    fails: ['NoSuchEntity', 'No such credential satisfiesregexbutstillinvalid exists'],
  },
  {
    call: 'DeleteServiceSpecificCredential',
    with: {
      UserName: 'ana',
      ServiceSpecificCredentialId: '$made.ServiceSpecificCredential.ServiceSpecificCredentialId',
    },
  },
  { call: 'DeleteUser', with: { UserName: 'ana' } },
])

check('names and preferences of the account', [
  { call: 'CreateAccountAlias', with: { AccountAlias: 'first' } },
  {
    call: 'CreateAccountAlias',
    with: { AccountAlias: 'first' },
    fails: ['EntityAlreadyExists', 'The account alias first already exists.'],
  },
  { call: 'CreateAccountAlias', with: { AccountAlias: 'second' } },
  { call: 'SetSecurityTokenServicePreferences', with: { GlobalEndpointTokenVersion: 'v2Token' } },
  { call: 'ListAccountAliases', gives: { AccountAliases: ['second'], IsTruncated: false } },
  { call: 'GetAccountSummary', keep: 'summary', gives: { SummaryMap: '*' } },
])

check('what is told of credentials', [
  { call: 'CreateUser', with: { UserName: 'ana' } },
  { call: 'CreateAccessKey', with: { UserName: 'ana' }, keep: 'key' },
  { call: 'CreateLoginProfile', with: { UserName: 'ana', Password: 'Correct-horse-1' } },
  {
    call: 'GetAccessKeyLastUsed',
    with: { AccessKeyId: '$key.AccessKey.AccessKeyId' },
    gives: { UserName: 'ana', AccessKeyLastUsed: { ServiceName: 'N/A', Region: 'N/A' } },
  },
  {
    call: 'GetAccessKeyLastUsed',
    with: { AccessKeyId: 'AKIAIOSFODNN7EXAMPLE' },
    fails: ['NoSuchEntity', 'The Access Key with id AKIAIOSFODNN7EXAMPLE cannot be found.'],
  },
  { call: 'GetCredentialReport', fails: ['ReportNotPresent', 'No report is present'] },
  { call: 'GenerateCredentialReport', gives: { State: 'STARTED', Description: '*' } },
  { call: 'GenerateCredentialReport', gives: { State: 'COMPLETE' } },
  {
    call: 'GetCredentialReport',
    gives: { Content: { type: 'Buffer', data: '*' }, ReportFormat: 'text/csv', GeneratedTime: '*' },
  },
  {
    call: 'GetCredentialReport',
    after: 4 * 3600 + 1,
    fails: ['ReportExpired', 'The most recent report is older than 4 hours'],
  },
])

const boundary = `arn:aws:iam::${testAccount}:policy/bound`
const bounded = policyText({
  Action: ['iam:CreateRole', 'iam:PutRolePolicy'],
  Resource: '*',
  Condition: { StringEquals: { 'iam:PermissionsBoundary': boundary } },
})
const newRole = { RoleName: 'r', AssumeRolePolicyDocument: trustText({ Service: 'states.amazonaws.com' }) }
const refusedTo = (action: string): readonly [string, string] => [
  'AccessDenied',
  `User: arn:aws:iam::${testAccount}:user/ana is not authorized to perform: iam:${action} on resource: ${action === 'CreateRole' ? `arn:aws:iam::${testAccount}:role/r` : 'role r'} because no identity-based policy allows the iam:${action} action`,
]

check('who may make roles only within a boundary', [
  {
    call: 'CreatePolicy',
    with: { PolicyName: 'bound', PolicyDocument: policyText({ Action: 's3:*', Resource: '*' }) },
  },
  { call: 'CreateUser', with: { UserName: 'ana' } },
  { call: 'PutUserPolicy', with: { UserName: 'ana', PolicyName: 'p', PolicyDocument: bounded } },
  { call: 'CreateAccessKey', with: { UserName: 'ana' }, keep: 'key' },
  { call: 'CreateRole', as: 'key', with: newRole, fails: refusedTo('CreateRole') },
  { call: 'CreateRole', as: 'key', with: { ...newRole, PermissionsBoundary: boundary } },
  {
    call: 'PutRolePolicy',
    as: 'key',
    with: { RoleName: 'r', PolicyName: 'p', PolicyDocument: policyText({ Action: '*', Resource: '*' }) },
  },
  {
    call: 'DeleteRolePermissionsBoundary',
    as: 'key',
    with: { RoleName: 'r' },
    fails: refusedTo('DeleteRolePermissionsBoundary'),
  },
  { call: 'DeleteRolePermissionsBoundary', with: { RoleName: 'r' } },
  {
    call: 'PutRolePolicy',
    as: 'key',
    with: { RoleName: 'r', PolicyName: 'p', PolicyDocument: policyText({ Action: '*', Resource: '*' }) },
    fails: refusedTo('PutRolePolicy'),
  },
])
