import type { RestApi } from '@aws-sdk/client-api-gateway'
import { callAws } from '../../aws/call.ts'
import { ConfirmDialog } from '../../kit/confirm-dialog.tsx'
import { useNotify } from '../../shell/notifications.tsx'
import { useChange } from './use-change.ts'

interface DeleteApiProps {
  readonly api: RestApi
  readonly onDismiss: () => void
  readonly onDeleted?: () => void
}

export function DeleteApiDialog({ api, onDismiss, onDeleted }: DeleteApiProps) {
  const notify = useNotify()
  const remove = useChange(
    () => callAws('apigateway', 'deleteRestApi', { restApiId: api.id }),
    () => {
      onDismiss()
      onDeleted?.()
      notify({ type: 'success', header: `API ${api.name ?? ''} is deleted` })
    },
  )
  return (
    <ConfirmDialog
      title={`Delete ${api.name ?? 'API'}?`}
      confirmText="Delete"
      typedWord="confirm"
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate()}
      onDismiss={onDismiss}
    >
      Its resources, deployments and stages go with it; calls to their addresses are refused from then on. The state
      machines that it started stay.
    </ConfirmDialog>
  )
}
