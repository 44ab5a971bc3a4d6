import { FormField, Input, Select, Textarea } from '@cloudscape-design/components'
import type { Deployment } from '@aws-sdk/client-api-gateway'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { callAws } from '../../aws/call.ts'
import { useAwsMutation, useAwsQuery } from '../../aws/queries.ts'
import { ConfirmDialog } from '../../kit/confirm-dialog.tsx'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { minuteText } from '../../kit/time-text.ts'
import { useNotify } from '../../shell/notifications.tsx'
import { stageHref } from './apigateway-links.ts'
import { useChange } from './use-change.ts'

interface CreateStageProps {
  readonly apiId: string
  readonly onDismiss: () => void
}

/** A stage for a deployment that is there: the way to a second stage without a new deployment. */
export function CreateStageDialog({ apiId, onDismiss }: CreateStageProps) {
  const [, navigate] = useLocation()
  const deployments = useAwsQuery('apigateway', 'getDeployments', { restApiId: apiId, limit: 500 })
  const [name, setName] = useState('')
  const [description, setDescription] = useState('')
  const [chosen, setChosen] = useState<string | undefined>()
  const create = useAwsMutation('apigateway', 'createStage')
  const options = newestFirst(deployments.data?.items ?? []).map((deployment) => ({
    value: deployment.id ?? '',
    label: deploymentName(deployment),
    description: deployment.id ?? '',
  }))
  const deploymentId = chosen ?? options[0]?.value
  const submit = (): void =>
    create.mutate(
      { restApiId: apiId, stageName: name, deploymentId, ...(description !== '' && { description }) },
      {
        onSuccess: () => {
          onDismiss()
          navigate(stageHref(apiId, name))
        },
      },
    )
  return (
    <FormDialog
      title="Create stage"
      submitText="Create stage"
      busy={create.isPending}
      disabled={!/^[\w-]{1,128}$/.test(name) || deploymentId === undefined}
      error={create.error ?? deployments.error}
      onSubmit={submit}
      onDismiss={onDismiss}
    >
      <FormField label="Stage name" constraintText="Letters, digits, hyphens and underscores, up to 128.">
        <Input value={name} spellcheck={false} onChange={({ detail }) => setName(detail.value)} />
      </FormField>
      <FormField
        label={
          <span>
            Stage description <i>- optional</i>
          </span>
        }
      >
        <Textarea rows={2} value={description} onChange={({ detail }) => setDescription(detail.value)} />
      </FormField>
      <FormField label="Deployment">
        <Select
          selectedOption={options.find(({ value }) => value === deploymentId) ?? null}
          options={options}
          empty="Nothing is deployed yet: use Deploy API."
          onChange={({ detail }) => setChosen(detail.selectedOption.value)}
        />
      </FormField>
    </FormDialog>
  )
}

export const newestFirst = (deployments: readonly Deployment[]): readonly Deployment[] =>
  deployments.toSorted((a, b) => Number(b.createdDate) - Number(a.createdDate))

const deploymentName = ({ createdDate, description = '' }: Deployment): string =>
  [createdDate === undefined ? '' : minuteText(createdDate), description].filter((text) => text !== '').join(' · ')

interface DeleteStageProps {
  readonly apiId: string
  readonly stageName: string
  readonly onDismiss: () => void
  readonly onDeleted: () => void
}

export function DeleteStageDialog({ apiId, stageName, onDismiss, onDeleted }: DeleteStageProps) {
  const notify = useNotify()
  const remove = useChange(
    () => callAws('apigateway', 'deleteStage', { restApiId: apiId, stageName }),
    () => {
      onDismiss()
      onDeleted()
      notify({ type: 'success', header: `Stage ${stageName} is deleted` })
    },
  )
  return (
    <ConfirmDialog
      title={`Delete ${stageName}?`}
      confirmText="Delete"
      typedWord="confirm"
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate()}
      onDismiss={onDismiss}
    >
      Calls to its address are refused from then on. Its deployments stay, so a stage can be made of them again.
    </ConfirmDialog>
  )
}
