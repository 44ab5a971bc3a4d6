import { callAws } from '../../aws/call.ts'
import { DeleteDialog } from './delete-dialog.tsx'
import { heldPolicies, removePolicies, type Holder } from './holder.ts'

interface DeleteRoleProps {
  readonly name: string
  readonly onDismiss: () => void
  readonly onDeleted?: () => void
}

/** Deletes a role with all that hangs on it: IAM deletes none that still has policies. */
export function DeleteRoleDialog({ name, onDismiss, onDeleted }: DeleteRoleProps) {
  return (
    <DeleteDialog
      kind="Role"
      name={name}
      list="listRoles"
      remove={() => deleteRole(name)}
      onDismiss={onDismiss}
      onDeleted={() => {
        onDismiss()
        onDeleted?.()
      }}
    >
      State machines and methods that use this role fail from the next call on. Its inline policies are deleted with it;
      attached policies stay.
    </DeleteDialog>
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
