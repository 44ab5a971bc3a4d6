import { Alert, Button, FormField, Input, SpaceBetween, Textarea } from '@cloudscape-design/components'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { callDoor } from '../../aws/console-door.ts'
import { useAwsMutation } from '../../aws/queries.ts'
import { CopyButton } from '../../kit/copy-button.tsx'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { Timestamp } from '../../kit/timestamp.tsx'
import type { ExecutionModel } from './execution-model.ts'

/** As the console's door tells of it. */
interface WaitingToken {
  readonly stateName: string
  readonly since: number
  readonly token?: string
}

/** A state that waits for its token to come back: to be approved or rejected here. */
export function WaitingTask({ model, name }: { readonly model: ExecutionModel; readonly name: string }) {
  const { arn, history } = model
  const waiting = useQuery({
    queryKey: ['console', 'waiting', arn, history.revision],
    queryFn: ({ signal }) =>
      callDoor<{ readonly tasks: readonly WaitingToken[] }>(`executions/${encodeURIComponent(arn)}/waiting`, {
        signal,
      }),
  })
  const [answer, setAnswer] = useState<'approve' | 'reject'>()
  const task = waiting.data?.tasks.find(({ stateName, token }) => stateName === name && token !== undefined)
  if (task?.token === undefined) return null
  return (
    <>
      <Alert
        type="info"
        statusIconAriaLabel="Info"
        header="Waiting for its task token"
        action={
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={() => setAnswer('reject')}>Reject</Button>
            <Button onClick={() => setAnswer('approve')}>Approve</Button>
          </SpaceBetween>
        }
      >
        Since <Timestamp at={task.since} style="relative" />. <CopyButton text={task.token} label="Copy task token" />
      </Alert>
      {answer === 'approve' && <ApproveDialog token={task.token} onDismiss={() => setAnswer(undefined)} />}
      {answer === 'reject' && <RejectDialog token={task.token} onDismiss={() => setAnswer(undefined)} />}
    </>
  )
}

interface AnswerDialogProps {
  readonly token: string
  readonly onDismiss: () => void
}

function ApproveDialog({ token, onDismiss }: AnswerDialogProps) {
  const send = useAwsMutation('states', 'sendTaskSuccess')
  const [output, setOutput] = useState('{}')
  return (
    <FormDialog
      title="Approve: the task succeeds"
      submitText="Approve"
      busy={send.isPending}
      error={send.error}
      onSubmit={() => send.mutate({ taskToken: token, output }, { onSuccess: onDismiss })}
      onDismiss={onDismiss}
    >
      <FormField label="Output" description="JSON, the result of the task.">
        <Textarea value={output} spellcheck={false} onChange={({ detail }) => setOutput(detail.value)} />
      </FormField>
    </FormDialog>
  )
}

function RejectDialog({ token, onDismiss }: AnswerDialogProps) {
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
