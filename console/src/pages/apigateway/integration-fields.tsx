import {
  Alert,
  Autosuggest,
  FormField,
  Input,
  RadioGroup,
  Select,
  SpaceBetween,
  Toggle,
} from '@cloudscape-design/components'
import { useAwsList, useAwsQuery } from '../../aws/queries.ts'
import { useSession } from '../../shell/session.ts'
import { httpMethods, type DraftProblems, type IntegrationDraft, type IntegrationKind } from './integration-draft.ts'
import { RoleField } from './role-field.tsx'
import { regions, targetServices } from './services.ts'

export interface IntegrationFieldsProps {
  readonly draft: IntegrationDraft
  readonly change: (changes: Partial<IntegrationDraft>) => void
  readonly problems: DraftProblems
}

/** The fields below the integration's type: whom to call, and how. */
export function IntegrationFields({ draft, change, problems }: IntegrationFieldsProps) {
  return (
    <SpaceBetween size="l">
      {notCalled.has(draft.kind) && (
        <Alert type="warning" statusIconAriaLabel="Warning">
          This server keeps such an integration, but does not call through it yet: calls answer 500, and the log says
          why. Step Functions and mocks answer.
        </Alert>
      )}
      {draft.kind === 'function' && <FunctionFields draft={draft} change={change} problems={problems} />}
      {draft.kind === 'http' && <HttpFields draft={draft} change={change} problems={problems} />}
      {draft.kind === 'service' && <ServiceFields draft={draft} change={change} problems={problems} />}
      {draft.kind !== 'mock' && draft.kind !== 'vpc' && (
        <TimeoutFields draft={draft} change={change} problems={problems} />
      )}
    </SpaceBetween>
  )
}

/** Kinds that the gateway stores and does not serve: docs/compatibility.md. */
const notCalled: ReadonlySet<IntegrationKind> = new Set(['function', 'http'])

function FunctionFields({ draft, change, problems }: IntegrationFieldsProps) {
  const functions = useAwsList(
    'functions',
    'listFunctions',
    { MaxItems: 500 },
    { itemsOf: ({ Functions }) => Functions, token: { in: 'Marker', out: 'NextMarker' } },
  )
  return (
    <SpaceBetween size="l">
      <Toggle
        checked={draft.proxy}
        description="The function gets the whole request, and its answer is the response."
        onChange={({ detail }) => change({ proxy: detail.checked })}
      >
        Lambda proxy integration
      </Toggle>
      <FormField label="Lambda function" errorText={problems.functionArn}>
        <Autosuggest
          value={draft.functionArn}
          options={functions.items.map(({ FunctionArn = '', FunctionName = '' }) => ({
            value: FunctionArn,
            description: FunctionName,
          }))}
          enteredTextLabel={(value) => `Use ${value}`}
          placeholder="arn:aws:lambda:…:function:hello"
          empty="No functions yet. An ARN can be typed."
          statusType={functions.isLoading ? 'loading' : 'finished'}
          onChange={({ detail }) => change({ functionArn: detail.value.trim() })}
        />
      </FormField>
    </SpaceBetween>
  )
}

function HttpFields({ draft, change, problems }: IntegrationFieldsProps) {
  return (
    <SpaceBetween size="l">
      <Toggle
        checked={draft.proxy}
        description="The request goes on as it is, and the answer comes back as it is."
        onChange={({ detail }) => change({ proxy: detail.checked })}
      >
        HTTP proxy integration
      </Toggle>
      <HttpMethodField draft={draft} change={change} />
      <FormField label="Endpoint URL" errorText={problems.url} constraintText="{name} is a path parameter.">
        <Input
          value={draft.url}
          placeholder="https://example.com/pets/{id}"
          spellcheck={false}
          onChange={({ detail }) => change({ url: detail.value.trim() })}
        />
      </FormField>
    </SpaceBetween>
  )
}

function HttpMethodField({ draft, change }: Omit<IntegrationFieldsProps, 'problems'>) {
  const options = [...httpMethods, 'ANY'].map((name) => ({ value: name, label: name }))
  return (
    <FormField label="HTTP method" constraintText="Of the call to the backend; Step Functions takes POST.">
      <Select
        selectedOption={options.find(({ value }) => value === draft.httpMethod) ?? null}
        options={options}
        onChange={({ detail }) => change({ httpMethod: detail.selectedOption.value ?? 'POST' })}
      />
    </FormField>
  )
}

function ServiceFields({ draft, change, problems }: IntegrationFieldsProps) {
  const service = targetServices.find(({ code }) => code === draft.service)
  return (
    <SpaceBetween size="l">
      <div className="gate-pair">
        <RegionField draft={draft} change={change} />
        <ServiceField draft={draft} change={change} />
      </div>
      <div className="gate-pair">
        <FormField
          label={
            <span>
              AWS subdomain <i>- optional</i>
            </span>
          }
        >
          <Input value={draft.subdomain} onChange={({ detail }) => change({ subdomain: detail.value.trim() })} />
        </FormField>
        <HttpMethodField draft={draft} change={change} />
      </div>
      <FormField label="Action type">
        <RadioGroup
          value={draft.actionKind}
          items={[
            { value: 'action', label: 'Use action name', description: 'As StartExecution.' },
            {
              value: 'path',
              label: 'Use path override',
              description: 'The path at the service, with headers of yours.',
            },
          ]}
          onChange={({ detail }) => change({ actionKind: detail.value === 'path' ? 'path' : 'action' })}
        />
      </FormField>
      {draft.actionKind === 'action' ? (
        <FormField label="Action name" errorText={problems.action}>
          <Autosuggest
            value={draft.action}
            options={(service?.actions ?? []).map((value) => ({ value }))}
            enteredTextLabel={(value) => `Use ${value}`}
            placeholder="StartExecution"
            empty="Type the action's name."
            onChange={({ detail }) => change({ action: detail.value.trim() })}
          />
        </FormField>
      ) : (
        <FormField label="Path override" errorText={problems.path}>
          <Input value={draft.path} placeholder="/" onChange={({ detail }) => change({ path: detail.value.trim() })} />
        </FormField>
      )}
      <RoleField value={draft.role} problem={problems.role} onChange={(role) => change({ role })} />
    </SpaceBetween>
  )
}

function RegionField({ draft, change }: Omit<IntegrationFieldsProps, 'problems'>) {
  const session = useSession()
  const here = session.data?.region
  const all = [...new Set([draft.region, ...regions])].filter((name) => name !== '').toSorted()
  const options = all.map((name) => ({ value: name, label: name, ...(name === here && { tags: ['this session'] }) }))
  return (
    <FormField label="AWS Region">
      <Select
        selectedOption={options.find(({ value }) => value === draft.region) ?? null}
        options={options}
        filteringType="auto"
        onChange={({ detail }) => change({ region: detail.selectedOption.value ?? draft.region })}
      />
    </FormField>
  )
}

function ServiceField({ draft, change }: Omit<IntegrationFieldsProps, 'problems'>) {
  const option = ({ code, label }: (typeof targetServices)[number]) => ({ value: code, label, description: code })
  const known = targetServices.find(({ code }) => code === draft.service)
  return (
    <FormField
      label="AWS service"
      warningText={
        known?.isHere === true
          ? undefined
          : 'This server has no such service: the setting is kept, and calls answer 500 with the reason in the log.'
      }
    >
      <Select
        selectedOption={known === undefined ? { value: draft.service, label: draft.service } : option(known)}
        options={[
          ...targetServices.filter(({ isHere }) => isHere).map(option),
          { label: 'Not on this server', options: targetServices.filter(({ isHere }) => !isHere).map(option) },
        ]}
        filteringType="auto"
        onChange={({ detail }) => change({ service: detail.selectedOption.value ?? draft.service })}
      />
    </FormField>
  )
}

function TimeoutFields({ draft, change, problems }: IntegrationFieldsProps) {
  return (
    <SpaceBetween size="l">
      <FormField label="Content handling">
        <Select
          selectedOption={contentHandlings.find(({ value }) => value === draft.contentHandling) ?? null}
          options={contentHandlings}
          onChange={({ detail }) =>
            change({ contentHandling: (detail.selectedOption.value ?? '') as IntegrationDraft['contentHandling'] })
          }
        />
      </FormField>
      <Toggle
        checked={draft.hasDefaultTimeout}
        description="29 seconds."
        onChange={({ detail }) => change({ hasDefaultTimeout: detail.checked })}
      >
        Default timeout
      </Toggle>
      {!draft.hasDefaultTimeout && (
        <FormField label="Timeout" constraintText="In milliseconds, 50 to 900000." errorText={problems.timeoutMs}>
          <Input
            value={draft.timeoutMs}
            inputMode="numeric"
            onChange={({ detail }) => change({ timeoutMs: detail.value.trim() })}
          />
        </FormField>
      )}
    </SpaceBetween>
  )
}

const contentHandlings = [
  { value: '', label: 'Passthrough' },
  { value: 'CONVERT_TO_BINARY', label: 'Convert to binary' },
  { value: 'CONVERT_TO_TEXT', label: 'Convert to text' },
]

/** The state machines that a template can start. */
export function useMachines() {
  return useAwsQuery('states', 'listStateMachines', { maxResults: 1_000 })
}
