import { useMutation, useQueryClient } from '@tanstack/react-query'
import { callAws } from '../../aws/call.ts'
import { ConfirmDialog } from '../../kit/confirm-dialog.tsx'
import { useNotify } from '../../shell/notifications.tsx'
import { heldPolicies, removePolicies, type Holder } from './holder.ts'

interface DeleteUserProps {
  readonly name: string
  readonly onDismiss: () => void
  readonly onDeleted: () => void
}

/** Deletes a user with keys, password and memberships: IAM deletes none that still has any. */
export function DeleteUserDialog({ name, onDismiss, onDeleted }: DeleteUserProps) {
  const queries = useQueryClient()
  const notify = useNotify()
  const remove = useMutation({
    mutationFn: () => deleteUser(name),
    onSuccess: () => {
      notify({ type: 'success', header: `User ${name} is deleted` })
      onDeleted()
      void queries.invalidateQueries({ queryKey: ['iam', 'listUsers'] })
    },
  })
  return (
    <ConfirmDialog
      title={`Delete ${name}?`}
      confirmText="Delete"
      typedWord={name}
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate()}
      onDismiss={onDismiss}
    >
      Programs that call with this user&apos;s access keys are refused from then on.
    </ConfirmDialog>
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
