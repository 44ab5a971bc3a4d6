import type { Group, User } from '@aws-sdk/client-iam'
import { callAws } from '../../aws/call.ts'
import { IdentityPage, type IdentityForm } from './identity-page.tsx'
import { GroupUsers } from './memberships.tsx'

interface GroupWithUsers extends Group {
  readonly users: readonly User[]
}

const form: IdentityForm<GroupWithUsers> = {
  kind: 'group',
  noun: 'Group',
  list: 'groups',
  read: async (GroupName) => {
    const { Group, Users = [] } = await callAws('iam', 'getGroup', { GroupName })
    return Group === undefined ? undefined : { ...Group, users: Users }
  },
  facts: ({ users }) => [{ label: 'Users', value: users.length }],
  tabs: (_, name) => [{ id: 'users', label: 'Users', content: <GroupUsers name={name} /> }],
}

export default function GroupPage() {
  return <IdentityPage form={form} />
}
