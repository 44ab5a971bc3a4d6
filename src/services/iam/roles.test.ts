import { check, policyText, trustText } from './scenario.ts'

const trust = trustText({ Service: 'states.amazonaws.com' })
const encodedTrust =
  '%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%7B%22Effect%22%3A%22Allow%22%2C%22Principal%22%3A%7B%22Service%22%3A%22states.amazonaws.com%22%7D%2C%22Action%22%3A%22sts%3AAssumeRole%22%7D%5D%7D'
const arn = 'arn:aws:iam::111111111111:role/app/runner'
const outline = {
  Path: '/app/',
  RoleName: 'runner',
  RoleId: '$made.Role.RoleId',
  Arn: arn,
  CreateDate: '*',
  AssumeRolePolicyDocument: encodedTrust,
}
const tagsOf = (...keys: string[]) => keys.map((Key) => ({ Key, Value: '' }))
const tagPage = (tags: { Key: string; Value: string }[]) => ({ Tags: tags, IsTruncated: true, Marker: '*' })
const statesFullAccess = 'arn:aws:iam::aws:policy/AWSStepFunctionsFullAccess'

check('each answer about a role leaves out what AWS leaves out', [
  {
    call: 'CreateRole',
    with: {
      RoleName: 'runner',
      Path: '/app/',
      AssumeRolePolicyDocument: trust,
      Description: 'runs',
      MaxSessionDuration: 7200,
      PermissionsBoundary: statesFullAccess,
      Tags: [{ Key: 'team', Value: 'red' }],
    },
    gives: { Role: { ...outline, RoleId: '*', Tags: [{ Key: 'team', Value: 'red' }] } },
    keep: 'made',
  },
  {
    call: 'GetRole',
    with: { RoleName: 'runner' },
    gives: {
      Role: {
        ...outline,
        Description: 'runs',
        MaxSessionDuration: 7200,
        PermissionsBoundary: { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: statesFullAccess },
        Tags: [{ Key: 'team', Value: 'red' }],
        RoleLastUsed: {},
      },
    },
  },
  {
    call: 'ListRoles',
    with: { PathPrefix: '/app/' },
    gives: { Roles: [{ ...outline, Description: 'runs', MaxSessionDuration: 7200 }], IsTruncated: false },
  },
  { call: 'ListRoles', with: { PathPrefix: '/other/' }, gives: { Roles: [], IsTruncated: false } },
  { call: 'ListRolePolicies', with: { RoleName: 'runner' }, gives: { PolicyNames: [], IsTruncated: false } },
  {
    call: 'ListInstanceProfilesForRole',
    with: { RoleName: 'runner' },
    gives: { InstanceProfiles: [], IsTruncated: false },
  },
])

check('names are taken once, whatever their case, and unknown ones are told', [
  { call: 'CreateRole', with: { RoleName: 'Runner', AssumeRolePolicyDocument: trust } },
  {
    call: 'CreateRole',
    with: { RoleName: 'runner', AssumeRolePolicyDocument: trust },
    fails: ['EntityAlreadyExists', 'Role with name runner already exists.'],
  },
  {
    call: 'GetRole',
    with: { RoleName: 'other' },
    fails: ['NoSuchEntity', 'The role with name other cannot be found.'],
  },
  {
    call: 'GetRolePolicy',
    with: { RoleName: 'Runner', PolicyName: 'p' },
    fails: ['NoSuchEntity', 'The role policy with name p cannot be found.'],
  },
  {
    call: 'CreateRole',
    with: { RoleName: 'r', AssumeRolePolicyDocument: trustText({ AWS: 'arn:aws:iam::111111111111:user/nobody' }) },
    fails: ['MalformedPolicyDocument', 'Invalid principal in policy: "AWS":"arn:aws:iam::111111111111:user/nobody"'],
  },
  {
    call: 'CreateRole',
    with: { RoleName: 'r', AssumeRolePolicyDocument: 'no json' },
    fails: ['MalformedPolicyDocument', 'This policy contains invalid Json'],
  },
])

check('a role goes only when nothing hangs on it', [
  { call: 'CreateRole', with: { RoleName: 'runner', AssumeRolePolicyDocument: trust } },
  {
    call: 'PutRolePolicy',
    with: { RoleName: 'runner', PolicyName: 'p', PolicyDocument: policyText({ Action: 's3:*', Resource: '*' }) },
  },
  { call: 'AttachRolePolicy', with: { RoleName: 'runner', PolicyArn: statesFullAccess } },
  { call: 'AttachRolePolicy', with: { RoleName: 'runner', PolicyArn: statesFullAccess } },
  {
    call: 'ListAttachedRolePolicies',
    with: { RoleName: 'runner' },
    gives: {
      AttachedPolicies: [{ PolicyName: 'AWSStepFunctionsFullAccess', PolicyArn: statesFullAccess }],
      IsTruncated: false,
    },
  },
  {
    call: 'DeleteRole',
    with: { RoleName: 'runner' },
    fails: ['DeleteConflict', 'Cannot delete entity, must detach all policies first.'],
  },
  { call: 'DetachRolePolicy', with: { RoleName: 'runner', PolicyArn: statesFullAccess } },
  {
    call: 'DetachRolePolicy',
    with: { RoleName: 'runner', PolicyArn: statesFullAccess },
    fails: ['NoSuchEntity', `Policy ${statesFullAccess} was not found.`],
  },
  {
    call: 'DeleteRole',
    with: { RoleName: 'runner' },
    fails: ['DeleteConflict', 'Cannot delete entity, must delete policies first.'],
  },
  { call: 'DeleteRolePolicy', with: { RoleName: 'runner', PolicyName: 'p' } },
  { call: 'DeleteRole', with: { RoleName: 'runner' }, gives: {} },
  {
    call: 'DeleteRole',
    with: { RoleName: 'runner' },
    fails: ['NoSuchEntity', 'The role with name runner cannot be found.'],
  },
])

check('tags merge without regard to case, and pages go on behind their marker', [
  { call: 'CreateRole', with: { RoleName: 'a', AssumeRolePolicyDocument: trust, Tags: [{ Key: 'Team', Value: '1' }] } },
  { call: 'CreateRole', with: { RoleName: 'B', AssumeRolePolicyDocument: trust } },
  { call: 'CreateRole', with: { RoleName: 'c', AssumeRolePolicyDocument: trust } },
  {
    call: 'TagRole',
    with: {
      RoleName: 'a',
      Tags: [
        { Key: 'team', Value: '2' },
        { Key: 'cost', Value: '3' },
      ],
    },
  },
  {
    call: 'ListRoleTags',
    with: { RoleName: 'a' },
    gives: {
      Tags: [
        { Key: 'team', Value: '2' },
        { Key: 'cost', Value: '3' },
      ],
      IsTruncated: false,
    },
  },
  { call: 'UntagRole', with: { RoleName: 'a', TagKeys: ['COST'] } },
  {
    call: 'ListRoleTags',
    with: { RoleName: 'a' },
    gives: { Tags: [{ Key: 'team', Value: '2' }], IsTruncated: false },
  },
  { call: 'ListRoles', with: { MaxItems: 2 }, gives: { Roles: '*', IsTruncated: true, Marker: '*' }, keep: 'page' },
  { call: 'ListRoles', with: { Marker: '$page.Marker' }, gives: { Roles: ['*'], IsTruncated: false } },
  { call: 'ListRoles', with: { Marker: 'no marker!' }, fails: ['ValidationError', 'Invalid Marker.'] },
])

check('pages go on when what they showed was deleted', [
  { call: 'CreateRole', with: { RoleName: 'r', AssumeRolePolicyDocument: trust, Tags: tagsOf('a', 'b', 'c', 'd') } },
  { call: 'ListRoleTags', with: { RoleName: 'r', MaxItems: 2 }, gives: tagPage(tagsOf('a', 'b')), keep: 'page' },
  { call: 'UntagRole', with: { RoleName: 'r', TagKeys: ['a', 'b'] } },
  {
    call: 'ListRoleTags',
    with: { RoleName: 'r', MaxItems: 2, Marker: '$page.Marker' },
    gives: { Tags: tagsOf('c', 'd'), IsTruncated: false },
  },
])

check('service-linked roles are made and deleted by their own operations', [
  {
    call: 'CreateServiceLinkedRole',
    with: { AWSServiceName: 'ops.apigateway.amazonaws.com' },
    gives: {
      Role: {
        Path: '/aws-service-role/ops.apigateway.amazonaws.com/',
        RoleName: 'AWSServiceRoleForAPIGateway',
        RoleId: '*',
        Arn: 'arn:aws:iam::111111111111:role/aws-service-role/ops.apigateway.amazonaws.com/AWSServiceRoleForAPIGateway',
        CreateDate: '*',
        AssumeRolePolicyDocument: '*',
      },
    },
  },
  {
    call: 'CreateServiceLinkedRole',
    with: { AWSServiceName: 'ops.apigateway.amazonaws.com' },
    fails: [
      'InvalidInput',
      'Service role name AWSServiceRoleForAPIGateway has been taken in this account, please try a different suffix.',
    ],
  },
  {
    call: 'CreateServiceLinkedRole',
    with: { AWSServiceName: 'ops.apigateway.amazonaws.com', CustomSuffix: 'x' },
    fails: ['InvalidInput', 'Custom suffix is not allowed for ops.apigateway.amazonaws.com'],
  },
  {
    call: 'DeleteRole',
    with: { RoleName: 'AWSServiceRoleForAPIGateway' },
    fails: [
      'UnmodifiableEntity',
      "Cannot perform the operation on the protected role 'AWSServiceRoleForAPIGateway' - this role is only modifiable by AWS",
    ],
  },
  { call: 'UpdateRole', with: { RoleName: 'AWSServiceRoleForAPIGateway', Description: 'ours' } },
  { call: 'TagRole', with: { RoleName: 'AWSServiceRoleForAPIGateway', Tags: [{ Key: 'a', Value: 'b' }] } },
  {
    call: 'UpdateRole',
    with: { RoleName: 'AWSServiceRoleForAPIGateway', MaxSessionDuration: 7200 },
    fails: [
      'UnmodifiableEntity',
      "Cannot perform the operation on the protected role 'AWSServiceRoleForAPIGateway' - this role is only modifiable by AWS",
    ],
  },
  { call: 'CreateRole', with: { RoleName: 'mine', AssumeRolePolicyDocument: trust } },
  {
    call: 'AttachRolePolicy',
    with: { RoleName: 'mine', PolicyArn: 'arn:aws:iam::aws:policy/aws-service-role/APIGatewayServiceRolePolicy' },
    fails: ['PolicyNotAttachable', 'Cannot attach a Service Role Policy to a Customer Role.'],
  },
  {
    call: 'AttachRolePolicy',
    with: { RoleName: 'mine', PolicyArn: 'arn:aws-cn:iam::aws:policy/AdministratorAccess' },
    fails: ['ValidationError', 'Invalid ARN partition'],
  },
  { call: 'DeleteServiceLinkedRole', with: { RoleName: 'AWSServiceRoleForAPIGateway' }, keep: 'deletion' },
  {
    call: 'GetServiceLinkedRoleDeletionStatus',
    with: { DeletionTaskId: '$deletion.DeletionTaskId' },
    gives: { Status: 'SUCCEEDED' },
  },
])
