import { createHash } from 'node:crypto'
import type { PolicyRecord } from '../records.ts'
import { awsPolicies, type AwsPolicy } from './aws-policies.ts'

/** AWS's own policies, the same in every account and never changed. In the order of their names, as they are listed. */
export const managedPolicies: readonly (PolicyRecord & { readonly arn: string })[] = Object.entries(awsPolicies)
  .map(([name, policy]) => recordOf(name, policy))
  .sort((left, right) => (left.name < right.name ? -1 : 1))

const byArn = new Map(managedPolicies.map((policy) => [policy.arn, policy]))

/** The policy of AWS under `arn:aws:iam::aws:policy/…`, if it is one of those that are built in. */
export function managedPolicy(arn: string): PolicyRecord | undefined {
  return byArn.get(arn)
}

export function isAwsPolicyArn(arn: string): boolean {
  return arn.startsWith('arn:aws:iam::aws:policy/')
}

function recordOf(name: string, policy: AwsPolicy): PolicyRecord & { readonly arn: string } {
  const path = policy.path ?? '/'
  const statements = policy.statements.map((statement) => ({ Effect: 'Allow', ...statement }))
  const document = JSON.stringify({ Version: '2012-10-17', Statement: statements }, undefined, 2)
  const updatedAt = Date.parse(policy.updated ?? policy.created)
  return {
    arn: `arn:aws:iam::aws:policy${path}${name}`,
    name,
    path,
    id: idOf(name),
    createdAt: Date.parse(policy.created),
    updatedAt,
    ...(policy.description !== undefined && { description: policy.description }),
    tags: [],
    defaultVersion: policy.version,
    versions: [{ id: policy.version, document, createdAt: updatedAt }],
    lastVersion: Number(policy.version.slice(1)),
  }
}

/** Always the same for a name, in AWS's form; AWS's own ids are not published. */
function idOf(name: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const digest = createHash('sha256').update(`arn:aws:iam::aws:policy/${name}`).digest()
  return `ANPA${Array.from(digest.subarray(0, 17), (byte) => alphabet[byte % 32]).join('')}`
}
