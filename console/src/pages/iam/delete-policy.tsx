import { useMutation, useQueryClient } from '@tanstack/react-query'
import { callAws } from '../../aws/call.ts'
import { ConfirmDialog } from '../../kit/confirm-dialog.tsx'
import { useNotify } from '../../shell/notifications.tsx'

interface DeletePolicyProps {
  readonly arn: string
  readonly name: string
  readonly onDismiss: () => void
  readonly onDeleted: () => void
}

/** Deletes a policy and its older versions; IAM refuses while somebody holds it, and says so. */
export function DeletePolicyDialog({ arn, name, onDismiss, onDeleted }: DeletePolicyProps) {
  const queries = useQueryClient()
  const notify = useNotify()
  const remove = useMutation({
    mutationFn: async () => {
      const { Versions = [] } = await callAws('iam', 'listPolicyVersions', { PolicyArn: arn })
      for (const { VersionId, IsDefaultVersion } of Versions) {
        if (IsDefaultVersion !== true) await callAws('iam', 'deletePolicyVersion', { PolicyArn: arn, VersionId })
      }
      await callAws('iam', 'deletePolicy', { PolicyArn: arn })
    },
    onSuccess: () => {
      notify({ type: 'success', header: `Policy ${name} is deleted` })
      onDeleted()
      void queries.invalidateQueries({ queryKey: ['iam', 'listPolicies'] })
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
      It is deleted with all its versions. A policy that is attached to somebody has to be detached first.
    </ConfirmDialog>
  )
}
