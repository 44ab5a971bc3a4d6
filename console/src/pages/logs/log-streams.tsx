import type { LogStream } from '@aws-sdk/client-cloudwatch-logs'
import { useAwsList } from '../../aws/queries.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { ListTable } from '../../kit/list-table.tsx'
import { LoadMore } from '../../kit/load-more.tsx'
import { Timestamp } from '../../kit/timestamp.tsx'
import { PageLink } from '../../shell/links.tsx'
import { groupHref } from './group-href.ts'

interface Row extends LogStream {
  readonly logStreamName: string
}

const pages = { itemsOf: (page: { readonly logStreams?: LogStream[] | undefined }) => page.logStreams }

export function LogStreams({ group }: { readonly group: string }) {
  const input = { logGroupName: group, orderBy: 'LastEventTime' as const, descending: true }
  const streams = useAwsList('logs', 'describeLogStreams', input, pages)
  return (
    <ListTable<Row>
      title="Streams"
      variant="embedded"
      items={streams.items.map((stream) => ({ ...stream, logStreamName: stream.logStreamName ?? '' }))}
      trackBy="logStreamName"
      loading={streams.isLoading}
      error={streams.error}
      onRefresh={streams.refetch}
      placeholder="Find streams"
      urlName="streams"
      more={streams.hasMore ? <LoadMore list={streams} /> : undefined}
      empty={<EmptyState title="No streams yet">The first event makes one.</EmptyState>}
      columns={[
        {
          id: 'name',
          header: 'Stream',
          cell: ({ logStreamName }) => <PageLink href={groupHref(group, logStreamName)}>{logStreamName}</PageLink>,
          isRowHeader: true,
        },
        {
          id: 'last',
          header: 'Last event',
          cell: ({ lastEventTimestamp }) => <Timestamp at={lastEventTimestamp} />,
          sortingField: 'lastEventTimestamp',
        },
        { id: 'created', header: 'Creation date', cell: ({ creationTime }) => <Timestamp at={creationTime} /> },
      ]}
    />
  )
}
