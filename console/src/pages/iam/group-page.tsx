import {
  Button,
  Container,
  ContentLayout,
  Header,
  KeyValuePairs,
  SpaceBetween,
  Table,
  Tabs,
} from '@cloudscape-design/components'
import type { User } from '@aws-sdk/client-iam'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { callAws } from '../../aws/call.ts'
import { useAwsQuery } from '../../aws/queries.ts'
import { ArnText } from '../../kit/arn-text.tsx'
import { ConfirmDialog } from '../../kit/confirm-dialog.tsx'
import { EmptyState } from '../../kit/empty-state.tsx'
import { ErrorAlert } from '../../kit/error-alert.tsx'
import { Timestamp } from '../../kit/timestamp.tsx'
import { useUrlState } from '../../kit/use-url-state.ts'
import { PageLink } from '../../shell/links.tsx'
import { Loading } from '../../shell/loading.tsx'
import { useRouteParameter } from '../../shell/page.tsx'
import { heldPolicies, removePolicies } from './holder.ts'
import { useIamPage, userHref } from './iam-page.ts'
import { Permissions } from './permissions.tsx'

export default function GroupPage() {
  const name = useRouteParameter('name')
  useIamPage('groups', name)
  const [deleting, setDeleting] = useState(false)
  const [tab, setTab] = useUrlState('tab', 'permissions')
  const query = useAwsQuery('iam', 'getGroup', { GroupName: name })
  const group = query.data?.Group
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          actions={
            <Button disabled={group === undefined} onClick={() => setDeleting(true)}>
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
      {group !== undefined && (
        <SpaceBetween size="l">
          <Container header={<Header variant="h2">Summary</Header>}>
            <KeyValuePairs
              columns={3}
              items={[
                { label: 'ARN', value: <ArnText arn={group.Arn ?? ''} label="group ARN" /> },
                { label: 'Creation date', value: <Timestamp at={group.CreateDate} /> },
                { label: 'Path', value: <span className="mono">{group.Path}</span> },
              ]}
            />
          </Container>
          <Tabs
            ariaLabel="Group"
            variant="container"
            activeTabId={tab}
            onChange={({ detail }) => setTab(detail.activeTabId)}
            tabs={[
              { id: 'permissions', label: 'Permissions', content: <Permissions holder={{ kind: 'group', name }} /> },
              { id: 'users', label: 'Users', content: <Members users={query.data?.Users ?? []} /> },
            ]}
          />
        </SpaceBetween>
      )}
      {deleting && (
        <DeleteGroupDialog name={name} users={query.data?.Users ?? []} onDismiss={() => setDeleting(false)} />
      )}
    </ContentLayout>
  )
}

function Members({ users }: { readonly users: readonly User[] }) {
  return (
    <Table
      variant="borderless"
      items={users}
      ariaLabels={{ tableLabel: 'Users', selectionGroupLabel: 'Selection' }}
      header={
        <Header variant="h2" counter={`(${users.length})`}>
          Users
        </Header>
      }
      empty={<EmptyState title="Nobody is in this group">Users are added on their own pages.</EmptyState>}
      columnDefinitions={[
        {
          id: 'name',
          header: 'User',
          isRowHeader: true,
          cell: ({ UserName = '' }) => <PageLink href={`${userHref(UserName)}?tab=groups`}>{UserName}</PageLink>,
        },
        { id: 'created', header: 'Creation date', cell: ({ CreateDate }) => <Timestamp at={CreateDate} /> },
      ]}
    />
  )
}

interface DeleteGroupProps {
  readonly name: string
  readonly users: readonly User[]
  readonly onDismiss: () => void
}

function DeleteGroupDialog({ name: GroupName, users, onDismiss }: DeleteGroupProps) {
  const [, navigate] = useLocation()
  const queries = useQueryClient()
  const remove = useMutation({
    mutationFn: async () => {
      const holder = { kind: 'group', name: GroupName } as const
      await removePolicies(holder, await heldPolicies(holder))
      for (const { UserName } of users) await callAws('iam', 'removeUserFromGroup', { GroupName, UserName })
      await callAws('iam', 'deleteGroup', { GroupName })
    },
    onSuccess: () => {
      navigate('/iam/groups')
      void queries.invalidateQueries({ queryKey: ['iam', 'listGroups'] })
    },
  })
  return (
    <ConfirmDialog
      title={`Delete ${GroupName}?`}
      confirmText="Delete"
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate()}
      onDismiss={onDismiss}
    >
      Its users stay, and lose what its policies allow.
    </ConfirmDialog>
  )
}
