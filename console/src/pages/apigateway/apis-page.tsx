import { Button, type TableProps } from '@cloudscape-design/components'
import type { RestApi } from '@aws-sdk/client-api-gateway'
import { useState } from 'react'
import { useAwsList } from '../../aws/queries.ts'
import { CopyButton } from '../../kit/copy-button.tsx'
import { EmptyState } from '../../kit/empty-state.tsx'
import { ListTable } from '../../kit/list-table.tsx'
import { LoadMore } from '../../kit/load-more.tsx'
import { Timestamp } from '../../kit/timestamp.tsx'
import { PageLink } from '../../shell/links.tsx'
import { usePage } from '../../shell/page.tsx'
import { resourcesHref } from './apigateway-links.ts'
import { CreateApiDialog } from './create-api.tsx'
import { DeleteApiDialog } from './delete-api.tsx'
import './apigateway.css'

type Row = RestApi & { readonly id: string; readonly endpoint: string }

export default function ApisPage() {
  usePage({ title: 'APIs' })
  const [dialog, setDialog] = useState<'create' | RestApi | undefined>()
  const close = (): void => setDialog(undefined)
  const apis = useAwsList('apigateway', 'getRestApis', { limit: 500 }, { itemsOf: ({ items }) => items, token })
  return (
    <>
      <ListTable<Row>
        title="APIs"
        items={apis.items.map(rowOf)}
        trackBy="id"
        nameOf={({ name, id }) => name ?? id}
        loading={apis.isLoading}
        error={apis.error}
        onRefresh={apis.refetch}
        placeholder="Find APIs"
        selectionType="single"
        more={apis.hasMore ? <LoadMore list={apis} /> : undefined}
        empty={
          <EmptyState title="No APIs yet" action={<Button onClick={() => setDialog('create')}>Create API</Button>}>
            An API is a tree of paths; each of its methods can start an execution when it is called.
          </EmptyState>
        }
        actions={([api]) => (
          <>
            <Button disabled={api === undefined} onClick={() => setDialog(api)}>
              Delete
            </Button>
            <Button variant="primary" onClick={() => setDialog('create')}>
              Create API
            </Button>
          </>
        )}
        columns={columns}
        sortedBy={byName}
      />
      {dialog === 'create' && <CreateApiDialog apis={apis.items} onDismiss={close} />}
      {typeof dialog === 'object' && <DeleteApiDialog api={dialog} onDismiss={close} />}
    </>
  )
}

const byName = { sortingColumn: { sortingField: 'name' } }

const columns: readonly TableProps.ColumnDefinition<Row>[] = [
  {
    id: 'name',
    header: 'Name',
    cell: ({ id, name }) => <PageLink href={resourcesHref(id)}>{name}</PageLink>,
    sortingField: 'name',
    isRowHeader: true,
  },
  { id: 'description', header: 'Description', cell: ({ description }) => description ?? '-' },
  {
    id: 'id',
    header: 'ID',
    cell: ({ id }) => (
      <span className="mono">
        <CopyButton text={id} label="Copy API ID" /> {id}
      </span>
    ),
    sortingField: 'id',
  },
  { id: 'endpoint', header: 'Endpoint type', cell: ({ endpoint }) => endpoint, sortingField: 'endpoint' },
  {
    id: 'created',
    header: 'Created',
    cell: ({ createdDate }) => <Timestamp at={createdDate} />,
    sortingField: 'createdDate',
  },
]

const token = { in: 'position', out: 'position' }

const endpointNames: Readonly<Record<string, string>> = { REGIONAL: 'Regional', EDGE: 'Edge', PRIVATE: 'Private' }

const rowOf = (api: RestApi): Row => {
  const type = api.endpointConfiguration?.types?.[0] ?? ''
  return { ...api, id: api.id ?? '', endpoint: endpointNames[type] ?? type }
}
