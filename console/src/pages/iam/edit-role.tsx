import { FormField, Select, SpaceBetween, Textarea } from '@cloudscape-design/components'
import type { Role } from '@aws-sdk/client-iam'
import { useState } from 'react'
import { useAwsMutation } from '../../aws/queries.ts'
import { FormDialog } from '../../kit/form-dialog.tsx'

interface EditRoleProps {
  readonly identity: Role
  readonly onDismiss: () => void
}

const hours = [1, 2, 4, 8, 12].map((count) => ({
  value: String(count * 3_600),
  label: count === 1 ? '1 hour' : `${count} hours`,
}))

export function EditRoleDialog({ identity: role, onDismiss }: EditRoleProps) {
  const [description, setDescription] = useState(role.Description ?? '')
  const [seconds, setSeconds] = useState(String(role.MaxSessionDuration ?? 3_600))
  const update = useAwsMutation('iam', 'updateRole')
  const submit = (): void => {
    const input = { RoleName: role.RoleName, Description: description, MaxSessionDuration: Number(seconds) }
    update.mutate(input, { onSuccess: onDismiss })
  }
  return (
    <FormDialog
      title={`Edit ${role.RoleName ?? 'role'}`}
      submitText="Save"
      busy={update.isPending}
      error={update.error}
      onSubmit={submit}
      onDismiss={onDismiss}
    >
      <SpaceBetween size="m">
        <FormField label="Description">
          <Textarea rows={3} value={description} onChange={({ detail }) => setDescription(detail.value)} />
        </FormField>
        <FormField label="Longest session" description="How long credentials of this role may be asked for.">
          <Select
            selectedOption={
              hours.find(({ value }) => value === seconds) ?? { value: seconds, label: `${seconds} seconds` }
            }
            options={hours}
            onChange={({ detail }) => setSeconds(detail.selectedOption.value ?? seconds)}
          />
        </FormField>
      </SpaceBetween>
    </FormDialog>
  )
}
