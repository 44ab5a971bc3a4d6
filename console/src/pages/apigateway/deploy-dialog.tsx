import { Box, FormField, Input, Select, Textarea } from '@cloudscape-design/components'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { useAwsMutation, useAwsQuery } from '../../aws/queries.ts'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { useNotify } from '../../shell/notifications.tsx'
import { stageHref } from './apigateway-links.ts'

interface DeployDialogProps {
  readonly apiId: string
  readonly onDismiss: () => void
}

const newStage = { value: '*new', label: 'New stage' }

/** Puts the draft in force in a stage, and goes there. */
export function DeployDialog({ apiId, onDismiss }: DeployDialogProps) {
  const [, navigate] = useLocation()
  const notify = useNotify()
  const stages = useAwsQuery('apigateway', 'getStages', { restApiId: apiId })
  const [chosen, setChosen] = useState<string | undefined>()
  const [name, setName] = useState('')
  const [description, setDescription] = useState('')
  const deploy = useAwsMutation('apigateway', 'createDeployment')
  const names = (stages.data?.item ?? []).map(({ stageName = '' }) => stageName)
  const options = [newStage, ...names.map((stage) => ({ value: stage, label: stage }))]
  const selected = chosen ?? names[0] ?? newStage.value
  const isNew = selected === newStage.value
  const stageName = isNew ? name : selected
  const submit = (): void =>
    deploy.mutate(
      { restApiId: apiId, stageName, ...(description !== '' && { description }) },
      {
        onSuccess: () => {
          notify({ type: 'success', header: `Deployed to ${stageName}` })
          onDismiss()
          navigate(stageHref(apiId, stageName))
        },
      },
    )
  return (
    <FormDialog
      title="Deploy API"
      submitText="Deploy"
      busy={deploy.isPending}
      disabled={!/^[\w-]{1,128}$/.test(stageName) || stages.isLoading}
      error={deploy.error}
      onSubmit={submit}
      onDismiss={onDismiss}
    >
      <Box>Callers see changes to resources and methods only after a deployment to a stage.</Box>
      <FormField label="Stage">
        <Select
          selectedOption={options.find(({ value }) => value === selected) ?? newStage}
          options={options}
          statusType={stages.isLoading ? 'loading' : 'finished'}
          onChange={({ detail }) => setChosen(detail.selectedOption.value)}
        />
      </FormField>
      {isNew && (
        <FormField label="Stage name" constraintText="Letters, digits, hyphens and underscores, up to 128.">
          <Input value={name} placeholder="prod" spellcheck={false} onChange={({ detail }) => setName(detail.value)} />
        </FormField>
      )}
      <FormField
        label={
          <span>
            Deployment description <i>- optional</i>
          </span>
        }
      >
        <Textarea rows={2} value={description} onChange={({ detail }) => setDescription(detail.value)} />
      </FormField>
    </FormDialog>
  )
}
