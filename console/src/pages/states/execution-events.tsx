import {
  Button,
  ExpandableSection,
  Header,
  Pagination,
  PropertyFilter,
  Table,
  type PropertyFilterProps,
  type TableProps,
} from '@cloudscape-design/components'
import { useMemo, useState } from 'react'
import { EmptyState } from '../../kit/empty-state.tsx'
import { JsonView } from '../../kit/json-view.tsx'
import { shortDurationText } from '../../kit/time-text.ts'
import { Timestamp } from '../../kit/timestamp.tsx'
import { eventDetailsText, eventRow, filteringProperties, fits, type EventRow } from './event-rows.ts'
import type { History } from './execution-history.ts'

const pageRows = 25
const everything: PropertyFilterProps.Query = { tokens: [], operation: 'and' }

/** The whole history: filtered, page by page, each event to be opened. */
export function ExecutionEvents({ history, onSelect, onExport }: ExecutionEventsProps) {
  const { account, revision } = history
  const [query, setQuery] = useState(everything)
  const [page, setPage] = useState(1)
  const [newestFirst, setNewestFirst] = useState(false)
  const matching = useMemo(() => {
    if (query.tokens.length === 0) return account.events.map(({ id }) => id)
    return account.events.filter((event) => fits(eventRow(account, event), query)).map(({ id }) => id)
    // The account grows in place; its revision says when.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [account, revision, query])
  const pages = Math.max(1, Math.ceil(matching.length / pageRows))
  const current = Math.min(page, pages)
  const rows = rowsOfPage(history, matching, current, newestFirst)
  const change = (next: PropertyFilterProps.Query): void => {
    setQuery(next)
    setPage(1)
  }
  return (
    <Table<EventRow>
      variant="container"
      ariaLabels={{ tableLabel: 'Events' }}
      items={rows}
      trackBy={(row) => String(row.id)}
      columnDefinitions={columns(onSelect)}
      sortingColumn={{ sortingField: 'id' }}
      sortingDescending={newestFirst}
      onSortingChange={({ detail }) => setNewestFirst(detail.isDescending === true)}
      loading={history.isLoading && rows.length === 0}
      loadingText="Loading events"
      empty={
        <EmptyState title="Nothing fits" action={<Button onClick={() => change(everything)}>Clear the filter</Button>}>
          No event fits the filter.
        </EmptyState>
      }
      header={
        <Header
          variant="h2"
          counter={counterText(matching.length, account.events.length, history.isLoading)}
          actions={
            <Button iconName="download" onClick={onExport} ariaLabel="Export events">
              Export
            </Button>
          }
        >
          Events
        </Header>
      }
      filter={<EventFilter query={query} onChange={change} history={history} />}
      pagination={
        <Pagination
          currentPageIndex={current}
          pagesCount={pages}
          onChange={({ detail }) => setPage(detail.currentPageIndex)}
        />
      }
    />
  )
}

interface ExecutionEventsProps {
  readonly history: History
  readonly onSelect: (name: string) => void
  readonly onExport: () => void
}

function counterText(matching: number, all: number, loading: boolean): string {
  return matching === all ? `(${all}${loading ? '…' : ''})` : `(${matching} of ${all})`
}

function rowsOfPage({ account }: History, matching: readonly number[], page: number, newestFirst: boolean): EventRow[] {
  const from = (page - 1) * pageRows
  const ids = newestFirst
    ? matching.slice(Math.max(0, matching.length - from - pageRows), matching.length - from).reverse()
    : matching.slice(from, from + pageRows)
  return ids.flatMap((id) => {
    const event = account.events[id - 1]
    return event === undefined ? [] : [eventRow(account, event)]
  })
}

function EventFilter({ query, onChange, history }: EventFilterProps) {
  const { account, revision } = history
  const options = useMemo(() => {
    const values = (propertyKey: string, found: Iterable<string>) =>
      [...new Set(found)].map((value) => ({ propertyKey, value }))
    return [
      ...values(
        'type',
        account.events.map(({ type }) => type),
      ),
      ...values('step', account.visitsByName.keys()),
    ]
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [account, revision])
  return (
    <PropertyFilter
      query={query}
      onChange={({ detail }) => onChange(detail)}
      filteringProperties={filteringProperties}
      filteringOptions={options}
      virtualScroll
      filteringPlaceholder="Filter events by property or value"
      filteringAriaLabel="Filter events"
    />
  )
}

interface EventFilterProps {
  readonly query: PropertyFilterProps.Query
  readonly onChange: (query: PropertyFilterProps.Query) => void
  readonly history: History
}

function columns(onSelect: (name: string) => void): TableProps.ColumnDefinition<EventRow>[] {
  return [
    { id: 'id', header: 'ID', cell: ({ id }) => id, width: 90, sortingField: 'id' },
    {
      id: 'type',
      header: 'Type',
      isRowHeader: true,
      minWidth: 240,
      cell: (row) => <EventDetails row={row} />,
    },
    {
      id: 'step',
      header: 'Step',
      cell: ({ step }) =>
        step === '' ? (
          '-'
        ) : (
          <button type="button" className="xlink" onClick={() => onSelect(step)}>
            {step}
          </button>
        ),
    },
    { id: 'resource', header: 'Resource', cell: ({ resource }) => resourceWord(resource) },
    { id: 'after', header: 'Started after', cell: ({ afterMs }) => shortDurationText(afterMs) },
    { id: 'at', header: 'Timestamp', cell: ({ event }) => <Timestamp at={event.timestamp} style="millisecond" /> },
  ]
}

function EventDetails({ row }: { readonly row: EventRow }) {
  const [open, setOpen] = useState(false)
  return (
    <ExpandableSection
      variant="inline"
      headerText={<span className="xevent">{row.type}</span>}
      expanded={open}
      onChange={({ detail }) => setOpen(detail.expanded)}
    >
      {open && <JsonView label={`Event ${row.id}`} value={eventDetailsText(row.event)} />}
    </ExpandableSection>
  )
}

function resourceWord(resource: string): string {
  if (resource === '') return '-'
  if (resource.includes(':lambda:') || resource.startsWith('lambda:')) return 'Lambda'
  return resource.startsWith('arn:') ? (resource.split(':').at(-1) ?? resource) : resource
}
