import type { Role } from '@aws-sdk/client-iam'
import { callAws } from '../../aws/call.ts'
import { DurationWords } from '../../kit/duration-words.tsx'
import { EditRoleDialog } from './edit-role.tsx'
import { IdentityPage, type IdentityForm } from './identity-page.tsx'
import { IdentityTags } from './identity-tags.tsx'
import { RoleTrust } from './role-trust.tsx'

const form: IdentityForm<Role> = {
  kind: 'role',
  noun: 'Role',
  list: 'roles',
  read: async (RoleName) => (await callAws('iam', 'getRole', { RoleName })).Role,
  facts: ({ MaxSessionDuration = 3_600 }) => [
    { label: 'Longest session', value: <DurationWords seconds={MaxSessionDuration} /> },
  ],
  tabs: (role, name) => [
    { id: 'trust', label: 'Trust relationships', content: <RoleTrust role={role} /> },
    { id: 'tags', label: 'Tags', content: <IdentityTags kind="role" name={name} tags={role.Tags} /> },
  ],
  Edit: EditRoleDialog,
}

export default function RolePage() {
  return <IdentityPage form={form} />
}
