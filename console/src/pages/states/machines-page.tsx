import { Button, ButtonDropdown } from '@cloudscape-design/components'
import type { StateMachineListItem } from '@aws-sdk/client-sfn'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { useAwsList } from '../../aws/queries.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { ListTable } from '../../kit/list-table.tsx'
import { LoadMore } from '../../kit/load-more.tsx'
import { Timestamp } from '../../kit/timestamp.tsx'
import { everything, useLive } from '../../live/use-live.ts'
import { PageLink } from '../../shell/links.tsx'
import { usePage } from '../../shell/page.tsx'
import { DeleteMachineDialog } from './machine-delete-dialog.tsx'
import { countText, useAllCounts } from './machine-counts.ts'
import { StartExecutionDialog } from './start-execution-dialog.tsx'
import { createMachineHref, editMachineHref, machineHref, testStateHref } from './states-links.ts'

interface Row extends StateMachineListItem {
  readonly stateMachineArn: string
  readonly name: string
  readonly RUNNING: number
  readonly SUCCEEDED: number
  readonly FAILED: number
  readonly TIMED_OUT: number
  readonly ABORTED: number
}

type Dialog = { readonly kind: 'start' | 'delete'; readonly machine: Row }

const also = [
  ['console', 'counts'],
  ['states', 'listStateMachines'],
]
const pages = {
  itemsOf: (page: { readonly stateMachines?: StateMachineListItem[] | undefined }) => page.stateMachines,
}

/** Every state machine, with what its executions are doing. */
export default function MachinesPage() {
  usePage({ title: 'State machines' })
  useLive([everything], { also })
  const [, navigate] = useLocation()
  const [dialog, setDialog] = useState<Dialog>()
  const machines = useAwsList('states', 'listStateMachines', { maxResults: 1_000 }, pages)
  const counts = useAllCounts()
  const close = (): void => setDialog(undefined)
  return (
    <>
      <ListTable<Row>
        title="State machines"
        items={machines.items.map((machine) => rowOf(machine, counts.data?.machines))}
        trackBy="stateMachineArn"
        nameOf={({ name }) => name}
        loading={machines.isLoading}
        error={machines.error ?? counts.error}
        onRefresh={() => {
          machines.refetch()
          void counts.refetch()
        }}
        placeholder="Find state machines"
        selectionType="single"
        more={machines.hasMore ? <LoadMore list={machines} /> : undefined}
        empty={
          <EmptyState
            title="No state machines yet"
            action={<Button onClick={() => navigate(createMachineHref)}>Create state machine</Button>}
          >
            A state machine is a workflow: states, one after the other, which pass data on. Begin with a template.
          </EmptyState>
        }
        actions={([machine]) => <Actions machine={machine} onDialog={setDialog} />}
        columns={columns}
        sortedBy={newestFirst}
      />
      {dialog?.kind === 'start' && (
        <StartExecutionDialog stateMachineArn={dialog.machine.stateMachineArn} onDismiss={close} />
      )}
      {dialog?.kind === 'delete' && (
        <DeleteMachineDialog arn={dialog.machine.stateMachineArn} running={dialog.machine.RUNNING} onDismiss={close} />
      )}
    </>
  )
}

interface ActionsProps {
  readonly machine: Row | undefined
  readonly onDialog: (dialog: Dialog) => void
}

function Actions({ machine, onDialog }: ActionsProps) {
  const [, navigate] = useLocation()
  const none = machine === undefined
  const arn = machine?.stateMachineArn ?? ''
  const act = (id: string): void => {
    if (none) return
    if (id === 'start') onDialog({ kind: 'start', machine })
    else navigate(id === 'copy' ? `${createMachineHref}?from=${encodeURIComponent(arn)}` : testStateHref(arn))
  }
  return (
    <>
      <Button disabled={none} onClick={() => navigate(machineHref(arn))}>
        View details
      </Button>
      <Button disabled={none} onClick={() => navigate(editMachineHref(arn))}>
        Edit
      </Button>
      <Button disabled={none} onClick={() => machine !== undefined && onDialog({ kind: 'delete', machine })}>
        Delete
      </Button>
      <ButtonDropdown
        disabled={none}
        items={[
          { id: 'start', text: 'Start execution' },
          { id: 'copy', text: 'Copy to new' },
          { id: 'test', text: 'Test a state' },
        ]}
        onItemClick={({ detail }) => act(detail.id)}
      >
        Actions
      </ButtonDropdown>
      <Button variant="primary" onClick={() => navigate(createMachineHref)}>
        Create state machine
      </Button>
    </>
  )
}

const newestFirst = { sortingColumn: { sortingField: 'creationDate' }, isDescending: true }

const statuses = [
  ['RUNNING', 'Running'],
  ['SUCCEEDED', 'Succeeded'],
  ['FAILED', 'Failed'],
  ['TIMED_OUT', 'Timed out'],
  ['ABORTED', 'Aborted'],
] as const

const columns = [
  {
    id: 'name',
    header: 'Name',
    cell: ({ stateMachineArn, name }: Row) => <PageLink href={machineHref(stateMachineArn)}>{name}</PageLink>,
    sortingField: 'name',
    isRowHeader: true,
  },
  {
    id: 'type',
    header: 'Type',
    cell: ({ type }: Row) => (type === 'EXPRESS' ? 'Express' : 'Standard'),
    sortingField: 'type',
  },
  {
    id: 'created',
    header: 'Creation date',
    cell: ({ creationDate }: Row) => <Timestamp at={creationDate} />,
    sortingField: 'creationDate',
  },
  ...statuses.map(([status, header]) => ({
    id: status,
    header,
    cell: (row: Row) => <Count row={row} status={status} />,
    sortingField: status,
  })),
]

/** Leads to those executions. Those of Express machines are in their log only. */
function Count({ row, status }: { readonly row: Row; readonly status: (typeof statuses)[number][0] }) {
  const count = row[status]
  if (row.type === 'EXPRESS') return <>-</>
  if (count === 0) return <span className="tabular">0</span>
  return (
    <PageLink href={`${machineHref(row.stateMachineArn)}?status=${status}`} variant="secondary">
      {countText(count)}
    </PageLink>
  )
}

function rowOf(
  machine: StateMachineListItem,
  machines: Readonly<Record<string, Readonly<Record<string, number>>>> | undefined,
): Row {
  const { stateMachineArn = '', name = '' } = machine
  const { RUNNING = 0, SUCCEEDED = 0, FAILED = 0, TIMED_OUT = 0, ABORTED = 0 } = machines?.[stateMachineArn] ?? {}
  return { ...machine, stateMachineArn, name, RUNNING, SUCCEEDED, FAILED, TIMED_OUT, ABORTED }
}
