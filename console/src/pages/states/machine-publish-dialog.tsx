import { FormField, Input } from '@cloudscape-design/components'
import { useState } from 'react'
import { useAwsMutation } from '../../aws/queries.ts'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { useNotify } from '../../shell/notifications.tsx'
import { nameOfArn } from './states-links.ts'

/** Keeps the machine as it is now under a number of its own. */
export function PublishVersionDialog({ machineArn, onDismiss }: PublishVersionDialogProps) {
  const notify = useNotify()
  const publish = useAwsMutation('states', 'publishStateMachineVersion')
  const [description, setDescription] = useState('')
  return (
    <FormDialog
      title="Publish version"
      submitText="Publish"
      busy={publish.isPending}
      error={publish.error}
      onSubmit={() =>
        publish.mutate(
          { stateMachineArn: machineArn, ...(description !== '' && { description }) },
          {
            onSuccess: ({ stateMachineVersionArn = '' }) => {
              notify({ type: 'success', header: `Version ${nameOfArn(stateMachineVersionArn)} is published` })
              onDismiss()
            },
          },
        )
      }
      onDismiss={onDismiss}
    >
      <div>A version never changes: definition, role and logging stay as they are now. Aliases point to versions.</div>
      <FormField label="Description - optional">
        <Input value={description} onChange={({ detail }) => setDescription(detail.value)} />
      </FormField>
    </FormDialog>
  )
}

interface PublishVersionDialogProps {
  readonly machineArn: string
  readonly onDismiss: () => void
}
