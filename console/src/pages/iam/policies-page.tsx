import { Button, type TableProps } from '@cloudscape-design/components'
import { useLocation } from 'wouter'
import { EmptyState } from '../../kit/empty-state.tsx'
import { ListTable } from '../../kit/list-table.tsx'
import { LoadMore } from '../../kit/load-more.tsx'
import { Timestamp } from '../../kit/timestamp.tsx'
import { usePage } from '../../shell/page.tsx'
import { policyHref } from './iam-page.ts'
import { usePolicies, type PolicyRow } from './policies-list.ts'
import { policyColumns } from './policy-columns.tsx'

const columns: readonly TableProps.ColumnDefinition<PolicyRow>[] = [
  ...policyColumns,
  {
    id: 'attached',
    header: 'Attached to',
    cell: ({ AttachmentCount = 0 }) => AttachmentCount,
    sortingField: 'AttachmentCount',
  },
  {
    id: 'updated',
    header: 'Last changed',
    cell: ({ UpdateDate }) => <Timestamp at={UpdateDate} />,
    sortingField: 'UpdateDate',
  },
]

/** AWS's policies and the account's own. The account's own come first: those are what somebody looks for. */
export default function PoliciesPage() {
  usePage({ title: 'Policies' })
  const [, navigate] = useLocation()
  const policies = usePolicies()
  const own = policies.items.filter(({ type }) => type === 'Customer managed')
  const aws = policies.items.filter(({ type }) => type === 'AWS managed')
  const create = (variant: 'primary' | 'normal') => (
    <Button variant={variant} onClick={() => navigate('/iam/policies/create')}>
      Create policy
    </Button>
  )
  return (
    <ListTable<PolicyRow>
      title="Policies"
      items={[...own, ...aws]}
      columns={columns}
      trackBy="Arn"
      loading={policies.isLoading}
      error={policies.error}
      onRefresh={policies.refetch}
      placeholder="Find policies"
      selectionType="single"
      nameOf={({ PolicyName }) => PolicyName}
      more={policies.hasMore ? <LoadMore list={policies} /> : undefined}
      empty={
        <EmptyState title="No policies" action={create('normal')}>
          A policy lists what is allowed; attach it to roles and users.
        </EmptyState>
      }
      actions={([policy]) => (
        <>
          <Button disabled={policy === undefined} onClick={() => navigate(policyHref(policy?.Arn ?? ''))}>
            View details
          </Button>
          {create('primary')}
        </>
      )}
    />
  )
}
