import { limits } from '../../base/index.ts'
import {
  loadPolicy,
  withPrincipalIds,
  type Caller,
  type Policy,
  type PolicyKind,
  type Statement,
} from '../../iam/index.ts'
import type { Documents } from '../../store/index.ts'
import type { Principal } from '../contract.ts'
import { defaultDocument, findPolicy } from '../iam/find.ts'
import {
  groupKind,
  iamSpace,
  roleKind,
  userKind,
  type EntityRecord,
  type RoleRecord,
  type Tag,
} from '../iam/records.ts'
import { BoundedMap } from './bounded-map.ts'

/** What a principal brings along: everything but the resource's own policy. */
export interface PrincipalPolicies {
  readonly identity: readonly Policy[]
  readonly boundary?: Policy
  readonly session?: readonly Policy[]
  readonly tags: readonly Tag[]
  /** The user or role of these credentials is not there any more: nobody's policy allows it anything. */
  readonly gone?: true
}

const parsed = new BoundedMap<string, Policy['document']>(limits.policiesParsedCached)
const nothing: Policy['document'] = { statements: [] }

/** A stored policy, which was accepted once. */
export function storedPolicy(id: string, text: string, kind: PolicyKind): Policy {
  const key = `${kind}\0${text}`
  let document = parsed.get(key)
  if (document === undefined) {
    document = loadPolicy(text, kind)
    parsed.set(key, document)
  }
  return { id, document }
}

/** Whom a role trusts: the users and roles of its policy by what they were when it was written, not by name alone. */
export function trustPolicy(arn: string, role: RoleRecord): Policy {
  return policyByIds(arn, role.trust, 'trust', role.trusted)
}

/** A stored policy that names users and roles by unique ids, where it has those of their ARNs. */
export function policyByIds(
  id: string,
  text: string,
  kind: PolicyKind,
  ids: Readonly<Record<string, string>> | undefined,
): Policy {
  if (ids === undefined) return storedPolicy(id, text, kind)
  const key = `${kind}\0${text}\0${JSON.stringify(ids)}`
  let document = parsed.get(key)
  if (document === undefined) {
    const { statements } = storedPolicy(id, text, kind).document
    document = { statements: statements.map((statement) => withIds(statement, ids)) }
    parsed.set(key, document)
  }
  return { id, document }
}

function withIds(statement: Statement, ids: Readonly<Record<string, string>>): Statement {
  const { principals } = statement
  if (principals === undefined) return statement
  return { ...statement, principals: { ...principals, items: withPrincipalIds(principals.items, ids) } }
}

export async function principalPolicies(documents: Documents, principal: Principal): Promise<PrincipalPolicies> {
  switch (principal.kind) {
    case 'root':
      return { identity: [], tags: [] }
    case 'user':
      return userPolicies(documents, principal.account, principal.userName)
    case 'role':
      return rolePolicies(documents, principal)
    case 'federated':
      return federatedPolicies(documents, principal)
  }
}

async function userPolicies(documents: Documents, account: string, userName: string): Promise<PrincipalPolicies> {
  const space = iamSpace(account)
  const user = await documents.get(userKind, space, userName.toLowerCase())
  if (user === undefined) return { identity: [], tags: [], gone: true }
  const identity = await entityPolicies(documents, user.body)
  for (const name of user.body.groups) {
    const group = await documents.get(groupKind, space, name)
    if (group !== undefined) identity.push(...(await entityPolicies(documents, group.body)))
  }
  return { identity, tags: user.body.tags, ...(await boundaryOf(documents, user.body)) }
}

/** A session of a role that is gone, or was made anew, may do nothing. */
async function rolePolicies(
  documents: Documents,
  principal: Extract<Principal, { kind: 'role' }>,
): Promise<PrincipalPolicies> {
  const role = await documents.get(roleKind, iamSpace(principal.account), principal.roleName.toLowerCase())
  if (role === undefined || !principal.userId.startsWith(`${role.body.id}:`)) {
    return { identity: [], tags: [], gone: true }
  }
  const session = await sessionPolicies(documents, principal.sessionPolicies)
  return {
    identity: await entityPolicies(documents, role.body),
    tags: [...sessionTags(principal), ...role.body.tags],
    ...(await boundaryOf(documents, role.body)),
    ...(session.length > 0 && { session }),
  }
}

/** What its maker may do, as far as the policies given to it allow: none given, nothing allowed. */
async function federatedPolicies(
  documents: Documents,
  principal: Extract<Principal, { kind: 'federated' }>,
): Promise<PrincipalPolicies> {
  const maker =
    principal.userName === undefined
      ? { identity: [everything], tags: [] }
      : await userPolicies(documents, principal.account, principal.userName)
  const tags = [...sessionTags(principal), ...maker.tags]
  return { ...maker, tags, session: await sessionPolicies(documents, principal.sessionPolicies) }
}

/** They go before those of the role or user. */
function sessionTags(principal: Extract<Principal, { kind: 'role' | 'federated' }>): readonly Tag[] {
  return Object.entries(principal.tags ?? {}).map(([Key, Value]) => ({ Key, Value }))
}

/** What the root may do. */
export const everything = storedPolicy(
  'root',
  '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}',
  'identity',
)

/** Each is a policy's text, or the ARN of a managed policy. */
async function sessionPolicies(documents: Documents, passed: readonly string[]): Promise<readonly Policy[]> {
  const policies: Policy[] = []
  for (const text of passed) {
    if (text.startsWith('arn:')) policies.push(await managed(documents, text))
    else policies.push(storedPolicy('session policy', text, 'identity'))
  }
  return policies
}

async function entityPolicies(documents: Documents, entity: EntityRecord): Promise<Policy[]> {
  const policies = entity.inline.map((policy) => storedPolicy(policy.name, policy.document, 'identity'))
  for (const arn of entity.attached) policies.push(await managed(documents, arn))
  return policies
}

async function boundaryOf(documents: Documents, entity: EntityRecord): Promise<{ boundary?: Policy }> {
  return entity.boundary === undefined ? {} : { boundary: await managed(documents, entity.boundary) }
}

async function managed(documents: Documents, arn: string): Promise<Policy> {
  const policy = await findPolicy(documents, arn)
  return policy === undefined ? { id: arn, document: nothing } : storedPolicy(arn, defaultDocument(policy), 'managed')
}

/** The principal as policies see it. */
export function callerOf(principal: Principal): Caller {
  const { account, arn } = principal
  switch (principal.kind) {
    case 'root':
      return { kind: 'root', account, arn }
    case 'user':
    case 'federated':
      return { kind: 'user', account, arn, id: principal.userId }
    case 'role':
      return { kind: 'role', account, arn, roleArn: principal.roleArn, id: principal.userId.split(':')[0] ?? '' }
  }
}
