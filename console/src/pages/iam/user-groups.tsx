import { Button, Header, Multiselect, SpaceBetween, Table } from '@cloudscape-design/components'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { callAws } from '../../aws/call.ts'
import { useAwsQuery } from '../../aws/queries.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { ErrorAlert } from '../../kit/error-alert.tsx'
import { PageLink } from '../../shell/links.tsx'
import { groupHref } from './iam-page.ts'

/** The groups of a user, whose policies count for the user too. */
export function UserGroups({ name: UserName }: { readonly name: string }) {
  const mine = useAwsQuery('iam', 'listGroupsForUser', { UserName })
  const all = useAwsQuery('iam', 'listGroups', { MaxItems: 1_000 })
  const [chosen, setChosen] = useState<readonly string[]>([])
  const queries = useQueryClient()
  const change = useMutation({
    mutationFn: (call: () => Promise<unknown>) => call(),
    onSuccess: () => setChosen([]),
    onSettled: () => queries.invalidateQueries({ queryKey: ['iam'] }),
  })
  const names = (mine.data?.Groups ?? []).map(({ GroupName = '' }) => GroupName)
  const others = (all.data?.Groups ?? []).map(({ GroupName = '' }) => GroupName).filter((one) => !names.includes(one))
  const add = async (): Promise<void> => {
    for (const GroupName of chosen) await callAws('iam', 'addUserToGroup', { UserName, GroupName })
  }
  return (
    <SpaceBetween size="m">
      <ErrorAlert error={mine.error ?? all.error ?? change.error} />
      <Table
        variant="borderless"
        items={names.map((name) => ({ name }))}
        loading={mine.isLoading}
        loadingText="Loading groups"
        ariaLabels={{ tableLabel: 'Groups', selectionGroupLabel: 'Selection' }}
        header={
          <Header variant="h2" counter={`(${names.length})`} description="Their policies count for the user too.">
            Groups
          </Header>
        }
        empty={<EmptyState title="In no group">Groups give the same policies to several users.</EmptyState>}
        columnDefinitions={columns((GroupName) =>
          change.mutate(() => callAws('iam', 'removeUserFromGroup', { UserName, GroupName })),
        )}
      />
      <div className="actions">
        <Multiselect
          ariaLabel="Groups to add"
          placeholder={others.length === 0 ? 'No other groups' : 'Choose groups'}
          disabled={others.length === 0}
          options={others.map((value) => ({ value, label: value }))}
          selectedOptions={chosen.map((value) => ({ value, label: value }))}
          onChange={({ detail }) => setChosen(detail.selectedOptions.flatMap(({ value }) => value ?? []))}
        />
        <Button disabled={chosen.length === 0} loading={change.isPending} onClick={() => change.mutate(add)}>
          Add to groups
        </Button>
      </div>
    </SpaceBetween>
  )
}

const columns = (leave: (group: string) => void) => [
  {
    id: 'name',
    header: 'Group',
    isRowHeader: true,
    cell: ({ name }: { readonly name: string }) => <PageLink href={groupHref(name)}>{name}</PageLink>,
  },
  {
    id: 'leave',
    header: 'Membership',
    cell: ({ name }: { readonly name: string }) => (
      <Button variant="inline-link" ariaLabel={`Remove from ${name}`} onClick={() => leave(name)}>
        Remove
      </Button>
    ),
  },
]
