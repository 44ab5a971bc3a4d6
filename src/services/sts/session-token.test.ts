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
    fails: ['AccessDenied', 'Cannot call GetFederationToken with session credentials'],
  },
  {
    call: 'GetFederationToken',
    with: { Name: 'guest', DurationSeconds: 900 },
    gives: { Credentials: '*', FederatedUser: '*', PackedPolicySize: 0 },
  },
  {
    call: 'PutUserPolicy',
    with: {
      UserName: 'ana',
      PolicyName: 'untagged',
      PolicyDocument: policyText({ Effect: 'Deny', Action: 'sts:TagSession', Resource: '*' }),
    },
  },
  {
    call: 'GetFederationToken',
    as: 'ana',
    with: { Name: 'guest', Tags: [{ Key: 'team', Value: 'red' }] },
    fails: [
      'AccessDenied',
      `User: arn:aws:iam::${testAccount}:user/ana is not authorized to perform: sts:TagSession on resource: ${federatedArn} with an explicit deny in an identity-based policy`,
    ],
  },
  {
    call: 'GetFederationToken',
    with: {
      Name: 'red',
      Tags: [{ Key: 'team', Value: 'red' }],
      Policy: policyText({
        Action: 'sts:GetAccessKeyInfo',
        Resource: '*',
        Condition: { StringEquals: { 'aws:PrincipalTag/team': 'red' } },
      }),
    },
    keep: 'red',
  },
  {
    call: 'GetAccessKeyInfo',
    as: 'red',
    with: { AccessKeyId: '$ana.AccessKey.AccessKeyId' },
    gives: { Account: testAccount },
  },
  {
    call: 'GetFederationToken',
    with: { Name: 'guest', Policy: 'x'.repeat(2049) },
    fails: [
      'ValidationError',
      `1 validation error detected: Value '${'x'.repeat(2049)}' at 'policy' failed to satisfy constraint: Member must have length less than or equal to 2048`,
    ],
  },
  {
    call: 'GetFederationToken',
    with: {
      Name: 'guest',
      Tags: Array.from({ length: 20 }, (_, at) => ({ Key: `key-${at}`, Value: 'v'.repeat(250) })),
    },
    fails: ['PackedPolicyTooLarge', 'Packed policy consumes 126% of allotted space, please use smaller policy.'],
  },
  {
    call: 'DecodeAuthorizationMessage',
    with: { EncodedMessage: 'abc' },
    fails: ['InvalidAuthorizationMessageException', 'Message is not valid'],
  },
])
