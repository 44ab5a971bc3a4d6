import { check, policyText, testAccount, trustText, type Step } from './scenario.ts'

const put =
  '{"Version": "2012-10-17", "Statement": {"Sid": "", "Effect": "Allow", "Action": "s3:PutObject", "Resource": "*"}}'
const bucket = 'arn:aws:s3:::bucket'
const matched = (id: string): object => ({
  SourcePolicyId: id,
  SourcePolicyType: 'IAM Policy',
  StartPosition: { Line: 1, Column: 41 },
  EndPosition: { Line: 1, Column: 113 },
})
const result = (action: string, decision: string, statements: readonly object[], organisations: boolean): object => ({
  EvalActionName: action,
  EvalResourceName: bucket,
  EvalDecision: decision,
  MatchedStatements: statements,
  MissingContextValues: [],
  ...(organisations && { OrganizationsDecisionDetail: { AllowedByOrganizations: true } }),
  EvalDecisionDetails: {},
  ResourceSpecificResults: [
    {
      EvalResourceName: bucket,
      EvalResourceDecision: decision,
      MatchedStatements: statements,
      MissingContextValues: [],
    },
  ],
})
const asked = { ActionNames: ['s3:PutObject', 's3:GetObjectVersion'], ResourceArns: [bucket] }

check('a principal is simulated with its own policies, and where a statement stands is told', [
  { call: 'CreateUser', with: { UserName: 'ana' } },
  { call: 'CreatePolicy', with: { PolicyName: 'putter', PolicyDocument: put } },
  { call: 'AttachUserPolicy', with: { UserName: 'ana', PolicyArn: `arn:aws:iam::${testAccount}:policy/putter` } },
  {
    call: 'SimulatePrincipalPolicy',
    with: { PolicySourceArn: `arn:aws:iam::${testAccount}:user/ana`, ...asked },
    gives: {
      EvaluationResults: [
        result('s3:PutObject', 'allowed', [matched('putter')], true),
        result('s3:GetObjectVersion', 'implicitDeny', [], true),
      ] as never,
      IsTruncated: false,
    },
  },
])

check('policies are simulated as they come, with what the request knows', [
  {
    call: 'SimulateCustomPolicy',
    with: { PolicyInputList: [put], ...asked, MaxItems: 1 },
    gives: {
      EvaluationResults: [result('s3:PutObject', 'allowed', [matched('PolicyInputList.1')], false)] as never,
      IsTruncated: true,
      Marker: '*',
    },
  },
  {
    call: 'SimulateCustomPolicy',
    with: {
      PolicyInputList: [
        policyText({
          Effect: 'Deny',
          Action: 's3:*',
          Resource: '*',
          Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } },
        }),
        put,
      ],
      ActionNames: ['s3:PutObject'],
      ContextEntries: [
        { ContextKeyName: 'aws:requestedregion', ContextKeyType: 'string', ContextKeyValues: ['eu-west-1'] },
      ],
    },
    gives: {
      EvaluationResults: [
        {
          EvalActionName: 's3:PutObject',
          EvalResourceName: '*',
          EvalDecision: 'explicitDeny',
          MatchedStatements: ['*'],
          MissingContextValues: [],
          EvalDecisionDetails: {},
        },
      ],
      IsTruncated: false,
    },
  },
  {
    call: 'GetContextKeysForCustomPolicy',
    with: { PolicyInputList: [policyText({ Action: 's3:*', Resource: 'arn:aws:s3:::${aws:username}' })] },
    gives: { ContextKeyNames: ['aws:username'] },
  },
])

const steps: readonly Step[] = [
  { call: 'CreateInstanceProfile', with: { InstanceProfileName: 'web', Path: '/app/' }, keep: 'profile' },
  {
    call: 'CreateRole',
    with: { RoleName: 'r', AssumeRolePolicyDocument: trustText({ Service: 'ec2.amazonaws.com' }) },
  },
  { call: 'AddRoleToInstanceProfile', with: { InstanceProfileName: 'web', RoleName: 'r' } },
  {
    call: 'ListInstanceProfilesForRole',
    with: { RoleName: 'r' },
    gives: {
      InstanceProfiles: [
        {
          Path: '/app/',
          InstanceProfileName: 'web',
          InstanceProfileId: '$profile.InstanceProfile.InstanceProfileId',
          Arn: `arn:aws:iam::${testAccount}:instance-profile/app/web`,
          CreateDate: '*',
          Roles: ['*'],
        },
      ],
      IsTruncated: false,
    },
  },
  {
    call: 'DeleteRole',
    with: { RoleName: 'r' },
    fails: ['DeleteConflict', 'Cannot delete entity, must remove roles from instance profile first.'],
  },
  {
    call: 'DeleteInstanceProfile',
    with: { InstanceProfileName: 'web' },
    fails: ['DeleteConflict', 'Cannot delete entity, must remove roles from instance profile first.'],
  },
  { call: 'RemoveRoleFromInstanceProfile', with: { InstanceProfileName: 'web', RoleName: 'r' } },
  { call: 'DeleteInstanceProfile', with: { InstanceProfileName: 'web' } },
  {
    call: 'GetInstanceProfile',
    with: { InstanceProfileName: 'web' },
    fails: ['NoSuchEntity', 'Instance Profile web cannot be found.'],
  },
]
check('an instance profile holds a role', steps)

check('the account: its alias, its rules for passwords, its numbers and its details', [
  { call: 'CreateAccountAlias', with: { AccountAlias: 'acme' } },
  { call: 'ListAccountAliases', gives: { AccountAliases: ['acme'], IsTruncated: false } },
  {
    call: 'GetAccountPasswordPolicy',
    fails: ['NoSuchEntity', `The Password Policy with domain name ${testAccount} cannot be found.`],
  },
  { call: 'UpdateAccountPasswordPolicy', with: { MinimumPasswordLength: 12, RequireNumbers: true } },
  { call: 'CreateUser', with: { UserName: 'ana' } },
  {
    call: 'CreateLoginProfile',
    with: { UserName: 'ana', Password: 'long-enough-but-wordy' },
    fails: ['PasswordPolicyViolation', 'Password should have at least one number'],
  },
  {
    call: 'AttachUserPolicy',
    with: { UserName: 'ana', PolicyArn: 'arn:aws:iam::aws:policy/AWSStepFunctionsFullAccess' },
  },
  { call: 'GetAccountSummary', gives: { SummaryMap: '*' } },
  {
    call: 'GetAccountAuthorizationDetails',
    with: { MaxItems: 1 },
    gives: {
      UserDetailList: [
        {
          Path: '/',
          UserName: 'ana',
          UserId: '*',
          Arn: `arn:aws:iam::${testAccount}:user/ana`,
          CreateDate: '*',
          GroupList: [],
          AttachedManagedPolicies: [
            {
              PolicyName: 'AWSStepFunctionsFullAccess',
              PolicyArn: 'arn:aws:iam::aws:policy/AWSStepFunctionsFullAccess',
            },
          ],
          Tags: [],
        },
      ],
      GroupDetailList: [],
      RoleDetailList: [],
      Policies: [],
      IsTruncated: true,
      Marker: '*',
    },
    keep: 'page',
  },
  {
    call: 'GetAccountAuthorizationDetails',
    with: { Marker: '$page.Marker' },
    gives: { UserDetailList: [], GroupDetailList: [], RoleDetailList: [], Policies: ['*'], IsTruncated: false },
  },
])

check("only the account's own entities are simulated, and only sound policies are asked for their keys", [
  { call: 'CreateUser', with: { UserName: 'ana', Path: '/staff/' } },
  {
    call: 'SimulatePrincipalPolicy',
    with: { PolicySourceArn: 'arn:aws:iam::222222222222:user/staff/ana', ActionNames: ['s3:GetObject'] },
    fails: ['NoSuchEntity', 'The user with name ana cannot be found.'],
  },
  {
    call: 'GetContextKeysForCustomPolicy',
    with: { PolicyInputList: ['{'] },
    fails: ['InvalidInput', 'PolicyInputList.1: Syntax errors in policy.'],
  },
])

check('which policies open a service to a user', [
  { call: 'CreateUser', with: { UserName: 'ana' } },
  { call: 'CreateGroup', with: { GroupName: 'readers' } },
  { call: 'AddUserToGroup', with: { GroupName: 'readers', UserName: 'ana' } },
  {
    call: 'PutGroupPolicy',
    with: {
      GroupName: 'readers',
      PolicyName: 'g',
      PolicyDocument: policyText({ NotAction: ['iam:*'], Action: undefined, Resource: '*' }),
    },
  },
  {
    call: 'PutUserPolicy',
    with: { UserName: 'ana', PolicyName: 'u', PolicyDocument: policyText({ Action: 'iam:Get*', Resource: '*' }) },
  },
  {
    call: 'AttachUserPolicy',
    with: { UserName: 'ana', PolicyArn: 'arn:aws:iam::aws:policy/AWSStepFunctionsFullAccess' },
  },
  {
    call: 'ListPoliciesGrantingServiceAccess',
    with: { Arn: `arn:aws:iam::${testAccount}:user/ana`, ServiceNamespaces: ['iam', 'states'] },
    gives: {
      PoliciesGrantingServiceAccess: [
        {
          ServiceNamespace: 'iam',
          Policies: [{ PolicyName: 'u', PolicyType: 'INLINE', EntityType: 'USER', EntityName: 'ana' }],
        },
        {
          ServiceNamespace: 'states',
          Policies: [
            {
              PolicyName: 'AWSStepFunctionsFullAccess',
              PolicyType: 'MANAGED',
              PolicyArn: 'arn:aws:iam::aws:policy/AWSStepFunctionsFullAccess',
            },
            { PolicyName: 'g', PolicyType: 'INLINE', EntityType: 'GROUP', EntityName: 'readers' },
          ],
        },
      ],
      IsTruncated: false,
    },
  },
])
