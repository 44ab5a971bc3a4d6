import type { ActivityListItem } from '@aws-sdk/client-sfn'
import { Button, FormField, Input } from '@cloudscape-design/components'
import { useState, type ReactNode } from 'react'
import { useAwsList, useAwsMutation } from '../../aws/queries.ts'
import { ArnText } from '../../kit/arn-text.tsx'
import { ConfirmDialog } from '../../kit/confirm-dialog.tsx'
import { EmptyState } from '../../kit/empty-state.tsx'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { ListTable } from '../../kit/list-table.tsx'
import { LoadMore } from '../../kit/load-more.tsx'
import { Timestamp } from '../../kit/timestamp.tsx'
import { TakeTaskDialog } from './take-task-dialog.tsx'

type Row = ActivityListItem & { readonly activityArn: string; readonly name: string }

type Dialog = { readonly kind: 'create' } | { readonly kind: 'take' | 'delete'; readonly activity: Row }

const pages = { itemsOf: (page: { readonly activities?: ActivityListItem[] | undefined }) => page.activities }

/** The activities, by which workers take their tasks. */
export function ActivityList({ description }: { readonly description: ReactNode }) {
  const [dialog, setDialog] = useState<Dialog>()
  const activities = useAwsList('states', 'listActivities', { maxResults: 1_000 }, pages)
  const close = (): void => setDialog(undefined)
  return (
    <>
      <ListTable<Row>
        title="Activities"
        description={description}
        items={activities.items as readonly Row[]}
        trackBy="activityArn"
        nameOf={({ name }) => name}
        loading={activities.isLoading}
        error={activities.error}
        onRefresh={activities.refetch}
        placeholder="Find activities"
        selectionType="single"
        pageSize={10}
        more={activities.hasMore ? <LoadMore list={activities} /> : undefined}
        empty={
          <EmptyState
            title="No activities yet"
            action={<Button onClick={() => setDialog({ kind: 'create' })}>Create activity</Button>}
          >
            An activity is a task that a program of yours takes, does and answers, wherever it runs.
          </EmptyState>
        }
        actions={([activity]) => <Actions activity={activity} onDialog={setDialog} />}
        columns={columns}
      />
      {dialog?.kind === 'create' && <CreateActivityDialog onDismiss={close} />}
      {dialog?.kind === 'take' && <TakeTaskDialog activityArn={dialog.activity.activityArn} onDismiss={close} />}
      {dialog?.kind === 'delete' && <DeleteActivityDialog activity={dialog.activity} onDismiss={close} />}
    </>
  )
}

const columns = [
  { id: 'name', header: 'Name', isRowHeader: true, cell: ({ name }: Row) => name, sortingField: 'name' },
  {
    id: 'arn',
    header: 'ARN',
    cell: ({ activityArn }: Row) => <ArnText arn={activityArn} label="activity ARN" />,
  },
  {
    id: 'created',
    header: 'Creation date',
    cell: ({ creationDate }: Row) => <Timestamp at={creationDate} />,
    sortingField: 'creationDate',
  },
]

interface ActionsProps {
  readonly activity: Row | undefined
  readonly onDialog: (dialog: Dialog) => void
}

function Actions({ activity, onDialog }: ActionsProps) {
  const none = activity === undefined
  const open = (kind: 'take' | 'delete') => () => {
    if (activity !== undefined) onDialog({ kind, activity })
  }
  return (
    <>
      <Button disabled={none} onClick={open('take')}>
        Take a task
      </Button>
      <Button disabled={none} onClick={open('delete')}>
        Delete
      </Button>
      <Button variant="primary" onClick={() => onDialog({ kind: 'create' })}>
        Create activity
      </Button>
    </>
  )
}

function CreateActivityDialog({ onDismiss }: { readonly onDismiss: () => void }) {
  const create = useAwsMutation('states', 'createActivity')
  const [name, setName] = useState('')
  return (
    <FormDialog
      title="Create activity"
      submitText="Create"
      busy={create.isPending}
      disabled={name === ''}
      error={create.error}
      onSubmit={() => create.mutate({ name }, { onSuccess: onDismiss })}
      onDismiss={onDismiss}
    >
      <FormField label="Name" constraintText="Letters, digits, - and _; at most 80 characters.">
        <Input
          value={name}
          placeholder="charge-card"
          spellcheck={false}
          onChange={({ detail }) => setName(detail.value)}
        />
      </FormField>
    </FormDialog>
  )
}

function DeleteActivityDialog({ activity, onDismiss }: { readonly activity: Row; readonly onDismiss: () => void }) {
  const remove = useAwsMutation('states', 'deleteActivity')
  return (
    <ConfirmDialog
      title={`Delete ${activity.name}?`}
      confirmText="Delete"
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate({ activityArn: activity.activityArn }, { onSuccess: onDismiss })}
      onDismiss={onDismiss}
    >
      Workers that ask for its tasks are refused from then on.
    </ConfirmDialog>
  )
}
