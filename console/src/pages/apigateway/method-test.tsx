import { Button, FormField, Input, Link, Select, SpaceBetween, Textarea } from '@cloudscape-design/components'
import type { TestInvokeMethodCommandOutput } from '@aws-sdk/client-api-gateway'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { callAws } from '../../aws/call.ts'
import { useAwsQuery } from '../../aws/queries.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { ErrorAlert } from '../../kit/error-alert.tsx'
import { prettyJson } from '../../kit/json-tokens.ts'
import { readSetting, writeSetting } from '../../kit/settings.ts'
import type { MethodTabProps } from './method-view.tsx'
import { pathParameters } from './resource-tree.ts'
import { TestResult } from './test-result.tsx'
import { ForeignArns } from './foreign-arns.tsx'
import { bodySetting, headersOf, queryOf, variablesOf } from './test-inputs.ts'

interface TestDraft {
  readonly path: Readonly<Record<string, string>>
  readonly query: string
  readonly headers: string
  /** Absent as long as nobody changed them: then they are a stage's. */
  readonly stageVariables?: string
  readonly body: string
  /** Of a resource that answers any method. */
  readonly verb: string
}

const emptyDraft: TestDraft = { path: {}, query: '', headers: '', body: '', verb: 'POST' }

/** Calls the draft of the method, without a deployment. What was typed last stays in this browser. */
export function MethodTest({ place, path, method }: MethodTabProps) {
  const remembered = `test-${place.restApiId}-${place.resourceId}-${place.httpMethod}`
  const [draft, setDraft] = useState<TestDraft>(() => read(remembered))
  const change = (changes: Partial<TestDraft>): void => setDraft((previous) => ({ ...previous, ...changes }))
  const stages = useStageVariables(place.restApiId)
  const stageVariables = draft.stageVariables ?? stages[0]?.text ?? ''
  const test = useTest(place, path)
  const run = (): void => {
    writeSetting(remembered, JSON.stringify(draft))
    if (draft.body !== '') writeSetting(bodySetting(place.restApiId, place.httpMethod, path), compactJson(draft.body))
    test.mutate({ ...draft, stageVariables })
  }
  const hasBody = !['GET', 'HEAD', 'DELETE'].includes(place.httpMethod)
  return (
    <div className="test">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          run()
        }}
      >
        <SpaceBetween size="m">
          <TestFields draft={draft} change={change} path={path} httpMethod={place.httpMethod} />
          <StageVariablesField
            value={stageVariables}
            stages={stages}
            onChange={(text) => change({ stageVariables: text })}
          />
          {hasBody && <BodyField value={draft.body} onChange={(body) => change({ body })} />}
          <ForeignArns text={draft.body} onText={(body) => change({ body })} />
          <Button
            variant="primary"
            iconName="play"
            loading={test.isPending}
            disabled={method.methodIntegration === undefined}
            onClick={run}
            formAction="none"
          >
            Test
          </Button>
        </SpaceBetween>
      </form>
      <div>
        <ErrorAlert error={test.error} />
        {test.data === undefined ? (
          test.error === null && (
            <EmptyState title="Not tested yet">
              A test runs the draft, without authorization, API key or deployment, and shows each step in its log.
            </EmptyState>
          )
        ) : (
          <TestResult result={test.data} />
        )}
      </div>
    </div>
  )
}

interface BodyFieldProps {
  readonly value: string
  readonly onChange: (body: string) => void
}

function BodyField({ value, onChange }: BodyFieldProps) {
  return (
    <FormField label="Request body" stretch>
      <Textarea
        className="code-area"
        rows={8}
        spellcheck={false}
        value={value}
        onChange={({ detail }) => onChange(detail.value)}
      />
    </FormField>
  )
}

interface TestFieldsProps {
  readonly draft: TestDraft
  readonly change: (changes: Partial<TestDraft>) => void
  readonly path: string
  readonly httpMethod: string
}

function TestFields({ draft, change, path, httpMethod }: TestFieldsProps) {
  const verbs = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'].map((value) => ({ value, label: value }))
  return (
    <SpaceBetween size="m">
      {httpMethod === 'ANY' && (
        <FormField label="Method type">
          <Select
            selectedOption={verbs.find(({ value }) => value === draft.verb) ?? null}
            options={verbs}
            onChange={({ detail }) => change({ verb: detail.selectedOption.value ?? 'POST' })}
          />
        </FormField>
      )}
      {pathParameters(path).map((name) => (
        <FormField key={name} label={`Path: ${name}`} stretch>
          <Input
            value={draft.path[name] ?? ''}
            onChange={({ detail }) => change({ path: { ...draft.path, [name]: detail.value } })}
          />
        </FormField>
      ))}
      <FormField label="Query strings" description="name=value, one pair a line or joined with &" stretch>
        <Textarea
          rows={1}
          spellcheck={false}
          value={draft.query}
          onChange={({ detail }) => change({ query: detail.value })}
        />
      </FormField>
      <FormField label="Headers" description="Name: value, one a line" stretch>
        <Textarea
          rows={2}
          spellcheck={false}
          placeholder="Accept: application/json"
          value={draft.headers}
          onChange={({ detail }) => change({ headers: detail.value })}
        />
      </FormField>
      <FormField label="Client certificate" constraintText="This server keeps no client certificates." stretch>
        <Select selectedOption={noCertificate} options={[noCertificate]} onChange={() => {}} />
      </FormField>
    </SpaceBetween>
  )
}

interface StageVariablesFieldProps {
  readonly value: string
  readonly stages: readonly StageVariablesText[]
  readonly onChange: (text: string) => void
}

/** They begin as those of a stage; those of another are put in by a press. */
function StageVariablesField({ value, stages, onChange }: StageVariablesFieldProps) {
  const others = stages.filter(({ text }, at) => text !== value && stages.findIndex((one) => one.text === text) === at)
  const same = stages.find(({ text }) => text === value)
  return (
    <FormField
      label="Stage variables"
      description="name=value, one a line"
      constraintText={
        <>
          {same !== undefined && `As in the stage ${same.stage}. `}
          {others.map(({ stage, text }) => (
            <span key={stage}>
              <Link fontSize="inherit" onFollow={() => onChange(text)}>
                Take those of {stage}
              </Link>{' '}
            </span>
          ))}
        </>
      }
      stretch
    >
      <Textarea
        rows={Math.min(6, Math.max(1, value.split('\n').length))}
        spellcheck={false}
        value={value}
        onChange={({ detail }) => onChange(detail.value)}
      />
    </FormField>
  )
}

interface StageVariablesText {
  readonly stage: string
  readonly text: string
}

/** The stages that have variables, the one deployed last before the others. */
function useStageVariables(restApiId: string): readonly StageVariablesText[] {
  const query = useAwsQuery('apigateway', 'getStages', { restApiId })
  return (query.data?.item ?? [])
    .toSorted((a, b) => Number(b.lastUpdatedDate ?? 0) - Number(a.lastUpdatedDate ?? 0))
    .map(({ stageName = '', variables = {} }) => ({
      stage: stageName,
      text: Object.entries(variables)
        .map(([name, value]) => `${name}=${value}`)
        .join('\n'),
    }))
    .filter(({ text }) => text !== '')
}

const noCertificate = { value: '', label: 'None' }

function useTest(place: MethodTabProps['place'], path: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (draft: TestDraft): Promise<TestInvokeMethodCommandOutput> => {
      const filled = path.replaceAll(/\{([^{}]+?)\+?\}/g, (whole, name: string) => draft.path[name] ?? whole)
      const query = queryOf(draft.query)
      const stageVariables = variablesOf(draft.stageVariables ?? '')
      return callAws('apigateway', 'testInvokeMethod', {
        ...place,
        httpMethod: place.httpMethod === 'ANY' ? draft.verb : place.httpMethod,
        pathWithQueryString: query === '' ? filled : `${filled}?${query}`,
        multiValueHeaders: headersOf(draft.headers),
        ...(draft.body !== '' && { body: draft.body }),
        ...(Object.keys(stageVariables).length > 0 && { stageVariables }),
      })
    },
    // It may have started an execution.
    onSuccess: () => queries.invalidateQueries({ queryKey: ['states'] }),
  })
}

function compactJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text))
  } catch {
    return text
  }
}

function read(name: string): TestDraft {
  try {
    const draft = JSON.parse(readSetting(name) ?? '{}') as Partial<TestDraft>
    return { ...emptyDraft, ...draft, body: prettyJson(draft.body ?? '') }
  } catch {
    return emptyDraft
  }
}
