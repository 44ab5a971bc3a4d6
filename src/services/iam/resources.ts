import { succeed, type Outcome } from '../../base/index.ts'
import { removeDocument, replaceDocument, type Document, type Kind } from '../../store/index.ts'
import type { AccessRequest, Call } from '../contract.ts'
import { access, change, noSuchEntity, resourceTagContext, spaceOf } from './operation.ts'
import type { Tag } from './records.ts'

/** What is stored under one id and is not a user, group or role: instance profiles, providers, devices, certificates. */
export interface ResourceKind<T> {
  readonly kind: Kind<T>
  /** The document's id, by what requests name the thing. */
  idOf(call: Call, name: string): string
  arnOf(call: Call, name: string, body: T | undefined): string
  /** AWS's words where there is none of that name. */
  missing(name: string): string
}

export async function findResource<T>(call: Call, of: ResourceKind<T>, name: string): Promise<Outcome<Document<T>>> {
  const found = await call.ports.documents.get(of.kind, spaceOf(call), of.idOf(call, name))
  return found === undefined ? noSuchEntity(of.missing(name)) : succeed(found)
}

/** The operation on what has that name and ARN, with its tags as condition keys. */
export async function resourceAccess<T extends { readonly tags: readonly Tag[] }>(
  call: Call,
  of: ResourceKind<T>,
  name: string,
  context?: AccessRequest['context'],
): Promise<AccessRequest> {
  const found = await call.ports.documents.get(of.kind, spaceOf(call), of.idOf(call, name))
  const own = resourceTagContext(found?.body.tags ?? [])
  return access(call, of.arnOf(call, name, found?.body), { ...own, ...context })
}

/** Replaces a document by what `edit` makes of it; the answer is empty. */
export function editResource<T>(
  call: Call,
  of: ResourceKind<T>,
  name: string,
  edit: (body: T) => Outcome<T>,
): Promise<Outcome<Readonly<Record<string, never>>>> {
  return change(call, async () => {
    const found = await findResource(call, of, name)
    if (!found.ok) return found
    const edited = edit(found.value.body)
    if (!edited.ok) return edited
    return succeed({ changes: [replaceDocument(of.kind, spaceOf(call), found.value, edited.value)], answer: {} })
  })
}

/** Deletes it, unless `conflict` finds something in the way. */
export function removeResource<T>(
  call: Call,
  of: ResourceKind<T>,
  name: string,
  conflict: (body: T) => Outcome<void> = () => succeed(undefined),
): Promise<Outcome<Readonly<Record<string, never>>>> {
  return change(call, async () => {
    const found = await findResource(call, of, name)
    if (!found.ok) return found
    const free = conflict(found.value.body)
    if (!free.ok) return free
    return succeed({ changes: [removeDocument(of.kind, spaceOf(call), found.value)], answer: {} })
  })
}
