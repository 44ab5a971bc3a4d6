import { FormField, Input } from '@cloudscape-design/components'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { useAwsMutation } from '../../aws/queries.ts'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { groupHref } from './iam-page.ts'
import { policyNameProblem } from './role-name.ts'

export function CreateGroupDialog({ onDismiss }: { readonly onDismiss: () => void }) {
  const [, navigate] = useLocation()
  const [name, setName] = useState('')
  const create = useAwsMutation('iam', 'createGroup')
  const problem = policyNameProblem(name)
  const GroupName = name.trim()
  return (
    <FormDialog
      title="Create group"
      submitText="Create group"
      busy={create.isPending}
      disabled={problem !== undefined}
      error={create.error}
      onSubmit={() => create.mutate({ GroupName }, { onSuccess: () => navigate(groupHref(GroupName)) })}
      onDismiss={onDismiss}
    >
      <FormField label="Group name" errorText={name === '' ? undefined : problem}>
        <Input value={name} spellcheck={false} onChange={({ detail }) => setName(detail.value)} />
      </FormField>
    </FormDialog>
  )
}
