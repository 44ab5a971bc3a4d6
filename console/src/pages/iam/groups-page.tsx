import { Button, FormField, Input, type TableProps } from '@cloudscape-design/components'
import type { Group } from '@aws-sdk/client-iam'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { useAwsList, useAwsMutation } from '../../aws/queries.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { ListTable } from '../../kit/list-table.tsx'
import { LoadMore } from '../../kit/load-more.tsx'
import { Timestamp } from '../../kit/timestamp.tsx'
import { PageLink } from '../../shell/links.tsx'
import { usePage } from '../../shell/page.tsx'
import { groupHref } from './iam-page.ts'
import { policyNameProblem } from './role-name.ts'

interface Row extends Group {
  readonly GroupName: string
}

const pages = {
  itemsOf: (page: { readonly Groups?: Group[] | undefined }) => page.Groups,
  token: { in: 'Marker', out: 'Marker' },
}

const columns: readonly TableProps.ColumnDefinition<Row>[] = [
  {
    id: 'name',
    header: 'Group name',
    cell: ({ GroupName }) => <PageLink href={groupHref(GroupName)}>{GroupName}</PageLink>,
    sortingField: 'GroupName',
    isRowHeader: true,
  },
  { id: 'path', header: 'Path', cell: ({ Path }) => Path },
  {
    id: 'created',
    header: 'Creation date',
    cell: ({ CreateDate }) => <Timestamp at={CreateDate} />,
    sortingField: 'CreateDate',
  },
]

export default function GroupsPage() {
  usePage({ title: 'Groups' })
  const [creating, setCreating] = useState(false)
  const groups = useAwsList('iam', 'listGroups', { MaxItems: 1_000 }, pages)
  return (
    <>
      <ListTable<Row>
        title="Groups"
        items={groups.items.map((group) => ({ ...group, GroupName: group.GroupName ?? '' }))}
        columns={columns}
        trackBy="GroupName"
        loading={groups.isLoading}
        error={groups.error}
        onRefresh={groups.refetch}
        placeholder="Find groups"
        more={groups.hasMore ? <LoadMore list={groups} /> : undefined}
        empty={
          <EmptyState title="No groups yet" action={<Button onClick={() => setCreating(true)}>Create group</Button>}>
            A group gives the same policies to several users.
          </EmptyState>
        }
        actions={() => (
          <Button variant="primary" onClick={() => setCreating(true)}>
            Create group
          </Button>
        )}
      />
      {creating && <CreateGroupDialog onDismiss={() => setCreating(false)} />}
    </>
  )
}

function CreateGroupDialog({ onDismiss }: { readonly onDismiss: () => void }) {
  const [, navigate] = useLocation()
  const [name, setName] = useState('')
  const create = useAwsMutation('iam', 'createGroup')
  const problem = policyNameProblem(name)
  const GroupName = name.trim()
  return (
    <FormDialog
      title="Create group"
      submitText="Create group"
      busy={create.isPending}
      disabled={problem !== undefined}
      error={create.error}
      onSubmit={() => create.mutate({ GroupName }, { onSuccess: () => navigate(groupHref(GroupName)) })}
      onDismiss={onDismiss}
    >
      <FormField label="Group name" errorText={name === '' ? undefined : problem}>
        <Input value={name} spellcheck={false} onChange={({ detail }) => setName(detail.value)} />
      </FormField>
    </FormDialog>
  )
}
