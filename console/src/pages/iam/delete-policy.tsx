import { callAws } from '../../aws/call.ts'
import { DeleteDialog } from './delete-dialog.tsx'

interface DeletePolicyProps {
  readonly arn: string
  readonly name: string
  readonly onDismiss: () => void
  readonly onDeleted: () => void
}

/** Deletes a policy and its older versions; IAM refuses while somebody holds it, and says so. */
export function DeletePolicyDialog({ arn, name, onDismiss, onDeleted }: DeletePolicyProps) {
  return (
    <DeleteDialog
      kind="Policy"
      name={name}
      list="listPolicies"
      remove={() => deletePolicy(arn)}
      onDismiss={onDismiss}
      onDeleted={onDeleted}
    >
      It is deleted with all its versions. A policy that is attached to somebody has to be detached first.
    </DeleteDialog>
  )
}

async function deletePolicy(PolicyArn: string): Promise<void> {
  const { Versions = [] } = await callAws('iam', 'listPolicyVersions', { PolicyArn })
  for (const { VersionId, IsDefaultVersion } of Versions) {
    if (IsDefaultVersion !== true) await callAws('iam', 'deletePolicyVersion', { PolicyArn, VersionId })
  }
  await callAws('iam', 'deletePolicy', { PolicyArn })
}
