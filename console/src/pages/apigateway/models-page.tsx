import { Button, FormField, Input } from '@cloudscape-design/components'
import type { Model } from '@aws-sdk/client-api-gateway'
import { useState } from 'react'
import { useAwsList, useAwsMutation } from '../../aws/queries.ts'
import { ConfirmDialog } from '../../kit/confirm-dialog.tsx'
import { JsonField, jsonProblem } from '../../editor/json-field.tsx'
import { EmptyState } from '../../kit/empty-state.tsx'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { prettyJson } from '../../kit/json-tokens.ts'
import { ListTable } from '../../kit/list-table.tsx'
import { LoadMore } from '../../kit/load-more.tsx'
import { useApiPage } from './api-page.ts'
import { valueChange } from './patch-operations.ts'
import './apigateway.css'

type Row = Model & { readonly name: string }

/** The forms of bodies, as JSON schemas: methods check requests with them. */
export default function ModelsPage() {
  const { apiId } = useApiPage('Models')
  const [dialog, setDialog] = useState<'create' | Row | undefined>()
  const [deleting, setDeleting] = useState<Row | undefined>()
  const models = useAwsList('apigateway', 'getModels', { restApiId: apiId, limit: 500 }, pages)
  const remove = useAwsMutation('apigateway', 'deleteModel')
  const close = (): void => setDeleting(undefined)
  return (
    <>
      <ListTable<Row>
        title="Models"
        description="The form of a body, as a JSON schema. A method with a validator refuses what does not fit."
        items={models.items.map((model) => ({ ...model, name: model.name ?? '' }))}
        trackBy="name"
        loading={models.isLoading}
        error={models.error}
        onRefresh={models.refetch}
        placeholder="Find models"
        selectionType="single"
        more={models.hasMore ? <LoadMore list={models} /> : undefined}
        empty={<EmptyState title="No models">Create one to check requests with.</EmptyState>}
        actions={([model]) => (
          <>
            <Button disabled={model === undefined} onClick={() => setDeleting(model)}>
              Delete
            </Button>
            <Button disabled={model === undefined} onClick={() => setDialog(model)}>
              Edit
            </Button>
            <Button variant="primary" onClick={() => setDialog('create')}>
              Create model
            </Button>
          </>
        )}
        columns={columns}
      />
      {dialog !== undefined && (
        <ModelDialog
          apiId={apiId}
          model={dialog === 'create' ? undefined : dialog}
          onDismiss={() => setDialog(undefined)}
        />
      )}
      {deleting !== undefined && (
        <ConfirmDialog
          title={`Delete ${deleting.name}?`}
          confirmText="Delete"
          busy={remove.isPending}
          error={remove.error}
          onConfirm={() => remove.mutate({ restApiId: apiId, modelName: deleting.name }, { onSuccess: close })}
          onDismiss={close}
        >
          Methods that name it have to let go of it first.
        </ConfirmDialog>
      )}
    </>
  )
}

const pages = {
  itemsOf: (page: { readonly items?: Model[] | undefined }) => page.items,
  token: { in: 'position', out: 'position' },
}

const columns = [
  { id: 'name', header: 'Name', cell: ({ name }: Row) => name, sortingField: 'name', isRowHeader: true },
  { id: 'type', header: 'Content type', cell: ({ contentType = '-' }: Row) => contentType },
  { id: 'description', header: 'Description', cell: ({ description }: Row) => description ?? '-' },
]

interface ModelDialogProps {
  readonly apiId: string
  /** None: a new one. */
  readonly model: Model | undefined
  readonly onDismiss: () => void
}

const firstSchema = `{
  "$schema": "http://json-schema.org/draft-04/schema#",
  "type": "object",
  "required": ["orderId"],
  "properties": {
    "orderId": { "type": "string" }
  }
}`

function ModelDialog({ apiId, model, onDismiss }: ModelDialogProps) {
  const [name, setName] = useState(model?.name ?? '')
  const [contentType, setContentType] = useState(model?.contentType ?? 'application/json')
  const [description, setDescription] = useState(model?.description ?? '')
  const [schema, setSchema] = useState(model === undefined ? firstSchema : prettyJson(model.schema ?? ''))
  const create = useAwsMutation('apigateway', 'createModel')
  const update = useAwsMutation('apigateway', 'updateModel')
  const problem = jsonProblem(schema)
  const submit = (): void => {
    if (model === undefined) {
      const input = { restApiId: apiId, name, contentType, schema, ...(description !== '' && { description }) }
      create.mutate(input, { onSuccess: onDismiss })
      return
    }
    const patchOperations = [
      ...valueChange('/description', model.description, description),
      ...valueChange('/schema', model.schema, schema),
    ]
    update.mutate({ restApiId: apiId, modelName: model.name, patchOperations }, { onSuccess: onDismiss })
  }
  return (
    <FormDialog
      title={model === undefined ? 'Create model' : `Edit ${model.name ?? 'model'}`}
      submitText={model === undefined ? 'Create model' : 'Save'}
      size="large"
      busy={create.isPending || update.isPending}
      disabled={name === '' || contentType === '' || problem !== undefined}
      error={create.error ?? update.error}
      onSubmit={submit}
      onDismiss={onDismiss}
    >
      <FormField label="Name" constraintText="Letters and digits.">
        <Input value={name} disabled={model !== undefined} onChange={({ detail }) => setName(detail.value.trim())} />
      </FormField>
      <FormField label="Content type">
        <Input
          value={contentType}
          disabled={model !== undefined}
          onChange={({ detail }) => setContentType(detail.value.trim())}
        />
      </FormField>
      <FormField label="Description">
        <Input value={description} onChange={({ detail }) => setDescription(detail.value)} />
      </FormField>
      <FormField label="Model schema" errorText={problem} stretch>
        <JsonField label="Model schema" value={schema} onChange={setSchema} height={300} />
      </FormField>
    </FormDialog>
  )
}
