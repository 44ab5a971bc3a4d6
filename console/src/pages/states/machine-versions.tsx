import type { StateMachineVersionListItem } from '@aws-sdk/client-sfn'
import { Button } from '@cloudscape-design/components'
import { useState } from 'react'
import { useAwsList, useAwsMutation } from '../../aws/queries.ts'
import { ConfirmDialog } from '../../kit/confirm-dialog.tsx'
import { EmptyState } from '../../kit/empty-state.tsx'
import { ListTable } from '../../kit/list-table.tsx'
import { LoadMore } from '../../kit/load-more.tsx'
import { Timestamp } from '../../kit/timestamp.tsx'
import { PageLink } from '../../shell/links.tsx'
import { AliasDialog } from './machine-alias-dialog.tsx'
import { PublishVersionDialog } from './machine-publish-dialog.tsx'
import { StartExecutionDialog } from './start-execution-dialog.tsx'
import { machineHref, nameOfArn } from './states-links.ts'

type Row = StateMachineVersionListItem & { readonly stateMachineVersionArn: string }

type Dialog = { readonly kind: 'publish' } | { readonly kind: 'start' | 'alias' | 'delete'; readonly arn: string }

/** The numbered versions of a machine, which never change. */
export function MachineVersions({ machineArn }: { readonly machineArn: string }) {
  const [dialog, setDialog] = useState<Dialog>()
  const versions = useAwsList(
    'states',
    'listStateMachineVersions',
    { stateMachineArn: machineArn, maxResults: 200 },
    { itemsOf: ({ stateMachineVersions }) => stateMachineVersions },
  )
  const close = (): void => setDialog(undefined)
  return (
    <>
      <ListTable<Row>
        title="Versions"
        variant="container"
        urlName="version"
        items={versions.items as readonly Row[]}
        trackBy="stateMachineVersionArn"
        nameOf={({ stateMachineVersionArn }) => `Version ${nameOfArn(stateMachineVersionArn)}`}
        loading={versions.isLoading}
        error={versions.error}
        onRefresh={versions.refetch}
        placeholder="Find versions"
        selectionType="single"
        more={versions.hasMore ? <LoadMore list={versions} /> : undefined}
        empty={
          <EmptyState
            title="No versions yet"
            action={<Button onClick={() => setDialog({ kind: 'publish' })}>Publish version</Button>}
          >
            A version keeps the machine as it is now, so that callers are not touched by the next edit.
          </EmptyState>
        }
        actions={([version]) => <VersionActions arn={version?.stateMachineVersionArn} onDialog={setDialog} />}
        columns={columns}
      />
      {dialog?.kind === 'publish' && <PublishVersionDialog machineArn={machineArn} onDismiss={close} />}
      {dialog?.kind === 'start' && <StartExecutionDialog stateMachineArn={dialog.arn} onDismiss={close} />}
      {dialog?.kind === 'alias' && <AliasDialog machineArn={machineArn} versionArn={dialog.arn} onDismiss={close} />}
      {dialog?.kind === 'delete' && <DeleteVersionDialog arn={dialog.arn} onDismiss={close} />}
    </>
  )
}

const columns = [
  {
    id: 'version',
    header: 'Version',
    isRowHeader: true,
    cell: ({ stateMachineVersionArn }: Row) => (
      <PageLink href={machineHref(stateMachineVersionArn)}>{nameOfArn(stateMachineVersionArn)}</PageLink>
    ),
  },
  {
    id: 'created',
    header: 'Creation date',
    cell: ({ creationDate }: Row) => <Timestamp at={creationDate} />,
    sortingField: 'creationDate',
  },
]

interface VersionActionsProps {
  /** Of the selected one. */
  readonly arn: string | undefined
  readonly onDialog: (dialog: Dialog) => void
}

function VersionActions({ arn, onDialog }: VersionActionsProps) {
  const open = (kind: 'start' | 'alias' | 'delete') => () => {
    if (arn !== undefined) onDialog({ kind, arn })
  }
  return (
    <>
      <Button disabled={arn === undefined} onClick={open('delete')}>
        Delete
      </Button>
      <Button disabled={arn === undefined} onClick={open('alias')}>
        Create alias
      </Button>
      <Button disabled={arn === undefined} onClick={open('start')}>
        Start execution
      </Button>
      <Button variant="primary" onClick={() => onDialog({ kind: 'publish' })}>
        Publish version
      </Button>
    </>
  )
}

function DeleteVersionDialog({ arn, onDismiss }: { readonly arn: string; readonly onDismiss: () => void }) {
  const remove = useAwsMutation('states', 'deleteStateMachineVersion')
  return (
    <ConfirmDialog
      title={`Delete version ${nameOfArn(arn)}?`}
      confirmText="Delete"
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate({ stateMachineVersionArn: arn }, { onSuccess: onDismiss })}
      onDismiss={onDismiss}
    >
      Its number is not given again. Executions that it runs go on to their end.
    </ConfirmDialog>
  )
}
