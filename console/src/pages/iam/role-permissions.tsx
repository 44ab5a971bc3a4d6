import { Badge, Button, Header, SpaceBetween, Table } from '@cloudscape-design/components'
import type { AttachedPolicy } from '@aws-sdk/client-iam'
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
  const rows = rowsOf(attached.data?.AttachedPolicies, inline.data?.PolicyNames)
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
        ariaLabels={labels}
        header={
          <Header
            variant="h2"
            counter={`(${rows.length})`}
            description="The role may do what these policies allow, and no more."
            actions={
              <PermissionActions
                busy={remove.isPending}
                onOpen={setDialog}
                {...(selected.length > 0 && {
                  onRemove: () => remove.mutate(selected, { onSuccess: () => setChosen([]) }),
                })}
              />
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
      {dialog !== undefined && (
        <PermissionDialog role={name} dialog={dialog} rows={rows} onDismiss={() => setDialog(undefined)} />
      )}
    </SpaceBetween>
  )
}

const labels = {
  tableLabel: 'Permissions policies',
  selectionGroupLabel: 'Selection',
  allItemsSelectionLabel: () => 'All',
  itemSelectionLabel: (_: unknown, row: PermissionRow) => row.name,
}

function rowsOf(attached: readonly AttachedPolicy[] = [], inline: readonly string[] = []): readonly PermissionRow[] {
  return [
    ...attached.map(({ PolicyArn: arn = '', PolicyName = '' }) => ({ id: arn, name: PolicyName, arn })),
    ...inline.map((name) => ({ id: `inline ${name}`, name })),
  ]
}

interface PermissionDialogProps {
  readonly role: string
  readonly dialog: Dialog
  readonly rows: readonly PermissionRow[]
  readonly onDismiss: () => void
}

function PermissionDialog({ role, dialog, rows, onDismiss }: PermissionDialogProps) {
  if (dialog.kind === 'attach') {
    return <AttachDialog role={role} attached={rows.flatMap(({ arn }) => arn ?? [])} onDismiss={onDismiss} />
  }
  const named = dialog.name !== undefined && { name: dialog.name }
  return <InlinePolicyDialog role={role} {...named} onDismiss={onDismiss} />
}

interface PermissionActionsProps {
  readonly busy: boolean
  readonly onOpen: (dialog: Dialog) => void
  /** Absent while nothing is chosen. */
  readonly onRemove?: () => void
}

function PermissionActions({ busy, onOpen, onRemove }: PermissionActionsProps) {
  return (
    <div className="actions">
      <Button disabled={onRemove === undefined} loading={busy} onClick={() => onRemove?.()}>
        Remove
      </Button>
      <Button onClick={() => onOpen({ kind: 'inline' })}>Create inline policy</Button>
      <Button variant="primary" onClick={() => onOpen({ kind: 'attach' })}>
        Attach policies
      </Button>
    </div>
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
