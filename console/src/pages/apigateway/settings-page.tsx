import {
  Button,
  Container,
  ContentLayout,
  FormField,
  Header,
  Input,
  KeyValuePairs,
  SpaceBetween,
  Textarea,
  Toggle,
} from '@cloudscape-design/components'
import type { RestApi } from '@aws-sdk/client-api-gateway'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { callAws } from '../../aws/call.ts'
import { CopyButton } from '../../kit/copy-button.tsx'
import { ErrorAlert } from '../../kit/error-alert.tsx'
import { Timestamp } from '../../kit/timestamp.tsx'
import { Loading } from '../../shell/loading.tsx'
import { useNotify } from '../../shell/notifications.tsx'
import { useApiPage } from './api-page.ts'
import { apisHref } from './apigateway-links.ts'
import { DeleteApiDialog } from './delete-api.tsx'
import { listChanges, valueChange, type PatchOperation } from './patch-operations.ts'
import { useChange } from './use-change.ts'
import './apigateway.css'

export default function SettingsPage() {
  const { api } = useApiPage('API settings')
  const [, navigate] = useLocation()
  const [deleting, setDeleting] = useState(false)
  const close = (): void => setDeleting(false)
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          actions={
            <Button disabled={api.data === undefined} onClick={() => setDeleting(true)}>
              Delete API
            </Button>
          }
        >
          API settings
        </Header>
      }
    >
      {api.isLoading && <Loading />}
      <ErrorAlert error={api.error} onRetry={() => void api.refetch()} />
      {api.data !== undefined && (
        <SpaceBetween size="l">
          <ApiFacts api={api.data} />
          <SettingsForm key={JSON.stringify(api.data)} api={api.data} />
        </SpaceBetween>
      )}
      {deleting && api.data !== undefined && (
        <DeleteApiDialog api={api.data} onDismiss={close} onDeleted={() => navigate(apisHref)} />
      )}
    </ContentLayout>
  )
}

function ApiFacts({ api }: { readonly api: RestApi }) {
  const id = api.id ?? ''
  return (
    <Container header={<Header variant="h2">API details</Header>}>
      <KeyValuePairs
        columns={4}
        items={[
          {
            label: 'API ID',
            value: (
              <span className="mono">
                <CopyButton text={id} label="Copy API ID" /> {id}
              </span>
            ),
          },
          { label: 'Created', value: <Timestamp at={api.createdDate} /> },
          { label: 'Endpoint type', value: api.endpointConfiguration?.types?.join(', ') ?? '-' },
          { label: 'Key source', value: api.apiKeySource === 'AUTHORIZER' ? 'Authorizer' : 'Header x-api-key' },
        ]}
      />
    </Container>
  )
}

function SettingsForm({ api }: { readonly api: RestApi }) {
  const [draft, setDraft] = useState(() => draftOf(api))
  const change = (changes: Partial<Draft>): void => setDraft((previous) => ({ ...previous, ...changes }))
  const notify = useNotify()
  const patchOperations = [...changesOf(api, draft)]
  const update = useChange(
    () => callAws('apigateway', 'updateRestApi', { restApiId: api.id, patchOperations }),
    () => notify({ type: 'success', header: 'Settings are saved' }),
  )
  return (
    <Container
      header={<Header variant="h2">Settings</Header>}
      footer={
        <Button
          variant="primary"
          disabled={patchOperations.length === 0 || draft.name === ''}
          loading={update.isPending}
          onClick={() => update.mutate()}
        >
          Save changes
        </Button>
      }
    >
      <SpaceBetween size="l">
        <SettingsFields draft={draft} change={change} />
        <ErrorAlert error={update.error} />
      </SpaceBetween>
    </Container>
  )
}

interface Draft {
  readonly name: string
  readonly description: string
  /** Media types, parted by commas or blanks. */
  readonly media: string
  readonly isDisabled: boolean
}

const draftOf = (api: RestApi): Draft => ({
  name: api.name ?? '',
  description: api.description ?? '',
  media: (api.binaryMediaTypes ?? []).join(', '),
  isDisabled: api.disableExecuteApiEndpoint === true,
})

const changesOf = (api: RestApi, draft: Draft): readonly PatchOperation[] => [
  ...valueChange('/name', api.name, draft.name),
  ...valueChange('/description', api.description, draft.description),
  ...valueChange('/disableExecuteApiEndpoint', api.disableExecuteApiEndpoint === true, draft.isDisabled),
  ...listChanges(
    '/binaryMediaTypes',
    api.binaryMediaTypes,
    draft.media.split(/[\s,]+/).filter((type) => type !== ''),
  ),
]

interface SettingsFieldsProps {
  readonly draft: Draft
  readonly change: (changes: Partial<Draft>) => void
}

function SettingsFields({ draft, change }: SettingsFieldsProps) {
  return (
    <SpaceBetween size="l">
      <FormField label="Name">
        <Input value={draft.name} onChange={({ detail }) => change({ name: detail.value })} />
      </FormField>
      <FormField label="Description">
        <Textarea rows={2} value={draft.description} onChange={({ detail }) => change({ description: detail.value })} />
      </FormField>
      <FormField
        label="Binary media types"
        description="Bodies of these types are bytes, not text. In force after the next deployment."
      >
        <Input
          value={draft.media}
          placeholder="image/png, */*"
          onChange={({ detail }) => change({ media: detail.value })}
        />
      </FormField>
      <Toggle checked={draft.isDisabled} onChange={({ detail }) => change({ isDisabled: detail.checked })}>
        Switch the default endpoint off: no address answers
      </Toggle>
    </SpaceBetween>
  )
}
