import { fail, succeed, type Outcome } from '../../base/index.ts'
import { insertDocument, removeDocument } from '../../store/index.ts'
import type { IamShapes } from '../../protocol/index.ts'
import type { Call } from '../contract.ts'
import { beginBoundary, boundaryAnswer, endBoundary, findBoundary } from './boundaries.ts'
import { editEntity, findToChange, roles } from './entities.ts'
import { newId } from './identifiers.ts'
import {
  access,
  change,
  deleteConflict,
  encodeDocument,
  entityAccess,
  findEntity,
  pathPrefix,
  spaceOf,
  tagContext,
  type IamHandlers,
} from './operation.ts'
import { pageOfDocuments } from './paging.ts'
import { entityArn, instanceProfileKind, roleKind, type RoleRecord } from './records.ts'
import { checkTags } from './tags.ts'
import { checkTrust, shownTrust } from './trust.ts'

type RoleOperation =
  | 'CreateRole'
  | 'GetRole'
  | 'ListRoles'
  | 'UpdateRole'
  | 'UpdateRoleDescription'
  | 'UpdateAssumeRolePolicy'
  | 'DeleteRole'

export const roleHandlers: IamHandlers<RoleOperation> = {
  CreateRole: {
    access(input, call) {
      const boundary =
        input.PermissionsBoundary === undefined ? {} : { 'iam:PermissionsBoundary': input.PermissionsBoundary }
      const arn = entityArn(call.principal.account, 'role', { path: input.Path ?? '/', name: input.RoleName })
      return access(call, arn, { ...tagContext(input.Tags), ...boundary })
    },
    handle: (input, call) => createRole(input, call),
  },
  GetRole: {
    access: (input, call) => entityAccess(call, roles, input.RoleName),
    async handle(input, call) {
      const found = await findEntity(call, roles, input.RoleName)
      if (!found.ok) return found
      return succeed({ Role: { ...(await describeRole(call, found.value.body)), RoleLastUsed: {} } })
    },
  },
  ListRoles: {
    access: (input, call) => access(call, `arn:aws:iam::${call.principal.account}:role${pathPrefix(input)}`),
    async handle(input, call) {
      const prefix = pathPrefix(input)
      const page = await pageOfDocuments(call, roleKind, input, (role) => role.path.startsWith(prefix))
      if (!page.ok) return page
      const Roles = await Promise.all(page.value.items.map(({ body }) => listedRole(call, body)))
      return succeed({ Roles, ...page.value.page })
    },
  },
  UpdateRole: {
    access: (input, call) => entityAccess(call, roles, input.RoleName),
    handle: (input, call) =>
      editEntity(
        call,
        roles,
        input.RoleName,
        (role) =>
          succeed({
            ...role,
            ...(input.Description !== undefined && { description: input.Description }),
            ...(input.MaxSessionDuration !== undefined && { maxSessionSeconds: input.MaxSessionDuration }),
          }),
        input.MaxSessionDuration === undefined ? findEntity : findToChange,
      ),
  },
  UpdateRoleDescription: {
    access: (input, call) => entityAccess(call, roles, input.RoleName),
    async handle(input, call) {
      const describe = (role: RoleRecord) => succeed({ ...role, description: input.Description })
      const edited = await editEntity(call, roles, input.RoleName, describe, findEntity)
      const found = edited.ok ? await findEntity(call, roles, input.RoleName) : edited
      return found.ok ? succeed({ Role: await describeRole(call, found.value.body) }) : found
    },
  },
  UpdateAssumeRolePolicy: {
    access: (input, call) => entityAccess(call, roles, input.RoleName),
    async handle(input, call) {
      const found = await findToChange(call, roles, input.RoleName)
      const trust = found.ok ? await checkTrust(call, input.PolicyDocument) : found
      if (!trust.ok) return trust
      return editEntity(call, roles, input.RoleName, (role) =>
        succeed({ ...role, trust: input.PolicyDocument, trusted: trust.value }),
      )
    },
  },
  DeleteRole: {
    access: (input, call) => entityAccess(call, roles, input.RoleName),
    handle: (input, call) => deleteRole(call, input.RoleName),
  },
}

async function createRole(
  input: IamShapes.CreateRoleRequest,
  call: Call,
): Promise<Outcome<IamShapes.CreateRoleResponse>> {
  const tags = checkTags(input.Tags)
  if (!tags.ok) return tags
  const trust = await checkTrust(call, input.AssumeRolePolicyDocument)
  if (!trust.ok) return trust
  const role: RoleRecord = {
    name: input.RoleName,
    path: input.Path ?? '/',
    id: newId(call.ports.chance, 'role'),
    createdAt: call.now,
    inline: [],
    attached: [],
    tags: tags.value,
    ...(input.PermissionsBoundary !== undefined && { boundary: input.PermissionsBoundary }),
    trust: input.AssumeRolePolicyDocument,
    ...(Object.keys(trust.value).length > 0 && { trusted: trust.value }),
    ...(input.Description !== undefined && { description: input.Description }),
    maxSessionSeconds: input.MaxSessionDuration ?? 3600,
  }
  return change(call, async () => {
    const boundary = await findBoundary(call, role.boundary)
    if (!boundary.ok) return boundary
    const id = role.name.toLowerCase()
    const taken = await call.ports.documents.get(roleKind, spaceOf(call), id)
    if (taken !== undefined) return fail('EntityAlreadyExists', `Role with name ${role.name} already exists.`)
    const changes = [insertDocument(roleKind, spaceOf(call), id, role), ...(await beginBoundary(call, 'role', role))]
    const Tags = role.tags.length > 0 ? { Tags: role.tags } : {}
    return succeed({ changes, answer: { Role: { ...roleOutline(call, role), ...Tags } } })
  })
}

function deleteRole(call: Call, name: string): Promise<Outcome<Readonly<Record<string, never>>>> {
  return change(call, async () => {
    const found = await findToChange(call, roles, name)
    if (!found.ok) return found
    const { body } = found.value
    if (body.attached.length > 0) return deleteConflict('must detach all policies first.')
    if (body.inline.length > 0) return deleteConflict('must delete policies first.')
    const profiles = await call.ports.documents.all(instanceProfileKind, spaceOf(call))
    if (profiles.some((profile) => profile.body.roleId === found.value.id)) {
      return deleteConflict('must remove roles from instance profile first.')
    }
    const changes = [removeDocument(roleKind, spaceOf(call), found.value), ...(await endBoundary(call, 'role', body))]
    return succeed({ changes, answer: {} })
  })
}

/** What every answer about a role has. */
export function roleOutline(call: Call, role: RoleRecord, trust = role.trust): IamShapes.Role {
  return {
    Path: role.path,
    RoleName: role.name,
    RoleId: role.id,
    Arn: entityArn(call.principal.account, 'role', role),
    CreateDate: role.createdAt,
    AssumeRolePolicyDocument: encodeDocument(trust),
  }
}

/** Lists leave out tags and the boundary. */
export async function listedRole(call: Call, role: RoleRecord): Promise<IamShapes.Role> {
  return {
    ...roleOutline(call, role, await shownTrust(call, role)),
    ...(role.description !== undefined && { Description: role.description }),
    MaxSessionDuration: role.maxSessionSeconds,
  }
}

async function describeRole(call: Call, role: RoleRecord): Promise<IamShapes.Role> {
  return {
    ...(await listedRole(call, role)),
    ...boundaryAnswer(role),
    ...(role.tags.length > 0 && { Tags: role.tags }),
  }
}
