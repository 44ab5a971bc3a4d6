import type { User } from '@aws-sdk/client-iam'
import { callAws } from '../../aws/call.ts'
import { Timestamp } from '../../kit/timestamp.tsx'
import { AccessKeys } from './access-keys.tsx'
import { IdentityPage, type IdentityForm } from './identity-page.tsx'
import { IdentityTags } from './identity-tags.tsx'
import { UserGroups } from './memberships.tsx'
import { UserPassword } from './user-password.tsx'

const form: IdentityForm<User> = {
  kind: 'user',
  noun: 'User',
  list: 'users',
  read: async (UserName) => (await callAws('iam', 'getUser', { UserName })).User,
  facts: ({ PasswordLastUsed }) => [{ label: 'Last signed in', value: <Timestamp at={PasswordLastUsed} /> }],
  tabs: ({ Tags }, name) => [
    { id: 'groups', label: 'Groups', content: <UserGroups name={name} /> },
    { id: 'keys', label: 'Access keys', content: <AccessKeys name={name} /> },
    { id: 'password', label: 'Console password', content: <UserPassword name={name} /> },
    { id: 'tags', label: 'Tags', content: <IdentityTags kind="user" name={name} tags={Tags} /> },
  ],
}

export default function UserPage() {
  return <IdentityPage form={form} />
}
