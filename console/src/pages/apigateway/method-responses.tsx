import { Button, Container, FormField, Header, Input, SpaceBetween } from '@cloudscape-design/components'
import type { MethodResponse } from '@aws-sdk/client-api-gateway'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { callAws } from '../../aws/call.ts'
import { useAwsMutation } from '../../aws/queries.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { ErrorAlert } from '../../kit/error-alert.tsx'
import { ModelPairs } from './method-request.tsx'
import type { MethodTabProps } from './method-view.tsx'
import { PairEditor, pairsOf, tableOf, type Pair } from './pair-editor.tsx'
import { tableChanges } from './patch-operations.ts'
import { SaveBar } from './save-bar.tsx'

/** The answers that the method promises: their statuses, headers and forms. */
export function MethodResponses({ place, method }: MethodTabProps) {
  const responses = Object.values(method.methodResponses ?? {})
  const [status, setStatus] = useState('')
  const create = useAwsMutation('apigateway', 'putMethodResponse')
  const add = (): void =>
    create.mutate(
      { ...place, statusCode: status, responseModels: { 'application/json': 'Empty' } },
      { onSuccess: () => setStatus('') },
    )
  return (
    <SpaceBetween size="l">
      <Header
        variant="h2"
        counter={`(${responses.length})`}
        actions={
          <div className="actions">
            <Input
              value={status}
              placeholder="400"
              inputMode="numeric"
              ariaLabel="Status of a new response"
              onChange={({ detail }) => setStatus(detail.value.trim())}
            />
            <Button disabled={!/^[1-5]\d{2}$/.test(status)} loading={create.isPending} onClick={add}>
              Create response
            </Button>
          </div>
        }
      >
        Method responses
      </Header>
      <ErrorAlert error={create.error} />
      {responses.length === 0 && (
        <EmptyState title="No responses yet">
          A method without a response can answer through a proxy integration only.
        </EmptyState>
      )}
      {responses.map((response) => (
        <ResponseForm key={response.statusCode} place={place} response={response} />
      ))}
    </SpaceBetween>
  )
}

interface ResponseFormProps {
  readonly place: MethodTabProps['place']
  readonly response: MethodResponse
}

const headerPrefix = 'method.response.header.'

function ResponseForm({ place, response }: ResponseFormProps) {
  const { statusCode = '' } = response
  const first: Draft = {
    headers: pairsOf(response.responseParameters, headerPrefix),
    models: pairsOf(response.responseModels),
  }
  const [draft, setDraft] = useState(first)
  const remove = useAwsMutation('apigateway', 'deleteMethodResponse')
  const save = useSave(place, response, draft)
  return (
    <Container
      header={
        <Header
          variant="h3"
          actions={
            <Button
              ariaLabel={`Delete method response ${statusCode}`}
              loading={remove.isPending}
              onClick={() => remove.mutate({ ...place, statusCode })}
            >
              Delete
            </Button>
          }
        >
          {statusCode}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <ErrorAlert error={remove.error} />
        <FormField label="Response headers" stretch>
          <PairEditor
            nameLabel="Header"
            valueLabel="Required"
            addText="Add header"
            emptyText="None is declared."
            isFlag
            pairs={draft.headers}
            onChange={(headers) => setDraft({ ...draft, headers })}
          />
        </FormField>
        <FormField label="Response body" stretch>
          <ModelPairs
            apiId={place.restApiId}
            pairs={draft.models}
            onChange={(models) => setDraft({ ...draft, models })}
          />
        </FormField>
        <SaveBar
          isChanged={JSON.stringify(draft) !== JSON.stringify(first)}
          busy={save.isPending}
          error={save.error}
          onSave={() => save.mutate()}
          onDiscard={() => setDraft(first)}
        />
      </SpaceBetween>
    </Container>
  )
}

interface Draft {
  readonly headers: readonly Pair[]
  readonly models: readonly Pair[]
}

function useSave(place: MethodTabProps['place'], response: MethodResponse, draft: Draft) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => {
      const before = Object.fromEntries(
        Object.entries(response.responseParameters ?? {}).map(([name, value]) => [name, String(value)]),
      )
      const patchOperations = [
        ...tableChanges('/responseParameters', before, tableOf(draft.headers, headerPrefix)),
        ...tableChanges('/responseModels', response.responseModels, tableOf(draft.models)),
      ]
      return callAws('apigateway', 'updateMethodResponse', {
        ...place,
        statusCode: response.statusCode,
        patchOperations,
      })
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['apigateway'] }),
  })
}
