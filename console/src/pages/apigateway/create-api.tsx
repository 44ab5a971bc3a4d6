import { FormField, Input, Select, Textarea, Tiles, SpaceBetween } from '@cloudscape-design/components'
import type { RestApi } from '@aws-sdk/client-api-gateway'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { callAws } from '../../aws/call.ts'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { resourcesHref } from './apigateway-links.ts'

type Origin = 'new' | 'clone' | 'import'
type EndpointType = 'REGIONAL' | 'EDGE' | 'PRIVATE'

const origins: readonly { readonly value: Origin; readonly label: string; readonly description: string }[] = [
  { value: 'new', label: 'New API', description: 'Begin with the root path.' },
  { value: 'clone', label: 'Clone', description: 'Copy what another API has.' },
  { value: 'import', label: 'Import', description: 'From OpenAPI 3 or Swagger 2.' },
]
const endpointTypes: readonly { readonly value: EndpointType; readonly label: string }[] = [
  { value: 'REGIONAL', label: 'Regional' },
  { value: 'EDGE', label: 'Edge-optimized' },
  { value: 'PRIVATE', label: 'Private' },
]

interface CreateApiProps {
  /** Those that can be cloned. */
  readonly apis: readonly RestApi[]
  readonly onDismiss: () => void
}

export function CreateApiDialog({ apis, onDismiss }: CreateApiProps) {
  const [, navigate] = useLocation()
  const [draft, setDraft] = useState<Draft>(emptyDraft)
  const change = (changes: Partial<Draft>): void => setDraft((previous) => ({ ...previous, ...changes }))
  const create = useCreate((id) => navigate(resourcesHref(id)))
  return (
    <FormDialog
      title="Create REST API"
      submitText="Create API"
      busy={create.isPending}
      disabled={!isComplete(draft)}
      error={create.error}
      onSubmit={() => create.mutate(draft)}
      onDismiss={onDismiss}
    >
      <Tiles
        ariaLabel="How to begin"
        columns={3}
        value={draft.origin}
        items={[...origins]}
        onChange={({ detail }) => change({ origin: detail.value as Origin })}
      />
      {draft.origin === 'import' ? (
        <FormField label="OpenAPI document" description="JSON or YAML; name and paths come from it." stretch>
          <Textarea
            className="code-area"
            rows={12}
            spellcheck={false}
            value={draft.document}
            onChange={({ detail }) => change({ document: detail.value })}
          />
        </FormField>
      ) : (
        <ApiFields draft={draft} change={change} apis={apis} />
      )}
    </FormDialog>
  )
}

interface ApiFieldsProps {
  readonly draft: Draft
  readonly change: (changes: Partial<Draft>) => void
  readonly apis: readonly RestApi[]
}

function ApiFields({ draft, change, apis }: ApiFieldsProps) {
  const options = apis.map(({ id = '', name = '' }) => ({ value: id, label: name, description: id }))
  return (
    <SpaceBetween size="m">
      {draft.origin === 'clone' && (
        <FormField label="API to clone">
          <Select
            selectedOption={options.find(({ value }) => value === draft.cloneFrom) ?? null}
            options={options}
            placeholder="Choose an API"
            empty="There is none yet."
            onChange={({ detail }) => change({ cloneFrom: detail.selectedOption.value ?? '' })}
          />
        </FormField>
      )}
      <FormField label="API name">
        <Input value={draft.name} placeholder="orders" onChange={({ detail }) => change({ name: detail.value })} />
      </FormField>
      <FormField
        label={
          <span>
            Description <i>- optional</i>
          </span>
        }
      >
        <Textarea rows={2} value={draft.description} onChange={({ detail }) => change({ description: detail.value })} />
      </FormField>
      <FormField label="API endpoint type" description="All are served at this server's address.">
        <Select
          selectedOption={endpointTypes.find(({ value }) => value === draft.endpointType) ?? null}
          options={endpointTypes}
          onChange={({ detail }) => change({ endpointType: detail.selectedOption.value as EndpointType })}
        />
      </FormField>
    </SpaceBetween>
  )
}

interface Draft {
  readonly origin: Origin
  readonly name: string
  readonly description: string
  readonly endpointType: EndpointType
  readonly cloneFrom: string
  readonly document: string
}

const emptyDraft: Draft = {
  origin: 'new',
  name: '',
  description: '',
  endpointType: 'REGIONAL',
  cloneFrom: '',
  document: '',
}

const isComplete = ({ origin, name, cloneFrom, document }: Draft): boolean =>
  origin === 'import' ? document.trim() !== '' : name !== '' && (origin === 'new' || cloneFrom !== '')

function useCreate(onCreated: (id: string) => void) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ origin, name, description, endpointType, cloneFrom, document }: Draft) =>
      origin === 'import'
        ? callAws('apigateway', 'importRestApi', { body: new TextEncoder().encode(document) })
        : callAws('apigateway', 'createRestApi', {
            name,
            ...(description !== '' && { description }),
            endpointConfiguration: { types: [endpointType] },
            ...(origin === 'clone' && { cloneFrom }),
          }),
    onSuccess: ({ id = '' }) => onCreated(id),
    onSettled: () => queries.invalidateQueries({ queryKey: ['apigateway'] }),
  })
}
