import { fail, succeed, type Outcome } from '../../base/index.ts'
import type { IamShapes } from '../../protocol/index.ts'
import { insertDocument, removeDocument, replaceDocument, type Document } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { users } from './entities.ts'
import {
  access,
  change,
  entityAccess,
  findEntity,
  holdOn,
  noSuchEntity,
  spaceOf,
  type IamHandlers,
} from './operation.ts'
import { hashPassword, passwordMatches } from './password.ts'
import { checkPassword } from './password-policy.ts'
import { loginProfileKind, userKind, type LoginProfileRecord } from './records.ts'
import { nameOrCaller, ownName } from './users.ts'

type LoginOperation =
  | 'CreateLoginProfile'
  | 'GetLoginProfile'
  | 'UpdateLoginProfile'
  | 'DeleteLoginProfile'
  | 'ChangePassword'

export const loginProfileHandlers: IamHandlers<LoginOperation> = {
  CreateLoginProfile: {
    access: (input, call) => entityAccess(call, users, input.UserName ?? ownName(call)),
    handle: (input, call) => createProfile(input, call),
  },
  GetLoginProfile: {
    access: (input, call) => entityAccess(call, users, input.UserName ?? ownName(call)),
    async handle(input, call) {
      const name = nameOrCaller(input.UserName, call)
      const profile = name.ok ? await findProfile(call, name.value) : name
      return profile.ok ? succeed({ LoginProfile: profileOutline(profile.value.body) }) : profile
    },
  },
  UpdateLoginProfile: {
    access: (input, call) => entityAccess(call, users, input.UserName),
    async handle(input, call) {
      if (input.Password !== undefined) {
        const good = await checkPassword(call, input.Password)
        if (!good.ok) return good
      }
      const password = input.Password === undefined ? undefined : await hashPassword(input.Password, call.ports.chance)
      return editProfile(call, input.UserName, (profile) => ({
        ...profile,
        ...(password !== undefined && { password, changedAt: call.now }),
        ...(input.PasswordResetRequired !== undefined && { resetRequired: input.PasswordResetRequired }),
      }))
    },
  },
  DeleteLoginProfile: {
    access: (input, call) => entityAccess(call, users, input.UserName ?? ownName(call)),
    handle: (input, call) =>
      change(call, async () => {
        const name = nameOrCaller(input.UserName, call)
        const profile = name.ok ? await findProfile(call, name.value) : name
        if (!profile.ok) return profile
        return succeed({ changes: [removeDocument(loginProfileKind, spaceOf(call), profile.value)], answer: {} })
      }),
  },
  ChangePassword: {
    access: (_input, call) => access(call, call.principal.arn),
    handle: (input, call) => changePassword(input, call),
  },
}

async function createProfile(
  input: IamShapes.CreateLoginProfileRequest,
  call: Call,
): Promise<Outcome<IamShapes.CreateLoginProfileResponse>> {
  const name = nameOrCaller(input.UserName, call)
  if (!name.ok) return name
  const chosen = input.Password
  if (chosen === undefined) return fail('ValidationError', 'Must specify password')
  const user = await findEntity(call, users, name.value)
  const good = user.ok ? await checkPassword(call, chosen) : user
  if (!good.ok) return good
  const password = await hashPassword(chosen, call.ports.chance)
  return change(call, async () => {
    const found = await findEntity(call, users, name.value)
    if (!found.ok) return found
    const taken = await call.ports.documents.get(loginProfileKind, spaceOf(call), found.value.id)
    if (taken !== undefined) {
      return fail('EntityAlreadyExists', `Login Profile for user ${found.value.body.name} already exists.`)
    }
    const profile: LoginProfileRecord = {
      userName: found.value.body.name,
      createdAt: call.now,
      resetRequired: input.PasswordResetRequired ?? false,
      password,
    }
    return succeed({
      changes: [
        insertDocument(loginProfileKind, spaceOf(call), found.value.id, profile),
        holdOn(call, userKind, found.value),
      ],
      answer: { LoginProfile: profileOutline(profile) },
    })
  })
}

/** A user changes its own password, knowing the old one. */
async function changePassword(
  input: IamShapes.ChangePasswordRequest,
  call: Call,
): Promise<Outcome<Readonly<Record<string, never>>>> {
  if (call.principal.kind !== 'user') return fail('InvalidUserType', 'Only IAM Users can change their own password.')
  const { userName } = call.principal
  const profile = await findProfile(call, userName)
  if (!profile.ok) return profile
  const good = await checkPassword(call, input.NewPassword)
  if (!good.ok) return good
  if (!(await passwordMatches(input.OldPassword, profile.value.body.password))) {
    return fail('AccessDenied', 'The old password was incorrect.')
  }
  const password = await hashPassword(input.NewPassword, call.ports.chance)
  return editProfile(call, userName, (body) => ({ ...body, password, changedAt: call.now, resetRequired: false }))
}

function editProfile(
  call: Call,
  name: string,
  edit: (profile: LoginProfileRecord) => LoginProfileRecord,
): Promise<Outcome<Readonly<Record<string, never>>>> {
  return change(call, async () => {
    const found = await findProfile(call, name)
    if (!found.ok) return found
    const body = edit(found.value.body)
    return succeed({ changes: [replaceDocument(loginProfileKind, spaceOf(call), found.value, body)], answer: {} })
  })
}

async function findProfile(call: Call, name: string): Promise<Outcome<Document<LoginProfileRecord>>> {
  const user = await findEntity(call, users, name)
  if (!user.ok) return user
  const profile = await call.ports.documents.get(loginProfileKind, spaceOf(call), user.value.id)
  if (profile !== undefined) return succeed(profile)
  return noSuchEntity(`Login Profile for User ${user.value.body.name} cannot be found.`)
}

function profileOutline(profile: LoginProfileRecord): IamShapes.LoginProfile {
  const { userName, createdAt, resetRequired } = profile
  return { UserName: userName, CreateDate: createdAt, PasswordResetRequired: resetRequired }
}
