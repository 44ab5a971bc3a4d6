import { fail, succeed, type Outcome } from '../../base/index.ts'
import type { IamShapes } from '../../protocol/index.ts'
import { insertDocument, removeDocument } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import type { Belonging } from './belongings.ts'
import { beginBoundary, boundaryAnswer, endBoundary, findBoundary } from './boundaries.ts'
import { users } from './entities.ts'
import { newId } from './identifiers.ts'
import {
  access,
  change,
  deleteConflict,
  entityAccess,
  findEntity,
  pathPrefix,
  spaceOf,
  tagContext,
  type IamHandlers,
} from './operation.ts'
import { pageOfDocuments } from './paging.ts'
import {
  entityArn,
  loginProfileKind,
  mfaDeviceKind,
  serviceCredentialKind,
  signingCertificateKind,
  sshPublicKeyKind,
  userKind,
  type UserRecord,
} from './records.ts'
import { renameUser } from './rename-user.ts'
import { checkTags } from './tags.ts'

type UserOperation = 'CreateUser' | 'GetUser' | 'ListUsers' | 'UpdateUser' | 'DeleteUser'

export const userHandlers: IamHandlers<UserOperation> = {
  CreateUser: {
    access(input, call) {
      const boundary =
        input.PermissionsBoundary === undefined ? {} : { 'iam:PermissionsBoundary': input.PermissionsBoundary }
      const arn = entityArn(call.principal.account, 'user', { path: input.Path ?? '/', name: input.UserName })
      return access(call, arn, { ...tagContext(input.Tags), ...boundary })
    },
    handle: (input, call) => createUser(input, call),
  },
  GetUser: {
    access: (input, call) => entityAccess(call, users, input.UserName ?? ownName(call)),
    handle: (input, call) => getUser(input.UserName, call),
  },
  ListUsers: {
    access: (input, call) => access(call, `arn:aws:iam::${call.principal.account}:user${pathPrefix(input)}`),
    async handle(input, call) {
      const prefix = pathPrefix(input)
      const page = await pageOfDocuments(call, userKind, input, (user) => user.path.startsWith(prefix))
      if (!page.ok) return page
      return succeed({ Users: page.value.items.map(({ body }) => userOutline(call, body)), ...page.value.page })
    },
  },
  UpdateUser: {
    access: (input, call) => entityAccess(call, users, input.UserName),
    handle: (input, call) => renameUser(call, input.UserName, input.NewUserName, input.NewPath),
  },
  DeleteUser: {
    access: (input, call) => entityAccess(call, users, input.UserName),
    handle: (input, call) => deleteUser(call, input.UserName),
  },
}

async function createUser(
  input: IamShapes.CreateUserRequest,
  call: Call,
): Promise<Outcome<IamShapes.CreateUserResponse>> {
  const tags = checkTags(input.Tags)
  if (!tags.ok) return tags
  const user: UserRecord = {
    name: input.UserName,
    path: input.Path ?? '/',
    id: newId(call.ports.chance, 'user'),
    createdAt: call.now,
    inline: [],
    attached: [],
    tags: tags.value,
    ...(input.PermissionsBoundary !== undefined && { boundary: input.PermissionsBoundary }),
    accessKeys: [],
    groups: [],
  }
  return change(call, async () => {
    const boundary = await findBoundary(call, user.boundary)
    if (!boundary.ok) return boundary
    const id = user.name.toLowerCase()
    const taken = await call.ports.documents.get(userKind, spaceOf(call), id)
    if (taken !== undefined) return fail('EntityAlreadyExists', `User with name ${user.name} already exists.`)
    const changes = [insertDocument(userKind, spaceOf(call), id, user), ...(await beginBoundary(call, 'user', user))]
    return succeed({ changes, answer: { User: describeUser(call, user) } })
  })
}

/** Without a name it is the caller: a user, or the root. */
async function getUser(name: string | undefined, call: Call): Promise<Outcome<IamShapes.GetUserResponse>> {
  const { principal } = call
  if (name === undefined && principal.kind === 'root') {
    // Nobody knows when an account here was opened, and clients want a date.
    return succeed({ User: { UserId: principal.userId, Arn: principal.arn, CreateDate: 0 } as IamShapes.User })
  }
  const own = nameOrCaller(name, call)
  const found = own.ok ? await findEntity(call, users, own.value) : own
  return found.ok ? succeed({ User: describeUser(call, found.value.body) }) : found
}

/** For operations whose user is the caller unless said. */
export function nameOrCaller(name: string | undefined, call: Call): Outcome<string> {
  if (name !== undefined) return succeed(name)
  if (call.principal.kind === 'user') return succeed(call.principal.userName)
  return fail('ValidationError', 'Must specify userName when calling with non-User credentials')
}

export function ownName(call: Call): string {
  return call.principal.kind === 'user' ? call.principal.userName : ''
}

function deleteUser(call: Call, name: string): Promise<Outcome<Readonly<Record<string, never>>>> {
  return change(call, async () => {
    const found = await findEntity(call, users, name)
    if (!found.ok) return found
    const { body, id } = found.value
    const { documents } = call.ports
    if (body.groups.length > 0) return deleteConflict('must remove users from group first.')
    if (body.attached.length > 0) return deleteConflict('must detach all policies first.')
    if (body.inline.length > 0) return deleteConflict('must delete policies first.')
    if (body.accessKeys.length > 0) return deleteConflict('must delete access keys first.')
    if ((await documents.get(loginProfileKind, spaceOf(call), id)) !== undefined) {
      return deleteConflict('must delete login profile first.')
    }
    const devices = await documents.all(mfaDeviceKind, spaceOf(call))
    if (devices.some((device) => device.body.userName?.toLowerCase() === id)) {
      return deleteConflict('must delete MFA device first.')
    }
    if ((await documents.all(signingCertificateKind, spaceOf(call), `${id}|`)).length > 0) {
      return deleteConflict('must delete signing certificates first.')
    }
    for (const kind of [serviceCredentialKind, sshPublicKeyKind]) {
      const left = await documents.all<Belonging>(kind, spaceOf(call), `${id}|`)
      if (left.length > 0) return deleteConflict('must remove referenced objects first.')
    }
    const changes = [removeDocument(userKind, spaceOf(call), found.value), ...(await endBoundary(call, 'user', body))]
    return succeed({ changes, answer: {} })
  })
}

/** As lists show a user: without tags and boundary. */
export function userOutline(call: Call, user: UserRecord): IamShapes.User {
  return {
    Path: user.path,
    UserName: user.name,
    UserId: user.id,
    Arn: entityArn(call.principal.account, 'user', user),
    CreateDate: user.createdAt,
    ...(user.passwordLastUsedAt !== undefined && { PasswordLastUsed: user.passwordLastUsedAt }),
  }
}

function describeUser(call: Call, user: UserRecord): IamShapes.User {
  return {
    ...userOutline(call, user),
    ...boundaryAnswer(user),
    ...(user.tags.length > 0 && { Tags: user.tags }),
  }
}
