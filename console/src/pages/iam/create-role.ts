import { callAws } from '../../aws/call.ts'
import type { Tag } from '../../kit/tag-editor.tsx'
import { trustedServices, trustPolicyText, type TrustChoice } from './trust.ts'

/** What the wizard has gathered. */
export interface RoleDraft extends TrustChoice {
  readonly step: number
  /** ARNs of the policies to attach; absent until the use case has chosen for the person. */
  readonly policies?: readonly string[]
  /** The use case that `policies` were chosen for: another one chooses anew. */
  readonly policiesFor?: string
  readonly name: string
  readonly description: string
  readonly tags: readonly Tag[]
}

const emptyTrust = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: {}, Action: 'sts:AssumeRole' }],
}

export function firstDraft(account: string): RoleDraft {
  return {
    step: 0,
    kind: 'service',
    service: trustedServices[0].principal,
    useCase: trustedServices[0].cases[0].id,
    account,
    custom: JSON.stringify(emptyTrust, null, 2),
    name: '',
    description: '',
    tags: [],
  }
}

interface CreatedRole {
  readonly name: string
  readonly arn: string
  /** Why policies could not be attached; the role is there all the same. */
  readonly unattached: readonly unknown[]
}

export async function createRole(draft: RoleDraft): Promise<CreatedRole> {
  const RoleName = draft.name.trim()
  const { Role } = await callAws('iam', 'createRole', {
    RoleName,
    AssumeRolePolicyDocument: trustPolicyText(draft),
    ...(draft.description !== '' && { Description: draft.description }),
    ...(draft.tags.length > 0 && { Tags: draft.tags.map(({ key, value }) => ({ Key: key, Value: value })) }),
  })
  const unattached: unknown[] = []
  for (const PolicyArn of draft.policies ?? []) {
    await callAws('iam', 'attachRolePolicy', { RoleName, PolicyArn }).catch((error: unknown) => unattached.push(error))
  }
  return { name: RoleName, arn: Role?.Arn ?? '', unattached }
}
