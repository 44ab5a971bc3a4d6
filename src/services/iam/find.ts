import type { Document, Documents } from '../../store/index.ts'
import { managedPolicy } from './managed-policies/index.ts'
import {
  entityArn,
  iamSpace,
  parseEntityArn,
  policyArn,
  policyKind,
  roleKind,
  type PolicyRecord,
  type RoleRecord,
} from './records.ts'

/** The role of that very ARN: policies were asked about the text, so no other spelling may lead to it. */
export async function findRole(documents: Documents, arn: string): Promise<RoleRecord | undefined> {
  const parsed = parseEntityArn(arn, 'role')
  if (parsed === undefined) return undefined
  const role = await documents.get(roleKind, iamSpace(parsed.account), parsed.name.toLowerCase())
  return role !== undefined && entityArn(parsed.account, 'role', role.body) === arn ? role.body : undefined
}

/** A policy that customers made, by its ARN. */
export async function findCustomerPolicy(
  documents: Documents,
  arn: string,
): Promise<Document<PolicyRecord> | undefined> {
  const parsed = parseEntityArn(arn, 'policy')
  if (parsed === undefined || parsed.account === 'aws') return undefined
  const policy = await documents.get(policyKind, iamSpace(parsed.account), parsed.name.toLowerCase())
  return policy !== undefined && policyArn(parsed.account, policy.body) === arn ? policy : undefined
}

/** Any managed policy: a customer's or one of AWS's. */
export async function findPolicy(documents: Documents, arn: string): Promise<PolicyRecord | undefined> {
  return managedPolicy(arn) ?? (await findCustomerPolicy(documents, arn))?.body
}

export function defaultDocument(policy: PolicyRecord): string {
  return policy.versions.find((version) => version.id === policy.defaultVersion)?.document ?? ''
}
