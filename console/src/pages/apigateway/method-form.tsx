import {
  Alert,
  Button,
  Container,
  FormField,
  Header,
  Select,
  SpaceBetween,
  Tiles,
  Toggle,
} from '@cloudscape-design/components'
import type { Resource } from '@aws-sdk/client-api-gateway'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { useRegion } from '../../aws/region.ts'
import { ErrorAlert } from '../../kit/error-alert.tsx'
import { useDraft } from '../../kit/use-draft.ts'
import { useNotify } from '../../shell/notifications.tsx'
import { useSession } from '../../shell/session.ts'
import { methodHref } from './apigateway-links.ts'
import {
  draftProblems,
  integrationCall,
  methodNames,
  newDraft,
  vpcRefusal,
  type IntegrationDraft,
  type IntegrationKind,
} from './integration-draft.ts'
import { kindTiles } from './kind-tiles.ts'
import { IntegrationFields } from './integration-fields.tsx'
import { allowFunction, createMethod } from './method-calls.ts'
import { BodyChoice } from './body-choice.tsx'

interface MethodFormProps {
  readonly apiId: string
  readonly resource: Resource
  readonly onCancel: () => void
}

interface Draft extends IntegrationDraft {
  readonly httpMethodName: string
  readonly authorizationType: string
  readonly apiKeyRequired: boolean
  readonly template: string
}

/** Sets a new method up: its name and its integration, all that a first test needs. */
export function MethodForm({ apiId, resource, onCancel }: MethodFormProps) {
  const region = useRegion()
  const [draft, change] = useDraft<Draft>(`method-${apiId}-${resource.id ?? ''}`, () => ({
    ...newDraft(region),
    httpMethodName: '',
    authorizationType: 'NONE',
    apiKeyRequired: false,
    template: '',
  }))
  const [tried, setTried] = useState(false)
  const save = useSave(apiId, resource)
  const problems = draftProblems(draft)
  const isComplete = draft.httpMethodName !== '' && Object.keys(problems).length === 0
  const submit = (): void => (isComplete ? save.mutate(draft) : setTried(true))
  return (
    <Container
      header={
        <Header variant="h2" description={<span className="mono">{resource.path}</span>}>
          Create method
        </Header>
      }
      footer={
        <FormButtons busy={save.isPending} disabled={draft.kind === 'vpc'} onCancel={onCancel} onSubmit={submit} />
      }
    >
      <SpaceBetween size="l">
        <MethodFields
          draft={draft}
          change={change}
          taken={Object.keys(resource.resourceMethods ?? {})}
          problem={tried && draft.httpMethodName === '' ? 'Choose the method that callers use.' : undefined}
        />
        <FormField label="Integration type" stretch>
          <Tiles
            ariaLabel="Integration type"
            value={draft.kind}
            columns={3}
            items={[...kindTiles]}
            onChange={({ detail }) => change({ kind: detail.value as IntegrationKind })}
          />
        </FormField>
        {draft.kind === 'vpc' && (
          <Alert type="warning" statusIconAriaLabel="Warning">
            {vpcRefusal}
          </Alert>
        )}
        <IntegrationFields draft={draft} change={change} problems={tried ? problems : {}} />
        {draft.kind === 'service' && draft.service === 'states' && /^Start(Sync)?Execution$/.test(draft.action) && (
          <BodyChoice template={draft.template} onChange={(template) => change({ template })} />
        )}
        <ErrorAlert error={save.error} />
      </SpaceBetween>
    </Container>
  )
}

interface FormButtonsProps {
  readonly busy: boolean
  readonly disabled: boolean
  readonly onCancel: () => void
  readonly onSubmit: () => void
}

function FormButtons({ busy, disabled, onCancel, onSubmit }: FormButtonsProps) {
  return (
    <div className="actions gate-right">
      <Button variant="link" onClick={onCancel}>
        Cancel
      </Button>
      <Button variant="primary" loading={busy} disabled={disabled} onClick={onSubmit}>
        Create method
      </Button>
    </div>
  )
}

interface MethodFieldsProps {
  readonly draft: Draft
  readonly change: (changes: Partial<Draft>) => void
  readonly taken: readonly string[]
  readonly problem: string | undefined
}

function MethodFields({ draft, change, taken, problem }: MethodFieldsProps) {
  const options = methodNames.map((name) => ({ value: name, label: name, disabled: taken.includes(name) }))
  return (
    <div className="gate-pair">
      <FormField label="Method type" errorText={problem}>
        <Select
          selectedOption={options.find(({ value }) => value === draft.httpMethodName) ?? null}
          options={options}
          placeholder="Choose a method type"
          onChange={({ detail }) => change({ httpMethodName: detail.selectedOption.value ?? '' })}
        />
      </FormField>
      <FormField label="Callers">
        <Toggle checked={draft.apiKeyRequired} onChange={({ detail }) => change({ apiKeyRequired: detail.checked })}>
          API key required
        </Toggle>
      </FormField>
    </div>
  )
}

function useSave(apiId: string, resource: Resource) {
  const [, navigate] = useLocation()
  const queries = useQueryClient()
  const notify = useNotify()
  const session = useSession()
  const { id: resourceId = '', path = '/' } = resource
  return useMutation({
    mutationFn: async ({
      httpMethodName: httpMethod,
      authorizationType,
      apiKeyRequired,
      template,
      ...draft
    }: Draft) => {
      const isStart = draft.kind === 'service' && draft.service === 'states'
      await createMethod({
        restApiId: apiId,
        resourceId,
        path,
        httpMethod,
        authorizationType,
        apiKeyRequired,
        integration: integrationCall(draft),
        template: isStart ? template : '',
      })
      const account = session.data?.principal.account ?? ''
      if (draft.kind === 'function' && draft.role === '') {
        const source = `arn:aws:execute-api:${draft.region}:${account}:${apiId}/*/${httpMethod === 'ANY' ? '*' : httpMethod}${path.replaceAll(/\{[^}]*\}/g, '*')}`
        await allowFunction(draft.functionArn, source)
      }
      return httpMethod
    },
    onSuccess: (httpMethod) => {
      notify({ type: 'success', header: `${httpMethod} ${path} is created`, content: 'It can be tested at once.' })
      navigate(methodHref(apiId, resourceId, httpMethod))
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['apigateway'] }),
  })
}
