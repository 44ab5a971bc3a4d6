import type { Group } from '@aws-sdk/client-iam'
import { useAwsList } from '../../aws/queries.ts'
import { CreateGroupDialog } from './create-group.tsx'
import { groupHref } from './iam-page.ts'
import { IdentityList, markers, type IdentityListForm, type IdentityRow } from './identity-list.tsx'

const pages = {
  itemsOf: ({ Groups = [] }: { readonly Groups?: Group[] | undefined }): readonly IdentityRow[] =>
    Groups.map(({ GroupName = '', Path = '/', CreateDate }) => ({ name: GroupName, path: Path, created: CreateDate })),
  token: markers,
}

const form: IdentityListForm<IdentityRow> = {
  kind: 'group',
  title: 'Groups',
  columns: [{ id: 'path', header: 'Path', cell: ({ path }) => path, sortingField: 'path' }],
  purpose: 'A group gives the same policies to several users.',
  href: groupHref,
  create: CreateGroupDialog,
}

export default function GroupsPage() {
  const rows = useAwsList('iam', 'listGroups', { MaxItems: 1_000 }, pages)
  return <IdentityList form={form} rows={rows} />
}
