import { Alert, FormField, Header, RadioGroup, Select, SpaceBetween } from '@cloudscape-design/components'
import type { Integration } from '@aws-sdk/client-api-gateway'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { callAws } from '../../aws/call.ts'
import { useRegion } from '../../aws/region.ts'
import {
  draftOf,
  draftProblems,
  integrationCall,
  type IntegrationCall,
  type IntegrationDraft,
  type IntegrationKind,
} from './integration-draft.ts'
import { IntegrationFields } from './integration-fields.tsx'
import { kindTiles } from './kind-tiles.ts'
import type { MethodTabProps } from './method-view.tsx'
import { PairEditor, pairsOf, tableOf, type Pair } from './pair-editor.tsx'
import { tableChanges, valueChange, type PatchOperation } from './patch-operations.ts'
import { SaveBar } from './save-bar.tsx'
import { TemplatesEditor } from './templates-editor.tsx'
import { pathParameters } from './resource-tree.ts'

interface Draft extends IntegrationDraft {
  readonly passthrough: string
  readonly parameters: readonly Pair[]
  readonly templates: Readonly<Record<string, string>>
}

const passthroughs = [
  {
    value: 'WHEN_NO_MATCH',
    label: 'When no template matches the Content-Type',
    description: 'Other bodies go on as they are.',
  },
  {
    value: 'WHEN_NO_TEMPLATES',
    label: 'When there are no templates',
    description: 'With any template, other content types are refused with 415. Recommended.',
  },
  { value: 'NEVER', label: 'Never', description: 'Without a template for it, a body is refused with 415.' },
]

/** Whom the method calls, in whose name, and what it makes of the request. */
export function IntegrationRequest(properties: MethodTabProps) {
  const { method } = properties
  const region = useRegion()
  const integration = method.methodIntegration ?? {}
  const first: Draft = {
    ...draftOf(integration, region),
    passthrough: integration.passthroughBehavior ?? 'WHEN_NO_MATCH',
    parameters: pairsOf(integration.requestParameters),
    templates: integration.requestTemplates ?? {},
  }
  const [draft, setDraft] = useState(first)
  const change = (changes: Partial<Draft>): void => setDraft((previous) => ({ ...previous, ...changes }))
  const problems = draftProblems(draft)
  const save = useSave(properties)
  const options = kindTiles.map((tile) => ({ ...tile, disabled: tile.value === 'vpc' }))
  return (
    <SpaceBetween size="l">
      {method.methodIntegration === undefined && (
        <Alert statusIconAriaLabel="Info">This method has no integration yet; saving makes it one.</Alert>
      )}
      <FormField label="Integration type">
        <Select
          selectedOption={options.find(({ value }) => value === draft.kind) ?? null}
          options={options}
          onChange={({ detail }) => change({ kind: detail.selectedOption.value as IntegrationKind })}
        />
      </FormField>
      <IntegrationFields draft={draft} change={change} problems={problems} />
      {!draft.proxy && <Mappings {...properties} draft={draft} change={change} />}
      <SaveBar
        isChanged={JSON.stringify(draft) !== JSON.stringify(first) && Object.keys(problems).length === 0}
        busy={save.isPending}
        error={save.error}
        onSave={() => save.mutate(draft)}
        onDiscard={() => setDraft(first)}
      />
    </SpaceBetween>
  )
}

interface MappingsProps extends MethodTabProps {
  readonly draft: Draft
  readonly change: (changes: Partial<Draft>) => void
}

/** What becomes of the request on its way to the backend; a proxy's goes as it is. */
function Mappings({ draft, change, ...properties }: MappingsProps) {
  const { place, path } = properties
  return (
    <SpaceBetween size="l">
      <FormField label="Request body passthrough">
        <RadioGroup
          value={draft.passthrough}
          items={passthroughs}
          onChange={({ detail }) => change({ passthrough: detail.value })}
        />
      </FormField>
      <Header variant="h3" description="What the backend gets beside the body.">
        Parameters
      </Header>
      <PairEditor
        nameLabel="Integration parameter"
        valueLabel="Mapped from"
        addText="Add parameter"
        emptyText="None."
        namePlaceholder="integration.request.header.X-Amz-Target"
        valuePlaceholder="'AWSStepFunctions.StartExecution'"
        valueOptions={sourcesOf(properties, path)}
        pairs={draft.parameters}
        onChange={(parameters) => change({ parameters })}
      />
      <TemplatesEditor
        apiId={place.restApiId}
        title="Mapping templates"
        direction="request"
        httpMethod={place.httpMethod}
        path={path}
        starts={draft.kind === 'service' && draft.service === 'states'}
        isMock={draft.kind === 'mock'}
        templates={draft.templates}
        onChange={(templates) => change({ templates })}
      />
    </SpaceBetween>
  )
}

const sourcesOf = ({ method }: MethodTabProps, path: string): readonly string[] => [
  ...Object.keys(method.requestParameters ?? {}),
  ...pathParameters(path).map((name) => `method.request.path.${name}`),
  'method.request.body',
  'context.requestId',
  'context.identity.sourceIp',
]

function useSave({ place, method }: MethodTabProps) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ passthrough, parameters, templates, ...draft }: Draft) => {
      const call = integrationCall(draft)
      const rest = {
        passthroughBehavior: passthrough,
        requestParameters: tableOf(parameters),
        requestTemplates: templates as Record<string, string>,
      }
      const before = method.methodIntegration
      if (before?.type === call.type) {
        const patchOperations = changesOf(before, call, rest)
        await callAws('apigateway', 'updateIntegration', { ...place, patchOperations: [...patchOperations] })
        return
      }
      await callAws('apigateway', 'putIntegration', { ...place, ...call, ...rest })
      if (call.type.endsWith('_PROXY')) return
      // The new integration has none of the old one's responses.
      const responses = Object.values(before?.integrationResponses ?? { '200': { statusCode: '200' } })
      for (const { statusCode, ...response } of responses) {
        await callAws('apigateway', 'putIntegrationResponse', { ...place, statusCode, ...response })
      }
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['apigateway'] }),
  })
}

interface Rest {
  readonly passthroughBehavior: string
  readonly requestParameters: Readonly<Record<string, string>>
  readonly requestTemplates: Readonly<Record<string, string>>
}

function changesOf(before: Integration, call: IntegrationCall, rest: Rest): readonly PatchOperation[] {
  return [
    ...valueChange('/uri', before.uri, call.uri),
    ...valueChange('/httpMethod', before.httpMethod, call.integrationHttpMethod),
    ...valueChange('/credentials', before.credentials, call.credentials),
    ...valueChange('/contentHandling', before.contentHandling, call.contentHandling),
    ...valueChange('/timeoutInMillis', before.timeoutInMillis, call.timeoutInMillis),
    ...valueChange('/passthroughBehavior', before.passthroughBehavior, rest.passthroughBehavior),
    ...tableChanges('/requestParameters', before.requestParameters, rest.requestParameters),
    ...tableChanges('/requestTemplates', before.requestTemplates, rest.requestTemplates),
  ]
}
