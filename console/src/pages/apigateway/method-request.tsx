import { Box, FormField, Header, Input, Select, SpaceBetween, Toggle } from '@cloudscape-design/components'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { callAws } from '../../aws/call.ts'
import { useAwsQuery } from '../../aws/queries.ts'
import type { MethodTabProps } from './method-view.tsx'
import { PairEditor, pairsOf, tableOf, type Pair } from './pair-editor.tsx'
import { tableChanges, valueChange } from './patch-operations.ts'
import { pathParameters } from './resource-tree.ts'
import { SaveBar } from './save-bar.tsx'

const authorizations = [
  { value: 'NONE', label: 'None', description: 'Whoever reaches the server.' },
  { value: 'AWS_IAM', label: 'AWS_IAM', description: 'Signed calls whose policies allow execute-api:Invoke.' },
  { value: 'CUSTOM', label: 'Custom authorizer' },
  { value: 'COGNITO_USER_POOLS', label: 'Cognito user pool' },
]

/** Validators as AWS's console makes them, by the name it gives them. */
const standardValidators = [
  { name: 'Validate body', validateRequestBody: true, validateRequestParameters: false },
  { name: 'Validate query string parameters and headers', validateRequestBody: false, validateRequestParameters: true },
  {
    name: 'Validate body, query string parameters, and headers',
    validateRequestBody: true,
    validateRequestParameters: true,
  },
]

const query = 'method.request.querystring.'
const header = 'method.request.header.'

interface Draft {
  readonly authorization: string
  readonly apiKeyRequired: boolean
  readonly operationName: string
  /** An id, or the name of one to be made. */
  readonly validator: string
  readonly queries: readonly Pair[]
  readonly headers: readonly Pair[]
  readonly models: readonly Pair[]
}

/** Who may call, and what a call has to bring along. */
export function MethodRequest({ place, path, method }: MethodTabProps) {
  const first: Draft = {
    authorization: method.authorizationType ?? 'NONE',
    apiKeyRequired: method.apiKeyRequired === true,
    operationName: method.operationName ?? '',
    validator: method.requestValidatorId ?? '',
    queries: pairsOf(method.requestParameters, query),
    headers: pairsOf(method.requestParameters, header),
    models: pairsOf(method.requestModels),
  }
  const [draft, setDraft] = useState(first)
  const change = (changes: Partial<Draft>): void => setDraft((previous) => ({ ...previous, ...changes }))
  const save = useSave({ place, path, method })
  return (
    <SpaceBetween size="l">
      <CallerFields apiId={place.restApiId} draft={draft} change={change} />
      <ParameterFields apiId={place.restApiId} path={path} draft={draft} change={change} />
      <SaveBar
        isChanged={JSON.stringify(draft) !== JSON.stringify(first)}
        busy={save.isPending}
        error={save.error}
        onSave={() => save.mutate(draft)}
        onDiscard={() => setDraft(first)}
      />
    </SpaceBetween>
  )
}

interface FieldsProps {
  readonly apiId: string
  readonly draft: Draft
  readonly change: (changes: Partial<Draft>) => void
}

function CallerFields({ apiId, draft, change }: FieldsProps) {
  return (
    <SpaceBetween size="l">
      <div className="gate-pair">
        <FormField
          label="Authorization"
          warningText={
            draft.authorization === 'NONE'
              ? undefined
              : 'This server refuses such methods for now: what is kept and not enforced would be an open gate.'
          }
        >
          <Select
            selectedOption={authorizations.find(({ value }) => value === draft.authorization) ?? null}
            options={authorizations}
            onChange={({ detail }) => change({ authorization: detail.selectedOption.value ?? 'NONE' })}
          />
        </FormField>
        <ValidatorField apiId={apiId} value={draft.validator} onChange={(validator) => change({ validator })} />
      </div>
      <div className="gate-pair">
        <FormField label="API key">
          <Toggle checked={draft.apiKeyRequired} onChange={({ detail }) => change({ apiKeyRequired: detail.checked })}>
            API key required
          </Toggle>
        </FormField>
        <FormField
          label={
            <span>
              Operation name <i>- optional</i>
            </span>
          }
        >
          <Input value={draft.operationName} onChange={({ detail }) => change({ operationName: detail.value })} />
        </FormField>
      </div>
    </SpaceBetween>
  )
}

function ParameterFields({ apiId, path, draft, change }: FieldsProps & { readonly path: string }) {
  const inPath = pathParameters(path)
  return (
    <SpaceBetween size="l">
      {inPath.length > 0 && (
        <SpaceBetween size="l">
          <Header variant="h3">Request paths</Header>
          <Box>
            <span className="mono">{inPath.join(', ')}</span>: in the path, so always there.
          </Box>
        </SpaceBetween>
      )}
      <Header variant="h3">URL query string parameters</Header>
      <PairEditor
        {...parameterWords}
        addText="Add query string"
        pairs={draft.queries}
        onChange={(queries) => change({ queries })}
      />
      <Header variant="h3">HTTP request headers</Header>
      <PairEditor
        {...parameterWords}
        addText="Add header"
        pairs={draft.headers}
        onChange={(headers) => change({ headers })}
      />
      <Header variant="h3" description="The form of the body, by its content type.">
        Request body
      </Header>
      <ModelPairs apiId={apiId} pairs={draft.models} onChange={(models) => change({ models })} />
    </SpaceBetween>
  )
}

const parameterWords = {
  nameLabel: 'Name',
  valueLabel: 'Required',
  emptyText: 'None is declared. Mappings can use declared ones only.',
  isFlag: true,
} as const

interface ModelPairsProps {
  readonly apiId: string
  readonly pairs: readonly Pair[]
  readonly onChange: (pairs: readonly Pair[]) => void
}

export function ModelPairs({ apiId, pairs, onChange }: ModelPairsProps) {
  const models = useAwsQuery('apigateway', 'getModels', { restApiId: apiId, limit: 500 })
  return (
    <PairEditor
      nameLabel="Content type"
      valueLabel="Model"
      addText="Add model"
      emptyText="No model: any body will do."
      namePlaceholder="application/json"
      valuePlaceholder="Empty"
      valueOptions={(models.data?.items ?? []).map(({ name = '' }) => name)}
      pairs={pairs}
      onChange={onChange}
    />
  )
}

interface ValidatorFieldProps {
  readonly apiId: string
  readonly value: string
  readonly onChange: (value: string) => void
}

function ValidatorField({ apiId, value, onChange }: ValidatorFieldProps) {
  const validators = useAwsQuery('apigateway', 'getRequestValidators', { restApiId: apiId, limit: 500 })
  const known = (validators.data?.items ?? []).map(({ id = '', name = '' }) => ({ value: id, label: name || id }))
  const offered = standardValidators.filter(({ name }) => !known.some(({ label }) => label === name))
  const options = [{ value: '', label: 'None' }, ...known, ...offered.map(({ name }) => ({ value: name, label: name }))]
  return (
    <FormField label="Request validator">
      <Select
        selectedOption={options.find((option) => option.value === value) ?? { value, label: value }}
        options={options}
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
      />
    </FormField>
  )
}

function useSave({ place, path, method }: MethodTabProps) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (draft: Draft) => {
      const others = Object.entries(method.requestParameters ?? {}).filter(
        ([name]) => !name.startsWith(query) && !name.startsWith(header),
      )
      const parameters = {
        ...Object.fromEntries(pathParameters(path).map((name) => [`method.request.path.${name}`, 'true'])),
        ...Object.fromEntries(others.map(([name, value]) => [name, String(value)])),
        ...tableOf(draft.queries, query),
        ...tableOf(draft.headers, header),
      }
      const before = Object.entries(method.requestParameters ?? {}).map(([name, value]) => [name, String(value)])
      const validatorId = await validatorIdOf(place.restApiId, draft.validator)
      const patchOperations = [
        ...valueChange('/authorizationType', method.authorizationType ?? 'NONE', draft.authorization),
        ...valueChange('/apiKeyRequired', method.apiKeyRequired === true, draft.apiKeyRequired),
        ...valueChange('/operationName', method.operationName, draft.operationName),
        ...valueChange('/requestValidatorId', method.requestValidatorId, validatorId),
        ...tableChanges('/requestParameters', Object.fromEntries(before) as Record<string, string>, parameters),
        ...tableChanges('/requestModels', method.requestModels, tableOf(draft.models)),
      ]
      await callAws('apigateway', 'updateMethod', { ...place, patchOperations })
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['apigateway'] }),
  })
}

/** The id; one of the standard validators is made when it is first used. */
async function validatorIdOf(restApiId: string, validator: string): Promise<string> {
  const standard = standardValidators.find(({ name }) => name === validator)
  if (standard === undefined) return validator
  const { id = '' } = await callAws('apigateway', 'createRequestValidator', { restApiId, ...standard })
  return id
}
