import { limits, succeed, type Outcome } from '../../base/index.ts'
import type { IamShapes } from '../../protocol/index.ts'
import type { Document } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { readAccount } from './account.ts'
import { attachedPolicies } from './attachments.ts'
import { boundaryAnswer } from './boundaries.ts'
import { describeProfile } from './instance-profiles.ts'
import { managedPolicies } from './managed-policies/index.ts'
import { access, encodeDocument, spaceOf, type IamHandlers } from './operation.ts'
import { pageOf } from './paging.ts'
import { policyOutline } from './policies.ts'
import { allUses, type PolicyUses } from './policy-uses.ts'
import { versionOutline } from './policy-versions.ts'
import {
  entityArn,
  groupKind,
  instanceProfileKind,
  mfaDeviceKind,
  openIdProviderKind,
  policyArn,
  policyKind,
  roleKind,
  samlProviderKind,
  serverCertificateKind,
  userKind,
  type EntityRecord,
  type GroupRecord,
  type InstanceProfileRecord,
  type PolicyRecord,
  type RoleRecord,
  type UserRecord,
} from './records.ts'
import { roleOutline } from './roles.ts'
import { shownTrust } from './trust.ts'
import { userOutline } from './users.ts'

export const accountDetailHandlers: IamHandlers<'GetAccountSummary' | 'GetAccountAuthorizationDetails'> = {
  GetAccountSummary: {
    access: (_input, call) => access(call, '*'),
    handle: (_input, call) => summarise(call),
  },
  GetAccountAuthorizationDetails: {
    access: (_input, call) => access(call, '*'),
    handle: (input, call) => accountDetails(input, call),
  },
}

/** Quotas are AWS's defaults; kinds of things that cannot be made here are counted as none. */
async function summarise(call: Call): Promise<Outcome<IamShapes.GetAccountSummaryResponse>> {
  const { documents } = call.ports
  const count = async (kind: Parameters<typeof documents.all>[0]): Promise<number> =>
    (await documents.all(kind, spaceOf(call))).length
  const policies = await documents.all(policyKind, spaceOf(call))
  const devices = await documents.all(mfaDeviceKind, spaceOf(call))
  return succeed({
    SummaryMap: {
      Users: await count(userKind),
      UsersQuota: 5000,
      Groups: await count(groupKind),
      GroupsQuota: 300,
      Roles: await count(roleKind),
      RolesQuota: 1000,
      Policies: policies.length,
      PoliciesQuota: 1500,
      PolicyVersionsInUse: policies.reduce((sum, { body }) => sum + body.versions.length, 0),
      PolicyVersionsInUseQuota: 10_000,
      InstanceProfiles: await count(instanceProfileKind),
      InstanceProfilesQuota: 1000,
      AccountAccessKeysPresent: 0,
      AccountSigningCertificatesPresent: 0,
      AccountPasswordPresent: 0,
      AccountMFAEnabled: 0,
      MFADevices: devices.length,
      MFADevicesInUse: devices.filter(({ body }) => body.userName !== undefined).length,
      Providers: (await count(openIdProviderKind)) + (await count(samlProviderKind)),
      ServerCertificates: await count(serverCertificateKind),
      ServerCertificatesQuota: 20,
      GroupsPerUserQuota: limits.groupsPerUser,
      AccessKeysPerUserQuota: limits.accessKeysPerUser,
      SigningCertificatesPerUserQuota: 2,
      VersionsPerPolicyQuota: limits.policyVersions,
      AttachedPoliciesPerUserQuota: limits.policiesPerEntity,
      AttachedPoliciesPerGroupQuota: limits.policiesPerEntity,
      AttachedPoliciesPerRoleQuota: limits.policiesPerEntity,
      UserPolicySizeQuota: limits.userPolicyCharacters,
      GroupPolicySizeQuota: limits.groupPolicyCharacters,
      RolePolicySizeQuota: limits.rolePolicyCharacters,
      PolicySizeQuota: limits.managedPolicyCharacters,
      AssumeRolePolicySizeQuota: limits.trustPolicyCharacters,
      GlobalEndpointTokenVersion: (await readAccount(call)).tokenVersion ?? 1,
    },
  })
}

type Detail =
  | { readonly type: 'User'; readonly body: UserRecord }
  | { readonly type: 'Group'; readonly body: GroupRecord }
  | { readonly type: 'Role'; readonly body: RoleRecord }
  | { readonly type: 'LocalManagedPolicy' | 'AWSManagedPolicy'; readonly arn: string; readonly body: PolicyRecord }

/** Everything that decides who may do what, page by page. AWS's policies are listed as far as they are used. */
async function accountDetails(
  input: IamShapes.GetAccountAuthorizationDetailsRequest,
  call: Call,
): Promise<Outcome<IamShapes.GetAccountAuthorizationDetailsResponse>> {
  const usesOf = await allUses(call)
  const wanted = (await allDetails(call, usesOf)).filter(({ type }) => input.Filter?.includes(type) ?? true)
  const page = pageOf(wanted, ({ type, body }) => `${type}|${body.name}`, input)
  if (!page.ok) return page
  const UserDetailList: IamShapes.UserDetail[] = []
  const GroupDetailList: IamShapes.GroupDetail[] = []
  const RoleDetailList: IamShapes.RoleDetail[] = []
  const Policies: IamShapes.ManagedPolicyDetail[] = []
  const profiles = await call.ports.documents.all(instanceProfileKind, spaceOf(call))
  for (const detail of page.value.items) {
    switch (detail.type) {
      case 'User':
        UserDetailList.push(await userDetail(call, detail.body))
        break
      case 'Group':
        GroupDetailList.push(groupDetail(call, detail.body))
        break
      case 'Role':
        RoleDetailList.push(await roleDetail(call, detail.body, profiles))
        break
      case 'LocalManagedPolicy':
      case 'AWSManagedPolicy':
        Policies.push(policyDetail(detail.arn, detail.body, usesOf(detail.arn)))
        break
    }
  }
  return succeed({ UserDetailList, GroupDetailList, RoleDetailList, Policies, ...page.value.page })
}

async function allDetails(call: Call, usesOf: (arn: string) => PolicyUses): Promise<readonly Detail[]> {
  const { documents } = call.ports
  const space = spaceOf(call)
  const details: Detail[] = []
  for (const { body } of await documents.all(userKind, space)) details.push({ type: 'User', body })
  for (const { body } of await documents.all(groupKind, space)) details.push({ type: 'Group', body })
  for (const { body } of await documents.all(roleKind, space)) details.push({ type: 'Role', body })
  for (const { body } of await documents.all(policyKind, space)) {
    details.push({ type: 'LocalManagedPolicy', arn: policyArn(space.account, body), body })
  }
  for (const body of managedPolicies) {
    const { attachments, boundaries } = usesOf(body.arn)
    if (attachments + boundaries > 0) details.push({ type: 'AWSManagedPolicy', arn: body.arn, body })
  }
  return details
}

function inlineDetails(entity: EntityRecord): readonly IamShapes.PolicyDetail[] {
  return entity.inline.map(({ name, document }) => ({ PolicyName: name, PolicyDocument: encodeDocument(document) }))
}

async function userDetail(call: Call, user: UserRecord): Promise<IamShapes.UserDetail> {
  const memberOf: string[] = []
  for (const id of user.groups) {
    const group = await call.ports.documents.get(groupKind, spaceOf(call), id)
    if (group !== undefined) memberOf.push(group.body.name)
  }
  const { Path, UserName, UserId, Arn, CreateDate } = userOutline(call, user)
  return {
    Path,
    UserName,
    UserId,
    Arn,
    CreateDate,
    ...(user.inline.length > 0 && { UserPolicyList: inlineDetails(user) }),
    GroupList: memberOf,
    AttachedManagedPolicies: attachedPolicies(user),
    ...boundaryAnswer(user),
    Tags: user.tags,
  }
}

function groupDetail(call: Call, group: GroupRecord): IamShapes.GroupDetail {
  return {
    Path: group.path,
    GroupName: group.name,
    GroupId: group.id,
    Arn: entityArn(call.principal.account, 'group', group),
    CreateDate: group.createdAt,
    GroupPolicyList: inlineDetails(group),
    AttachedManagedPolicies: attachedPolicies(group),
  }
}

async function roleDetail(
  call: Call,
  role: RoleRecord,
  profiles: readonly Document<InstanceProfileRecord>[],
): Promise<IamShapes.RoleDetail> {
  const own = profiles.filter(({ body }) => body.roleId === role.name.toLowerCase())
  return {
    ...roleOutline(call, role, await shownTrust(call, role)),
    InstanceProfileList: await Promise.all(own.map(({ body }) => describeProfile(call, body))),
    RolePolicyList: inlineDetails(role),
    AttachedManagedPolicies: attachedPolicies(role),
    ...boundaryAnswer(role),
    Tags: role.tags,
    RoleLastUsed: {},
  }
}

function policyDetail(arn: string, policy: PolicyRecord, uses: PolicyUses): IamShapes.ManagedPolicyDetail {
  return {
    ...policyOutline(arn, policy, uses),
    PolicyVersionList: policy.versions.map((version) => ({
      Document: encodeDocument(version.document),
      ...versionOutline(policy, version),
    })),
  }
}
