import type { RestApi } from '@aws-sdk/client-api-gateway'
import { useAwsMutation } from '../../aws/queries.ts'
import { ConfirmDialog } from '../../kit/confirm-dialog.tsx'
import { useNotify } from '../../shell/notifications.tsx'

interface DeleteApiProps {
  readonly api: RestApi
  readonly onDismiss: () => void
  readonly onDeleted?: () => void
}

export function DeleteApiDialog({ api, onDismiss, onDeleted }: DeleteApiProps) {
  const remove = useAwsMutation('apigateway', 'deleteRestApi')
  const notify = useNotify()
  const confirm = (): void =>
    remove.mutate(
      { restApiId: api.id },
      {
        onSuccess: () => {
          notify({ type: 'success', header: `API ${api.name ?? ''} is deleted` })
          onDismiss()
          onDeleted?.()
        },
      },
    )
  return (
    <ConfirmDialog
      title={`Delete ${api.name ?? 'API'}?`}
      confirmText="Delete"
      typedWord="confirm"
      busy={remove.isPending}
      error={remove.error}
      onConfirm={confirm}
      onDismiss={onDismiss}
    >
      Its resources, deployments and stages go with it; calls to their addresses are refused from then on. The state
      machines that it started stay.
    </ConfirmDialog>
  )
}
