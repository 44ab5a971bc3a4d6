import { check, policyText, testAccount, type Step } from '../iam/scenario.ts'

const ana: readonly Step[] = [
  { call: 'CreateUser', with: { UserName: 'ana' }, keep: 'user' },
  { call: 'CreateAccessKey', with: { UserName: 'ana' }, keep: 'ana' },
  { call: 'AttachUserPolicy', with: { UserName: 'ana', PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' } },
]
const federatedArn = `arn:aws:sts::${testAccount}:federated-user/guest`

check('a session token stands for the user itself', [
  ...ana,
  { call: 'GetSessionToken', as: 'ana', with: { DurationSeconds: 900 }, keep: 'session' },
  {
    call: 'GetCallerIdentity',
    as: 'session',
    gives: { UserId: '$user.User.UserId', Account: testAccount, Arn: `arn:aws:iam::${testAccount}:user/ana` },
  },
  {
    call: 'GetCallerIdentity',
    as: 'session',
    after: 900,
    fails: ['ExpiredToken', 'The security token included in the request is expired'],
  },
])

check('a federated user may do what its maker may and the passed policy allows', [
  ...ana,
  {
    call: 'GetFederationToken',
    as: 'ana',
    with: { Name: 'guest', Policy: policyText({ Action: 'sts:GetAccessKeyInfo', Resource: '*' }) },
    gives: {
      Credentials: '*',
      FederatedUser: { FederatedUserId: `${testAccount}:guest`, Arn: federatedArn },
      PackedPolicySize: 3,
    },
    keep: 'guest',
  },
  {
    call: 'GetCallerIdentity',
    as: 'guest',
    gives: { UserId: `${testAccount}:guest`, Account: testAccount, Arn: federatedArn },
  },
  {
    call: 'GetUser',
    as: 'guest',
    fails: ['InvalidClientTokenId', 'The security token included in the request is invalid.'],
  },
  {
    call: 'GetAccessKeyInfo',
    as: 'guest',
    with: { AccessKeyId: '$ana.AccessKey.AccessKeyId' },
    gives: { Account: testAccount },
  },
  {
    call: 'GetFederationToken',
    as: 'guest',
    with: { Name: 'other' },
    fails: [
      'AccessDenied',
      `User: ${federatedArn} is not authorized to perform: sts:GetFederationToken on resource: arn:aws:sts::${testAccount}:federated-user/other because no session policy allows the sts:GetFederationToken action`,
    ],
  },
  {
    call: 'GetFederationToken',
    with: { Name: 'guest', DurationSeconds: 900 },
    gives: { Credentials: '*', FederatedUser: '*', PackedPolicySize: 0 },
  },
])
