import { Button } from '@cloudscape-design/components'
import type { FunctionConfiguration } from '@aws-sdk/client-lambda'
import { useState } from 'react'
import { useAwsList } from '../../aws/queries.ts'
import { bytesText } from '../../kit/bytes-text.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { ListTable } from '../../kit/list-table.tsx'
import { LoadMore } from '../../kit/load-more.tsx'
import { Timestamp } from '../../kit/timestamp.tsx'
import { PageLink } from '../../shell/links.tsx'
import { usePage } from '../../shell/page.tsx'
import { DeleteFunctionDialog } from './delete-function.tsx'

interface Row extends FunctionConfiguration {
  readonly FunctionName: string
}

const pages = {
  itemsOf: (page: { readonly Functions?: FunctionConfiguration[] | undefined }) => page.Functions,
  token: { in: 'Marker', out: 'NextMarker' },
}

export default function FunctionsPage() {
  usePage({ title: 'Functions' })
  const functions = useAwsList('functions', 'listFunctions', { MaxItems: 50 }, pages)
  const [deleting, setDeleting] = useState<string | undefined>()
  return (
    <>
      <ListTable<Row>
        title="Functions"
        items={functions.items.map((one) => ({ ...one, FunctionName: one.FunctionName ?? '' }))}
        trackBy="FunctionName"
        loading={functions.isLoading}
        error={functions.error}
        onRefresh={functions.refetch}
        placeholder="Find functions"
        selectionType="single"
        actions={([chosen]) => (
          <Button disabled={chosen === undefined} onClick={() => setDeleting(chosen?.FunctionName)}>
            Delete
          </Button>
        )}
        more={functions.hasMore ? <LoadMore list={functions} /> : undefined}
        empty={
          <EmptyState title="No functions yet">
            Make one with the AWS CLI (aws lambda create-function) or Terraform; state machines call it by its name.
          </EmptyState>
        }
        columns={[
          {
            id: 'name',
            header: 'Function name',
            cell: ({ FunctionName }) => (
              <PageLink href={`/functions/${encodeURIComponent(FunctionName)}`}>{FunctionName}</PageLink>
            ),
            sortingField: 'FunctionName',
            isRowHeader: true,
          },
          { id: 'runtime', header: 'Runtime', cell: ({ Runtime }) => Runtime ?? '-', sortingField: 'Runtime' },
          { id: 'size', header: 'Code', cell: ({ CodeSize = 0 }) => bytesText(CodeSize), sortingField: 'CodeSize' },
          { id: 'description', header: 'Description', cell: ({ Description = '' }) => Description || '-' },
          {
            id: 'modified',
            header: 'Last modified',
            cell: ({ LastModified }) => (
              <Timestamp at={LastModified === undefined ? undefined : new Date(LastModified)} />
            ),
            sortingField: 'LastModified',
          },
        ]}
      />
      {deleting !== undefined && (
        <DeleteFunctionDialog
          name={deleting}
          onDismiss={() => setDeleting(undefined)}
          onDeleted={() => setDeleting(undefined)}
        />
      )}
    </>
  )
}
