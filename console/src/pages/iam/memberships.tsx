import { Button, Header, Link, Multiselect, SpaceBetween, Table } from '@cloudscape-design/components'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { callAws } from '../../aws/call.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { ErrorAlert } from '../../kit/error-alert.tsx'
import { PageLink } from '../../shell/links.tsx'
import { groupHref, userHref } from './iam-page.ts'

/** One side of the membership: what it is called, and how its other side is read, and changed. */
interface MembershipForm {
  readonly title: 'Groups' | 'Users'
  readonly noun: 'group' | 'user'
  readonly description: string
  readonly empty: { readonly title: string; readonly words: string }
  readonly href: (other: string) => string
  readonly members: (name: string) => Promise<readonly string[]>
  readonly all: () => Promise<readonly string[]>
  readonly add: (name: string, other: string) => Promise<unknown>
  readonly remove: (name: string, other: string) => Promise<unknown>
}

const groupsOfUser: MembershipForm = {
  title: 'Groups',
  noun: 'group',
  description: 'Their policies count for the user too.',
  empty: { title: 'In no group', words: 'Groups give the same policies to several users.' },
  href: groupHref,
  members: async (UserName) =>
    groupNames((await callAws('iam', 'listGroupsForUser', { UserName, MaxItems: 1_000 })).Groups),
  all: async () => groupNames((await callAws('iam', 'listGroups', { MaxItems: 1_000 })).Groups),
  add: (UserName, GroupName) => callAws('iam', 'addUserToGroup', { UserName, GroupName }),
  remove: (UserName, GroupName) => callAws('iam', 'removeUserFromGroup', { UserName, GroupName }),
}

const usersOfGroup: MembershipForm = {
  title: 'Users',
  noun: 'user',
  description: 'The policies of the group count for each of them.',
  empty: { title: 'Nobody is in this group', words: 'Choose users below to add them.' },
  href: userHref,
  members: async (GroupName) => userNames((await callAws('iam', 'getGroup', { GroupName, MaxItems: 1_000 })).Users),
  all: async () => userNames((await callAws('iam', 'listUsers', { MaxItems: 1_000 })).Users),
  add: (GroupName, UserName) => callAws('iam', 'addUserToGroup', { UserName, GroupName }),
  remove: (GroupName, UserName) => callAws('iam', 'removeUserFromGroup', { UserName, GroupName }),
}

const groupNames = (groups: readonly { readonly GroupName: string | undefined }[] = []): readonly string[] =>
  groups.map(({ GroupName = '' }) => GroupName)
const userNames = (users: readonly { readonly UserName: string | undefined }[] = []): readonly string[] =>
  users.map(({ UserName = '' }) => UserName)

/** The groups of a user, whose policies count for the user too. */
export const UserGroups = ({ name }: { readonly name: string }) => <Memberships name={name} form={groupsOfUser} />

/** Who is in a group. */
export const GroupUsers = ({ name }: { readonly name: string }) => <Memberships name={name} form={usersOfGroup} />

interface MembershipsProps {
  readonly name: string
  readonly form: MembershipForm
}

function Memberships({ name, form }: MembershipsProps) {
  const { title, noun, empty } = form
  const mine = useQuery({ queryKey: ['iam', 'memberships', noun, name], queryFn: () => form.members(name) })
  const change = useChange()
  const names = mine.data ?? []
  return (
    <SpaceBetween size="m">
      <ErrorAlert error={mine.error ?? change.error} onRetry={() => void mine.refetch()} />
      <Table
        variant="borderless"
        items={names.map((other) => ({ name: other }))}
        loading={mine.isLoading}
        loadingText={`Loading ${title.toLowerCase()}`}
        ariaLabels={{ tableLabel: title, selectionGroupLabel: 'Selection' }}
        header={
          <Header
            variant="h2"
            {...(mine.data !== undefined && { counter: `(${names.length})` })}
            description={form.description}
          >
            {title}
          </Header>
        }
        empty={<EmptyState title={empty.title}>{empty.words}</EmptyState>}
        columnDefinitions={columns(form, (other) => change.mutate(() => form.remove(name, other)))}
      />
      <Adding
        form={form}
        members={names}
        busy={change.isPending}
        onAdd={(others) =>
          change.mutateAsync(async () => {
            for (const other of others) await form.add(name, other)
          })
        }
      />
    </SpaceBetween>
  )
}

function useChange() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (call: () => Promise<unknown>) => call(),
    onSettled: () => queries.invalidateQueries({ queryKey: ['iam'] }),
  })
}

interface AddingProps {
  readonly form: MembershipForm
  readonly members: readonly string[]
  readonly busy: boolean
  readonly onAdd: (others: readonly string[]) => Promise<unknown>
}

function Adding({ form: { title, noun, all: readAll }, members, busy, onAdd }: AddingProps) {
  const all = useQuery({ queryKey: ['iam', 'everyName', noun], queryFn: readAll })
  const [chosen, setChosen] = useState<readonly string[]>([])
  const others = (all.data ?? []).filter((one) => !members.includes(one))
  const optionOf = (value: string) => ({ value, label: value })
  // A failure is told by who changes.
  const add = (): void =>
    void onAdd(chosen).then(
      () => setChosen([]),
      () => undefined,
    )
  return (
    <>
      <ErrorAlert error={all.error} onRetry={() => void all.refetch()} />
      <div className="actions">
        <Multiselect
          ariaLabel={`${title} to add`}
          placeholder={others.length === 0 ? `No other ${noun}s` : `Choose ${noun}s`}
          disabled={others.length === 0}
          statusType={all.isLoading ? 'loading' : 'finished'}
          filteringType="auto"
          filteringAriaLabel={`Find ${noun}s`}
          options={others.map(optionOf)}
          selectedOptions={chosen.map(optionOf)}
          onChange={({ detail }) => setChosen(detail.selectedOptions.flatMap(({ value }) => value ?? []))}
        />
        <Button disabled={chosen.length === 0} loading={busy} onClick={add}>
          {noun === 'group' ? 'Add to groups' : 'Add users'}
        </Button>
      </div>
    </>
  )
}

interface MemberRow {
  readonly name: string
}

const columns = ({ noun, href }: MembershipForm, remove: (other: string) => void) => [
  {
    id: 'name',
    header: noun === 'group' ? 'Group' : 'User',
    isRowHeader: true,
    cell: ({ name }: MemberRow) => <PageLink href={href(name)}>{name}</PageLink>,
  },
  {
    id: 'remove',
    header: 'Membership',
    cell: ({ name }: MemberRow) => (
      <Link ariaLabel={noun === 'group' ? `Remove from ${name}` : `Remove ${name}`} onFollow={() => remove(name)}>
        Remove
      </Link>
    ),
  },
]
