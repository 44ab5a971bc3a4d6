import { Badge, Button, Header, SpaceBetween, Table } from '@cloudscape-design/components'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { callAws } from '../../aws/call.ts'
import { useAwsQuery } from '../../aws/queries.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { ErrorAlert } from '../../kit/error-alert.tsx'
import { PageLink } from '../../shell/links.tsx'
import { useNotify } from '../../shell/notifications.tsx'
import { AttachDialog } from './attach-dialog.tsx'
import { policyHref } from './iam-page.ts'
import { InlinePolicyDialog } from './inline-policy.tsx'

/** A policy of a role: attached (with an ARN) or its own. */
interface PermissionRow {
  readonly id: string
  readonly name: string
  readonly arn?: string
}

type Dialog = { readonly kind: 'attach' } | { readonly kind: 'inline'; readonly name?: string }

export function RolePermissions({ name }: { readonly name: string }) {
  const attached = useAwsQuery('iam', 'listAttachedRolePolicies', { RoleName: name })
  const inline = useAwsQuery('iam', 'listRolePolicies', { RoleName: name })
  const [chosen, setChosen] = useState<readonly PermissionRow[]>([])
  const [dialog, setDialog] = useState<Dialog | undefined>()
  const remove = useRemove(name)
  const rows: readonly PermissionRow[] = [
    ...(attached.data?.AttachedPolicies ?? []).map(({ PolicyArn: arn = '', PolicyName = '' }) => ({
      id: arn,
      name: PolicyName,
      arn,
    })),
    ...(inline.data?.PolicyNames ?? []).map((one) => ({ id: `inline ${one}`, name: one })),
  ]
  const selected = rows.filter(({ id }) => chosen.some((one) => one.id === id))
  return (
    <SpaceBetween size="m">
      <ErrorAlert error={attached.error ?? inline.error ?? remove.error} />
      <Table
        variant="borderless"
        items={rows}
        trackBy="id"
        loading={attached.isLoading || inline.isLoading}
        loadingText="Loading permissions"
        selectionType="multi"
        selectedItems={selected}
        onSelectionChange={({ detail }) => setChosen(detail.selectedItems)}
        ariaLabels={{
          tableLabel: 'Permissions policies',
          selectionGroupLabel: 'Selection',
          allItemsSelectionLabel: () => 'All',
          itemSelectionLabel: (_, row) => row.name,
        }}
        header={
          <Header
            variant="h2"
            counter={`(${rows.length})`}
            description="The role may do what these policies allow, and no more."
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <Button
                  disabled={selected.length === 0}
                  loading={remove.isPending}
                  onClick={() => remove.mutate(selected, { onSuccess: () => setChosen([]) })}
                >
                  Remove
                </Button>
                <Button onClick={() => setDialog({ kind: 'inline' })}>Create inline policy</Button>
                <Button variant="primary" onClick={() => setDialog({ kind: 'attach' })}>
                  Attach policies
                </Button>
              </SpaceBetween>
            }
          >
            Permissions policies
          </Header>
        }
        empty={
          <EmptyState title="No permissions">
            The role may do nothing yet. Attach a policy that allows what it is for.
          </EmptyState>
        }
        columnDefinitions={columns((name) => setDialog({ kind: 'inline', name }))}
      />
      {dialog?.kind === 'attach' && (
        <AttachDialog
          role={name}
          attached={rows.flatMap(({ arn }) => arn ?? [])}
          onDismiss={() => setDialog(undefined)}
        />
      )}
      {dialog?.kind === 'inline' && (
        <InlinePolicyDialog
          role={name}
          {...(dialog.name !== undefined && { name: dialog.name })}
          onDismiss={() => setDialog(undefined)}
        />
      )}
    </SpaceBetween>
  )
}

const columns = (openInline: (name: string) => void) => [
  {
    id: 'name',
    header: 'Policy name',
    isRowHeader: true,
    cell: ({ name, arn }: PermissionRow) =>
      arn === undefined ? (
        <Button variant="inline-link" onClick={() => openInline(name)}>
          {name}
        </Button>
      ) : (
        <PageLink href={policyHref(arn)}>{name}</PageLink>
      ),
  },
  { id: 'type', header: 'Type', cell: (row: PermissionRow) => <TypeBadge row={row} /> },
]

function TypeBadge({ row: { arn } }: { readonly row: PermissionRow }) {
  if (arn === undefined) return <Badge color="blue">Inline</Badge>
  return arn.startsWith('arn:aws:iam::aws:') ? (
    <Badge color="grey">AWS managed</Badge>
  ) : (
    <Badge color="blue">Customer managed</Badge>
  )
}

function useRemove(RoleName: string) {
  const queries = useQueryClient()
  const notify = useNotify()
  return useMutation({
    mutationFn: async (rows: readonly PermissionRow[]) => {
      for (const { name: PolicyName, arn: PolicyArn } of rows) {
        if (PolicyArn === undefined) await callAws('iam', 'deleteRolePolicy', { RoleName, PolicyName })
        else await callAws('iam', 'detachRolePolicy', { RoleName, PolicyArn })
      }
    },
    onSuccess: (_, rows) => notify({ type: 'success', header: `Removed ${rows.map(({ name }) => name).join(', ')}` }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['iam'] }),
  })
}
