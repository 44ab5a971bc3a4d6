import { fail, limits, succeed, type Outcome } from '../../base/index.ts'
import type { IamShapes } from '../../protocol/index.ts'
import { insertDocument, removeDocument, replaceDocument, type Change } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { groups, users } from './entities.ts'
import { newId } from './identifiers.ts'
import {
  access,
  change,
  deleteConflict,
  entityAccess,
  findEntity,
  holdOn,
  pathPrefix,
  spaceOf,
  type IamHandlers,
} from './operation.ts'
import { pageOf, pageOfDocuments } from './paging.ts'
import {
  attachmentId,
  attachmentKind,
  entityArn,
  groupKind,
  membershipKind,
  userKind,
  type GroupRecord,
} from './records.ts'
import { userOutline } from './users.ts'

type GroupOperation =
  | 'CreateGroup'
  | 'GetGroup'
  | 'ListGroups'
  | 'UpdateGroup'
  | 'DeleteGroup'
  | 'AddUserToGroup'
  | 'RemoveUserFromGroup'
  | 'ListGroupsForUser'

export const groupHandlers: IamHandlers<GroupOperation> = {
  CreateGroup: {
    access: (input, call) =>
      access(call, entityArn(call.principal.account, 'group', { path: input.Path ?? '/', name: input.GroupName })),
    handle: (input, call) => createGroup(input, call),
  },
  GetGroup: {
    access: (input, call) => entityAccess(call, groups, input.GroupName),
    handle: (input, call) => getGroup(input, call),
  },
  ListGroups: {
    access: (input, call) => access(call, `arn:aws:iam::${call.principal.account}:group${pathPrefix(input)}`),
    async handle(input, call) {
      const prefix = pathPrefix(input)
      const page = await pageOfDocuments(call, groupKind, input, (group) => group.path.startsWith(prefix))
      if (!page.ok) return page
      return succeed({ Groups: page.value.items.map(({ body }) => describeGroup(call, body)), ...page.value.page })
    },
  },
  UpdateGroup: {
    access: (input, call) => entityAccess(call, groups, input.GroupName),
    handle: (input, call) => renameGroup(input, call),
  },
  DeleteGroup: {
    access: (input, call) => entityAccess(call, groups, input.GroupName),
    handle: (input, call) => deleteGroup(call, input.GroupName),
  },
  AddUserToGroup: {
    access: (input, call) => entityAccess(call, groups, input.GroupName),
    handle: (input, call) => setMembership(call, input.GroupName, input.UserName, true),
  },
  RemoveUserFromGroup: {
    access: (input, call) => entityAccess(call, groups, input.GroupName),
    handle: (input, call) => setMembership(call, input.GroupName, input.UserName, false),
  },
  ListGroupsForUser: {
    access: (input, call) => entityAccess(call, users, input.UserName),
    async handle(input, call) {
      const found = await findEntity(call, users, input.UserName)
      const page = found.ok ? pageOf([...found.value.body.groups].sort(), (name) => name, input) : found
      if (!page.ok) return page
      const listed: IamShapes.Group[] = []
      for (const name of page.value.items) {
        const group = await call.ports.documents.get(groupKind, spaceOf(call), name)
        if (group !== undefined) listed.push(describeGroup(call, group.body))
      }
      return succeed({ Groups: listed, ...page.value.page })
    },
  },
}

function createGroup(input: IamShapes.CreateGroupRequest, call: Call): Promise<Outcome<IamShapes.CreateGroupResponse>> {
  const group: GroupRecord = {
    name: input.GroupName,
    path: input.Path ?? '/',
    id: newId(call.ports.chance, 'group'),
    createdAt: call.now,
    inline: [],
    attached: [],
    tags: [],
  }
  return change(call, async () => {
    const taken = await call.ports.documents.get(groupKind, spaceOf(call), group.name.toLowerCase())
    if (taken !== undefined) return groupExists(group.name)
    return succeed({
      changes: [insertDocument(groupKind, spaceOf(call), group.name.toLowerCase(), group)],
      answer: { Group: describeGroup(call, group) },
    })
  })
}

function groupExists(name: string): Outcome<never> {
  return fail('EntityAlreadyExists', `Group with name ${name} already exists.`)
}

async function getGroup(input: IamShapes.GetGroupRequest, call: Call): Promise<Outcome<IamShapes.GetGroupResponse>> {
  const found = await findEntity(call, groups, input.GroupName)
  if (!found.ok) return found
  const members = await call.ports.documents.all(membershipKind, spaceOf(call), `${found.value.id}|`)
  const page = pageOf(members, (member) => member.id, input)
  if (!page.ok) return page
  const listed: IamShapes.User[] = []
  for (const { body } of page.value.items) {
    const user = await call.ports.documents.get(userKind, spaceOf(call), body.userName.toLowerCase())
    if (user !== undefined) listed.push(userOutline(call, user.body))
  }
  return succeed({ Group: describeGroup(call, found.value.body), Users: listed, ...page.value.page })
}

function renameGroup(
  input: IamShapes.UpdateGroupRequest,
  call: Call,
): Promise<Outcome<Readonly<Record<string, never>>>> {
  return change(call, async () => {
    const found = await findEntity(call, groups, input.GroupName)
    if (!found.ok) return found
    const { body, id } = found.value
    const space = spaceOf(call)
    const renamed = { ...body, name: input.NewGroupName ?? body.name, path: input.NewPath ?? body.path }
    const newId = renamed.name.toLowerCase()
    if (newId === id) return succeed({ changes: [replaceDocument(groupKind, space, found.value, renamed)], answer: {} })
    const { documents } = call.ports
    if ((await documents.get(groupKind, space, newId)) !== undefined) return groupExists(renamed.name)
    const changes: Change[] = [
      removeDocument(groupKind, space, found.value),
      insertDocument(groupKind, space, newId, renamed),
    ]
    for (const member of await documents.all(membershipKind, space, `${id}|`)) {
      const userId = member.body.userName.toLowerCase()
      const user = await documents.get(userKind, space, userId)
      changes.push(removeDocument(membershipKind, space, member))
      changes.push(insertDocument(membershipKind, space, `${newId}|${userId}`, member.body))
      if (user === undefined) continue
      const memberOf = user.body.groups.map((group) => (group === id ? newId : group))
      changes.push(replaceDocument(userKind, space, user, { ...user.body, groups: memberOf }))
    }
    for (const arn of body.attached) {
      const use = await documents.get(attachmentKind, space, attachmentId(arn, 'group', body.name))
      if (use === undefined) continue
      changes.push(removeDocument(attachmentKind, space, use))
      const moved = { ...use.body, name: renamed.name }
      changes.push(insertDocument(attachmentKind, space, attachmentId(arn, 'group', renamed.name), moved))
    }
    return succeed({ changes, answer: {} })
  })
}

function deleteGroup(call: Call, name: string): Promise<Outcome<Readonly<Record<string, never>>>> {
  return change(call, async () => {
    const found = await findEntity(call, groups, name)
    if (!found.ok) return found
    const { body, id } = found.value
    const members = await call.ports.documents.all(membershipKind, spaceOf(call), `${id}|`)
    if (members.length > 0) return deleteConflict('must remove users from group first.')
    if (body.attached.length > 0) return deleteConflict('must detach all policies first.')
    if (body.inline.length > 0) return deleteConflict('must delete policies first.')
    return succeed({ changes: [removeDocument(groupKind, spaceOf(call), found.value)], answer: {} })
  })
}

function setMembership(
  call: Call,
  groupName: string,
  userName: string,
  member: boolean,
): Promise<Outcome<Readonly<Record<string, never>>>> {
  return change(call, async () => {
    const group = await findEntity(call, groups, groupName)
    if (!group.ok) return group
    const user = await findEntity(call, users, userName)
    if (!user.ok) return user
    const id = `${group.value.id}|${user.value.id}`
    const membership = await call.ports.documents.get(membershipKind, spaceOf(call), id)
    if ((membership !== undefined) === member) return succeed({ changes: [], answer: {} })
    const { body } = user.value
    const others = body.groups.filter((name) => name !== group.value.id)
    if (member && others.length >= limits.groupsPerUser) {
      return fail('LimitExceeded', `Cannot exceed quota for GroupsPerUser: ${limits.groupsPerUser}`)
    }
    const memberOf = member ? [...others, group.value.id] : others
    const change =
      membership === undefined
        ? insertDocument(membershipKind, spaceOf(call), id, { userName: body.name })
        : removeDocument(membershipKind, spaceOf(call), membership)
    const changes = [
      change,
      holdOn(call, groupKind, group.value),
      replaceDocument(userKind, spaceOf(call), user.value, { ...body, groups: memberOf }),
    ]
    return succeed({ changes, answer: {} })
  })
}

function describeGroup(call: Call, group: GroupRecord): IamShapes.Group {
  return {
    Path: group.path,
    GroupName: group.name,
    GroupId: group.id,
    Arn: entityArn(call.principal.account, 'group', group),
    CreateDate: group.createdAt,
  }
}
