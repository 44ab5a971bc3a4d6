import type { User } from '@aws-sdk/client-iam'
import { useAwsList } from '../../aws/queries.ts'
import { Timestamp } from '../../kit/timestamp.tsx'
import { CreateUserDialog } from './create-user.tsx'
import { userHref } from './iam-page.ts'
import { IdentityList, markers, type IdentityListForm, type IdentityRow } from './identity-list.tsx'

interface UserRow extends IdentityRow {
  readonly signedIn: Date | undefined
}

const pages = {
  itemsOf: ({ Users = [] }: { readonly Users?: User[] | undefined }): readonly UserRow[] =>
    Users.map(({ UserName = '', Path = '/', CreateDate, PasswordLastUsed }) => ({
      name: UserName,
      path: Path,
      created: CreateDate,
      signedIn: PasswordLastUsed,
    })),
  token: markers,
}

const form: IdentityListForm<UserRow> = {
  kind: 'user',
  title: 'Users',
  columns: [
    { id: 'path', header: 'Path', cell: ({ path }) => path, sortingField: 'path' },
    {
      id: 'signedIn',
      header: 'Last signed in',
      cell: ({ signedIn }) => <Timestamp at={signedIn} />,
      sortingField: 'signedIn',
    },
  ],
  purpose: 'A user signs in here with a password, or calls with an access key.',
  href: userHref,
  create: CreateUserDialog,
}

export default function UsersPage() {
  const rows = useAwsList('iam', 'listUsers', { MaxItems: 1_000 }, pages)
  return <IdentityList form={form} rows={rows} />
}
