import { Button } from '@cloudscape-design/components'
import type { Role } from '@aws-sdk/client-iam'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { useAwsList } from '../../aws/queries.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { ListTable } from '../../kit/list-table.tsx'
import { LoadMore } from '../../kit/load-more.tsx'
import { Timestamp } from '../../kit/timestamp.tsx'
import { PageLink } from '../../shell/links.tsx'
import { usePage } from '../../shell/page.tsx'
import { DeleteRoleDialog } from './delete-role.tsx'
import { roleHref } from './iam-page.ts'
import { trustedNames } from './trust.ts'

interface Row extends Role {
  readonly RoleName: string
  readonly trusted: string
}

export default function RolesPage() {
  usePage({ title: 'Roles' })
  const [, navigate] = useLocation()
  const [deleting, setDeleting] = useState<string | undefined>()
  const roles = useAwsList('iam', 'listRoles', { MaxItems: 1_000 }, markerPages)
  const create = (
    <Button variant="primary" onClick={() => navigate('/iam/roles/create')}>
      Create role
    </Button>
  )
  return (
    <>
      <ListTable<Row>
        title="Roles"
        items={roles.items.map(rowOf)}
        trackBy="RoleName"
        loading={roles.isLoading}
        error={roles.error}
        onRefresh={roles.refetch}
        placeholder="Find roles"
        selectionType="single"
        more={roles.hasMore ? <LoadMore list={roles} /> : undefined}
        empty={
          <EmptyState
            title="No roles yet"
            action={<Button onClick={() => navigate('/iam/roles/create')}>Create role</Button>}
          >
            A role says what a service may do for you. API Gateway needs one to start executions.
          </EmptyState>
        }
        actions={([role]) => (
          <>
            <Button disabled={role === undefined} onClick={() => setDeleting(role?.RoleName)}>
              Delete
            </Button>
            {create}
          </>
        )}
        columns={[
          {
            id: 'name',
            header: 'Role name',
            cell: ({ RoleName }) => <PageLink href={roleHref(RoleName)}>{RoleName}</PageLink>,
            sortingField: 'RoleName',
            isRowHeader: true,
          },
          { id: 'trusted', header: 'Trusted entities', cell: ({ trusted }) => trusted, sortingField: 'trusted' },
          { id: 'description', header: 'Description', cell: ({ Description }) => Description ?? '-' },
          {
            id: 'created',
            header: 'Creation date',
            cell: ({ CreateDate }) => <Timestamp at={CreateDate} />,
            sortingField: 'CreateDate',
          },
        ]}
      />
      {deleting !== undefined && <DeleteRoleDialog name={deleting} onDismiss={() => setDeleting(undefined)} />}
    </>
  )
}

const markerPages = {
  itemsOf: (page: { readonly Roles?: Role[] | undefined }) => page.Roles,
  token: { in: 'Marker', out: 'Marker' },
}

function rowOf(role: Role): Row {
  const trusted = trustedNames(decodeURIComponent(role.AssumeRolePolicyDocument ?? ''))
  return { ...role, RoleName: role.RoleName ?? '', trusted: trusted.join(', ') || '-' }
}
