import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ConfirmDialog } from '../../kit/confirm-dialog.tsx'
import { useNotify } from '../../shell/notifications.tsx'

interface DeleteDialogProps {
  readonly kind: 'User' | 'Role' | 'Group' | 'Policy'
  readonly name: string
  /** The operation that lists what is deleted here: its lists are asked for anew. */
  readonly list: string
  readonly remove: () => Promise<void>
  readonly onDismiss: () => void
  /** Leads away from the page of what is gone. */
  readonly onDeleted: () => void
  /** What the deletion means for others. */
  readonly children: ReactNode
}

/** Deletes an identity or a policy after its name was typed, and says so. */
export function DeleteDialog({ kind, name, list, remove, onDismiss, onDeleted, children }: DeleteDialogProps) {
  const queries = useQueryClient()
  const notify = useNotify()
  const removal = useMutation({
    mutationFn: remove,
    onSuccess: () => {
      notify({ type: 'success', header: `${kind} ${name} is deleted` })
      onDeleted()
      void queries.invalidateQueries({ queryKey: ['iam', list] })
    },
  })
  return (
    <ConfirmDialog
      title={`Delete ${name}?`}
      confirmText="Delete"
      typedWord={name}
      busy={removal.isPending}
      error={removal.error}
      onConfirm={() => removal.mutate()}
      onDismiss={onDismiss}
    >
      {children}
    </ConfirmDialog>
  )
}
