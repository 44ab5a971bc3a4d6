import { fail, succeed, type Outcome } from '../../base/index.ts'
import { insertDocument, removeDocument, replaceDocument, type Document, type Kind } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { users } from './entities.ts'
import { change, findEntity, holdOn, noSuchEntity, spaceOf } from './operation.ts'
import { userKind } from './records.ts'
import { nameOrCaller } from './users.ts'

/** What a user has under an id of its own: credentials for services, SSH keys, certificates. */
export interface Belonging {
  readonly id: string
  readonly userName: string
  readonly status: 'Active' | 'Inactive'
}

export interface BelongingKind<T extends Belonging> {
  readonly kind: Kind<T>
  /** AWS's words where the user has none of that id. */
  missing(id: string): string
}

/** Those of a user, without a name the caller's. */
export async function belongingsOf<T extends Belonging>(
  call: Call,
  of: BelongingKind<T>,
  userName: string | undefined,
): Promise<Outcome<readonly Document<T>[]>> {
  const name = nameOrCaller(userName, call)
  const user = name.ok ? await findEntity(call, users, name.value) : name
  return user.ok ? succeed(await call.ports.documents.all(of.kind, spaceOf(call), `${user.value.id}|`)) : user
}

export async function findBelonging<T extends Belonging>(
  call: Call,
  of: BelongingKind<T>,
  userName: string | undefined,
  id: string,
): Promise<Outcome<Document<T>>> {
  const name = nameOrCaller(userName, call)
  const user = name.ok ? await findEntity(call, users, name.value) : name
  if (!user.ok) return user
  const found = await call.ports.documents.get(of.kind, spaceOf(call), `${user.value.id}|${id}`)
  return found === undefined ? noSuchEntity(of.missing(id)) : succeed(found)
}

/** Gives the user what `make` makes of its name and of what it has already. */
export function addBelonging<T extends Belonging>(
  call: Call,
  of: BelongingKind<T>,
  userName: string | undefined,
  make: (userName: string, others: readonly T[]) => Outcome<T>,
): Promise<Outcome<T>> {
  return change(call, async () => {
    const name = nameOrCaller(userName, call)
    const user = name.ok ? await findEntity(call, users, name.value) : name
    if (!user.ok) return user
    const others = await call.ports.documents.all(of.kind, spaceOf(call), `${user.value.id}|`)
    const made = make(
      user.value.body.name,
      others.map(({ body }) => body),
    )
    if (!made.ok) return made
    const id = `${user.value.id}|${made.value.id}`
    const changes = [insertDocument(of.kind, spaceOf(call), id, made.value), holdOn(call, userKind, user.value)]
    return succeed({ changes, answer: made.value })
  })
}

/** Changes what a user has, and answers what it is then. */
export function editBelonging<T extends Belonging>(
  call: Call,
  of: BelongingKind<T>,
  userName: string | undefined,
  id: string,
  edit: (body: T) => T,
): Promise<Outcome<T>> {
  return change(call, async () => {
    const found = await findBelonging(call, of, userName, id)
    if (!found.ok) return found
    const body = edit(found.value.body)
    return succeed({ changes: [replaceDocument(of.kind, spaceOf(call), found.value, body)], answer: body })
  })
}

/** Of the three values that the model lists, two may be set. */
export async function setStatus<T extends Belonging>(
  call: Call,
  of: BelongingKind<T>,
  userName: string | undefined,
  id: string,
  status: string,
): Promise<Outcome<Readonly<Record<string, never>>>> {
  if (status !== 'Active' && status !== 'Inactive') return fail('ValidationError', 'Status must be Active or Inactive')
  const edited = await editBelonging(call, of, userName, id, (body) => ({ ...body, status }))
  return edited.ok ? succeed({}) : edited
}

export function removeBelonging<T extends Belonging>(
  call: Call,
  of: BelongingKind<T>,
  userName: string | undefined,
  id: string,
): Promise<Outcome<Readonly<Record<string, never>>>> {
  return change(call, async () => {
    const found = await findBelonging(call, of, userName, id)
    return found.ok ? succeed({ changes: [removeDocument(of.kind, spaceOf(call), found.value)], answer: {} }) : found
  })
}
