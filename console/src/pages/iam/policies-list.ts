import type { Policy } from '@aws-sdk/client-iam'
import { useAwsList, type AwsList } from '../../aws/queries.ts'

export interface PolicyRow extends Policy {
  readonly Arn: string
  readonly PolicyName: string
  readonly type: 'AWS managed' | 'Customer managed'
}

/** All policies that can be attached: AWS's and the account's own. */
export function usePolicies(): AwsList<PolicyRow> {
  const policies = useAwsList('iam', 'listPolicies', { Scope: 'All', MaxItems: 1_000 }, pages)
  return { ...policies, items: policies.items.map(rowOf) }
}

const pages = {
  itemsOf: (page: { readonly Policies?: Policy[] | undefined }) => page.Policies,
  token: { in: 'Marker', out: 'Marker' },
}

function rowOf(policy: Policy): PolicyRow {
  const Arn = policy.Arn ?? ''
  return {
    ...policy,
    Arn,
    PolicyName: policy.PolicyName ?? '',
    type: Arn.startsWith('arn:aws:iam::aws:') ? 'AWS managed' : 'Customer managed',
  }
}
