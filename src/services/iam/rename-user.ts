import { fail, succeed, type Outcome } from '../../base/index.ts'
import {
  insertDocument,
  removeDocument,
  replaceDocument,
  type Change,
  type Document,
  type Kind,
} from '../../store/index.ts'
import type { Call } from '../contract.ts'
import type { Belonging } from './belongings.ts'
import { users } from './entities.ts'
import { change, findEntity, spaceOf } from './operation.ts'
import {
  accessKeyKind,
  attachmentId,
  attachmentKind,
  boundaryUseKind,
  loginProfileKind,
  membershipKind,
  mfaDeviceKind,
  serviceCredentialKind,
  signingCertificateKind,
  sshPublicKeyKind,
  userKind,
  type UserRecord,
} from './records.ts'

/** A user keeps its id, keys, policies, password and groups under another name or path. */
export function renameUser(
  call: Call,
  name: string,
  newName: string | undefined,
  newPath: string | undefined,
): Promise<Outcome<Readonly<Record<string, never>>>> {
  return change(call, async () => {
    const found = await findEntity(call, users, name)
    if (!found.ok) return found
    const { body, id } = found.value
    const renamed: UserRecord = { ...body, name: newName ?? body.name, path: newPath ?? body.path }
    const newId = renamed.name.toLowerCase()
    if (newId === id) {
      return succeed({ changes: [replaceDocument(userKind, spaceOf(call), found.value, renamed)], answer: {} })
    }
    const taken = await call.ports.documents.get(userKind, spaceOf(call), newId)
    if (taken !== undefined) return fail('EntityAlreadyExists', `User with name ${renamed.name} already exists.`)
    const changes: Change[] = [
      removeDocument(userKind, spaceOf(call), found.value),
      insertDocument(userKind, spaceOf(call), newId, renamed),
      ...(await moveReferences(call, found.value, renamed)),
    ]
    return succeed({ changes, answer: {} })
  })
}

/** Everything that names the user is moved with it. */
async function moveReferences(call: Call, before: Document<UserRecord>, renamed: UserRecord): Promise<Change[]> {
  const { documents } = call.ports
  const space = spaceOf(call)
  const [oldName, newName] = [before.body.name, renamed.name]
  const changes: Change[] = []
  async function move<T extends object>(kind: Kind<T>, id: string, newId: string, names: Partial<T>): Promise<void> {
    const document = await documents.get(kind, space, id)
    if (document === undefined) return
    const body = { ...document.body, ...names }
    if (id === newId) changes.push(replaceDocument(kind, space, document, body))
    else changes.push(removeDocument(kind, space, document), insertDocument(kind, space, newId, body))
  }
  for (const key of renamed.accessKeys) await move(accessKeyKind, key, key, { userName: newName })
  await move(loginProfileKind, oldName.toLowerCase(), newName.toLowerCase(), { userName: newName })
  for (const arn of renamed.attached) {
    await move(attachmentKind, attachmentId(arn, 'user', oldName), attachmentId(arn, 'user', newName), {
      name: newName,
    })
  }
  if (renamed.boundary !== undefined) {
    const [from, to] = [
      attachmentId(renamed.boundary, 'user', oldName),
      attachmentId(renamed.boundary, 'user', newName),
    ]
    await move(boundaryUseKind, from, to, { name: newName })
  }
  for (const group of renamed.groups) {
    await move(membershipKind, `${group}|${oldName.toLowerCase()}`, `${group}|${newName.toLowerCase()}`, {
      userName: newName,
    })
  }
  for (const device of await documents.all(mfaDeviceKind, space)) {
    if (device.body.userName === oldName) await move(mfaDeviceKind, device.id, device.id, { userName: newName })
  }
  const belongings: readonly Kind<Belonging>[] = [serviceCredentialKind, sshPublicKeyKind, signingCertificateKind]
  for (const kind of belongings) {
    for (const { id, body } of await documents.all(kind, space, `${oldName.toLowerCase()}|`)) {
      await move(kind, id, `${newName.toLowerCase()}|${body.id}`, { userName: newName })
    }
  }
  return changes
}
