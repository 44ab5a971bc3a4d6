import { Box, Button, FormField, Modal, RadioGroup, SpaceBetween, Input } from '@cloudscape-design/components'
import { useEffect, useState } from 'react'
import { callAws } from '../../aws/call.ts'
import { useAwsMutation } from '../../aws/queries.ts'
import { JsonField, jsonProblem } from '../../editor/json-field.tsx'
import { ErrorAlert } from '../../kit/error-alert.tsx'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { JsonView } from '../../kit/json-view.tsx'
import { Loading } from '../../shell/loading.tsx'
import { nameOfArn } from '../states/states-links.ts'

interface TakeTaskDialogProps {
  readonly activityArn: string
  readonly onDismiss: () => void
}

interface Task {
  readonly token: string
  readonly input: string
}

type Taking =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'none' }
  | { readonly kind: 'taken'; readonly task: Task }
  | { readonly kind: 'failed'; readonly error: unknown }

/** Does what a worker would: takes the activity's oldest task, shows its input, and answers it. */
export function TakeTaskDialog({ activityArn, onDismiss }: TakeTaskDialogProps) {
  const [round, setRound] = useState(0)
  const taking = useTask(activityArn, round)
  if (taking.kind === 'taken') return <AnswerDialog task={taking.task} onDismiss={onDismiss} />
  return (
    <Modal
      visible
      header={`Take a task of ${nameOfArn(activityArn)}`}
      closeAriaLabel="Close"
      onDismiss={onDismiss}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onDismiss}>
              Cancel
            </Button>
            <Button disabled={taking.kind === 'waiting'} onClick={() => setRound(round + 1)}>
              Ask again
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      {taking.kind === 'waiting' && (
        <>
          <Box textAlign="center">Waiting for a task, for a minute at most.</Box>
          <Loading />
        </>
      )}
      {taking.kind === 'none' && 'No task has come. One comes when an execution enters a state of this activity.'}
      {taking.kind === 'failed' && <ErrorAlert error={taking.error} />}
    </Modal>
  )
}

/** Asks once a round; closing the dialog ends the asking, so that no task is taken and lost. */
function useTask(activityArn: string, round: number): Taking {
  const [answer, setAnswer] = useState<{ readonly round: number; readonly taking: Taking }>()
  useEffect(() => {
    const abort = new AbortController()
    const setTaking = (taking: Taking): void => setAnswer({ round, taking })
    // A moment's pause: React's strict mode mounts everything twice, and the first asking must not take the task.
    const timer = setTimeout(() => {
      callAws('states', 'getActivityTask', { activityArn, workerName: 'console' }, abort.signal)
        .then(({ taskToken, input = '' }) =>
          setTaking(taskToken === undefined ? { kind: 'none' } : { kind: 'taken', task: { token: taskToken, input } }),
        )
        .catch((error: unknown) => {
          if (!abort.signal.aborted) setTaking({ kind: 'failed', error })
        })
    })
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [activityArn, round])
  return answer?.round === round ? answer.taking : { kind: 'waiting' }
}

interface AnswerDialogProps {
  readonly task: Task
  readonly onDismiss: () => void
}

function AnswerDialog({ task, onDismiss }: AnswerDialogProps) {
  const success = useAwsMutation('states', 'sendTaskSuccess')
  const failure = useAwsMutation('states', 'sendTaskFailure')
  const [answer, setAnswer] = useState('success')
  const [output, setOutput] = useState('{}')
  const [error, setError] = useState('Rejected')
  const [cause, setCause] = useState('')
  const succeeds = answer === 'success'
  const submit = (): void => {
    const done = { onSuccess: onDismiss }
    if (succeeds) success.mutate({ taskToken: task.token, output }, done)
    else failure.mutate({ taskToken: task.token, error, ...(cause !== '' && { cause }) }, done)
  }
  return (
    <FormDialog
      title="Answer the task"
      submitText={succeeds ? 'Approve' : 'Reject'}
      size="large"
      busy={success.isPending || failure.isPending}
      disabled={succeeds && jsonProblem(output) !== undefined}
      error={success.error ?? failure.error}
      onSubmit={submit}
      onDismiss={onDismiss}
    >
      <div>The task is yours now: if you do not answer, it fails when its time is over.</div>
      <FormField label="Task input" stretch>
        <JsonView label="Task input" value={task.input} maxHeight={180} />
      </FormField>
      <FormField label="Answer">
        <RadioGroup
          value={answer}
          direction="horizontal"
          items={[
            { value: 'success', label: 'Approve' },
            { value: 'failure', label: 'Reject' },
          ]}
          onChange={({ detail }) => setAnswer(detail.value)}
        />
      </FormField>
      {succeeds ? (
        <FormField label="Output" description="JSON, the result of the task." stretch>
          <JsonField label="Output" value={output} onChange={setOutput} />
        </FormField>
      ) : (
        <>
          <FormField label="Error">
            <Input value={error} onChange={({ detail }) => setError(detail.value)} />
          </FormField>
          <FormField label="Cause - optional">
            <Input value={cause} onChange={({ detail }) => setCause(detail.value)} />
          </FormField>
        </>
      )}
    </FormDialog>
  )
}
