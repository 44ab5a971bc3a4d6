import { Header, Table } from '@cloudscape-design/components'
import { EmptyState } from '../../kit/empty-state.tsx'
import { PageLink } from '../../shell/links.tsx'

/** Which state machines have executions that run. */
export function OpenByMachine({ open }: { readonly open: Readonly<Record<string, number>> }) {
  const rows = Object.entries(open)
    .map(([arn, count]) => ({ arn, name: arn.split(':').at(-1) ?? arn, region: arn.split(':')[3] ?? '', count }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
  return (
    <Table
      variant="container"
      items={rows}
      trackBy="arn"
      ariaLabels={{ tableLabel: 'Open executions by state machine', selectionGroupLabel: 'Selection' }}
      header={<Header variant="h2">Open executions by state machine</Header>}
      empty={<EmptyState title="Nothing runs">Standard executions that have not ended are counted here.</EmptyState>}
      columnDefinitions={[
        {
          id: 'name',
          header: 'State machine',
          isRowHeader: true,
          cell: ({ arn, name }) => (
            <PageLink href={`/states/machines/${encodeURIComponent(arn)}?status=RUNNING`}>{name}</PageLink>
          ),
        },
        { id: 'region', header: 'Region', cell: ({ region }) => region },
        { id: 'count', header: 'Open', cell: ({ count }) => count },
      ]}
    />
  )
}
