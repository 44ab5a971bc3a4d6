import { Button, FormField, Input, StatusIndicator } from '@cloudscape-design/components'
import type { ApiKey } from '@aws-sdk/client-api-gateway'
import { useState } from 'react'
import { useAwsList, useAwsMutation } from '../../aws/queries.ts'
import { ConfirmDialog } from '../../kit/confirm-dialog.tsx'
import { CopyButton } from '../../kit/copy-button.tsx'
import { EmptyState } from '../../kit/empty-state.tsx'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { ListTable } from '../../kit/list-table.tsx'
import { LoadMore } from '../../kit/load-more.tsx'
import { Timestamp } from '../../kit/timestamp.tsx'
import { usePage } from '../../shell/page.tsx'
import './apigateway.css'

type Row = ApiKey & { readonly id: string }

/** The keys that callers send as x-api-key. */
export default function ApiKeysPage() {
  usePage({ title: 'API keys' })
  const [creating, setCreating] = useState(false)
  const [deleting, setDeleting] = useState<Row | undefined>()
  const keys = useAwsList('apigateway', 'getApiKeys', { limit: 500, includeValues: true }, pages)
  const remove = useAwsMutation('apigateway', 'deleteApiKey')
  const create = <Button onClick={() => setCreating(true)}>Create API key</Button>
  const close = (): void => setDeleting(undefined)
  return (
    <>
      <ListTable<Row>
        title="API keys"
        description="A key opens the stages of the usage plans that it is in."
        items={keys.items.map((key) => ({ ...key, id: key.id ?? '' }))}
        trackBy="id"
        nameOf={({ name, id }) => name ?? id}
        loading={keys.isLoading}
        error={keys.error}
        onRefresh={keys.refetch}
        placeholder="Find API keys"
        selectionType="single"
        more={keys.hasMore ? <LoadMore list={keys} /> : undefined}
        empty={
          <EmptyState title="No API keys yet" action={create}>
            Methods can ask for one; then each caller is told apart and can be held to a quota.
          </EmptyState>
        }
        actions={([key]) => (
          <>
            <Button disabled={key === undefined} onClick={() => setDeleting(key)}>
              Delete
            </Button>
            <Button variant="primary" onClick={() => setCreating(true)}>
              Create API key
            </Button>
          </>
        )}
        columns={columns}
      />
      {creating && <CreateKeyDialog onDismiss={() => setCreating(false)} />}
      {deleting !== undefined && (
        <ConfirmDialog
          title={`Delete ${deleting.name ?? deleting.id}?`}
          confirmText="Delete"
          busy={remove.isPending}
          error={remove.error}
          onConfirm={() => remove.mutate({ apiKey: deleting.id }, { onSuccess: close })}
          onDismiss={close}
        >
          Whoever calls with it is refused from then on.
        </ConfirmDialog>
      )}
    </>
  )
}

const pages = {
  itemsOf: (page: { readonly items?: ApiKey[] | undefined }) => page.items,
  token: { in: 'position', out: 'position' },
}

const columns = [
  { id: 'name', header: 'Name', cell: ({ name, id }: Row) => name ?? id, sortingField: 'name', isRowHeader: true },
  {
    id: 'value',
    header: 'Key',
    cell: ({ value = '' }: Row) => (
      <span className="mono">
        <CopyButton text={value} label="Copy API key" /> {value.slice(0, 4)}…{value.slice(-4)}
      </span>
    ),
  },
  {
    id: 'enabled',
    header: 'Status',
    cell: ({ enabled }: Row) =>
      enabled === true ? (
        <StatusIndicator type="success">Enabled</StatusIndicator>
      ) : (
        <StatusIndicator type="stopped">Disabled</StatusIndicator>
      ),
  },
  {
    id: 'created',
    header: 'Created',
    cell: ({ createdDate }: Row) => <Timestamp at={createdDate} />,
    sortingField: 'createdDate',
  },
]

function CreateKeyDialog({ onDismiss }: { readonly onDismiss: () => void }) {
  const [name, setName] = useState('')
  const [value, setValue] = useState('')
  const create = useAwsMutation('apigateway', 'createApiKey')
  const submit = (): void =>
    create.mutate({ name, enabled: true, ...(value !== '' && { value }) }, { onSuccess: onDismiss })
  return (
    <FormDialog
      title="Create API key"
      submitText="Create API key"
      busy={create.isPending}
      disabled={name === ''}
      error={create.error}
      onSubmit={submit}
      onDismiss={onDismiss}
    >
      <FormField label="Name">
        <Input value={name} onChange={({ detail }) => setName(detail.value)} />
      </FormField>
      <FormField
        label={
          <span>
            Key <i>- optional</i>
          </span>
        }
        constraintText="20 to 128 characters; empty: one is made."
      >
        <Input value={value} spellcheck={false} onChange={({ detail }) => setValue(detail.value.trim())} />
      </FormField>
    </FormDialog>
  )
}
