import { Alert, Button, SpaceBetween } from '@cloudscape-design/components'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { callDoor } from '../../aws/console-door.ts'
import { CopyButton } from '../../kit/copy-button.tsx'
import { Timestamp } from '../../kit/timestamp.tsx'
import type { ExecutionModel } from './execution-model.ts'
import { ApproveDialog, RejectDialog } from './task-answer-dialogs.tsx'

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
