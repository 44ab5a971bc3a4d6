import {
  Alert,
  Button,
  Header,
  KeyValuePairs,
  SpaceBetween,
  StatusIndicator,
  Table,
} from '@cloudscape-design/components'
import type { AccessKeyMetadata } from '@aws-sdk/client-iam'
import { useState } from 'react'
import { useAwsMutation, useAwsQuery } from '../../aws/queries.ts'
import { CopyButton } from '../../kit/copy-button.tsx'
import { EmptyState } from '../../kit/empty-state.tsx'
import { ErrorAlert } from '../../kit/error-alert.tsx'
import { Timestamp } from '../../kit/timestamp.tsx'

/** A user's keys. The secret of a new one is shown once: the server keeps none to show. */
export function AccessKeys({ name }: { readonly name: string }) {
  const keys = useAwsQuery('iam', 'listAccessKeys', { UserName: name })
  const create = useAwsMutation('iam', 'createAccessKey')
  const update = useAwsMutation('iam', 'updateAccessKey')
  const remove = useAwsMutation('iam', 'deleteAccessKey')
  const [chosenId, setChosenId] = useState<string | undefined>()
  const rows = keys.data?.AccessKeyMetadata ?? []
  const chosen = rows.find(({ AccessKeyId }) => AccessKeyId === chosenId)
  const input = { UserName: name, AccessKeyId: chosenId }
  const isActive = chosen?.Status === 'Active'
  return (
    <SpaceBetween size="m">
      <ErrorAlert error={keys.error ?? create.error ?? update.error ?? remove.error} />
      {create.data?.AccessKey !== undefined && (
        <NewKey id={create.data.AccessKey.AccessKeyId ?? ''} secret={create.data.AccessKey.SecretAccessKey ?? ''} />
      )}
      <Table<AccessKeyMetadata>
        variant="borderless"
        items={rows}
        trackBy="AccessKeyId"
        loading={keys.isLoading}
        loadingText="Loading access keys"
        selectionType="single"
        selectedItems={chosen === undefined ? [] : [chosen]}
        onSelectionChange={({ detail }) => setChosenId(detail.selectedItems[0]?.AccessKeyId)}
        ariaLabels={labels}
        columnDefinitions={columns}
        empty={<EmptyState title="No access keys">A program that calls as this user needs one.</EmptyState>}
        header={
          <Header
            variant="h2"
            counter={`(${rows.length})`}
            actions={
              <div className="actions">
                <Button
                  disabled={chosen === undefined}
                  onClick={() => update.mutate({ ...input, Status: isActive ? 'Inactive' : 'Active' })}
                >
                  {isActive || chosen === undefined ? 'Deactivate' : 'Activate'}
                </Button>
                <Button disabled={chosen === undefined || isActive} onClick={() => remove.mutate(input)}>
                  Delete
                </Button>
                <Button variant="primary" loading={create.isPending} onClick={() => create.mutate({ UserName: name })}>
                  Create access key
                </Button>
              </div>
            }
          >
            Access keys
          </Header>
        }
      />
    </SpaceBetween>
  )
}

const labels = {
  tableLabel: 'Access keys',
  selectionGroupLabel: 'Selection',
  itemSelectionLabel: (_: unknown, { AccessKeyId = '' }: AccessKeyMetadata) => AccessKeyId,
}

const columns = [
  {
    id: 'id',
    header: 'Access key ID',
    isRowHeader: true,
    cell: ({ AccessKeyId }: AccessKeyMetadata) => <span className="mono">{AccessKeyId}</span>,
  },
  {
    id: 'status',
    header: 'Status',
    cell: ({ Status }: AccessKeyMetadata) => (
      <StatusIndicator type={Status === 'Active' ? 'success' : 'stopped'}>{Status}</StatusIndicator>
    ),
  },
  {
    id: 'created',
    header: 'Creation date',
    cell: ({ CreateDate }: AccessKeyMetadata) => <Timestamp at={CreateDate} />,
  },
]

function NewKey({ id, secret }: { readonly id: string; readonly secret: string }) {
  const copied = (text: string, label: string) => (
    <span>
      <CopyButton text={text} label={`Copy ${label}`} />
      <span className="mono">{text}</span>
    </span>
  )
  return (
    <Alert type="success" statusIconAriaLabel="Success" header="Copy the secret now: it is not shown again">
      <KeyValuePairs
        columns={2}
        items={[
          { label: 'Access key ID', value: copied(id, 'access key ID') },
          { label: 'Secret access key', value: copied(secret, 'secret access key') },
        ]}
      />
    </Alert>
  )
}
