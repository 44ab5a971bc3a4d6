import type { StateMachineAliasListItem } from '@aws-sdk/client-sfn'
import { Button } from '@cloudscape-design/components'
import { useState } from 'react'
import { useAwsList, useAwsMutation, useAwsQuery } from '../../aws/queries.ts'
import { ConfirmDialog } from '../../kit/confirm-dialog.tsx'
import { CopyButton } from '../../kit/copy-button.tsx'
import { EmptyState } from '../../kit/empty-state.tsx'
import { ListTable } from '../../kit/list-table.tsx'
import { LoadMore } from '../../kit/load-more.tsx'
import { Timestamp } from '../../kit/timestamp.tsx'
import { AliasDialog } from './machine-alias-dialog.tsx'
import { StartExecutionDialog } from './start-execution-dialog.tsx'
import { nameOfArn } from './states-links.ts'

type Row = StateMachineAliasListItem & { readonly stateMachineAliasArn: string }

type Dialog = { readonly kind: 'create' } | { readonly kind: 'start' | 'edit' | 'delete'; readonly arn: string }

/** Names that point to one version, or to two with weights. */
export function MachineAliases({ machineArn }: { readonly machineArn: string }) {
  const [dialog, setDialog] = useState<Dialog>()
  const aliases = useAwsList(
    'states',
    'listStateMachineAliases',
    { stateMachineArn: machineArn, maxResults: 200 },
    { itemsOf: ({ stateMachineAliases }) => stateMachineAliases },
  )
  const close = (): void => setDialog(undefined)
  return (
    <>
      <ListTable<Row>
        title="Aliases"
        variant="container"
        urlName="alias"
        items={aliases.items as readonly Row[]}
        trackBy="stateMachineAliasArn"
        nameOf={({ stateMachineAliasArn }) => nameOfArn(stateMachineAliasArn)}
        loading={aliases.isLoading}
        error={aliases.error}
        onRefresh={aliases.refetch}
        placeholder="Find aliases"
        selectionType="single"
        more={aliases.hasMore ? <LoadMore list={aliases} /> : undefined}
        empty={
          <EmptyState
            title="No aliases yet"
            action={<Button onClick={() => setDialog({ kind: 'create' })}>Create alias</Button>}
          >
            An alias is a name for a version. Callers use the name; you move it to the next version when that is ready.
          </EmptyState>
        }
        actions={([alias]) => <AliasActions arn={alias?.stateMachineAliasArn} onDialog={setDialog} />}
        columns={columns}
      />
      {dialog?.kind === 'create' && <AliasDialog machineArn={machineArn} onDismiss={close} />}
      {dialog?.kind === 'edit' && <AliasDialog machineArn={machineArn} aliasArn={dialog.arn} onDismiss={close} />}
      {dialog?.kind === 'start' && <StartExecutionDialog stateMachineArn={dialog.arn} onDismiss={close} />}
      {dialog?.kind === 'delete' && <DeleteAliasDialog arn={dialog.arn} onDismiss={close} />}
    </>
  )
}

const columns = [
  {
    id: 'name',
    header: 'Alias',
    isRowHeader: true,
    cell: ({ stateMachineAliasArn }: Row) => (
      <>
        <CopyButton text={stateMachineAliasArn} label="Copy alias ARN" /> {nameOfArn(stateMachineAliasArn)}
      </>
    ),
    sortingField: 'stateMachineAliasArn',
  },
  {
    id: 'routing',
    header: 'Versions',
    cell: ({ stateMachineAliasArn }: Row) => <Routing arn={stateMachineAliasArn} />,
  },
  {
    id: 'created',
    header: 'Creation date',
    cell: ({ creationDate }: Row) => <Timestamp at={creationDate} />,
    sortingField: 'creationDate',
  },
]

/** "90 % version 1, 10 % version 2". The list does not hold it. */
function Routing({ arn }: { readonly arn: string }) {
  const alias = useAwsQuery('states', 'describeStateMachineAlias', { stateMachineAliasArn: arn })
  const routes = alias.data?.routingConfiguration ?? []
  if (routes.length === 0) return <>-</>
  return (
    <>
      {routes
        .map(({ weight, stateMachineVersionArn = '' }) => `${weight} % version ${nameOfArn(stateMachineVersionArn)}`)
        .join(', ')}
    </>
  )
}

interface AliasActionsProps {
  /** Of the selected one. */
  readonly arn: string | undefined
  readonly onDialog: (dialog: Dialog) => void
}

function AliasActions({ arn, onDialog }: AliasActionsProps) {
  const open = (kind: 'start' | 'edit' | 'delete') => () => {
    if (arn !== undefined) onDialog({ kind, arn })
  }
  return (
    <>
      <Button disabled={arn === undefined} onClick={open('delete')}>
        Delete
      </Button>
      <Button disabled={arn === undefined} onClick={open('edit')}>
        Edit
      </Button>
      <Button disabled={arn === undefined} onClick={open('start')}>
        Start execution
      </Button>
      <Button variant="primary" onClick={() => onDialog({ kind: 'create' })}>
        Create alias
      </Button>
    </>
  )
}

function DeleteAliasDialog({ arn, onDismiss }: { readonly arn: string; readonly onDismiss: () => void }) {
  const remove = useAwsMutation('states', 'deleteStateMachineAlias')
  return (
    <ConfirmDialog
      title={`Delete alias ${nameOfArn(arn)}?`}
      confirmText="Delete"
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate({ stateMachineAliasArn: arn }, { onSuccess: onDismiss })}
      onDismiss={onDismiss}
    >
      Who starts executions by this name is refused from then on. The versions stay.
    </ConfirmDialog>
  )
}
