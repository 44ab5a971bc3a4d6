import { Table } from '@cloudscape-design/components'
import type { MapRunListItem } from '@aws-sdk/client-sfn'
import { useAwsList } from '../../aws/queries.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { DurationText } from '../../kit/duration-text.tsx'
import { ErrorAlert } from '../../kit/error-alert.tsx'
import { LoadMore } from '../../kit/load-more.tsx'
import { Timestamp } from '../../kit/timestamp.tsx'
import { PageLink } from '../../shell/links.tsx'
import { mapRunHref, nameOfArn } from './states-links.ts'

/** The Map Runs that an execution's distributed Maps have started. */
export function ExecutionMapRuns({
  executionArn,
  isRunning,
}: {
  readonly executionArn: string
  readonly isRunning: boolean
}) {
  const runs = useAwsList(
    'states',
    'listMapRuns',
    { executionArn },
    { itemsOf: ({ mapRuns }) => mapRuns, pollMs: isRunning && 2_000 },
  )
  if (runs.error !== null) return <ErrorAlert error={runs.error} onRetry={runs.refetch} />
  return (
    <Table<MapRunListItem>
      variant="borderless"
      ariaLabels={{ tableLabel: 'Map runs' }}
      items={runs.items}
      trackBy="mapRunArn"
      loading={runs.isLoading}
      loadingText="Loading Map runs"
      empty={
        <EmptyState title="No Map runs">
          Only Maps in distributed mode run their items as executions of their own.
        </EmptyState>
      }
      footer={runs.hasMore ? <LoadMore list={runs} /> : undefined}
      columnDefinitions={[
        {
          id: 'name',
          header: 'Map run',
          isRowHeader: true,
          cell: ({ mapRunArn = '' }) => <PageLink href={mapRunHref(mapRunArn)}>{nameOfArn(mapRunArn)}</PageLink>,
        },
        { id: 'start', header: 'Started', cell: ({ startDate }) => <Timestamp at={startDate} style="millisecond" /> },
        {
          id: 'took',
          header: 'Duration',
          cell: ({ startDate, stopDate }) => <DurationText from={startDate} to={stopDate} />,
        },
      ]}
    />
  )
}
