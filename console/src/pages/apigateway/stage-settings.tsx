import { FormField, Input, Select, SpaceBetween, Textarea, Toggle } from '@cloudscape-design/components'
import type { Stage } from '@aws-sdk/client-api-gateway'
import { useState } from 'react'
import { useAwsMutation } from '../../aws/queries.ts'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { valueChange, type PatchOperation } from './patch-operations.ts'

export interface StageSettings {
  readonly description: string
  readonly isThrottled: boolean
  readonly rate: string
  readonly burst: string
  readonly logLevel: string
  readonly dataTrace: boolean
  readonly metrics: boolean
  readonly accessLogArn: string
  readonly accessLogFormat: string
}

export function settingsOf(stage: Stage): StageSettings {
  const everywhere = stage.methodSettings?.['*/*']
  return {
    description: stage.description ?? '',
    isThrottled: (everywhere?.throttlingRateLimit ?? -1) >= 0,
    rate: String(everywhere?.throttlingRateLimit ?? 10_000),
    burst: String(everywhere?.throttlingBurstLimit ?? 5_000),
    logLevel: everywhere?.loggingLevel ?? 'OFF',
    dataTrace: everywhere?.dataTraceEnabled === true,
    metrics: everywhere?.metricsEnabled === true,
    accessLogArn: stage.accessLogSettings?.destinationArn ?? '',
    accessLogFormat: stage.accessLogSettings?.format ?? '',
  }
}

/** What UpdateStage has to be told. */
export function settingsChanges(before: StageSettings, after: StageSettings): readonly PatchOperation[] {
  return [
    ...valueChange('/description', before.description, after.description),
    ...throttleChanges(before, after),
    ...valueChange('/*/*/logging/loglevel', before.logLevel, after.logLevel),
    ...valueChange('/*/*/logging/dataTrace', before.dataTrace, after.dataTrace),
    ...valueChange('/*/*/metrics/enabled', before.metrics, after.metrics),
    ...accessLogChanges(before, after),
  ]
}

function throttleChanges(before: StageSettings, after: StageSettings): readonly PatchOperation[] {
  const limit = ({ isThrottled }: StageSettings, value: string): string => (isThrottled ? value : '-1')
  return [
    ...valueChange('/*/*/throttling/rateLimit', limit(before, before.rate), limit(after, after.rate)),
    ...valueChange('/*/*/throttling/burstLimit', limit(before, before.burst), limit(after, after.burst)),
  ]
}

function accessLogChanges(before: StageSettings, after: StageSettings): readonly PatchOperation[] {
  if (after.accessLogArn === '') return before.accessLogArn === '' ? [] : [{ op: 'remove', path: '/accessLogSettings' }]
  return [
    ...valueChange('/accessLogSettings/destinationArn', before.accessLogArn, after.accessLogArn),
    ...valueChange('/accessLogSettings/format', before.accessLogFormat, after.accessLogFormat),
  ]
}

interface EditStageProps {
  readonly apiId: string
  readonly stage: Stage
  readonly onDismiss: () => void
}

export function EditStageDialog({ apiId, stage, onDismiss }: EditStageProps) {
  const before = settingsOf(stage)
  const [draft, setDraft] = useState(before)
  const change = (changes: Partial<StageSettings>): void => setDraft((previous) => ({ ...previous, ...changes }))
  const update = useAwsMutation('apigateway', 'updateStage')
  const patchOperations = [...settingsChanges(before, draft)]
  const submit = (): void =>
    update.mutate({ restApiId: apiId, stageName: stage.stageName, patchOperations }, { onSuccess: onDismiss })
  return (
    <FormDialog
      title={`Edit ${stage.stageName ?? 'stage'}`}
      submitText="Save"
      busy={update.isPending}
      disabled={patchOperations.length === 0}
      error={update.error}
      onSubmit={submit}
      onDismiss={onDismiss}
    >
      <FormField label="Description">
        <Textarea rows={2} value={draft.description} onChange={({ detail }) => change({ description: detail.value })} />
      </FormField>
      <Toggle checked={draft.isThrottled} onChange={({ detail }) => change({ isThrottled: detail.checked })}>
        Throttling: answer 429 above a rate
      </Toggle>
      {draft.isThrottled && (
        <div className="gate-pair">
          <FormField label="Rate" constraintText="Requests a second.">
            <Input
              value={draft.rate}
              inputMode="numeric"
              onChange={({ detail }) => change({ rate: detail.value.trim() })}
            />
          </FormField>
          <FormField label="Burst" constraintText="Requests at once.">
            <Input
              value={draft.burst}
              inputMode="numeric"
              onChange={({ detail }) => change({ burst: detail.value.trim() })}
            />
          </FormField>
        </div>
      )}
      <LogFields draft={draft} change={change} />
    </FormDialog>
  )
}

const levels = [
  { value: 'OFF', label: 'Off' },
  { value: 'ERROR', label: 'Errors only' },
  { value: 'INFO', label: 'Errors and info' },
]

interface LogFieldsProps {
  readonly draft: StageSettings
  readonly change: (changes: Partial<StageSettings>) => void
}

const sampleFormat =
  '{"requestId":"$context.requestId","ip":"$context.identity.sourceIp","method":"$context.httpMethod","path":"$context.path","status":"$context.status"}'

function LogFields({ draft, change }: LogFieldsProps) {
  return (
    <SpaceBetween size="m">
      <FormField label="Execution log">
        <Select
          selectedOption={levels.find(({ value }) => value === draft.logLevel) ?? null}
          options={levels}
          onChange={({ detail }) => change({ logLevel: detail.selectedOption.value ?? 'OFF' })}
        />
      </FormField>
      <Toggle checked={draft.dataTrace} onChange={({ detail }) => change({ dataTrace: detail.checked })}>
        With requests and responses in full
      </Toggle>
      <Toggle checked={draft.metrics} onChange={({ detail }) => change({ metrics: detail.checked })}>
        Detailed metrics
      </Toggle>
      <FormField label="Access log destination" description="ARN of a log group; empty for none.">
        <Input
          value={draft.accessLogArn}
          placeholder="arn:aws:logs:us-east-1:000000000000:log-group:orders"
          spellcheck={false}
          onChange={({ detail }) =>
            change({
              accessLogArn: detail.value.trim(),
              ...(draft.accessLogFormat === '' && { accessLogFormat: sampleFormat }),
            })
          }
        />
      </FormField>
      {draft.accessLogArn !== '' && (
        <FormField label="Access log format">
          <Textarea
            rows={3}
            spellcheck={false}
            value={draft.accessLogFormat}
            onChange={({ detail }) => change({ accessLogFormat: detail.value })}
          />
        </FormField>
      )}
    </SpaceBetween>
  )
}
