import { useMutation, useQueryClient } from '@tanstack/react-query'
import { callAws } from '../../aws/call.ts'
import { ConfirmDialog } from '../../kit/confirm-dialog.tsx'
import { useNotify } from '../../shell/notifications.tsx'
import { heldPolicies, removePolicies, type Holder } from './holder.ts'

interface DeleteRoleProps {
  readonly name: string
  readonly onDismiss: () => void
  readonly onDeleted?: () => void
}

/** Deletes a role with all that hangs on it: IAM deletes none that still has policies. */
export function DeleteRoleDialog({ name, onDismiss, onDeleted }: DeleteRoleProps) {
  const queries = useQueryClient()
  const notify = useNotify()
  const remove = useMutation({
    mutationFn: () => deleteRole(name),
    onSuccess: () => {
      notify({ type: 'success', header: `Role ${name} is deleted` })
      onDismiss()
      onDeleted?.()
      void queries.invalidateQueries({ queryKey: ['iam', 'listRoles'] })
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
      State machines and methods that use this role fail from the next call on. Its inline policies are deleted with it;
      attached policies stay.
    </ConfirmDialog>
  )
}

async function deleteRole(RoleName: string): Promise<void> {
  const holder: Holder = { kind: 'role', name: RoleName }
  const [held, profiles] = await Promise.all([
    heldPolicies(holder),
    callAws('iam', 'listInstanceProfilesForRole', { RoleName }),
  ])
  await removePolicies(holder, held)
  for (const { InstanceProfileName } of profiles.InstanceProfiles ?? []) {
    await callAws('iam', 'removeRoleFromInstanceProfile', { RoleName, InstanceProfileName })
  }
  await callAws('iam', 'deleteRole', { RoleName })
}
