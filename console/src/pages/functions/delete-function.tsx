import { useMutation, useQueryClient } from '@tanstack/react-query'
import { callAws } from '../../aws/call.ts'
import { ConfirmDialog } from '../../kit/confirm-dialog.tsx'
import { useNotify } from '../../shell/notifications.tsx'

interface DeleteFunctionProps {
  readonly name: string
  readonly onDismiss: () => void
  /** Leads away from the page of what is gone. */
  readonly onDeleted: () => void
}

/** Deletes a function with its versions and aliases, after its name was typed. */
export function DeleteFunctionDialog({ name, onDismiss, onDeleted }: DeleteFunctionProps) {
  const queries = useQueryClient()
  const notify = useNotify()
  const remove = useMutation({
    mutationFn: () => callAws('functions', 'deleteFunction', { FunctionName: name }),
    onSuccess: () => {
      notify({ type: 'success', header: `Function ${name} is deleted` })
      onDeleted()
      void queries.invalidateQueries({ queryKey: ['functions', 'listFunctions'] })
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
      Its code, versions and aliases are deleted with it; its logs stay. State machines and methods that call it fail
      from the next call on.
    </ConfirmDialog>
  )
}
