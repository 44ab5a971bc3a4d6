import { fail, limits, succeed, type Outcome } from '../../base/index.ts'
import type { IamShapes } from '../../protocol/index.ts'
import { insertDocument, replaceDocument, type Document } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { users } from './entities.ts'
import { newAccessKeyId, newSecret } from './identifiers.ts'
import { access, change, entityAccess, findEntity, noSuchEntity, spaceOf, type IamHandlers } from './operation.ts'
import { pageOf } from './paging.ts'
import { accessKeyKind, userKind, type AccessKeyRecord } from './records.ts'
import { nameOrCaller, ownName } from './users.ts'

type KeyOperation = `${'Create' | 'Update' | 'Delete'}AccessKey` | 'ListAccessKeys' | 'GetAccessKeyLastUsed'

export const accessKeyHandlers: IamHandlers<KeyOperation> = {
  CreateAccessKey: {
    access: (input, call) => entityAccess(call, users, input.UserName ?? ownName(call)),
    handle: (input, call) => createKey(input, call),
  },
  ListAccessKeys: {
    access: (input, call) => entityAccess(call, users, input.UserName ?? ownName(call)),
    handle: (input, call) => listKeys(input, call),
  },
  UpdateAccessKey: {
    access: (input, call) => entityAccess(call, users, input.UserName ?? ownName(call)),
    handle: (input, call) => updateKey(input, call),
  },
  DeleteAccessKey: {
    access: (input, call) => entityAccess(call, users, input.UserName ?? ownName(call)),
    handle: (input, call) => deleteKey(input, call),
  },
  GetAccessKeyLastUsed: {
    async access(input, call) {
      const key = await call.ports.documents.get(accessKeyKind, spaceOf(call), input.AccessKeyId)
      if (key !== undefined) return entityAccess(call, users, key.body.userName)
      return { ...access(call, '*'), named: `access key ${input.AccessKeyId}` }
    },
    async handle(input, call) {
      const key = await call.ports.documents.get(accessKeyKind, spaceOf(call), input.AccessKeyId)
      if (key === undefined || key.body.status === 'Deleted') return noSuchKey(input.AccessKeyId)
      const { userName, lastUsed } = key.body
      const AccessKeyLastUsed =
        lastUsed === undefined
          ? { ServiceName: 'N/A', Region: 'N/A' }
          : { LastUsedDate: lastUsed.at, ServiceName: lastUsed.service, Region: lastUsed.region }
      return succeed({ UserName: userName, AccessKeyLastUsed })
    },
  },
}

function createKey(
  input: IamShapes.CreateAccessKeyRequest,
  call: Call,
): Promise<Outcome<IamShapes.CreateAccessKeyResponse>> {
  const { chance } = call.ports
  const id = newAccessKeyId(chance, 'AKIA', call.principal.account)
  const secret = newSecret(chance)
  return change(call, async () => {
    const name = nameOrCaller(input.UserName, call)
    const found = name.ok ? await findEntity(call, users, name.value) : name
    if (!found.ok) return found
    const { body } = found.value
    if (body.accessKeys.length >= limits.accessKeysPerUser) {
      return fail('LimitExceeded', `Cannot exceed quota for AccessKeysPerUser: ${limits.accessKeysPerUser}`)
    }
    const key: AccessKeyRecord = { userName: body.name, secret, status: 'Active', createdAt: call.now }
    return succeed({
      changes: [
        insertDocument(accessKeyKind, spaceOf(call), id, key),
        replaceDocument(userKind, spaceOf(call), found.value, { ...body, accessKeys: [...body.accessKeys, id] }),
      ],
      answer: { AccessKey: { ...keyOutline(id, key), SecretAccessKey: secret } },
    })
  })
}

async function listKeys(
  input: IamShapes.ListAccessKeysRequest,
  call: Call,
): Promise<Outcome<IamShapes.ListAccessKeysResponse>> {
  if (input.UserName === undefined && call.principal.kind === 'root') {
    return succeed({ AccessKeyMetadata: [], IsTruncated: false })
  }
  const name = nameOrCaller(input.UserName, call)
  const found = name.ok ? await findEntity(call, users, name.value) : name
  const page = found.ok ? pageOf(found.value.body.accessKeys, (id) => id, input) : found
  if (!page.ok) return page
  const AccessKeyMetadata: IamShapes.AccessKeyMetadata[] = []
  for (const id of page.value.items) {
    const key = await call.ports.documents.get(accessKeyKind, spaceOf(call), id)
    if (key !== undefined) AccessKeyMetadata.push(keyOutline(id, key.body))
  }
  return succeed({ AccessKeyMetadata, ...page.value.page })
}

function updateKey(
  input: IamShapes.UpdateAccessKeyRequest,
  call: Call,
): Promise<Outcome<Readonly<Record<string, never>>>> {
  return change(call, async () => {
    if (input.Status !== 'Active' && input.Status !== 'Inactive') {
      return fail('ValidationError', 'Status must be Active or Inactive')
    }
    const key = await findKey(call, input.UserName, input.AccessKeyId)
    if (!key.ok) return key
    const body = { ...key.value.body, status: input.Status }
    return succeed({ changes: [replaceDocument(accessKeyKind, spaceOf(call), key.value, body)], answer: {} })
  })
}

function deleteKey(
  input: IamShapes.DeleteAccessKeyRequest,
  call: Call,
): Promise<Outcome<Readonly<Record<string, never>>>> {
  return change(call, async () => {
    const key = await findKey(call, input.UserName, input.AccessKeyId)
    if (!key.ok) return key
    const owner = await findEntity(call, users, key.value.body.userName)
    if (!owner.ok) return owner
    const accessKeys = owner.value.body.accessKeys.filter((id) => id !== input.AccessKeyId)
    const gone: AccessKeyRecord = { ...key.value.body, secret: '', status: 'Deleted' }
    return succeed({
      changes: [
        replaceDocument(accessKeyKind, spaceOf(call), key.value, gone),
        replaceDocument(userKind, spaceOf(call), owner.value, { ...owner.value.body, accessKeys }),
      ],
      answer: {},
    })
  })
}

/** The key, which must be that user's; without a name the caller's. The root need not say whose. */
async function findKey(
  call: Call,
  userName: string | undefined,
  id: string,
): Promise<Outcome<Document<AccessKeyRecord>>> {
  const key = await call.ports.documents.get(accessKeyKind, spaceOf(call), id)
  const byRoot = userName === undefined && call.principal.kind === 'root'
  const name = byRoot ? succeed(key?.body.userName ?? '') : nameOrCaller(userName, call)
  if (!name.ok) return name
  if (!byRoot) {
    const owner = await findEntity(call, users, name.value)
    if (!owner.ok) return owner
  }
  const owned = key !== undefined && key.body.status !== 'Deleted' && sameName(key.body.userName, name.value)
  return owned ? succeed(key) : noSuchKey(id)
}

function noSuchKey(id: string): Outcome<never> {
  return noSuchEntity(`The Access Key with id ${id} cannot be found.`)
}

function sameName(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase()
}

function keyOutline(
  id: string,
  key: AccessKeyRecord,
): { UserName: string; AccessKeyId: string; Status: 'Active' | 'Inactive'; CreateDate: number } {
  const Status = key.status === 'Active' ? 'Active' : 'Inactive'
  return { UserName: key.userName, AccessKeyId: id, Status, CreateDate: key.createdAt }
}
