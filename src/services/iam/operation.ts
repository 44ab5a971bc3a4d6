import type { IamOperations } from '../../protocol/index.ts'
import { fail, succeed, type Outcome } from '../../base/index.ts'
import { replaceDocument, type Change, type Document, type Kind } from '../../store/index.ts'
import { writePlanned, type Planner, type Refusals } from '../change.ts'
import type { AccessRequest, Call, OperationHandler } from '../contract.ts'
import { findCustomerPolicy } from './find.ts'
import { entityArn, iamSpace, type EntityRecord, type EntityType, type Tag } from './records.ts'

export type { Plan } from '../change.ts'

export type IamHandler<Name extends keyof IamOperations> = OperationHandler<
  IamOperations[Name]['input'],
  IamOperations[Name]['output']
>

/** A part of IAM's handlers: the files beside this one have one each. */
export type IamHandlers<Names extends keyof IamOperations> = { readonly [Name in Names]: IamHandler<Name> }

/** The answer of operations that have nothing to tell. */
export const done: Outcome<Readonly<Record<string, never>>> = succeed({})

const refusals: Refusals = {
  notStored: (message) => fail('ServiceFailure', `The change could not be stored: ${message}`),
  conflict: () =>
    fail(
      'ConcurrentModification',
      'The request was rejected because multiple requests to change this object were submitted simultaneously.',
    ),
}

export function change<T>(call: Call, plan: Planner<T>): Promise<Outcome<T>> {
  return writePlanned(call, spaceOf(call), plan, refusals)
}

/**
 * Writes a document once more as it is: for what is about to refer to it. If somebody deletes it at the same time, one of
 * the two is done first and the other is planned anew.
 */
export function holdOn<T>(call: Call, kind: Kind<T>, document: Document<T>): Change {
  return replaceDocument(kind, spaceOf(call), document, document.body)
}

/** The IAM space of the caller's account. */
export function spaceOf(call: Call): { readonly account: string; readonly region: string } {
  return iamSpace(call.principal.account)
}

/** A user, group or role: how it is stored and what AWS calls it. */
export interface EntityKind<R extends EntityRecord> {
  readonly type: EntityType
  readonly kind: Kind<R>
  /** The member of requests that names it. */
  readonly member: 'RoleName' | 'UserName' | 'GroupName'
  /** Room for inline policies, characters without white space. */
  readonly inlineCharacters: number
  /** Quota for attached policies, as its message names it. */
  readonly attachQuota: string
}

export async function findEntity<R extends EntityRecord>(
  call: Call,
  entity: EntityKind<R>,
  name: string,
): Promise<Outcome<Document<R>>> {
  const found = await call.ports.documents.get(entity.kind, spaceOf(call), name.toLowerCase())
  return found === undefined ? noSuchEntity(`The ${entity.type} with name ${name} cannot be found.`) : succeed(found)
}

export function deleteConflict(what: string): Outcome<never> {
  return fail('DeleteConflict', `Cannot delete entity, ${what}`)
}

export function noSuchEntity(message: string): Outcome<never> {
  return fail('NoSuchEntity', message)
}

/** The operation on the entity's ARN, whose path, tags and boundary only its document knows. */
export async function entityAccess<R extends EntityRecord>(
  call: Call,
  entity: EntityKind<R>,
  name: string,
  context: AccessRequest['context'] = {},
): Promise<AccessRequest> {
  const found = await call.ports.documents.get(entity.kind, spaceOf(call), name.toLowerCase())
  const own = resourceTagContext(found?.body.tags ?? [])
  if (found?.body.boundary !== undefined) own['iam:PermissionsBoundary'] = found.body.boundary
  const arn = entityArn(call.principal.account, entity.type, found?.body ?? { path: '/', name })
  return { ...access(call, arn, { ...own, ...context }), named: `${entity.type} ${name}` }
}

/** The operation on a managed policy. */
export async function policyAccess(
  call: Call,
  arn: string,
  context?: AccessRequest['context'],
): Promise<AccessRequest> {
  const policy = await findCustomerPolicy(call.ports.documents, arn)
  const own = resourceTagContext(policy?.body.tags ?? [])
  return { ...access(call, arn, { ...own, ...context }), named: `policy ${arn}` }
}

/** The call's own operation as the action. */
export function access(call: Call, resource: string, context?: AccessRequest['context']): AccessRequest {
  return { action: `iam:${call.operation}`, resource, ...(context !== undefined && { context }) }
}

/** Condition keys for the tags that something has. */
export function resourceTagContext(tags: readonly Tag[]): Record<string, string> {
  const context: Record<string, string> = {}
  for (const { Key, Value } of tags) {
    context[`aws:ResourceTag/${Key}`] = Value
    context[`iam:ResourceTag/${Key}`] = Value
  }
  return context
}

/** Condition keys for tags that come with a request. */
export function tagContext(tags: readonly Tag[] | undefined): Record<string, string | readonly string[]> {
  const context: Record<string, string | readonly string[]> = {}
  for (const tag of tags ?? []) context[`aws:RequestTag/${tag.Key}`] = tag.Value
  if (tags !== undefined && tags.length > 0) context['aws:TagKeys'] = tags.map((tag) => tag.Key)
  return context
}

/** Policy documents in answers: percent-encoded as RFC 3986 has it. */
export function encodeDocument(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/gu, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}

/** The path that a list begins with. */
export function pathPrefix(input: { readonly PathPrefix?: string | undefined }): string {
  return input.PathPrefix ?? '/'
}
