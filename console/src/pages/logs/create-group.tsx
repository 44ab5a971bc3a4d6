import { FormField, Input } from '@cloudscape-design/components'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { useAwsMutation } from '../../aws/queries.ts'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { groupHref } from './group-href.ts'

export function CreateGroupDialog({ onDismiss }: { readonly onDismiss: () => void }) {
  const [, navigate] = useLocation()
  const [name, setName] = useState('')
  const create = useAwsMutation('logs', 'createLogGroup')
  const problem = /[^\w./#-]/u.test(name) ? 'A name holds letters, digits and ./#-_ only.' : undefined
  return (
    <FormDialog
      title="Create log group"
      submitText="Create"
      busy={create.isPending}
      disabled={name === '' || problem !== undefined}
      error={create.error}
      onSubmit={() => create.mutate({ logGroupName: name }, { onSuccess: () => navigate(groupHref(name)) })}
      onDismiss={onDismiss}
    >
      <FormField
        label="Name"
        constraintText="State machines write to groups that start with /aws/vendedlogs/states/."
        errorText={problem}
      >
        <Input
          value={name}
          placeholder="/aws/vendedlogs/states/orders"
          spellcheck={false}
          onChange={({ detail }) => setName(detail.value)}
        />
      </FormField>
    </FormDialog>
  )
}
