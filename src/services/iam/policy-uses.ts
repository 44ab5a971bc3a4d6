import { insertDocument, removeDocument, type Change, type Kind } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { findCustomerPolicy } from './find.ts'
import { holdOn, spaceOf } from './operation.ts'
import { attachmentId, attachmentKind, boundaryUseKind, policyKind, type AttachmentRecord } from './records.ts'

/** How a managed policy is used: attached, or as a boundary. */
export type UseKind = Kind<AttachmentRecord>

/** How often a policy is used. */
export interface PolicyUses {
  readonly attachments: number
  readonly boundaries: number
}

/** What notes that the entity uses the policy, which is there, and stays there if it is a customer's. */
export async function beginUse(call: Call, kind: UseKind, arn: string, user: AttachmentRecord): Promise<Change[]> {
  const { type, name, id } = user
  const noted = insertDocument(kind, spaceOf(call), attachmentId(arn, type, name), { type, name, id })
  const policy = await findCustomerPolicy(call.ports.documents, arn)
  return policy === undefined ? [noted] : [noted, holdOn(call, policyKind, policy)]
}

export async function endUse(
  call: Call,
  kind: UseKind,
  arn: string,
  { type, name }: Pick<AttachmentRecord, 'type' | 'name'>,
): Promise<Change[]> {
  const use = await call.ports.documents.get(kind, spaceOf(call), attachmentId(arn, type, name))
  return use === undefined ? [] : [removeDocument(kind, spaceOf(call), use)]
}

export async function countUses(call: Call, arn: string): Promise<PolicyUses> {
  const { documents } = call.ports
  const attachments = await documents.all(attachmentKind, spaceOf(call), `${arn}|`)
  const boundaries = await documents.all(boundaryUseKind, spaceOf(call), `${arn}|`)
  return { attachments: attachments.length, boundaries: boundaries.length }
}

/** The uses of all policies at once, by their ARNs. */
export async function allUses(call: Call): Promise<(arn: string) => PolicyUses> {
  const [attachments, boundaries] = await Promise.all([countsOf(call, attachmentKind), countsOf(call, boundaryUseKind)])
  return (arn) => ({ attachments: attachments.get(arn) ?? 0, boundaries: boundaries.get(arn) ?? 0 })
}

async function countsOf(call: Call, kind: UseKind): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>()
  for (const { id } of await call.ports.documents.all(kind, spaceOf(call))) {
    const arn = id.slice(0, id.indexOf('|'))
    counts.set(arn, (counts.get(arn) ?? 0) + 1)
  }
  return counts
}
