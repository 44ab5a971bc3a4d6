import { Button, type TableProps } from '@cloudscape-design/components'
import type { User } from '@aws-sdk/client-iam'
import { useState } from 'react'
import { useAwsList } from '../../aws/queries.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { ListTable } from '../../kit/list-table.tsx'
import { LoadMore } from '../../kit/load-more.tsx'
import { Timestamp } from '../../kit/timestamp.tsx'
import { PageLink } from '../../shell/links.tsx'
import { usePage } from '../../shell/page.tsx'
import { CreateUserDialog } from './create-user.tsx'
import { userHref } from './iam-page.ts'

interface Row extends User {
  readonly UserName: string
}

const pages = {
  itemsOf: (page: { readonly Users?: User[] | undefined }) => page.Users,
  token: { in: 'Marker', out: 'Marker' },
}

const columns: readonly TableProps.ColumnDefinition<Row>[] = [
  {
    id: 'name',
    header: 'User name',
    cell: ({ UserName }) => <PageLink href={userHref(UserName)}>{UserName}</PageLink>,
    sortingField: 'UserName',
    isRowHeader: true,
  },
  { id: 'path', header: 'Path', cell: ({ Path }) => Path, sortingField: 'Path' },
  { id: 'used', header: 'Last signed in', cell: ({ PasswordLastUsed }) => <Timestamp at={PasswordLastUsed} /> },
  {
    id: 'created',
    header: 'Creation date',
    cell: ({ CreateDate }) => <Timestamp at={CreateDate} />,
    sortingField: 'CreateDate',
  },
]

export default function UsersPage() {
  usePage({ title: 'Users' })
  const [creating, setCreating] = useState(false)
  const users = useAwsList('iam', 'listUsers', { MaxItems: 1_000 }, pages)
  return (
    <>
      <ListTable<Row>
        title="Users"
        items={users.items.map((user) => ({ ...user, UserName: user.UserName ?? '' }))}
        columns={columns}
        trackBy="UserName"
        loading={users.isLoading}
        error={users.error}
        onRefresh={users.refetch}
        placeholder="Find users"
        more={users.hasMore ? <LoadMore list={users} /> : undefined}
        empty={
          <EmptyState title="No users yet" action={<Button onClick={() => setCreating(true)}>Create user</Button>}>
            A user signs in here with a password, or calls with an access key.
          </EmptyState>
        }
        actions={() => (
          <Button variant="primary" onClick={() => setCreating(true)}>
            Create user
          </Button>
        )}
      />
      {creating && <CreateUserDialog onDismiss={() => setCreating(false)} />}
    </>
  )
}
