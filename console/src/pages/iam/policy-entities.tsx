import { Header, Table } from '@cloudscape-design/components'
import { useAwsQuery } from '../../aws/queries.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { ErrorAlert } from '../../kit/error-alert.tsx'
import { PageLink } from '../../shell/links.tsx'
import { groupHref, roleHref, userHref } from './iam-page.ts'

interface Entity {
  readonly name: string
  readonly kind: 'Role' | 'User' | 'Group'
}

const hrefs = { Role: roleHref, User: userHref, Group: groupHref }

/** Who holds the policy. */
export function PolicyEntities({ arn }: { readonly arn: string }) {
  const query = useAwsQuery('iam', 'listEntitiesForPolicy', { PolicyArn: arn })
  const { PolicyRoles = [], PolicyUsers = [], PolicyGroups = [] } = query.data ?? {}
  const entities: readonly Entity[] = [
    ...PolicyRoles.map(({ RoleName = '' }) => ({ name: RoleName, kind: 'Role' as const })),
    ...PolicyUsers.map(({ UserName = '' }) => ({ name: UserName, kind: 'User' as const })),
    ...PolicyGroups.map(({ GroupName = '' }) => ({ name: GroupName, kind: 'Group' as const })),
  ]
  return (
    <>
      <ErrorAlert error={query.error} onRetry={() => void query.refetch()} />
      <Table
        variant="borderless"
        items={entities}
        loading={query.isLoading}
        loadingText="Loading entities"
        header={
          <Header variant="h2" counter={`(${entities.length})`}>
            Entities attached
          </Header>
        }
        ariaLabels={{ tableLabel: 'Entities attached', selectionGroupLabel: 'Selection' }}
        empty={<EmptyState title="Attached to nobody">Attach it on the page of a role, a user or a group.</EmptyState>}
        columnDefinitions={[
          {
            id: 'name',
            header: 'Name',
            isRowHeader: true,
            cell: ({ name, kind }) => <PageLink href={hrefs[kind](name)}>{name}</PageLink>,
          },
          { id: 'kind', header: 'Kind', cell: ({ kind }) => kind },
        ]}
      />
    </>
  )
}
