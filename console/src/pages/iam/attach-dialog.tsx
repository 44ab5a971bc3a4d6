import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { callAws } from '../../aws/call.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { useNotify } from '../../shell/notifications.tsx'
import { PolicyPicker } from './policy-picker.tsx'
import { usePolicies } from './policies-list.ts'

interface AttachDialogProps {
  readonly role: string
  /** ARNs of what is attached already. */
  readonly attached: readonly string[]
  readonly onDismiss: () => void
}

export function AttachDialog({ role, attached, onDismiss }: AttachDialogProps) {
  const policies = usePolicies()
  const queries = useQueryClient()
  const notify = useNotify()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const attach = useMutation({
    mutationFn: async () => {
      for (const PolicyArn of chosen) await callAws('iam', 'attachRolePolicy', { RoleName: role, PolicyArn })
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
      title={`Attach policies to ${role}`}
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
