import { Button, SpaceBetween } from '@cloudscape-design/components'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { EmptyState } from '../../kit/empty-state.tsx'
import { ListTable } from '../../kit/list-table.tsx'
import { Timestamp } from '../../kit/timestamp.tsx'
import { PageLink } from '../../shell/links.tsx'
import { executionHref, nameOfArn } from '../states/states-links.ts'
import { ApproveDialog, RejectDialog } from '../states/task-answer-dialogs.tsx'
import { TakeTaskDialog } from './take-task-dialog.tsx'
import { useWaiting, type WaitingRow } from './waiting-executions.ts'

type Dialog =
  | { readonly kind: 'approve' | 'reject'; readonly token: string }
  | { readonly kind: 'take'; readonly activityArn: string }

/** Tasks of running executions that wait for an answer, to be approved or rejected here. */
export function WaitingTasks() {
  const queries = useQueryClient()
  const waiting = useWaiting()
  const [dialog, setDialog] = useState<Dialog>()
  const close = (): void => {
    setDialog(undefined)
    void queries.invalidateQueries({ queryKey: ['console', 'waiting-tasks'] })
  }
  return (
    <>
      <ListTable<WaitingRow>
        title="Waiting tasks"
        variant="container"
        urlName="waiting"
        description={
          waiting.data?.more === true
            ? 'Of the latest running executions; older ones show theirs on their own page.'
            : 'Of all running executions.'
        }
        items={waiting.data?.rows ?? []}
        trackBy="id"
        nameOf={({ stateName, executionName }) => `${stateName} of ${executionName}`}
        loading={waiting.isLoading}
        error={waiting.error}
        onRefresh={() => void waiting.refetch()}
        placeholder="Find waiting tasks"
        empty={
          <EmptyState title="Nothing waits">
            A state with .waitForTaskToken, or of an activity, waits here until it is answered.
          </EmptyState>
        }
        columns={[
          ...columns,
          { id: 'answer', header: 'Answer', minWidth: 200, cell: (row) => <Answer row={row} onDialog={setDialog} /> },
        ]}
      />
      {dialog?.kind === 'approve' && <ApproveDialog token={dialog.token} onDismiss={close} />}
      {dialog?.kind === 'reject' && <RejectDialog token={dialog.token} onDismiss={close} />}
      {dialog?.kind === 'take' && <TakeTaskDialog activityArn={dialog.activityArn} onDismiss={close} />}
    </>
  )
}

const columns = [
  {
    id: 'state',
    header: 'State',
    isRowHeader: true,
    cell: ({ stateName }: WaitingRow) => stateName,
    sortingField: 'stateName',
  },
  {
    id: 'execution',
    header: 'Execution',
    cell: ({ executionArn, executionName }: WaitingRow) => (
      <PageLink href={executionHref(executionArn)}>{executionName}</PageLink>
    ),
  },
  {
    id: 'for',
    header: 'Waits for',
    minWidth: 170,
    cell: ({ activityArn, taken }: WaitingRow) =>
      activityArn === undefined
        ? 'its task token'
        : `${taken === true ? 'the worker of' : 'a worker of'} ${nameOfArn(activityArn)}`,
  },
  {
    id: 'since',
    header: 'Since',
    minWidth: 130,
    cell: ({ since }: WaitingRow) => <Timestamp at={since} style="relative" />,
    sortingField: 'since',
  },
  {
    id: 'until',
    header: 'Times out',
    cell: ({ timeoutAt }: WaitingRow) => <Timestamp at={timeoutAt} style="relative" />,
  },
]

interface AnswerProps {
  readonly row: WaitingRow
  readonly onDialog: (dialog: Dialog) => void
}

function Answer({ row, onDialog }: AnswerProps) {
  const { token, activityArn, taken, stateName } = row
  if (token !== undefined) {
    return (
      <SpaceBetween direction="horizontal" size="xs">
        <Button ariaLabel={`Approve ${stateName}`} onClick={() => onDialog({ kind: 'approve', token })}>
          Approve
        </Button>
        <Button ariaLabel={`Reject ${stateName}`} onClick={() => onDialog({ kind: 'reject', token })}>
          Reject
        </Button>
      </SpaceBetween>
    )
  }
  if (activityArn === undefined || taken === true) return <>The worker answers</>
  return (
    <Button ariaLabel={`Take the task of ${stateName}`} onClick={() => onDialog({ kind: 'take', activityArn })}>
      Take and answer
    </Button>
  )
}
