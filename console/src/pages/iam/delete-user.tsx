import { callAws } from '../../aws/call.ts'
import { DeleteDialog } from './delete-dialog.tsx'
import { heldPolicies, removePolicies, type Holder } from './holder.ts'

interface DeleteUserProps {
  readonly name: string
  readonly onDismiss: () => void
  readonly onDeleted: () => void
}

/** Deletes a user with keys, password and memberships: IAM deletes none that still has any. */
export function DeleteUserDialog({ name, onDismiss, onDeleted }: DeleteUserProps) {
  return (
    <DeleteDialog
      kind="User"
      name={name}
      list="listUsers"
      remove={() => deleteUser(name)}
      onDismiss={onDismiss}
      onDeleted={onDeleted}
    >
      Programs that call with this user&apos;s access keys are refused from then on.
    </DeleteDialog>
  )
}

async function deleteUser(UserName: string): Promise<void> {
  const holder: Holder = { kind: 'user', name: UserName }
  const [held, groups, keys] = await Promise.all([
    heldPolicies(holder),
    callAws('iam', 'listGroupsForUser', { UserName }),
    callAws('iam', 'listAccessKeys', { UserName }),
  ])
  await removePolicies(holder, held)
  for (const { GroupName } of groups.Groups ?? []) await callAws('iam', 'removeUserFromGroup', { UserName, GroupName })
  for (const { AccessKeyId } of keys.AccessKeyMetadata ?? []) {
    await callAws('iam', 'deleteAccessKey', { UserName, AccessKeyId })
  }
  await callAws('iam', 'deleteLoginProfile', { UserName }).catch((error: unknown) => {
    if (!(error instanceof Error && error.name.startsWith('NoSuchEntity'))) throw error
  })
  await callAws('iam', 'deleteUser', { UserName })
}
