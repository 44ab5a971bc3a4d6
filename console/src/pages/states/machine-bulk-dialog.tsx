import { ProgressBar } from '@cloudscape-design/components'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { callAws } from '../../aws/call.ts'
import { errorSentence } from '../../aws/error-sentence.ts'
import { ConfirmDialog } from '../../kit/confirm-dialog.tsx'
import { useNotify } from '../../shell/notifications.tsx'

export type BulkAction = 'stop' | 'redrive'

const words = {
  stop: { title: 'Stop', done: 'stopped', hint: 'They end as aborted. What their tasks have begun outside goes on.' },
  redrive: {
    title: 'Redrive',
    done: 'redriven',
    hint: 'Each goes on where it stopped, with the definition and the input that it had.',
  },
} as const

interface BulkExecution {
  readonly executionArn: string
  readonly name: string
}

/** Stops or redrives several executions, one after the other; what is refused is told and holds nothing up. */
export function BulkDialog({ action, executions, onDismiss }: BulkDialogProps) {
  const queries = useQueryClient()
  const notify = useNotify()
  const [done, setDone] = useState(0)
  const { title, done: doneWord, hint } = words[action]
  const count = executions.length === 1 ? 'one execution' : `${executions.length} executions`
  const run = useMutation({
    mutationFn: async () => {
      const refused: string[] = []
      for (const { executionArn, name } of executions) {
        await call(action, executionArn).catch((error: unknown) =>
          refused.push(`${name}: ${errorSentence(error).detail}`),
        )
        setDone((before) => before + 1)
      }
      return refused
    },
    onSuccess: (refused) => {
      const worked = executions.length - refused.length
      if (worked > 0)
        notify({
          type: 'success',
          header: `${worked === 1 ? 'One execution is' : `${worked} executions are`} ${doneWord}`,
        })
      if (refused.length > 0)
        notify({
          type: 'error',
          header: `${refused.length} of ${executions.length} could not be ${doneWord}`,
          content: refused.slice(0, 5).join(' '),
        })
      onDismiss()
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['states'] }),
  })
  return (
    <ConfirmDialog
      title={`${title} ${count}?`}
      confirmText={title}
      busy={run.isPending}
      error={run.error}
      onConfirm={() => run.mutate()}
      onDismiss={onDismiss}
    >
      {hint}
      {run.isPending && (
        <ProgressBar
          value={(done / executions.length) * 100}
          label={`${done} of ${executions.length}`}
          ariaLabel="Progress"
        />
      )}
    </ConfirmDialog>
  )
}

interface BulkDialogProps {
  readonly action: BulkAction
  readonly executions: readonly BulkExecution[]
  readonly onDismiss: () => void
}

const call = (action: BulkAction, executionArn: string): Promise<unknown> =>
  action === 'stop'
    ? callAws('states', 'stopExecution', { executionArn })
    : callAws('states', 'redriveExecution', { executionArn })
