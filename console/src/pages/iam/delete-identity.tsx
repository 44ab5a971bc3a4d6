import { callAws } from '../../aws/call.ts'
import { DeleteDialog } from './delete-dialog.tsx'
import { heldPolicies, removePolicies, type Holder, type HolderKind } from './holder.ts'

interface Deletion {
  readonly noun: 'User' | 'Role' | 'Group'
  /** The operation that lists them. */
  readonly list: string
  /** What it means for others. */
  readonly meaning: string
  /** Takes away what IAM deletes none with, beside its policies. */
  readonly strip: (name: string) => Promise<void>
  readonly remove: (name: string) => Promise<unknown>
}

const deletions: Readonly<Record<HolderKind, Deletion>> = {
  user: {
    noun: 'User',
    list: 'listUsers',
    meaning: 'Programs that call with this user’s access keys are refused from then on.',
    strip: stripUser,
    remove: (UserName) => callAws('iam', 'deleteUser', { UserName }),
  },
  role: {
    noun: 'Role',
    list: 'listRoles',
    meaning:
      'State machines, functions and methods that use this role fail from the next call on. Its inline policies are deleted with it; attached policies stay.',
    strip: stripRole,
    remove: (RoleName) => callAws('iam', 'deleteRole', { RoleName }),
  },
  group: {
    noun: 'Group',
    list: 'listGroups',
    meaning: 'Its users stay, and lose what its policies allow.',
    strip: stripGroup,
    remove: (GroupName) => callAws('iam', 'deleteGroup', { GroupName }),
  },
}

interface DeleteIdentityProps {
  readonly holder: Holder
  readonly onDismiss: () => void
  readonly onDeleted: () => void
}

/** Deletes a user, role or group with all that hangs on it. */
export function DeleteIdentityDialog({ holder, onDismiss, onDeleted }: DeleteIdentityProps) {
  const { noun, list, meaning, strip, remove } = deletions[holder.kind]
  return (
    <DeleteDialog
      kind={noun}
      name={holder.name}
      list={list}
      remove={async () => {
        await removePolicies(holder, await heldPolicies(holder))
        await strip(holder.name)
        await remove(holder.name)
      }}
      onDismiss={onDismiss}
      onDeleted={onDeleted}
    >
      {meaning}
    </DeleteDialog>
  )
}

async function stripUser(UserName: string): Promise<void> {
  const [groups, keys] = await Promise.all([
    callAws('iam', 'listGroupsForUser', { UserName }),
    callAws('iam', 'listAccessKeys', { UserName }),
  ])
  for (const { GroupName } of groups.Groups ?? []) await callAws('iam', 'removeUserFromGroup', { UserName, GroupName })
  for (const { AccessKeyId } of keys.AccessKeyMetadata ?? []) {
    await callAws('iam', 'deleteAccessKey', { UserName, AccessKeyId })
  }
  await callAws('iam', 'deleteLoginProfile', { UserName }).catch((error: unknown) => {
    if (!(error instanceof Error && error.name.startsWith('NoSuchEntity'))) throw error
  })
}

async function stripRole(RoleName: string): Promise<void> {
  const { InstanceProfiles = [] } = await callAws('iam', 'listInstanceProfilesForRole', { RoleName })
  for (const { InstanceProfileName } of InstanceProfiles) {
    await callAws('iam', 'removeRoleFromInstanceProfile', { RoleName, InstanceProfileName })
  }
}

async function stripGroup(GroupName: string): Promise<void> {
  const { Users = [] } = await callAws('iam', 'getGroup', { GroupName })
  for (const { UserName } of Users) await callAws('iam', 'removeUserFromGroup', { GroupName, UserName })
}
