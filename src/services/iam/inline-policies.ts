import { fail, succeed, type Outcome } from '../../base/index.ts'
import { parsePolicy } from '../../iam/index.ts'
import type { Call } from '../contract.ts'
import { editEntity } from './entities.ts'
import { everyEntity, onEach } from './entity-operations.ts'
import { encodeDocument, findEntity, noSuchEntity, type EntityKind } from './operation.ts'
import { pageOf, type PageAnswer, type PageInput } from './paging.ts'
import type { EntityRecord, InlinePolicy } from './records.ts'

export const inlinePolicyHandlers = {
  ...onEach(everyEntity, 'Put*Policy', { handle: putPolicy }),
  ...onEach(everyEntity, 'Get*Policy', { handle: getPolicy }),
  ...onEach(everyEntity, 'List*Policies', { handle: listPolicies }),
  ...onEach(everyEntity, 'Delete*Policy', { handle: deletePolicy }),
}

async function putPolicy<R extends EntityRecord>(
  call: Call,
  entity: EntityKind<R>,
  owner: string,
  { PolicyName: name, PolicyDocument: document }: { readonly PolicyName: string; readonly PolicyDocument: string },
): Promise<Outcome<Readonly<Record<string, never>>>> {
  const parsed = parsePolicy(document, 'identity')
  const found = await findEntity(call, entity, owner)
  if (!found.ok) return found
  if (!parsed.ok) return parsed
  return editEntity(call, entity, owner, (body) => {
    const others = body.inline.filter((policy) => policy.name !== name)
    const inline = [...others, { name, document }].sort(byName)
    const size = inline.reduce((sum, policy) => sum + sizeOf(policy.document), 0)
    return size > entity.inlineCharacters ? tooLarge(entity, body) : succeed({ ...body, inline })
  })
}

function tooLarge<R extends EntityRecord>(entity: EntityKind<R>, body: R): Outcome<never> {
  return fail(
    'LimitExceeded',
    `Maximum policy size of ${entity.inlineCharacters} bytes exceeded for ${entity.type} ${body.name}`,
  )
}

/** What counts against quotas: white space is free. */
export function sizeOf(document: string): number {
  return document.replace(/\s/gu, '').length
}

function byName(left: InlinePolicy, right: InlinePolicy): number {
  return left.name < right.name ? -1 : 1
}

async function getPolicy<R extends EntityRecord>(
  call: Call,
  entity: EntityKind<R>,
  owner: string,
  { PolicyName }: { readonly PolicyName: string },
): Promise<Outcome<Readonly<Record<string, string>>>> {
  const found = await findEntity(call, entity, owner)
  if (!found.ok) return found
  const policy = found.value.body.inline.find((one) => one.name === PolicyName)
  if (policy === undefined) return noSuchPolicy(entity, PolicyName)
  const PolicyDocument = encodeDocument(policy.document)
  return succeed({ [entity.member]: found.value.body.name, PolicyName, PolicyDocument })
}

function noSuchPolicy<R extends EntityRecord>(entity: EntityKind<R>, name: string): Outcome<never> {
  return noSuchEntity(`The ${entity.type} policy with name ${name} cannot be found.`)
}

async function listPolicies<R extends EntityRecord>(
  call: Call,
  entity: EntityKind<R>,
  owner: string,
  input: PageInput,
): Promise<Outcome<PageAnswer & { PolicyNames: readonly string[] }>> {
  const found = await findEntity(call, entity, owner)
  if (!found.ok) return found
  const names = found.value.body.inline.map((policy) => policy.name)
  const page = pageOf(names, (name) => name, input)
  return page.ok ? succeed({ PolicyNames: page.value.items, ...page.value.page }) : page
}

function deletePolicy<R extends EntityRecord>(
  call: Call,
  entity: EntityKind<R>,
  owner: string,
  { PolicyName: name }: { readonly PolicyName: string },
): Promise<Outcome<Readonly<Record<string, never>>>> {
  return editEntity(call, entity, owner, (body) => {
    const inline = body.inline.filter((policy) => policy.name !== name)
    return inline.length === body.inline.length ? noSuchPolicy(entity, name) : succeed({ ...body, inline })
  })
}
