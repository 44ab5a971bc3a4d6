import { useCollection } from '@cloudscape-design/collection-hooks'
import { Button, Header, Pagination, SpaceBetween, Table, TextFilter } from '@cloudscape-design/components'
import type { ReactNode } from 'react'
import type { AwsList } from '../../aws/queries.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { ErrorAlert } from '../../kit/error-alert.tsx'
import type { PolicyRow } from './policies-list.ts'
import { policyColumns } from './policy-columns.tsx'

interface PolicyPickerProps {
  readonly list: AwsList<PolicyRow>
  /** ARNs. */
  readonly selected: readonly string[]
  readonly onChange: (arns: readonly string[]) => void
  readonly empty: ReactNode
  readonly variant?: 'container' | 'embedded'
}

const labels = {
  tableLabel: 'Permissions policies',
  selectionGroupLabel: 'Selection',
  allItemsSelectionLabel: () => 'All on this page',
  itemSelectionLabel: (_: unknown, { PolicyName }: PolicyRow) => PolicyName,
}

/** Policies to choose any of, with search; what is chosen stays chosen while the search hides it. */
export function PolicyPicker({ list, selected, onChange, empty, variant = 'container' }: PolicyPickerProps) {
  const { items, actions, filterProps, paginationProps, collectionProps, filteredItemsCount } = useCollection(
    list.items,
    {
      filtering: {
        empty,
        noMatch: (
          <EmptyState
            title="No policy fits"
            action={<Button onClick={() => actions.setFiltering('')}>Clear the search</Button>}
          />
        ),
      },
      pagination: { pageSize: 10 },
      sorting: {},
    },
  )
  const shown = new Set(items.map(({ Arn }) => Arn))
  return (
    <SpaceBetween size="m">
      <ErrorAlert error={list.error} onRetry={list.refetch} />
      <Table
        {...collectionProps}
        variant={variant}
        items={items}
        columnDefinitions={policyColumns}
        trackBy="Arn"
        loading={list.isLoading}
        loadingText="Loading policies"
        selectionType="multi"
        selectedItems={list.items.filter(({ Arn }) => selected.includes(Arn))}
        onSelectionChange={({ detail }) =>
          onChange([...selected.filter((arn) => !shown.has(arn)), ...onPage(detail.selectedItems, shown)])
        }
        ariaLabels={labels}
        header={
          <Header
            variant="h2"
            counter={`(${selected.length}/${list.items.length})`}
            description="The role may do what these policies allow, and no more."
          >
            Permissions policies
          </Header>
        }
        filter={
          <TextFilter
            {...filterProps}
            filteringPlaceholder="Find policies"
            filteringAriaLabel="Find policies"
            countText={filteredItemsCount === 1 ? '1 match' : `${filteredItemsCount ?? 0} matches`}
          />
        }
        pagination={<Pagination {...paginationProps} />}
      />
    </SpaceBetween>
  )
}

const onPage = (rows: readonly PolicyRow[], shown: ReadonlySet<string>): readonly string[] =>
  rows.map(({ Arn }) => Arn).filter((arn) => shown.has(arn))
