import { Box, Button, Container, FormField, Header, Input, Select, SpaceBetween } from '@cloudscape-design/components'
import type { IntegrationResponse } from '@aws-sdk/client-api-gateway'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { callAws } from '../../aws/call.ts'
import { useAwsMutation } from '../../aws/queries.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { ErrorAlert } from '../../kit/error-alert.tsx'
import type { MethodTabProps } from './method-view.tsx'
import { PairEditor, pairsOf, tableOf, type Pair } from './pair-editor.tsx'
import { isProxy } from './resource-tree.ts'
import { SaveBar } from './save-bar.tsx'
import { TemplatesEditor } from './templates-editor.tsx'

/** Which answers of the backend become which answers of the method. */
export function IntegrationResponses(properties: MethodTabProps) {
  const { method } = properties
  const [adding, setAdding] = useState(false)
  if (isProxy(method)) {
    return (
      <EmptyState title="Answers are passed on">
        A proxy integration gives back what the backend answers; there is nothing to map.
      </EmptyState>
    )
  }
  const responses = Object.values(method.methodIntegration?.integrationResponses ?? {})
  const free = Object.keys(method.methodResponses ?? {}).filter(
    (status) => !responses.some(({ statusCode }) => statusCode === status),
  )
  return (
    <SpaceBetween size="l">
      <Header
        variant="h2"
        counter={`(${responses.length})`}
        description="The first whose pattern fits the backend's status (or, for functions, its error) is taken, else the default."
        actions={
          <Button
            disabled={method.methodIntegration === undefined || free.length === 0}
            onClick={() => setAdding(true)}
          >
            Add response
          </Button>
        }
      >
        Integration responses
      </Header>
      {free.length === 0 && (
        <Box color="text-body-secondary">For another one, add its status to the method response first.</Box>
      )}
      {adding && <ResponseForm {...properties} response={{}} statuses={free} isNew onClose={() => setAdding(false)} />}
      {responses.map((response) => (
        <ResponseForm
          key={response.statusCode}
          {...properties}
          response={response}
          statuses={[response.statusCode ?? '']}
        />
      ))}
    </SpaceBetween>
  )
}

interface ResponseFormProps extends MethodTabProps {
  readonly response: IntegrationResponse
  readonly statuses: readonly string[]
  readonly isNew?: boolean
  readonly onClose?: () => void
}

const headerPrefix = 'method.response.header.'

function ResponseForm({ place, path, method, response, statuses, isNew = false, onClose }: ResponseFormProps) {
  const first: Draft = {
    statusCode: response.statusCode ?? statuses[0] ?? '',
    pattern: response.selectionPattern ?? '',
    headers: pairsOf(response.responseParameters, headerPrefix),
    templates: response.responseTemplates ?? {},
  }
  const [draft, setDraft] = useState(first)
  const change = (changes: Partial<Draft>): void => setDraft((previous) => ({ ...previous, ...changes }))
  const save = useSave(place, draft, response.contentHandling)
  const title = first.pattern === '' ? 'Default' : first.pattern
  const declared = Object.keys(method.methodResponses?.[draft.statusCode]?.responseParameters ?? {})
  return (
    <Container
      header={
        <Header variant="h3" actions={isNew ? undefined : <DeleteButton place={place} statusCode={first.statusCode} />}>
          {isNew ? 'New response' : `${title} → ${first.statusCode}`}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <ResponseFields
          place={place}
          path={path}
          draft={draft}
          change={change}
          statuses={statuses}
          declared={declared}
        />
        <SaveBar
          isChanged={isNew || JSON.stringify(draft) !== JSON.stringify(first)}
          busy={save.isPending}
          error={save.error}
          onSave={() => save.mutate()}
          onDiscard={() => {
            setDraft(first)
            onClose?.()
          }}
        />
      </SpaceBetween>
    </Container>
  )
}

interface Draft {
  readonly statusCode: string
  readonly pattern: string
  readonly headers: readonly Pair[]
  readonly templates: Readonly<Record<string, string>>
}

interface ResponseFieldsProps extends Pick<MethodTabProps, 'place' | 'path'> {
  readonly draft: Draft
  readonly change: (changes: Partial<Draft>) => void
  readonly statuses: readonly string[]
  /** The parameters that the method response promises. */
  readonly declared: readonly string[]
}

function ResponseFields({ place, path, draft, change, statuses, declared }: ResponseFieldsProps) {
  const options = statuses.map((value) => ({ value, label: value }))
  return (
    <SpaceBetween size="l">
      <div className="gate-pair">
        <FormField label="Selection pattern" constraintText="A regular expression, as 4\d{2}; empty is the default.">
          <Input
            value={draft.pattern}
            spellcheck={false}
            onChange={({ detail }) => change({ pattern: detail.value })}
          />
        </FormField>
        <FormField label="Method response status code">
          <Select
            selectedOption={options.find(({ value }) => value === draft.statusCode) ?? null}
            options={options}
            onChange={({ detail }) => change({ statusCode: detail.selectedOption.value ?? '' })}
          />
        </FormField>
      </div>
      <Header variant="h3" description={headersText(declared)}>
        Header mappings
      </Header>
      <PairEditor
        nameLabel="Response header"
        valueLabel="Mapped from"
        addText="Add header mapping"
        emptyText="None."
        namePlaceholder="X-Request-Id"
        valuePlaceholder="'a text' or integration.response.header.X"
        valueOptions={['integration.response.body', 'context.requestId', "'*'"]}
        pairs={draft.headers}
        onChange={(headers) => change({ headers })}
      />
      <TemplatesEditor
        apiId={place.restApiId}
        title="Mapping templates"
        direction="response"
        httpMethod={place.httpMethod}
        path={path}
        templates={draft.templates}
        onChange={(templates) => change({ templates })}
      />
    </SpaceBetween>
  )
}

function useSave(
  place: MethodTabProps['place'],
  draft: Draft,
  contentHandling: IntegrationResponse['contentHandling'],
) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () =>
      callAws('apigateway', 'putIntegrationResponse', {
        ...place,
        statusCode: draft.statusCode,
        ...(draft.pattern !== '' && { selectionPattern: draft.pattern }),
        ...(contentHandling !== undefined && { contentHandling }),
        responseParameters: tableOf(draft.headers, headerPrefix),
        responseTemplates: draft.templates,
      }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['apigateway'] }),
  })
}

const headersText = (declared: readonly string[]): string =>
  declared.length === 0
    ? 'Headers have to be declared in the method response first.'
    : `Declared are ${declared.map((name) => name.slice(headerPrefix.length)).join(', ')}.`

interface DeleteButtonProps {
  readonly place: MethodTabProps['place']
  readonly statusCode: string
}

function DeleteButton({ place, statusCode }: DeleteButtonProps) {
  const remove = useAwsMutation('apigateway', 'deleteIntegrationResponse')
  return (
    <SpaceBetween size="xs">
      <Button
        ariaLabel={`Delete integration response ${statusCode}`}
        loading={remove.isPending}
        onClick={() => remove.mutate({ ...place, statusCode })}
      >
        Delete
      </Button>
      <ErrorAlert error={remove.error} />
    </SpaceBetween>
  )
}
