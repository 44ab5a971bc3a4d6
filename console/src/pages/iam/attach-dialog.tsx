import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { EmptyState } from '../../kit/empty-state.tsx'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { useNotify } from '../../shell/notifications.tsx'
import { callsOf, type Holder } from './holder.ts'
import { PolicyPicker } from './policy-picker.tsx'
import { usePolicies } from './policies-list.ts'

interface AttachDialogProps {
  readonly holder: Holder
  /** ARNs of what is attached already. */
  readonly attached: readonly string[]
  readonly onDismiss: () => void
}

export function AttachDialog({ holder, attached, onDismiss }: AttachDialogProps) {
  const policies = usePolicies()
  const queries = useQueryClient()
  const notify = useNotify()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const attach = useMutation({
    mutationFn: async () => {
      for (const arn of chosen) await callsOf(holder).attach(holder.name, arn)
    },
    onSuccess: () => {
      notify({
        type: 'success',
        header: chosen.length === 1 ? 'Policy attached' : `${chosen.length} policies attached`,
      })
      onDismiss()
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['iam'] }),
  })
  return (
    <FormDialog
      title={`Attach policies to ${holder.name}`}
      size="large"
      submitText="Attach"
      busy={attach.isPending}
      disabled={chosen.length === 0}
      error={attach.error}
      onSubmit={() => attach.mutate()}
      onDismiss={onDismiss}
    >
      <PolicyPicker
        variant="embedded"
        list={{ ...policies, items: policies.items.filter(({ Arn }) => !attached.includes(Arn)) }}
        selected={chosen}
        onChange={setChosen}
        empty={<EmptyState title="Every policy is attached already" />}
      />
    </FormDialog>
  )
}
