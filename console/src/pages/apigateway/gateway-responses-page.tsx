import { Button, FormField, Input } from '@cloudscape-design/components'
import type { GatewayResponse, GatewayResponseType } from '@aws-sdk/client-api-gateway'
import { useState } from 'react'
import { useAwsList, useAwsMutation } from '../../aws/queries.ts'
import { TemplateField } from '../../editor/template-field.tsx'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { ListTable } from '../../kit/list-table.tsx'
import { useNotifyError } from '../../shell/notifications.tsx'
import { useApiPage } from './api-page.ts'
import { PairEditor, pairsOf, tableOf } from './pair-editor.tsx'
import './apigateway.css'

type Row = GatewayResponse & { readonly responseType: GatewayResponseType }

/** What the gateway itself answers where no integration is reached. */
export default function GatewayResponsesPage() {
  const { apiId } = useApiPage('Gateway responses')
  const [editing, setEditing] = useState<Row | undefined>()
  const notifyError = useNotifyError()
  const responses = useAwsList('apigateway', 'getGatewayResponses', { restApiId: apiId, limit: 500 }, pages)
  const reset = useAwsMutation('apigateway', 'deleteGatewayResponse')
  return (
    <>
      <ListTable<Row>
        title="Gateway responses"
        description="What callers get where no integration is reached. In force after the next deployment."
        items={responses.items.filter(isTyped)}
        trackBy="responseType"
        loading={responses.isLoading}
        error={responses.error}
        onRefresh={responses.refetch}
        placeholder="Find gateway responses"
        selectionType="single"
        pageSize={30}
        empty="None"
        actions={([response]) => (
          <>
            <Button
              disabled={response === undefined || response.defaultResponse === true}
              loading={reset.isPending}
              onClick={() =>
                reset.mutate({ restApiId: apiId, responseType: response?.responseType }, { onError: notifyError })
              }
            >
              Reset to default
            </Button>
            <Button variant="primary" disabled={response === undefined} onClick={() => setEditing(response)}>
              Edit
            </Button>
          </>
        )}
        columns={columns}
      />
      {editing !== undefined && (
        <ResponseDialog apiId={apiId} response={editing} onDismiss={() => setEditing(undefined)} />
      )}
    </>
  )
}

const isTyped = (response: GatewayResponse): response is Row => response.responseType !== undefined

const pages = {
  itemsOf: (page: { readonly items?: GatewayResponse[] | undefined }) => page.items,
  token: { in: 'position', out: 'position' },
}

const columns = [
  {
    id: 'type',
    header: 'Response type',
    cell: ({ responseType }: Row) => words(responseType),
    sortingField: 'responseType',
    isRowHeader: true,
  },
  { id: 'status', header: 'Status', cell: ({ statusCode }: Row) => statusCode ?? "The failure's own" },
  { id: 'default', header: 'Setting', cell: ({ defaultResponse }: Row) => (defaultResponse ? 'Default' : 'Own') },
]

/** `BAD_REQUEST_BODY` reads "Bad request body"; the families keep their digits. */
const words = (type: string): string => {
  const text = type.toLowerCase().replaceAll('_', ' ')
  return text.charAt(0).toUpperCase() + text.slice(1).replace(/([45])xx/, '$1XX')
}

interface ResponseDialogProps {
  readonly apiId: string
  readonly response: Row
  readonly onDismiss: () => void
}

const headerPrefix = 'gatewayresponse.header.'

function ResponseDialog({ apiId, response, onDismiss }: ResponseDialogProps) {
  const [status, setStatus] = useState(response.statusCode ?? '')
  const [headers, setHeaders] = useState(() => pairsOf(response.responseParameters, headerPrefix))
  const [template, setTemplate] = useState(response.responseTemplates?.['application/json'] ?? '')
  const put = useAwsMutation('apigateway', 'putGatewayResponse')
  const submit = (): void =>
    put.mutate(
      {
        restApiId: apiId,
        responseType: response.responseType,
        ...(status !== '' && { statusCode: status }),
        responseParameters: tableOf(headers, headerPrefix),
        responseTemplates: { ...response.responseTemplates, 'application/json': template },
      },
      { onSuccess: onDismiss },
    )
  return (
    <FormDialog
      title={`Edit ${words(response.responseType)}`}
      submitText="Save"
      size="large"
      busy={put.isPending}
      disabled={template === '' || !/^([1-5]\d{2})?$/.test(status)}
      error={put.error}
      onSubmit={submit}
      onDismiss={onDismiss}
    >
      <FormField label="Status" constraintText="Empty: as it is by default.">
        <Input value={status} inputMode="numeric" onChange={({ detail }) => setStatus(detail.value.trim())} />
      </FormField>
      <FormField label="Headers" stretch>
        <PairEditor
          nameLabel="Header"
          valueLabel="Mapped from"
          addText="Add header"
          emptyText="None."
          namePlaceholder="Access-Control-Allow-Origin"
          valuePlaceholder="'*'"
          pairs={headers}
          onChange={setHeaders}
        />
      </FormField>
      <FormField
        label="Template for application/json"
        description="$context.error.messageString is the reason."
        stretch
      >
        <TemplateField label="Template for application/json" value={template} onChange={setTemplate} height={140} />
      </FormField>
    </FormDialog>
  )
}
