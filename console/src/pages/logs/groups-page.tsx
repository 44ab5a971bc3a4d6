import { Button, type TableProps } from '@cloudscape-design/components'
import type { LogGroup } from '@aws-sdk/client-cloudwatch-logs'
import { useState } from 'react'
import { useAwsList } from '../../aws/queries.ts'
import { bytesText } from '../../kit/bytes-text.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { ListTable } from '../../kit/list-table.tsx'
import { LoadMore } from '../../kit/load-more.tsx'
import { Timestamp } from '../../kit/timestamp.tsx'
import { PageLink } from '../../shell/links.tsx'
import { usePage } from '../../shell/page.tsx'
import { CreateGroupDialog } from './create-group.tsx'
import { DeleteGroupDialog } from './delete-group.tsx'
import { groupHref } from './group-href.ts'
import { retentionText } from './retention.ts'

interface Row extends LogGroup {
  readonly logGroupName: string
}

const pages = { itemsOf: (page: { readonly logGroups?: LogGroup[] | undefined }) => page.logGroups }

const columns: readonly TableProps.ColumnDefinition<Row>[] = [
  {
    id: 'name',
    header: 'Log group',
    cell: ({ logGroupName }) => <PageLink href={groupHref(logGroupName)}>{logGroupName}</PageLink>,
    sortingField: 'logGroupName',
    isRowHeader: true,
  },
  { id: 'kept', header: 'Retention', cell: ({ retentionInDays }) => retentionText(retentionInDays) },
  {
    id: 'size',
    header: 'Stored',
    cell: ({ storedBytes = 0 }) => bytesText(storedBytes),
    sortingField: 'storedBytes',
  },
  {
    id: 'created',
    header: 'Creation date',
    cell: ({ creationTime }) => <Timestamp at={creationTime} />,
    sortingField: 'creationTime',
  },
]

export default function GroupsPage() {
  usePage({ title: 'Log groups' })
  const [dialog, setDialog] = useState<{ readonly deletes?: string } | undefined>()
  const groups = useAwsList('logs', 'describeLogGroups', { limit: 50 }, pages)
  return (
    <>
      <ListTable<Row>
        title="Log groups"
        items={groups.items.map((group) => ({ ...group, logGroupName: group.logGroupName ?? '' }))}
        trackBy="logGroupName"
        loading={groups.isLoading}
        error={groups.error}
        onRefresh={groups.refetch}
        placeholder="Find log groups"
        selectionType="single"
        more={groups.hasMore ? <LoadMore list={groups} /> : undefined}
        empty={
          <EmptyState
            title="No log groups yet"
            action={<Button onClick={() => setDialog({})}>Create log group</Button>}
          >
            State machines with logging, stages with execution logs, and functions write into groups.
          </EmptyState>
        }
        actions={([group]) => (
          <>
            <Button
              disabled={group === undefined}
              onClick={() => setDialog(group === undefined ? undefined : { deletes: group.logGroupName })}
            >
              Delete
            </Button>
            <Button variant="primary" onClick={() => setDialog({})}>
              Create log group
            </Button>
          </>
        )}
        columns={columns}
      />
      {dialog !== undefined && dialog.deletes === undefined && (
        <CreateGroupDialog onDismiss={() => setDialog(undefined)} />
      )}
      {dialog?.deletes !== undefined && (
        <DeleteGroupDialog name={dialog.deletes} onDismiss={() => setDialog(undefined)} />
      )}
    </>
  )
}
