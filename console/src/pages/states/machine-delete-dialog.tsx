import { useMutation, useQueryClient } from '@tanstack/react-query'
import { callAws } from '../../aws/call.ts'
import { ConfirmDialog } from '../../kit/confirm-dialog.tsx'
import { useNotify } from '../../shell/notifications.tsx'
import { nameOfArn } from './states-links.ts'

/** Deletes a state machine with its versions and aliases. */
export function DeleteMachineDialog({ arn, running, onDismiss, onDeleted }: DeleteMachineDialogProps) {
  const notify = useNotify()
  const queries = useQueryClient()
  const name = nameOfArn(arn)
  const remove = useMutation({
    mutationFn: () => callAws('states', 'deleteStateMachine', { stateMachineArn: arn }),
    onSuccess: () => {
      notify({
        type: 'success',
        header: running > 0 ? `${name} is being deleted` : `${name} is deleted`,
        ...(running > 0 && { content: 'It is gone once its running executions have ended.' }),
      })
      onDismiss()
      onDeleted?.()
      // Of the lists only: what was known of the machine itself cannot be asked for any more.
      return queries.invalidateQueries({ queryKey: ['states', 'listStateMachines'] })
    },
  })
  return (
    <ConfirmDialog
      title={`Delete ${name}?`}
      confirmText="Delete"
      typedWord="delete"
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate()}
      onDismiss={onDismiss}
    >
      <p>This deletes the state machine with its versions and aliases. It cannot be taken back.</p>
      {running > 0 && (
        <p>
          {running === 1 ? 'One execution is' : `${running} executions are`} still running: it is deleted when they have
          ended.
        </p>
      )}
    </ConfirmDialog>
  )
}

interface DeleteMachineDialogProps {
  readonly arn: string
  /** Executions that run now. */
  readonly running: number
  readonly onDismiss: () => void
  readonly onDeleted?: () => void
}
