import { fail, succeed, type Outcome } from '../../base/index.ts'
import { parsePolicy } from '../../iam/index.ts'
import type { Call } from '../contract.ts'
import { editEntity, groups, roles, users } from './entities.ts'
import {
  encodeDocument,
  entityAccess,
  findEntity,
  noSuchEntity,
  type EntityKind,
  type IamHandlers,
} from './operation.ts'
import { pageOf, type PageAnswer, type PageInput } from './paging.ts'
import type { EntityRecord, InlinePolicy } from './records.ts'

type Operation<Verb extends string, Suffix extends string> = `${Verb}${'Role' | 'User' | 'Group'}${Suffix}`
type InlineOperation = Operation<'Put' | 'Get' | 'Delete', 'Policy'> | Operation<'List', 'Policies'>

export const inlinePolicyHandlers: IamHandlers<InlineOperation> = {
  PutRolePolicy: {
    access: (input, call) => entityAccess(call, roles, input.RoleName),
    handle: (input, call) => putPolicy(call, roles, input.RoleName, input.PolicyName, input.PolicyDocument),
  },
  PutUserPolicy: {
    access: (input, call) => entityAccess(call, users, input.UserName),
    handle: (input, call) => putPolicy(call, users, input.UserName, input.PolicyName, input.PolicyDocument),
  },
  PutGroupPolicy: {
    access: (input, call) => entityAccess(call, groups, input.GroupName),
    handle: (input, call) => putPolicy(call, groups, input.GroupName, input.PolicyName, input.PolicyDocument),
  },
  GetRolePolicy: {
    access: (input, call) => entityAccess(call, roles, input.RoleName),
    async handle(input, call) {
      const found = await getPolicy(call, roles, input.RoleName, input.PolicyName)
      return found.ok ? succeed({ RoleName: found.value.owner, ...found.value.answer }) : found
    },
  },
  GetUserPolicy: {
    access: (input, call) => entityAccess(call, users, input.UserName),
    async handle(input, call) {
      const found = await getPolicy(call, users, input.UserName, input.PolicyName)
      return found.ok ? succeed({ UserName: found.value.owner, ...found.value.answer }) : found
    },
  },
  GetGroupPolicy: {
    access: (input, call) => entityAccess(call, groups, input.GroupName),
    async handle(input, call) {
      const found = await getPolicy(call, groups, input.GroupName, input.PolicyName)
      return found.ok ? succeed({ GroupName: found.value.owner, ...found.value.answer }) : found
    },
  },
  ListRolePolicies: {
    access: (input, call) => entityAccess(call, roles, input.RoleName),
    handle: (input, call) => listPolicies(call, roles, input.RoleName, input),
  },
  ListUserPolicies: {
    access: (input, call) => entityAccess(call, users, input.UserName),
    handle: (input, call) => listPolicies(call, users, input.UserName, input),
  },
  ListGroupPolicies: {
    access: (input, call) => entityAccess(call, groups, input.GroupName),
    handle: (input, call) => listPolicies(call, groups, input.GroupName, input),
  },
  DeleteRolePolicy: {
    access: (input, call) => entityAccess(call, roles, input.RoleName),
    handle: (input, call) => deletePolicy(call, roles, input.RoleName, input.PolicyName),
  },
  DeleteUserPolicy: {
    access: (input, call) => entityAccess(call, users, input.UserName),
    handle: (input, call) => deletePolicy(call, users, input.UserName, input.PolicyName),
  },
  DeleteGroupPolicy: {
    access: (input, call) => entityAccess(call, groups, input.GroupName),
    handle: (input, call) => deletePolicy(call, groups, input.GroupName, input.PolicyName),
  },
}

async function putPolicy<R extends EntityRecord>(
  call: Call,
  entity: EntityKind<R>,
  owner: string,
  name: string,
  document: string,
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
  name: string,
): Promise<Outcome<{ owner: string; answer: { PolicyName: string; PolicyDocument: string } }>> {
  const found = await findEntity(call, entity, owner)
  if (!found.ok) return found
  const policy = found.value.body.inline.find((one) => one.name === name)
  if (policy === undefined) return noSuchPolicy(entity, name)
  const answer = { PolicyName: name, PolicyDocument: encodeDocument(policy.document) }
  return succeed({ owner: found.value.body.name, answer })
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
  name: string,
): Promise<Outcome<Readonly<Record<string, never>>>> {
  return editEntity(call, entity, owner, (body) => {
    const inline = body.inline.filter((policy) => policy.name !== name)
    return inline.length === body.inline.length ? noSuchPolicy(entity, name) : succeed({ ...body, inline })
  })
}
