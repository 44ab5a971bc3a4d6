import { FormField, Input, Multiselect, Select, SpaceBetween, Toggle } from '@cloudscape-design/components'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { callAws } from '../../aws/call.ts'
import { useAwsMutation } from '../../aws/queries.ts'
import { useRegion } from '../../aws/region.ts'
import { FormDialog } from '../../kit/form-dialog.tsx'

const periods = [
  { value: 'DAY', label: 'a day' },
  { value: 'WEEK', label: 'a week' },
  { value: 'MONTH', label: 'a month' },
] as const

type Period = (typeof periods)[number]['value']

interface Draft {
  readonly name: string
  readonly isThrottled: boolean
  readonly rate: string
  readonly burst: string
  readonly hasQuota: boolean
  readonly quota: string
  readonly period: Period
  /** `apiId:stage` */
  readonly stages: readonly string[]
}

const firstDraft: Draft = {
  name: '',
  isThrottled: true,
  rate: '100',
  burst: '200',
  hasQuota: false,
  quota: '10000',
  period: 'DAY',
  stages: [],
}

export function UsagePlanDialog({ onDismiss }: { readonly onDismiss: () => void }) {
  const [draft, setDraft] = useState(firstDraft)
  const change = (changes: Partial<Draft>): void => setDraft((previous) => ({ ...previous, ...changes }))
  const create = useAwsMutation('apigateway', 'createUsagePlan')
  const submit = (): void =>
    create.mutate(
      {
        name: draft.name,
        apiStages: draft.stages.map((place) => ({ apiId: place.split(':')[0], stage: place.split(':')[1] })),
        ...(draft.isThrottled && { throttle: { rateLimit: Number(draft.rate), burstLimit: Number(draft.burst) } }),
        ...(draft.hasQuota && { quota: { limit: Number(draft.quota), period: draft.period } }),
      },
      { onSuccess: onDismiss },
    )
  return (
    <FormDialog
      title="Create usage plan"
      submitText="Create usage plan"
      busy={create.isPending}
      disabled={draft.name === ''}
      error={create.error}
      onSubmit={submit}
      onDismiss={onDismiss}
    >
      <FormField label="Name">
        <Input value={draft.name} onChange={({ detail }) => change({ name: detail.value })} />
      </FormField>
      <StagesField stages={draft.stages} onChange={(stages) => change({ stages })} />
      <Limits draft={draft} change={change} />
    </FormDialog>
  )
}

interface StagesFieldProps {
  readonly stages: readonly string[]
  readonly onChange: (stages: readonly string[]) => void
}

function StagesField({ stages, onChange }: StagesFieldProps) {
  const region = useRegion()
  const all = useQuery({ queryKey: ['apigateway', 'allStages', region], queryFn: allStages })
  const options = all.data ?? []
  return (
    <FormField label="Stages" description="What its keys open.">
      <Multiselect
        selectedOptions={options.filter(({ value }) => stages.includes(value))}
        options={options}
        placeholder="Choose stages"
        statusType={all.isLoading ? 'loading' : 'finished'}
        empty="Nothing is deployed yet."
        onChange={({ detail }) => onChange(detail.selectedOptions.map(({ value = '' }) => value))}
      />
    </FormField>
  )
}

async function allStages() {
  const { items = [] } = await callAws('apigateway', 'getRestApis', { limit: 500 })
  const lists = await Promise.all(
    items.map(async ({ id = '', name = '' }) => {
      const { item = [] } = await callAws('apigateway', 'getStages', { restApiId: id })
      return item.map(({ stageName = '' }) => ({ value: `${id}:${stageName}`, label: `${name} · ${stageName}` }))
    }),
  )
  return lists.flat()
}

interface LimitsProps {
  readonly draft: Draft
  readonly change: (changes: Partial<Draft>) => void
}

function Limits({ draft, change }: LimitsProps) {
  return (
    <SpaceBetween size="m">
      <Toggle checked={draft.isThrottled} onChange={({ detail }) => change({ isThrottled: detail.checked })}>
        Throttling
      </Toggle>
      {draft.isThrottled && (
        <div className="gate-pair">
          <FormField label="Rate" constraintText="Requests a second.">
            <Input value={draft.rate} inputMode="decimal" onChange={({ detail }) => change({ rate: detail.value })} />
          </FormField>
          <FormField label="Burst" constraintText="Requests at once.">
            <Input value={draft.burst} inputMode="numeric" onChange={({ detail }) => change({ burst: detail.value })} />
          </FormField>
        </div>
      )}
      <Toggle checked={draft.hasQuota} onChange={({ detail }) => change({ hasQuota: detail.checked })}>
        Quota
      </Toggle>
      {draft.hasQuota && (
        <div className="gate-pair">
          <FormField label="Requests">
            <Input value={draft.quota} inputMode="numeric" onChange={({ detail }) => change({ quota: detail.value })} />
          </FormField>
          <FormField label="Period">
            <Select
              selectedOption={periods.find(({ value }) => value === draft.period) ?? null}
              options={periods}
              onChange={({ detail }) => change({ period: detail.selectedOption.value as Period })}
            />
          </FormField>
        </div>
      )}
    </SpaceBetween>
  )
}
