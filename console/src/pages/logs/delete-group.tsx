import { useAwsMutation } from '../../aws/queries.ts'
import { ConfirmDialog } from '../../kit/confirm-dialog.tsx'
import { useNotify } from '../../shell/notifications.tsx'

interface DeleteGroupProps {
  readonly name: string
  readonly onDismiss: () => void
  readonly onDeleted?: () => void
}

export function DeleteGroupDialog({ name, onDismiss, onDeleted }: DeleteGroupProps) {
  const remove = useAwsMutation('logs', 'deleteLogGroup')
  const notify = useNotify()
  const onSuccess = (): void => {
    notify({ type: 'success', header: `Log group ${name} is deleted` })
    onDismiss()
    onDeleted?.()
  }
  return (
    <ConfirmDialog
      title={`Delete ${name}?`}
      confirmText="Delete"
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate({ logGroupName: name }, { onSuccess })}
      onDismiss={onDismiss}
    >
      All its streams and events go with it. What logs into it fails to log until there is a group of that name again.
    </ConfirmDialog>
  )
}
