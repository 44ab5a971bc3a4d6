import {
  Button,
  Container,
  ContentLayout,
  Header,
  KeyValuePairs,
  SpaceBetween,
  Tabs,
} from '@cloudscape-design/components'
import type { User } from '@aws-sdk/client-iam'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { useAwsQuery } from '../../aws/queries.ts'
import { ArnText } from '../../kit/arn-text.tsx'
import { ErrorAlert } from '../../kit/error-alert.tsx'
import { Timestamp } from '../../kit/timestamp.tsx'
import { useUrlState } from '../../kit/use-url-state.ts'
import { Loading } from '../../shell/loading.tsx'
import { useRouteParameter } from '../../shell/page.tsx'
import { AccessKeys } from './access-keys.tsx'
import { DeleteUserDialog } from './delete-user.tsx'
import { useIamPage } from './iam-page.ts'
import { Permissions } from './permissions.tsx'
import { UserGroups } from './user-groups.tsx'
import { UserPassword } from './user-password.tsx'

export default function UserPage() {
  const name = useRouteParameter('name')
  useIamPage('users', name)
  const [, navigate] = useLocation()
  const [deleting, setDeleting] = useState(false)
  const query = useAwsQuery('iam', 'getUser', { UserName: name })
  const user = query.data?.User
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          actions={
            <Button disabled={user === undefined} onClick={() => setDeleting(true)}>
              Delete
            </Button>
          }
        >
          {name}
        </Header>
      }
    >
      {query.isLoading && <Loading />}
      <ErrorAlert error={query.error} onRetry={() => void query.refetch()} />
      {user !== undefined && <UserFacts name={name} user={user} />}
      {deleting && (
        <DeleteUserDialog name={name} onDismiss={() => setDeleting(false)} onDeleted={() => navigate('/iam/users')} />
      )}
    </ContentLayout>
  )
}

function UserFacts({ name, user }: { readonly name: string; readonly user: User }) {
  const [tab, setTab] = useUrlState('tab', 'permissions')
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Summary</Header>}>
        <KeyValuePairs
          columns={4}
          items={[
            { label: 'ARN', value: <ArnText arn={user.Arn ?? ''} label="user ARN" /> },
            { label: 'Creation date', value: <Timestamp at={user.CreateDate} /> },
            { label: 'Last signed in', value: <Timestamp at={user.PasswordLastUsed} /> },
            { label: 'Path', value: <span className="mono">{user.Path}</span> },
          ]}
        />
      </Container>
      <Tabs
        ariaLabel="User"
        variant="container"
        activeTabId={tab}
        onChange={({ detail }) => setTab(detail.activeTabId)}
        tabs={[
          { id: 'permissions', label: 'Permissions', content: <Permissions holder={{ kind: 'user', name }} /> },
          { id: 'groups', label: 'Groups', content: <UserGroups name={name} /> },
          { id: 'keys', label: 'Access keys', content: <AccessKeys name={name} /> },
          { id: 'password', label: 'Console password', content: <UserPassword name={name} /> },
        ]}
      />
    </SpaceBetween>
  )
}
