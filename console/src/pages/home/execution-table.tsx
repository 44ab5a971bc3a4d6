import { Header, Table } from '@cloudscape-design/components'
import type { ExecutionListItem } from '@aws-sdk/client-sfn'
import { EmptyState } from '../../kit/empty-state.tsx'
import { StatusBadge } from '../../kit/status-badge.tsx'
import { Timestamp } from '../../kit/timestamp.tsx'
import { PageLink } from '../../shell/links.tsx'

interface ExecutionTableProps {
  readonly title: string
  readonly rows: readonly ExecutionListItem[]
  /** Of all, of which `rows` are the latest. */
  readonly total: number
  readonly loading: boolean
  /** An error above says why nothing is known. */
  readonly failed: boolean
  readonly time: 'startDate' | 'stopDate'
  readonly empty: string
}

export function ExecutionTable({ title, rows, total, loading, failed, time, empty }: ExecutionTableProps) {
  return (
    <Table
      variant="container"
      items={rows}
      trackBy="executionArn"
      loading={loading && rows.length === 0}
      loadingText="Loading executions"
      ariaLabels={{ tableLabel: title, selectionGroupLabel: 'Selection' }}
      header={
        <Header variant="h2" {...(!loading && !failed && { counter: `(${total})` })}>
          {title}
        </Header>
      }
      empty={<EmptyState title={failed ? 'This list could not be read' : empty} />}
      columnDefinitions={[
        {
          id: 'name',
          header: 'Execution',
          isRowHeader: true,
          cell: ({ name = '', executionArn = '', status }) => (
            <span className="home-execution">
              {time === 'stopDate' && <StatusBadge status={status} iconOnly />}
              <PageLink href={`/states/executions/${encodeURIComponent(executionArn)}`}>
                <span className="home-name" title={name}>
                  {name}
                </span>
              </PageLink>
            </span>
          ),
        },
        {
          id: 'machine',
          header: 'State machine',
          cell: ({ stateMachineArn = '' }) => (
            <PageLink href={`/states/machines/${encodeURIComponent(stateMachineArn)}`}>
              {stateMachineArn.split(':')[6]}
            </PageLink>
          ),
        },
        {
          id: 'time',
          header: time === 'startDate' ? 'Started' : 'Ended',
          cell: (row) => <Timestamp at={row[time]} style="relative" />,
        },
      ]}
    />
  )
}
