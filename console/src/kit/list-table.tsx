import { useCollection } from '@cloudscape-design/collection-hooks'
import {
  Button,
  Header,
  Pagination,
  SpaceBetween,
  Table,
  TextFilter,
  type TableProps,
} from '@cloudscape-design/components'
import { useMemo, type ReactNode } from 'react'
import { EmptyState } from './empty-state.tsx'
import { ErrorAlert } from './error-alert.tsx'
import { useUrlState } from './use-url-state.ts'

/** A list with search, sorting, pages and selection; what was searched stands in the address. */
export function ListTable<T>(properties: ListTableProps<T>) {
  const { title, items, error, loading = false, onRefresh, trackBy, variant = 'full-page' } = properties
  const columns = useReadableColumns(properties.columns)
  const [text, setText] = useUrlState(properties.urlName ?? 'q')
  const failed = error !== undefined && error !== null
  const noMatch = (
    <EmptyState title="Nothing fits" action={<Button onClick={() => change('')}>Clear the search</Button>}>
      No row holds “{text}”.
    </EmptyState>
  )
  const {
    items: shown,
    actions,
    filterProps,
    paginationProps,
    collectionProps,
    filteredItemsCount,
  } = useCollection(items, {
    filtering: { defaultFilteringText: text, empty: failed ? notRead : properties.empty, noMatch },
    pagination: { pageSize: properties.pageSize ?? 20 },
    sorting: { ...(properties.sortedBy !== undefined && { defaultState: properties.sortedBy }) },
    selection: { trackBy },
  })
  const change = (value: string): void => {
    actions.setFiltering(value)
    setText(value)
  }
  return (
    <SpaceBetween size="m">
      {failed && <ErrorAlert error={error} {...(onRefresh && { onRetry: onRefresh })} />}
      <Table<T>
        {...collectionProps}
        variant={variant}
        stickyHeader={variant === 'full-page'}
        items={shown}
        columnDefinitions={columns}
        trackBy={trackBy}
        loading={loading}
        loadingText={`Loading ${title.toLowerCase()}`}
        {...(properties.selectionType !== undefined && { selectionType: properties.selectionType })}
        ariaLabels={ariaLabels(properties)}
        header={<ListHeader properties={properties} selected={collectionProps.selectedItems ?? []} />}
        filter={
          <TextFilter
            {...filterProps}
            onChange={({ detail }) => change(detail.filteringText)}
            filteringPlaceholder={properties.placeholder}
            filteringAriaLabel={properties.placeholder}
            countText={filteredItemsCount === 1 ? '1 match' : `${filteredItemsCount ?? 0} matches`}
          />
        }
        pagination={<Pagination {...paginationProps} />}
        footer={properties.more}
      />
    </SpaceBetween>
  )
}

/** An error above says why: nothing is known of the rows. */
const notRead = <EmptyState title="This list could not be read" />

type Columns<T> = readonly TableProps.ColumnDefinition<T>[]

const useReadableColumns = <T,>(columns: Columns<T>): Columns<T> =>
  useMemo(() => columns.map((column) => withBounds(sortedAsRead(column))), [columns])

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

/** In pixels: what is longer is cut, so that one long name leaves the other columns in sight. */
const nameWidthMax = 400
const textWidthMax = 320

const withBounds = <T,>(column: TableProps.ColumnDefinition<T>): TableProps.ColumnDefinition<T> => ({
  maxWidth: column.isRowHeader === true ? nameWidthMax : textWidthMax,
  ...column,
})

/** Texts are sorted as a person looks for them: without regard to case, numbers in them by their size. */
function sortedAsRead<T>(column: TableProps.ColumnDefinition<T>): TableProps.ColumnDefinition<T> {
  const { sortingField, sortingComparator } = column
  if (sortingField === undefined || sortingComparator !== undefined) return column
  const valueOf = (item: T): unknown => (item as Record<string, unknown>)[sortingField]
  return { ...column, sortingComparator: (a, b) => compare(valueOf(a), valueOf(b)) }
}

/** What is not there yet, as the end of what runs, comes last. */
function compare(a: unknown, b: unknown): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1
  if (typeof a === 'string' && typeof b === 'string') return collator.compare(a, b)
  return Number(a) - Number(b)
}

const ariaLabels = <T,>({ title, nameOf, trackBy }: ListTableProps<T>): TableProps.AriaLabels<T> => ({
  tableLabel: title,
  selectionGroupLabel: 'Selection',
  allItemsSelectionLabel: () => 'All',
  itemSelectionLabel: (_, item) => nameOf?.(item) ?? String(item[trackBy]),
})

function ListHeader<T>({ properties, selected }: ListHeaderProps<T>) {
  const { title, items, description, loading, error, more, onRefresh, actions, variant = 'full-page' } = properties
  const counted = (loading !== true && (error === undefined || error === null)) || items.length > 0
  return (
    <Header
      variant={variant === 'full-page' ? 'awsui-h1-sticky' : 'h2'}
      {...(counted && { counter: `(${items.length}${more === undefined ? '' : '+'})` })}
      description={description}
      actions={
        <div className="actions">
          {onRefresh !== undefined && <Button iconName="refresh" ariaLabel="Refresh" onClick={onRefresh} />}
          {actions?.(selected)}
        </div>
      }
    >
      {title}
    </Header>
  )
}

interface ListHeaderProps<T> {
  readonly properties: ListTableProps<T>
  readonly selected: readonly T[]
}

interface ListTableProps<T> {
  /** Plural, as "State machines". */
  readonly title: string
  readonly description?: ReactNode
  readonly items: readonly T[]
  readonly columns: readonly TableProps.ColumnDefinition<T>[]
  /** The name of the member that tells items apart. */
  readonly trackBy: keyof T & string
  /** What a row is called, for screen readers; `trackBy` unless told. */
  readonly nameOf?: (item: T) => string
  readonly loading?: boolean
  readonly error?: unknown
  readonly onRefresh?: () => void
  /** In the search field, as "Find state machines". */
  readonly placeholder: string
  /** Shown when there is nothing at all. */
  readonly empty: ReactNode
  /** Buttons beside the title, given what is selected. */
  readonly actions?: (selected: readonly T[]) => ReactNode
  readonly selectionType?: 'single' | 'multi'
  readonly variant?: 'full-page' | 'container' | 'embedded'
  readonly pageSize?: number
  readonly sortedBy?: TableProps.SortingState<T>
  /** Of the search in the address, where a page has several lists. */
  readonly urlName?: string
  /** Below the rows when the server has more, as a button that fetches them. */
  readonly more?: ReactNode
}
