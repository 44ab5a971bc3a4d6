import { check, policyText, trustText } from './scenario.ts'

const reading = policyText({ Action: 's3:Get*', Resource: '*' })
const writing = policyText({ Action: 's3:Put*', Resource: '*' })
const arn = 'arn:aws:iam::111111111111:policy/app/reader'

check('a managed policy has versions, one of them the default', [
  {
    call: 'CreatePolicy',
    with: { PolicyName: 'reader', Path: '/app/', PolicyDocument: reading, Description: 'reads' },
    gives: {
      Policy: {
        PolicyName: 'reader',
        PolicyId: '*',
        Arn: arn,
        Path: '/app/',
        DefaultVersionId: 'v1',
        AttachmentCount: 0,
        PermissionsBoundaryUsageCount: 0,
        IsAttachable: true,
        CreateDate: '*',
        UpdateDate: '*',
      },
    },
  },
  {
    call: 'CreatePolicy',
    with: { PolicyName: 'Reader', PolicyDocument: reading },
    fails: ['EntityAlreadyExists', 'A policy called Reader already exists. Duplicate names are not allowed.'],
  },
  {
    call: 'CreatePolicyVersion',
    with: { PolicyArn: arn, PolicyDocument: writing, SetAsDefault: true },
    gives: { PolicyVersion: { VersionId: 'v2', IsDefaultVersion: true, CreateDate: '*' } },
  },
  {
    call: 'GetPolicyVersion',
    with: { PolicyArn: arn, VersionId: 'v1' },
    gives: {
      PolicyVersion: {
        Document:
          '%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%7B%22Effect%22%3A%22Allow%22%2C%22Action%22%3A%22s3%3AGet%2A%22%2C%22Resource%22%3A%22%2A%22%7D%5D%7D',
        VersionId: 'v1',
        IsDefaultVersion: false,
        CreateDate: '*',
      },
    },
  },
  {
    call: 'DeletePolicyVersion',
    with: { PolicyArn: arn, VersionId: 'v2' },
    fails: ['DeleteConflict', 'Cannot delete the default version of a policy.'],
  },
  {
    call: 'DeletePolicy',
    with: { PolicyArn: arn },
    fails: [
      'DeleteConflict',
      "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.",
    ],
  },
  { call: 'SetDefaultPolicyVersion', with: { PolicyArn: arn, VersionId: 'v1' } },
  { call: 'DeletePolicyVersion', with: { PolicyArn: arn, VersionId: 'v2' } },
  { call: 'CreatePolicyVersion', with: { PolicyArn: arn, PolicyDocument: writing }, keep: 'third' },
  { call: 'CreatePolicyVersion', with: { PolicyArn: arn, PolicyDocument: writing } },
  { call: 'CreatePolicyVersion', with: { PolicyArn: arn, PolicyDocument: writing } },
  { call: 'CreatePolicyVersion', with: { PolicyArn: arn, PolicyDocument: writing } },
  {
    call: 'CreatePolicyVersion',
    with: { PolicyArn: arn, PolicyDocument: writing },
    fails: [
      'LimitExceeded',
      'A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version.',
    ],
  },
  {
    call: 'GetPolicyVersion',
    with: { PolicyArn: arn, VersionId: 'v2' },
    fails: ['NoSuchEntity', `Policy ${arn} version v2 does not exist or is not attachable.`],
  },
])

check('a policy knows who uses it, and goes only when nobody does', [
  { call: 'CreatePolicy', with: { PolicyName: 'reader', Path: '/app/', PolicyDocument: reading } },
  { call: 'CreateRole', with: { RoleName: 'r', AssumeRolePolicyDocument: trustText('*') }, keep: 'role' },
  { call: 'CreateUser', with: { UserName: 'ana', PermissionsBoundary: arn } },
  {
    call: 'AttachRolePolicy',
    with: { RoleName: 'r', PolicyArn: 'reader-but-no-arn-at-all' },
    fails: ['ValidationError', 'Invalid ARN:  Could not be parsed!'],
  },
  {
    call: 'AttachRolePolicy',
    with: { RoleName: 'r', PolicyArn: `${arn}123` },
    fails: ['NoSuchEntity', `Policy ${arn}123 does not exist or is not attachable.`],
  },
  { call: 'AttachRolePolicy', with: { RoleName: 'r', PolicyArn: arn } },
  {
    call: 'ListEntitiesForPolicy',
    with: { PolicyArn: arn, PolicyUsageFilter: 'PermissionsPolicy' },
    gives: {
      PolicyGroups: [],
      PolicyUsers: [],
      PolicyRoles: [{ RoleName: 'r', RoleId: '$role.Role.RoleId' }],
      IsTruncated: false,
    },
  },
  {
    call: 'ListPolicies',
    with: { OnlyAttached: true },
    gives: {
      Policies: [
        {
          PolicyName: 'reader',
          PolicyId: '*',
          Arn: arn,
          Path: '/app/',
          DefaultVersionId: 'v1',
          AttachmentCount: 1,
          PermissionsBoundaryUsageCount: 1,
          IsAttachable: true,
          CreateDate: '*',
          UpdateDate: '*',
        },
      ],
      IsTruncated: false,
    },
  },
  {
    call: 'DeletePolicy',
    with: { PolicyArn: arn },
    fails: ['DeleteConflict', 'Cannot delete a policy attached to entities.'],
  },
  { call: 'DetachRolePolicy', with: { RoleName: 'r', PolicyArn: arn } },
  { call: 'DeleteUserPermissionsBoundary', with: { UserName: 'ana' } },
  { call: 'DeletePolicy', with: { PolicyArn: arn } },
  { call: 'DeletePolicy', with: { PolicyArn: arn }, fails: ['NoSuchEntity', `Policy ${arn} was not found.`] },
])

check("AWS's own policies are in every account and nobody's to change", [
  {
    call: 'ListPolicies',
    with: { Scope: 'AWS', MaxItems: 1 },
    gives: { Policies: ['*'], IsTruncated: true, Marker: '*' },
  },
  { call: 'ListPolicies', with: { Scope: 'Local' }, gives: { Policies: [], IsTruncated: false } },
  {
    call: 'GetPolicy',
    with: { PolicyArn: 'arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs' },
    gives: {
      Policy: {
        PolicyName: 'AmazonAPIGatewayPushToCloudWatchLogs',
        PolicyId: '*',
        Arn: 'arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs',
        Path: '/service-role/',
        DefaultVersionId: 'v1',
        AttachmentCount: 0,
        PermissionsBoundaryUsageCount: 0,
        IsAttachable: true,
        Description: '*',
        CreateDate: 1_447_285_306_000,
        UpdateDate: 1_447_285_306_000,
        Tags: [],
      },
    },
  },
  {
    call: 'DeletePolicy',
    with: { PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' },
    fails: ['AccessDenied', 'Policies in the AWS namespace cannot be modified'],
  },
])

check('policies have a size', [
  { call: 'CreateUser', with: { UserName: 'ana' } },
  {
    call: 'PutUserPolicy',
    with: {
      UserName: 'ana',
      PolicyName: 'p',
      PolicyDocument: policyText({ Action: 's3:*', Resource: `arn:aws:s3:::${'b'.repeat(2000)}` }),
    },
    fails: ['LimitExceeded', 'Maximum policy size of 2048 bytes exceeded for user ana'],
  },
  {
    call: 'CreatePolicy',
    with: {
      PolicyName: 'p',
      PolicyDocument: policyText({ Action: 's3:*', Resource: `arn:aws:s3:::${'b'.repeat(6100)}` }),
    },
    fails: ['LimitExceeded', 'Cannot exceed quota for PolicySize: 6144'],
  },
])

const tagged = (name: string) => `arn:aws:iam::111111111111:policy/${name}`

check('tags of policies and profiles decide who may do what with them', [
  {
    call: 'CreatePolicy',
    with: {
      PolicyName: 'red',
      PolicyDocument: policyText({ Action: '*', Resource: '*' }),
      Tags: [{ Key: 'team', Value: 'red' }],
    },
  },
  { call: 'CreatePolicy', with: { PolicyName: 'blue', PolicyDocument: policyText({ Action: '*', Resource: '*' }) } },
  { call: 'CreateInstanceProfile', with: { InstanceProfileName: 'red', Tags: [{ Key: 'team', Value: 'red' }] } },
  { call: 'CreateUser', with: { UserName: 'rita' } },
  { call: 'CreateAccessKey', with: { UserName: 'rita' }, keep: 'rita' },
  {
    call: 'PutUserPolicy',
    with: {
      UserName: 'rita',
      PolicyName: 'p',
      PolicyDocument: policyText({
        Action: 'iam:Get*',
        Resource: '*',
        Condition: { StringEquals: { 'aws:ResourceTag/team': 'red' } },
      }),
    },
  },
  { call: 'GetPolicy', as: 'rita', with: { PolicyArn: tagged('red') }, gives: { Policy: '*' } },
  { call: 'GetInstanceProfile', as: 'rita', with: { InstanceProfileName: 'red' }, gives: { InstanceProfile: '*' } },
  {
    call: 'GetPolicy',
    as: 'rita',
    with: { PolicyArn: tagged('blue') },
    fails: [
      'AccessDenied',
      `User: arn:aws:iam::111111111111:user/rita is not authorized to perform: iam:GetPolicy on resource: policy ${tagged('blue')} because no identity-based policy allows the iam:GetPolicy action`,
    ],
  },
])
