import type { Role } from '@aws-sdk/client-iam'
import { useAwsList } from '../../aws/queries.ts'
import { roleHref } from './iam-page.ts'
import { IdentityList, markers, type IdentityListForm, type IdentityRow } from './identity-list.tsx'
import { trustedNames } from './trust.ts'

interface RoleRow extends IdentityRow {
  readonly trusted: string
  readonly description: string
}

const pages = {
  itemsOf: ({ Roles = [] }: { readonly Roles?: Role[] | undefined }): readonly RoleRow[] => Roles.map(rowOf),
  token: markers,
}

function rowOf({ RoleName = '', Path = '/', CreateDate, Description, AssumeRolePolicyDocument }: Role): RoleRow {
  const trusted = trustedNames(decodeURIComponent(AssumeRolePolicyDocument ?? ''))
  return {
    name: RoleName,
    path: Path,
    created: CreateDate,
    trusted: trusted.join(', ') || '-',
    description: Description || '-',
  }
}

const form: IdentityListForm<RoleRow> = {
  kind: 'role',
  title: 'Roles',
  columns: [
    { id: 'trusted', header: 'Trusted entities', cell: ({ trusted }) => trusted, sortingField: 'trusted' },
    { id: 'description', header: 'Description', cell: ({ description }) => description },
  ],
  purpose: 'A role says what a service may do for you. API Gateway needs one to start executions.',
  href: roleHref,
  create: '/iam/roles/create',
}

export default function RolesPage() {
  const rows = useAwsList('iam', 'listRoles', { MaxItems: 1_000 }, pages)
  return <IdentityList form={form} rows={rows} />
}
