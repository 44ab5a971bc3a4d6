import { FormField, Input } from '@cloudscape-design/components'
import { useState } from 'react'
import { useAwsMutation } from '../../aws/queries.ts'
import { JsonField, jsonProblem } from '../../editor/json-field.tsx'
import { FormDialog } from '../../kit/form-dialog.tsx'

interface AnswerDialogProps {
  readonly token: string
  readonly onDismiss: () => void
}

/** The task succeeds with this output. */
export function ApproveDialog({ token, onDismiss }: AnswerDialogProps) {
  const send = useAwsMutation('states', 'sendTaskSuccess')
  const [output, setOutput] = useState('{}')
  return (
    <FormDialog
      title="Approve: the task succeeds"
      submitText="Approve"
      busy={send.isPending}
      disabled={jsonProblem(output) !== undefined}
      error={send.error}
      onSubmit={() => send.mutate({ taskToken: token, output }, { onSuccess: onDismiss })}
      onDismiss={onDismiss}
    >
      <FormField label="Output" description="JSON, the result of the task." stretch>
        <JsonField label="Output" value={output} onChange={setOutput} />
      </FormField>
    </FormDialog>
  )
}

/** The task fails with this error. */
export function RejectDialog({ token, onDismiss }: AnswerDialogProps) {
  const send = useAwsMutation('states', 'sendTaskFailure')
  const [error, setError] = useState('Rejected')
  const [cause, setCause] = useState('')
  return (
    <FormDialog
      title="Reject: the task fails"
      submitText="Reject"
      busy={send.isPending}
      error={send.error}
      onSubmit={() =>
        send.mutate({ taskToken: token, error, ...(cause === '' ? {} : { cause }) }, { onSuccess: onDismiss })
      }
      onDismiss={onDismiss}
    >
      <FormField label="Error">
        <Input value={error} onChange={({ detail }) => setError(detail.value)} />
      </FormField>
      <FormField label="Cause - optional">
        <Input value={cause} onChange={({ detail }) => setCause(detail.value)} />
      </FormField>
    </FormDialog>
  )
}
