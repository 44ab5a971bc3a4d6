import {
  Button,
  Container,
  ContentLayout,
  Header,
  KeyValuePairs,
  SpaceBetween,
  Tabs,
} from '@cloudscape-design/components'
import type { Role } from '@aws-sdk/client-iam'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { useAwsQuery } from '../../aws/queries.ts'
import { ArnText } from '../../kit/arn-text.tsx'
import { ErrorAlert } from '../../kit/error-alert.tsx'
import { DurationWords } from '../../kit/duration-words.tsx'
import { Timestamp } from '../../kit/timestamp.tsx'
import { useUrlState } from '../../kit/use-url-state.ts'
import { Loading } from '../../shell/loading.tsx'
import { useRouteParameter } from '../../shell/page.tsx'
import { DeleteRoleDialog } from './delete-role.tsx'
import { useIamPage } from './iam-page.ts'
import { Permissions } from './permissions.tsx'
import { RoleTags } from './role-tags.tsx'
import { RoleTrust } from './role-trust.tsx'
import { EditRoleDialog } from './edit-role.tsx'

export default function RolePage() {
  const name = useRouteParameter('name')
  useIamPage('roles', name)
  const [, navigate] = useLocation()
  const [dialog, setDialog] = useState<'edit' | 'delete' | undefined>()
  const query = useAwsQuery('iam', 'getRole', { RoleName: name })
  const role = query.data?.Role
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description={role?.Description}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button disabled={role === undefined} onClick={() => setDialog('edit')}>
                Edit
              </Button>
              <Button disabled={role === undefined} onClick={() => setDialog('delete')}>
                Delete
              </Button>
            </SpaceBetween>
          }
        >
          {name}
        </Header>
      }
    >
      {query.isLoading && <Loading />}
      <ErrorAlert error={query.error} onRetry={() => void query.refetch()} />
      {role !== undefined && <RoleFacts role={role} />}
      {dialog === 'delete' && (
        <DeleteRoleDialog name={name} onDismiss={() => setDialog(undefined)} onDeleted={() => navigate('/iam/roles')} />
      )}
      {dialog === 'edit' && role !== undefined && <EditRoleDialog role={role} onDismiss={() => setDialog(undefined)} />}
    </ContentLayout>
  )
}

function RoleFacts({ role }: { readonly role: Role }) {
  const [tab, setTab] = useUrlState('tab', 'permissions')
  const name = role.RoleName ?? ''
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Summary</Header>}>
        <KeyValuePairs
          columns={4}
          items={[
            { label: 'ARN', value: <ArnText arn={role.Arn ?? ''} label="role ARN" /> },
            { label: 'Creation date', value: <Timestamp at={role.CreateDate} /> },
            { label: 'Longest session', value: <DurationWords seconds={role.MaxSessionDuration ?? 3_600} /> },
            { label: 'Path', value: <span className="mono">{role.Path}</span> },
          ]}
        />
      </Container>
      <Tabs
        ariaLabel="Role"
        variant="container"
        activeTabId={tab}
        onChange={({ detail }) => setTab(detail.activeTabId)}
        tabs={[
          { id: 'permissions', label: 'Permissions', content: <Permissions holder={{ kind: 'role', name }} /> },
          { id: 'trust', label: 'Trust relationships', content: <RoleTrust role={role} /> },
          { id: 'tags', label: `Tags (${role.Tags?.length ?? 0})`, content: <RoleTags role={role} /> },
        ]}
      />
    </SpaceBetween>
  )
}
