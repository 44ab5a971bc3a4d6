import { callAws } from '../../aws/call.ts'

/** Who can hold policies. IAM has the same seven operations for each, under other names. */
export type HolderKind = 'role' | 'user' | 'group'

export interface Holder {
  readonly kind: HolderKind
  readonly name: string
}

/** A policy that somebody holds: attached (with an ARN) or their own. */
export interface HeldPolicy {
  readonly id: string
  readonly name: string
  readonly arn?: string
}

interface HolderCalls {
  readonly attached: (name: string) => Promise<{ readonly AttachedPolicies?: readonly Attached[] | undefined }>
  readonly inline: (name: string) => Promise<{ readonly PolicyNames?: readonly string[] | undefined }>
  readonly attach: (name: string, PolicyArn: string) => Promise<unknown>
  readonly detach: (name: string, PolicyArn: string) => Promise<unknown>
  readonly read: (name: string, PolicyName: string) => Promise<{ readonly PolicyDocument?: string | undefined }>
  readonly put: (name: string, PolicyName: string, PolicyDocument: string) => Promise<unknown>
  readonly remove: (name: string, PolicyName: string) => Promise<unknown>
}

interface Attached {
  readonly PolicyArn?: string | undefined
  readonly PolicyName?: string | undefined
}

const calls: Readonly<Record<HolderKind, HolderCalls>> = {
  role: {
    attached: (RoleName) => callAws('iam', 'listAttachedRolePolicies', { RoleName }),
    inline: (RoleName) => callAws('iam', 'listRolePolicies', { RoleName }),
    attach: (RoleName, PolicyArn) => callAws('iam', 'attachRolePolicy', { RoleName, PolicyArn }),
    detach: (RoleName, PolicyArn) => callAws('iam', 'detachRolePolicy', { RoleName, PolicyArn }),
    read: (RoleName, PolicyName) => callAws('iam', 'getRolePolicy', { RoleName, PolicyName }),
    put: (RoleName, PolicyName, PolicyDocument) =>
      callAws('iam', 'putRolePolicy', { RoleName, PolicyName, PolicyDocument }),
    remove: (RoleName, PolicyName) => callAws('iam', 'deleteRolePolicy', { RoleName, PolicyName }),
  },
  user: {
    attached: (UserName) => callAws('iam', 'listAttachedUserPolicies', { UserName }),
    inline: (UserName) => callAws('iam', 'listUserPolicies', { UserName }),
    attach: (UserName, PolicyArn) => callAws('iam', 'attachUserPolicy', { UserName, PolicyArn }),
    detach: (UserName, PolicyArn) => callAws('iam', 'detachUserPolicy', { UserName, PolicyArn }),
    read: (UserName, PolicyName) => callAws('iam', 'getUserPolicy', { UserName, PolicyName }),
    put: (UserName, PolicyName, PolicyDocument) =>
      callAws('iam', 'putUserPolicy', { UserName, PolicyName, PolicyDocument }),
    remove: (UserName, PolicyName) => callAws('iam', 'deleteUserPolicy', { UserName, PolicyName }),
  },
  group: {
    attached: (GroupName) => callAws('iam', 'listAttachedGroupPolicies', { GroupName }),
    inline: (GroupName) => callAws('iam', 'listGroupPolicies', { GroupName }),
    attach: (GroupName, PolicyArn) => callAws('iam', 'attachGroupPolicy', { GroupName, PolicyArn }),
    detach: (GroupName, PolicyArn) => callAws('iam', 'detachGroupPolicy', { GroupName, PolicyArn }),
    read: (GroupName, PolicyName) => callAws('iam', 'getGroupPolicy', { GroupName, PolicyName }),
    put: (GroupName, PolicyName, PolicyDocument) =>
      callAws('iam', 'putGroupPolicy', { GroupName, PolicyName, PolicyDocument }),
    remove: (GroupName, PolicyName) => callAws('iam', 'deleteGroupPolicy', { GroupName, PolicyName }),
  },
}

export const callsOf = ({ kind }: Holder): HolderCalls => calls[kind]

/** All that somebody holds, attached before their own. */
export async function heldPolicies(holder: Holder): Promise<readonly HeldPolicy[]> {
  const { attached, inline } = callsOf(holder)
  const [{ AttachedPolicies = [] }, { PolicyNames = [] }] = await Promise.all([
    attached(holder.name),
    inline(holder.name),
  ])
  return [
    ...AttachedPolicies.map(({ PolicyArn: arn = '', PolicyName = '' }) => ({ id: arn, name: PolicyName, arn })),
    ...PolicyNames.map((name) => ({ id: `inline ${name}`, name })),
  ]
}

/** Takes policies away: attached ones are detached, own ones deleted. */
export async function removePolicies(holder: Holder, policies: readonly HeldPolicy[]): Promise<void> {
  const { detach, remove } = callsOf(holder)
  for (const { name, arn } of policies) {
    if (arn === undefined) await remove(holder.name, name)
    else await detach(holder.name, arn)
  }
}
