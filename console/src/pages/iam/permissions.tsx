import { Badge, Button, Header, Link, SpaceBetween, Table } from '@cloudscape-design/components'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { EmptyState } from '../../kit/empty-state.tsx'
import { ErrorAlert } from '../../kit/error-alert.tsx'
import { PageLink } from '../../shell/links.tsx'
import { useNotify } from '../../shell/notifications.tsx'
import { AttachDialog } from './attach-dialog.tsx'
import { heldPolicies, removePolicies, type HeldPolicy, type Holder } from './holder.ts'
import { policyHref } from './iam-page.ts'
import { InlinePolicyDialog } from './inline-policy.tsx'

type Dialog = { readonly kind: 'attach' } | { readonly kind: 'inline'; readonly name?: string }

/** What somebody may do: their policies, and the ways to change them. */
export function Permissions({ holder }: { readonly holder: Holder }) {
  const held = useQuery({
    queryKey: ['iam', 'heldPolicies', holder],
    queryFn: () => heldPolicies(holder),
  })
  const [chosen, setChosen] = useState<readonly HeldPolicy[]>([])
  const [dialog, setDialog] = useState<Dialog | undefined>()
  const remove = useRemove(holder)
  const rows = held.data ?? []
  const selected = rows.filter(({ id }) => chosen.some((one) => one.id === id))
  return (
    <SpaceBetween size="m">
      <ErrorAlert error={held.error ?? remove.error} />
      <Table
        variant="borderless"
        items={rows}
        trackBy="id"
        loading={held.isLoading}
        loadingText="Loading permissions"
        selectionType="multi"
        selectedItems={selected}
        onSelectionChange={({ detail }) => setChosen(detail.selectedItems)}
        ariaLabels={labels}
        header={
          <Header
            variant="h2"
            counter={`(${rows.length})`}
            description={`The ${holder.kind} may do what these policies allow, and no more.`}
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
            The {holder.kind} may do nothing yet. Attach a policy that allows what it is for.
          </EmptyState>
        }
        columnDefinitions={columns((name) => setDialog({ kind: 'inline', name }))}
      />
      {dialog !== undefined && (
        <PermissionDialog holder={holder} dialog={dialog} rows={rows} onDismiss={() => setDialog(undefined)} />
      )}
    </SpaceBetween>
  )
}

const labels = {
  tableLabel: 'Permissions policies',
  selectionGroupLabel: 'Selection',
  allItemsSelectionLabel: () => 'All',
  itemSelectionLabel: (_: unknown, row: HeldPolicy) => row.name,
}

interface PermissionDialogProps {
  readonly holder: Holder
  readonly dialog: Dialog
  readonly rows: readonly HeldPolicy[]
  readonly onDismiss: () => void
}

function PermissionDialog({ holder, dialog, rows, onDismiss }: PermissionDialogProps) {
  if (dialog.kind === 'attach') {
    return <AttachDialog holder={holder} attached={rows.flatMap(({ arn }) => arn ?? [])} onDismiss={onDismiss} />
  }
  const named = dialog.name !== undefined && { name: dialog.name }
  return <InlinePolicyDialog holder={holder} {...named} onDismiss={onDismiss} />
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
    cell: ({ name, arn }: HeldPolicy) =>
      arn === undefined ? (
        <Link onFollow={() => openInline(name)}>{name}</Link>
      ) : (
        <PageLink href={policyHref(arn)}>{name}</PageLink>
      ),
  },
  { id: 'type', header: 'Type', cell: (row: HeldPolicy) => <TypeBadge row={row} /> },
]

function TypeBadge({ row: { arn } }: { readonly row: HeldPolicy }) {
  if (arn === undefined) return <Badge color="blue">Inline</Badge>
  return arn.startsWith('arn:aws:iam::aws:') ? (
    <Badge color="grey">AWS managed</Badge>
  ) : (
    <Badge color="blue">Customer managed</Badge>
  )
}

function useRemove(holder: Holder) {
  const queries = useQueryClient()
  const notify = useNotify()
  return useMutation({
    mutationFn: (policies: readonly HeldPolicy[]) => removePolicies(holder, policies),
    onSuccess: (_, policies) =>
      notify({ type: 'success', header: `Removed ${policies.map(({ name }) => name).join(', ')}` }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['iam'] }),
  })
}
