import { fail, limits, succeed, type Outcome } from '../../base/index.ts'
import { replaceDocument, type Document } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { change, done, findEntity, spaceOf, type EntityKind, type Plan } from './operation.ts'
import {
  groupKind,
  roleKind,
  userKind,
  type EntityRecord,
  type GroupRecord,
  type RoleRecord,
  type UserRecord,
} from './records.ts'

export const roles: EntityKind<RoleRecord> = {
  type: 'role',
  kind: roleKind,
  member: 'RoleName',
  inlineCharacters: limits.rolePolicyCharacters,
  attachQuota: 'PoliciesPerRole',
}

export const users: EntityKind<UserRecord> = {
  type: 'user',
  kind: userKind,
  member: 'UserName',
  inlineCharacters: limits.userPolicyCharacters,
  attachQuota: 'PoliciesPerUser',
}

export const groups: EntityKind<GroupRecord> = {
  type: 'group',
  kind: groupKind,
  member: 'GroupName',
  inlineCharacters: limits.groupPolicyCharacters,
  attachQuota: 'PoliciesPerGroup',
}

/** Finds an entity that the caller may change: a service-linked role is only its service's to change. */
export async function findToChange<R extends EntityRecord>(
  call: Call,
  entity: EntityKind<R>,
  name: string,
): Promise<Outcome<Document<R>>> {
  const found = await findEntity(call, entity, name)
  if (found.ok && 'linkedTo' in found.value.body) {
    return fail(
      'UnmodifiableEntity',
      `Cannot perform the operation on the protected role '${name}' - this role is only modifiable by AWS`,
    )
  }
  return found
}

/**
 * Replaces an entity's document by what `edit` makes of it; the answer is empty. `find` is `findEntity` for the few things
 * that may be changed of service-linked roles, too.
 */
export function editEntity<R extends EntityRecord>(
  call: Call,
  entity: EntityKind<R>,
  name: string,
  edit: (body: R) => Outcome<R>,
  find: typeof findEntity = findToChange,
): Promise<Outcome<Readonly<Record<string, never>>>> {
  return change(call, async () => {
    const found = await find(call, entity, name)
    if (!found.ok) return found
    const edited = edit(found.value.body)
    return edited.ok ? replacing(call, entity, found.value, edited.value) : edited
  })
}

function replacing<R extends EntityRecord>(
  call: Call,
  entity: EntityKind<R>,
  found: Document<R>,
  body: R,
): Outcome<Plan<Readonly<Record<string, never>>>> {
  if (!done.ok) return done
  return succeed({ changes: [replaceDocument(entity.kind, spaceOf(call), found, body)], answer: done.value })
}
