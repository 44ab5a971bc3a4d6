import { FormField, Input } from '@cloudscape-design/components'
import { useState } from 'react'
import { useAwsMutation } from '../../aws/queries.ts'
import { FormDialog } from '../../kit/form-dialog.tsx'

/** Stops a running execution, with an error and a cause if one likes. */
export function StopDialog({
  executionArn,
  onDismiss,
}: {
  readonly executionArn: string
  readonly onDismiss: () => void
}) {
  const stop = useAwsMutation('states', 'stopExecution')
  const [error, setError] = useState('')
  const [cause, setCause] = useState('')
  const submit = (): void =>
    stop.mutate(
      { executionArn, ...(error === '' ? {} : { error }), ...(cause === '' ? {} : { cause }) },
      { onSuccess: onDismiss },
    )
  return (
    <FormDialog
      title="Stop the execution?"
      submitText="Stop execution"
      busy={stop.isPending}
      error={stop.error}
      onSubmit={submit}
      onDismiss={onDismiss}
    >
      <div>It ends as aborted. What its tasks have begun outside goes on.</div>
      <FormField label="Error - optional" description="A short name for why it is stopped.">
        <Input value={error} onChange={({ detail }) => setError(detail.value)} />
      </FormField>
      <FormField label="Cause - optional">
        <Input value={cause} onChange={({ detail }) => setCause(detail.value)} />
      </FormField>
    </FormDialog>
  )
}
