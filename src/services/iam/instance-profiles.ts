import { fail, succeed, type Outcome } from '../../base/index.ts'
import type { IamShapes } from '../../protocol/index.ts'
import { insertDocument, replaceDocument } from '../../store/index.ts'
import type { AccessRequest, Call } from '../contract.ts'
import { findToChange, roles } from './entities.ts'
import { newId } from './identifiers.ts'
import {
  access,
  change,
  deleteConflict,
  entityAccess,
  findEntity,
  holdOn,
  noSuchEntity,
  pathPrefix,
  spaceOf,
  tagContext,
  type IamHandlers,
} from './operation.ts'
import { pageOfDocuments } from './paging.ts'
import { instanceProfileKind, roleKind, type InstanceProfileRecord } from './records.ts'
import { editResource, findResource, removeResource, resourceAccess, type ResourceKind } from './resources.ts'
import { roleOutline } from './roles.ts'
import { checkTags } from './tags.ts'
import { shownTrust } from './trust.ts'

type ProfileOperation =
  | `${'Create' | 'Get' | 'Delete'}InstanceProfile`
  | 'ListInstanceProfiles'
  | 'ListInstanceProfilesForRole'
  | 'AddRoleToInstanceProfile'
  | 'RemoveRoleFromInstanceProfile'

export const instanceProfileHandlers: IamHandlers<ProfileOperation> = {
  CreateInstanceProfile: {
    access: (input, call) =>
      access(
        call,
        profileArn(call, { path: input.Path ?? '/', name: input.InstanceProfileName }),
        tagContext(input.Tags),
      ),
    handle: (input, call) => createProfile(input, call),
  },
  GetInstanceProfile: {
    access: (input, call) => profileAccess(call, input.InstanceProfileName),
    async handle(input, call) {
      const found = await findResource(call, instanceProfiles, input.InstanceProfileName)
      if (!found.ok) return found
      const { tags } = found.value.body
      const profile = await describeProfile(call, found.value.body)
      return succeed({ InstanceProfile: { ...profile, Tags: tags } })
    },
  },
  ListInstanceProfiles: {
    access: (input, call) =>
      access(call, `arn:aws:iam::${call.principal.account}:instance-profile${pathPrefix(input)}`),
    async handle(input, call) {
      const prefix = pathPrefix(input)
      const page = await pageOfDocuments(call, instanceProfileKind, input, ({ path }) => path.startsWith(prefix))
      if (!page.ok) return page
      const InstanceProfiles = await Promise.all(page.value.items.map(({ body }) => describeProfile(call, body)))
      return succeed({ InstanceProfiles, ...page.value.page })
    },
  },
  /** Terraform asks this before it deletes a role. */
  ListInstanceProfilesForRole: {
    access: (input, call) => entityAccess(call, roles, input.RoleName),
    async handle(input, call) {
      const role = await findEntity(call, roles, input.RoleName)
      if (!role.ok) return role
      const holds = ({ roleId }: InstanceProfileRecord): boolean => roleId === role.value.id
      const page = await pageOfDocuments(call, instanceProfileKind, input, holds)
      if (!page.ok) return page
      const InstanceProfiles = await Promise.all(page.value.items.map(({ body }) => describeProfile(call, body)))
      return succeed({ InstanceProfiles, ...page.value.page })
    },
  },
  AddRoleToInstanceProfile: {
    access: (input, call) => profileAccess(call, input.InstanceProfileName),
    handle: (input, call) => addRole(call, input.InstanceProfileName, input.RoleName),
  },
  RemoveRoleFromInstanceProfile: {
    access: (input, call) => profileAccess(call, input.InstanceProfileName),
    async handle(input, call) {
      const role = await findToChange(call, roles, input.RoleName)
      if (!role.ok) return role
      return editResource(call, instanceProfiles, input.InstanceProfileName, ({ roleId, ...profile }) =>
        roleId === role.value.id
          ? succeed(profile)
          : noSuchEntity(`The role with name ${input.RoleName} cannot be found.`),
      )
    },
  },
  DeleteInstanceProfile: {
    access: (input, call) => profileAccess(call, input.InstanceProfileName),
    handle: (input, call) =>
      removeResource(call, instanceProfiles, input.InstanceProfileName, ({ roleId }) =>
        roleId === undefined ? succeed(undefined) : deleteConflict('must remove roles from instance profile first.'),
      ),
  },
}

function profileArn(call: Call, profile: { readonly path: string; readonly name: string }): string {
  return `arn:aws:iam::${call.principal.account}:instance-profile${profile.path}${profile.name}`
}

export async function profileAccess(
  call: Call,
  name: string,
  context?: AccessRequest['context'],
): Promise<AccessRequest> {
  return { ...(await resourceAccess(call, instanceProfiles, name, context)), named: `instance profile ${name}` }
}

export const instanceProfiles: ResourceKind<InstanceProfileRecord> = {
  kind: instanceProfileKind,
  idOf: (_call, name) => name.toLowerCase(),
  arnOf: (call, name, body) => profileArn(call, body ?? { path: '/', name }),
  missing: (name) => `Instance Profile ${name} cannot be found.`,
}

function createProfile(
  input: IamShapes.CreateInstanceProfileRequest,
  call: Call,
): Promise<Outcome<IamShapes.CreateInstanceProfileResponse>> {
  const id = newId(call.ports.chance, 'instanceProfile')
  return change(call, async () => {
    const tags = checkTags(input.Tags)
    if (!tags.ok) return tags
    const name = input.InstanceProfileName
    const taken = await call.ports.documents.get(instanceProfileKind, spaceOf(call), name.toLowerCase())
    if (taken !== undefined) return fail('EntityAlreadyExists', `Instance Profile ${name} already exists.`)
    const profile: InstanceProfileRecord = { name, path: input.Path ?? '/', id, createdAt: call.now, tags: tags.value }
    return succeed({
      changes: [insertDocument(instanceProfileKind, spaceOf(call), name.toLowerCase(), profile)],
      answer: {
        InstanceProfile: {
          ...(await describeProfile(call, profile)),
          ...(profile.tags.length > 0 && { Tags: profile.tags }),
        },
      },
    })
  })
}

function addRole(call: Call, name: string, roleName: string): Promise<Outcome<Readonly<Record<string, never>>>> {
  return change(call, async () => {
    const role = await findToChange(call, roles, roleName)
    if (!role.ok) return role
    const profile = await findResource(call, instanceProfiles, name)
    if (!profile.ok) return profile
    const { body } = profile.value
    if (body.roleId !== undefined) {
      return fail('LimitExceeded', 'Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1')
    }
    const holding = { ...body, roleId: role.value.id }
    const changes = [
      replaceDocument(instanceProfileKind, spaceOf(call), profile.value, holding),
      holdOn(call, roleKind, role.value),
    ]
    return succeed({ changes, answer: {} })
  })
}

/** With the role that it holds, if it holds one. */
export async function describeProfile(call: Call, profile: InstanceProfileRecord): Promise<IamShapes.InstanceProfile> {
  const { roleId } = profile
  const role = roleId === undefined ? undefined : await call.ports.documents.get(roleKind, spaceOf(call), roleId)
  return {
    Path: profile.path,
    InstanceProfileName: profile.name,
    InstanceProfileId: profile.id,
    Arn: profileArn(call, profile),
    CreateDate: profile.createdAt,
    Roles: role === undefined ? [] : [roleOutline(call, role.body, await shownTrust(call, role.body))],
  }
}
