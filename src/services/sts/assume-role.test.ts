import { check, policyText, testAccount, trustText, type Step } from '../iam/scenario.ts'

const roleArn = `arn:aws:iam::${testAccount}:role/app/runner`
const userArn = `arn:aws:iam::${testAccount}:user/ana`
const expired = ['ExpiredToken', 'The security token included in the request is expired'] as const
const refused = (who: string): readonly [string, string] => [
  'AccessDenied',
  `User: ${who} is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`,
]

const ana: readonly Step[] = [
  { call: 'CreateUser', with: { UserName: 'ana' } },
  { call: 'CreateAccessKey', with: { UserName: 'ana' }, keep: 'ana' },
]
const role = (trust: string, more: object = {}): Step => ({
  call: 'CreateRole',
  with: { RoleName: 'runner', Path: '/app/', AssumeRolePolicyDocument: trust, ...more },
  keep: 'role',
})
const assume = (as: string | undefined, more: object = {}): Step => ({
  call: 'AssumeRole',
  with: { RoleArn: roleArn, RoleSessionName: 'job-1' },
  ...(as !== undefined && { as }),
  ...more,
})
const allow = (action: string, resource: string): Step => ({
  call: 'PutUserPolicy',
  with: { UserName: 'ana', PolicyName: 'p', PolicyDocument: policyText({ Action: action, Resource: resource }) },
})

check('the role of a trusting role: credentials that call, until they expire', [
  ...ana,
  role(trustText({ AWS: userArn })),
  assume('ana', {
    gives: {
      Credentials: { AccessKeyId: '*', SecretAccessKey: '*', SessionToken: '*', Expiration: '*' },
      AssumedRoleUser: {
        AssumedRoleId: '$role.Role.RoleId:job-1',
        Arn: `arn:aws:sts::${testAccount}:assumed-role/runner/job-1`,
      },
    },
    keep: 'session',
  }),
  {
    call: 'GetCallerIdentity',
    as: 'session',
    gives: {
      UserId: '$role.Role.RoleId:job-1',
      Account: testAccount,
      Arn: `arn:aws:sts::${testAccount}:assumed-role/runner/job-1`,
    },
  },
  {
    call: 'GetRole',
    as: 'session',
    with: { RoleName: 'runner' },
    fails: [
      'AccessDenied',
      `User: arn:aws:sts::${testAccount}:assumed-role/runner/job-1 is not authorized to perform: iam:GetRole on resource: role runner because no identity-based policy allows the iam:GetRole action`,
    ],
  },
  {
    call: 'PutRolePolicy',
    with: {
      RoleName: 'runner',
      PolicyName: 'own',
      PolicyDocument: policyText({
        Action: 'iam:GetRole',
        Resource: '*',
        Condition: { ArnEquals: { 'aws:PrincipalArn': roleArn } },
      }),
    },
  },
  { call: 'GetRole', as: 'session', with: { RoleName: 'runner' }, gives: { Role: '*' } },
  { call: 'GetCallerIdentity', as: 'session', after: 3600, fails: expired },
])

check('a user made anew under an old name is not trusted, and the policy shows who was', [
  { call: 'CreateUser', with: { UserName: 'ana' }, keep: 'old' },
  role(trustText({ AWS: userArn })),
  { call: 'DeleteUser', with: { UserName: 'ana' } },
  ...ana,
  assume('ana', { fails: refused(userArn) }),
  {
    call: 'GetRole',
    with: { RoleName: 'runner' },
    gives: {
      Role: {
        Path: '/app/',
        RoleName: 'runner',
        RoleId: '*',
        Arn: roleArn,
        CreateDate: '*',
        AssumeRolePolicyDocument:
          '%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%7B%22Effect%22%3A%22Allow%22%2C%22Principal%22%3A%7B%22AWS%22%3A%22$old.User.UserId%22%7D%2C%22Action%22%3A%22sts%3AAssumeRole%22%7D%5D%7D',
        MaxSessionDuration: 3600,
        RoleLastUsed: {},
      },
    },
  },
  { call: 'UpdateAssumeRolePolicy', with: { RoleName: 'runner', PolicyDocument: trustText({ AWS: userArn }) } },
  assume('ana', { gives: { Credentials: '*', AssumedRoleUser: '*' } }),
])

check('who trusts the account leaves it to the account', [
  ...ana,
  role(trustText({ AWS: testAccount })),
  assume('ana', { fails: refused(userArn) }),
  allow('sts:AssumeRole', roleArn),
  assume('ana', { gives: { Credentials: '*', AssumedRoleUser: '*' } }),
  assume(undefined, { gives: { Credentials: '*', AssumedRoleUser: '*' } }),
])

check('no trust, no role, and no ARN at all', [
  ...ana,
  allow('*', '*'),
  assume('ana', { fails: refused(userArn) }),
  role(trustText({ Service: 'states.amazonaws.com' })),
  assume('ana', { fails: refused(userArn) }),
  assume('ana', {
    with: { RoleArn: 'arn:aws:iam::runner-without-account', RoleSessionName: 'job' },
    fails: ['ValidationError', 'arn:aws:iam::runner-without-account is invalid'],
  }),
])

check('conditions of the trust policy see the request', [
  ...ana,
  role(trustText({ AWS: userArn }, { Condition: { StringEquals: { 'sts:ExternalId': 'secret-word' } } })),
  assume('ana', { fails: refused(userArn) }),
  assume('ana', {
    with: { RoleArn: roleArn, RoleSessionName: 'job-1', ExternalId: 'secret-word' },
    gives: { Credentials: '*', AssumedRoleUser: '*' },
  }),
])

check('session policies narrow what the role allows', [
  role(trustText({ AWS: testAccount })),
  { call: 'AttachRolePolicy', with: { RoleName: 'runner', PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' } },
  assume(undefined, {
    with: {
      RoleArn: roleArn,
      RoleSessionName: 'job-1',
      Policy: policyText({ Action: 'iam:GetRole', Resource: '*' }),
    },
    gives: { Credentials: '*', AssumedRoleUser: '*', PackedPolicySize: 3 },
    keep: 'session',
  }),
  { call: 'GetRole', as: 'session', with: { RoleName: 'runner' }, gives: { Role: '*' } },
  {
    call: 'ListUsers',
    as: 'session',
    fails: [
      'AccessDenied',
      `User: arn:aws:sts::${testAccount}:assumed-role/runner/job-1 is not authorized to perform: iam:ListUsers on resource: arn:aws:iam::${testAccount}:user/ because no session policy allows the iam:ListUsers action`,
    ],
  },
])

check('how long a session lasts', [
  role(trustText({ AWS: testAccount }), { MaxSessionDuration: 7200 }),
  assume(undefined, {
    with: { RoleArn: roleArn, RoleSessionName: 'job-1', DurationSeconds: 7201 },
    fails: ['ValidationError', 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.'],
  }),
  assume(undefined, { with: { RoleArn: roleArn, RoleSessionName: 'job-1', DurationSeconds: 7200 }, keep: 'session' }),
  { call: 'GetCallerIdentity', as: 'session', after: 7199 },
  { call: 'GetCallerIdentity', as: 'session', after: 1, fails: expired },
])

const tagging = policyText({ Principal: { AWS: testAccount }, Action: ['sts:AssumeRole', 'sts:TagSession'] })
const conflict = [
  'InvalidParameterValue',
  "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.",
] as const

check('transitive tags go on into the next session and cannot be set anew', [
  role(tagging),
  {
    call: 'PutRolePolicy',
    with: {
      RoleName: 'runner',
      PolicyName: 'p',
      PolicyDocument: policyText({ Action: ['sts:AssumeRole', 'sts:TagSession'], Resource: '*' }),
    },
  },
  assume(undefined, {
    with: {
      RoleArn: roleArn,
      RoleSessionName: 'one',
      Tags: [{ Key: 'Team', Value: 'red' }],
      TransitiveTagKeys: ['Team'],
    },
    keep: 'one',
  }),
  assume('one', {
    with: { RoleArn: roleArn, RoleSessionName: 'two', Tags: [{ Key: 'team', Value: 'blue' }] },
    fails: conflict,
  }),
  assume('one', { with: { RoleArn: roleArn, RoleSessionName: 'two' }, keep: 'two' }),
  assume('two', {
    with: { RoleArn: roleArn, RoleSessionName: 'three', Tags: [{ Key: 'Team', Value: 'red' }] },
    fails: conflict,
  }),
  assume(undefined, {
    with: { RoleArn: roleArn, RoleSessionName: 'one', TransitiveTagKeys: ['Other'] },
    fails: ['InvalidParameterValue', 'The specified transitive tag key must be included in the requested tags.'],
  }),
])

check('a source identity stays through a chain of roles', [
  {
    call: 'CreateRole',
    with: {
      RoleName: 'first',
      AssumeRolePolicyDocument: trustText(
        { AWS: testAccount },
        { Action: ['sts:AssumeRole', 'sts:SetSourceIdentity'] },
      ),
    },
  },
  {
    call: 'PutRolePolicy',
    with: { RoleName: 'first', PolicyName: 'p', PolicyDocument: policyText({ Action: 'sts:*', Resource: '*' }) },
  },
  { call: 'CreateRole', with: { RoleName: 'closed', AssumeRolePolicyDocument: trustText({ AWS: testAccount }) } },
  {
    call: 'AssumeRole',
    with: { RoleArn: `arn:aws:iam::${testAccount}:role/first`, RoleSessionName: 'one', SourceIdentity: 'ana' },
    keep: 'one',
  },
  {
    call: 'AssumeRole',
    as: 'one',
    with: { RoleArn: `arn:aws:iam::${testAccount}:role/first`, RoleSessionName: 'two' },
    gives: { Credentials: '*', AssumedRoleUser: '*', SourceIdentity: 'ana' },
  },
  ...[
    { role: 'first', more: { SourceIdentity: 'bob' } },
    { role: 'closed', more: {} },
  ].map(({ role, more }): Step => ({
    call: 'AssumeRole',
    as: 'one',
    with: { RoleArn: `arn:aws:iam::${testAccount}:role/${role}`, RoleSessionName: 'two', ...more },
    fails: [
      'AccessDenied',
      `User: arn:aws:sts::${testAccount}:assumed-role/first/one is not authorized to perform: sts:SetSourceIdentity on resource: arn:aws:iam::${testAccount}:role/${role}`,
    ],
  })),
])
