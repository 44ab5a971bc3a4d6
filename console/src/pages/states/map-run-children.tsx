import type { ExecutionListItem, ExecutionStatus } from '@aws-sdk/client-sfn'
import { FormField, Select, type TableProps } from '@cloudscape-design/components'
import { useAwsList } from '../../aws/queries.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { DurationText } from '../../kit/duration-text.tsx'
import { ListTable } from '../../kit/list-table.tsx'
import { LoadMore } from '../../kit/load-more.tsx'
import { StatusBadge } from '../../kit/status-badge.tsx'
import { Timestamp } from '../../kit/timestamp.tsx'
import { useUrlState } from '../../kit/use-url-state.ts'
import { PageLink } from '../../shell/links.tsx'
import { executionHref } from './states-links.ts'

type Row = ExecutionListItem & { readonly executionArn: string; readonly name: string }

const statuses: readonly ExecutionStatus[] = [
  'RUNNING',
  'SUCCEEDED',
  'FAILED',
  'TIMED_OUT',
  'ABORTED',
  'PENDING_REDRIVE',
]
const any = { value: '', label: 'Any status' }

/** The child executions of a Map Run, by status. */
export function MapRunChildren({ mapRunArn }: { readonly mapRunArn: string }) {
  const [status, setStatus] = useUrlState('status')
  const options = [any, ...statuses.map((value) => ({ value, label: statusWords(value) }))]
  const children = useAwsList(
    'states',
    'listExecutions',
    { mapRunArn, maxResults: 200, ...(status === '' ? {} : { statusFilter: status as ExecutionStatus }) },
    { itemsOf: ({ executions }) => executions, keepPrevious: true },
  )
  return (
    <ListTable<Row>
      title="Child executions"
      variant="container"
      items={children.items as readonly Row[]}
      trackBy="executionArn"
      nameOf={({ name }) => name}
      loading={children.isLoading}
      error={children.error}
      onRefresh={children.refetch}
      placeholder="Find child executions"
      more={children.hasMore ? <LoadMore list={children} /> : undefined}
      empty={<EmptyState title="No child executions">None has this status, or none has started yet.</EmptyState>}
      actions={() => (
        <FormField>
          <Select
            ariaLabel="Status"
            selectedOption={options.find(({ value }) => value === status) ?? any}
            options={options}
            onChange={({ detail }) => setStatus(detail.selectedOption.value ?? '')}
          />
        </FormField>
      )}
      columns={columns}
    />
  )
}

const columns: TableProps.ColumnDefinition<Row>[] = [
  {
    id: 'name',
    header: 'Name',
    isRowHeader: true,
    cell: ({ executionArn, name }) => <PageLink href={executionHref(executionArn)}>{name}</PageLink>,
    sortingField: 'name',
  },
  { id: 'status', header: 'Status', cell: ({ status }) => <StatusBadge status={status} />, sortingField: 'status' },
  { id: 'items', header: 'Items', cell: ({ itemCount }) => itemCount ?? '-' },
  {
    id: 'start',
    header: 'Started',
    cell: ({ startDate }) => <Timestamp at={startDate} style="millisecond" />,
    sortingField: 'startDate',
  },
  {
    id: 'took',
    header: 'Duration',
    cell: ({ startDate, stopDate }) => <DurationText from={startDate} to={stopDate} style="short" />,
  },
]

const statusWords = (status: string): string => (status.charAt(0) + status.slice(1).toLowerCase()).replaceAll('_', ' ')
