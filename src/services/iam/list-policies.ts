import { succeed, type Outcome } from '../../base/index.ts'
import type { IamShapes } from '../../protocol/index.ts'
import type { Call } from '../contract.ts'
import { groups, roles, users } from './entities.ts'
import { managedPolicies } from './managed-policies/index.ts'
import { access, findEntity, pathPrefix, policyAccess, spaceOf, type IamHandlers } from './operation.ts'
import { pageOf } from './paging.ts'
import { findOwnPolicy, policyOutline } from './policies.ts'
import { allUses, type PolicyUses } from './policy-uses.ts'
import {
  attachmentKind,
  boundaryUseKind,
  policyArn,
  policyKind,
  type AttachmentRecord,
  type PolicyRecord,
} from './records.ts'

export const policyListHandlers: IamHandlers<'ListPolicies' | 'ListEntitiesForPolicy'> = {
  ListPolicies: {
    access: (input, call) => ({ ...access(call, '*'), named: `policy path ${pathPrefix(input)}` }),
    handle: (input, call) => listPolicies(input, call),
  },
  ListEntitiesForPolicy: {
    access: (input, call) => policyAccess(call, input.PolicyArn),
    handle: (input, call) => listEntities(input, call),
  },
}

interface Listed {
  readonly arn: string
  readonly policy: PolicyRecord
}

/** AWS's policies come first, then the account's. */
async function listPolicies(
  input: IamShapes.ListPoliciesRequest,
  call: Call,
): Promise<Outcome<IamShapes.ListPoliciesResponse>> {
  const usesOfPolicy = await allUses(call)
  const listed: Listed[] = []
  if (input.Scope !== 'Local') listed.push(...managedPolicies.map((policy) => ({ arn: policy.arn, policy })))
  if (input.Scope !== 'AWS') {
    for (const { body } of await call.ports.documents.all(policyKind, spaceOf(call))) {
      listed.push({ arn: policyArn(call.principal.account, body), policy: body })
    }
  }
  const wanted = listed.filter(
    ({ arn, policy }) => policy.path.startsWith(pathPrefix(input)) && isUsedAs(usesOfPolicy(arn), input),
  )
  const page = pageOf(wanted, ({ arn }) => arn, input)
  if (!page.ok) return page
  const Policies = page.value.items.map(({ arn, policy }) => policyOutline(arn, policy, usesOfPolicy(arn)))
  return succeed({ Policies, ...page.value.page })
}

function isUsedAs(uses: PolicyUses, input: IamShapes.ListPoliciesRequest): boolean {
  const usage = input.PolicyUsageFilter
  const relevant = (as: 'PermissionsPolicy' | 'PermissionsBoundary'): boolean => usage === undefined || usage === as
  if (input.OnlyAttached !== true && usage === undefined) return true
  return (
    (relevant('PermissionsPolicy') && uses.attachments > 0) || (relevant('PermissionsBoundary') && uses.boundaries > 0)
  )
}

async function listEntities(
  input: IamShapes.ListEntitiesForPolicyRequest,
  call: Call,
): Promise<Outcome<IamShapes.ListEntitiesForPolicyResponse>> {
  const policy = await findOwnPolicy(call, input.PolicyArn)
  if (!policy.ok) return policy
  const uses = [
    ...(input.PolicyUsageFilter === 'PermissionsBoundary' ? [] : await usesOf(call, attachmentKind, input.PolicyArn)),
    ...(input.PolicyUsageFilter === 'PermissionsPolicy' ? [] : await usesOf(call, boundaryUseKind, input.PolicyArn)),
  ]
  const wanted: (AttachmentRecord & { readonly key: string })[] = []
  for (const use of uses) {
    if (filterTypes[input.EntityFilter ?? use.type] !== use.type) continue
    if (await isUnder(call, use, pathPrefix(input))) wanted.push({ ...use, key: `${use.type}|${use.name}` })
  }
  const page = pageOf(wanted, ({ key }) => key, input)
  if (!page.ok) return page
  const of = (type: AttachmentRecord['type']): readonly AttachmentRecord[] =>
    page.value.items.filter((use) => use.type === type)
  return succeed({
    PolicyGroups: of('group').map(({ name, id }) => ({ GroupName: name, GroupId: id })),
    PolicyUsers: of('user').map(({ name, id }) => ({ UserName: name, UserId: id })),
    PolicyRoles: of('role').map(({ name, id }) => ({ RoleName: name, RoleId: id })),
    ...page.value.page,
  })
}

const filterTypes: Readonly<Record<string, AttachmentRecord['type']>> = {
  User: 'user',
  Role: 'role',
  Group: 'group',
  user: 'user',
  role: 'role',
  group: 'group',
}

async function usesOf(call: Call, kind: typeof attachmentKind, arn: string): Promise<readonly AttachmentRecord[]> {
  return (await call.ports.documents.all(kind, spaceOf(call), `${arn}|`)).map(({ body }) => body)
}

async function isUnder(call: Call, use: AttachmentRecord, prefix: string): Promise<boolean> {
  if (prefix === '/') return true
  const found =
    use.type === 'role'
      ? await findEntity(call, roles, use.name)
      : use.type === 'user'
        ? await findEntity(call, users, use.name)
        : await findEntity(call, groups, use.name)
  return found.ok && found.value.body.path.startsWith(prefix)
}
