import { FormField, Input, Select } from '@cloudscape-design/components'
import type { DescribeStateMachineAliasOutput, RoutingConfigurationListItem } from '@aws-sdk/client-sfn'
import { useState } from 'react'
import { useAwsMutation, useAwsQuery } from '../../aws/queries.ts'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { nameOfArn } from './states-links.ts'

/** Creates an alias, or changes where one points to. */
export function AliasDialog({ machineArn, aliasArn, versionArn, onDismiss }: AliasDialogProps) {
  const alias = useAwsQuery(
    'states',
    'describeStateMachineAlias',
    { stateMachineAliasArn: aliasArn ?? '' },
    { enabled: aliasArn !== undefined },
  )
  // What is there fills the form, so the form waits for it.
  if (aliasArn !== undefined && alias.data === undefined) return null
  return (
    <AliasForm
      machineArn={machineArn}
      alias={alias.data}
      {...(versionArn !== undefined && { versionArn })}
      onDismiss={onDismiss}
    />
  )
}

interface AliasDialogProps {
  readonly machineArn: string
  /** Of the alias that is changed; absent for a new one. */
  readonly aliasArn?: string
  /** That a new one begins with. */
  readonly versionArn?: string
  readonly onDismiss: () => void
}

interface Draft {
  readonly name: string
  readonly description: string
  readonly first: string
  /** '' for none. */
  readonly second: string
  /** Of the second version, in percent. */
  readonly share: number
}

function draftOf(alias: DescribeStateMachineAliasOutput | undefined, versionArn: string): Draft {
  const [first, second] = alias?.routingConfiguration ?? []
  return {
    name: alias?.name ?? '',
    description: alias?.description ?? '',
    first: first?.stateMachineVersionArn ?? versionArn,
    second: second?.stateMachineVersionArn ?? '',
    share: second?.weight ?? 10,
  }
}

function routesOf({ first, second, share }: Draft): RoutingConfigurationListItem[] {
  if (second === '') return [{ stateMachineVersionArn: first, weight: 100 }]
  return [
    { stateMachineVersionArn: first, weight: 100 - share },
    { stateMachineVersionArn: second, weight: share },
  ]
}

interface AliasFormProps {
  readonly machineArn: string
  readonly alias: DescribeStateMachineAliasOutput | undefined
  readonly versionArn?: string
  readonly onDismiss: () => void
}

function AliasForm({ machineArn, alias, versionArn = '', onDismiss }: AliasFormProps) {
  const [draft, setDraft] = useState(() => draftOf(alias, versionArn))
  const change = (changes: Partial<Draft>): void => setDraft((before) => ({ ...before, ...changes }))
  const create = useAwsMutation('states', 'createStateMachineAlias')
  const update = useAwsMutation('states', 'updateStateMachineAlias')
  const { name, description } = draft
  const routingConfiguration = routesOf(draft)
  const stateMachineAliasArn = alias?.stateMachineAliasArn
  const submit = (): void => {
    const done = { onSuccess: onDismiss }
    if (stateMachineAliasArn === undefined) {
      create.mutate({ name, routingConfiguration, ...(description !== '' && { description }) }, done)
    } else update.mutate({ stateMachineAliasArn, description, routingConfiguration }, done)
  }
  return (
    <FormDialog
      title={alias === undefined ? 'Create alias' : `Edit alias ${name}`}
      submitText={alias === undefined ? 'Create' : 'Save'}
      busy={create.isPending || update.isPending}
      disabled={name === '' || draft.first === '' || draft.first === draft.second}
      error={create.error ?? update.error}
      onSubmit={submit}
      onDismiss={onDismiss}
    >
      {alias === undefined && (
        <FormField label="Name">
          <Input value={name} placeholder="live" onChange={({ detail }) => change({ name: detail.value })} />
        </FormField>
      )}
      <VersionField
        label="Version"
        machineArn={machineArn}
        value={draft.first}
        onChange={(first) => change({ first })}
      />
      <VersionField
        label="Second version - optional"
        machineArn={machineArn}
        value={draft.second}
        none="None: all executions go to the first"
        onChange={(second) => change({ second })}
      />
      {draft.second !== '' && <ShareField draft={draft} onChange={(share) => change({ share })} />}
      <FormField label="Description - optional">
        <Input value={description} onChange={({ detail }) => change({ description: detail.value })} />
      </FormField>
    </FormDialog>
  )
}

interface ShareFieldProps {
  readonly draft: Draft
  readonly onChange: (share: number) => void
}

function ShareField({ draft: { first, second, share }, onChange }: ShareFieldProps) {
  return (
    <FormField
      label="Share of the second version, in percent"
      description={`${100 - share} % of new executions go to version ${nameOfArn(first)}.`}
      errorText={first === second ? 'These are the same version.' : undefined}
    >
      <Input
        type="number"
        inputMode="numeric"
        value={String(share)}
        onChange={({ detail }) => onChange(Math.min(100, Math.max(0, Math.trunc(Number(detail.value) || 0))))}
      />
    </FormField>
  )
}

interface VersionFieldProps {
  readonly label: string
  readonly machineArn: string
  readonly value: string
  /** The words for choosing none; without them one has to be chosen. */
  readonly none?: string
  readonly onChange: (arn: string) => void
}

function VersionField({ label, machineArn, value, none, onChange }: VersionFieldProps) {
  const versions = useAwsQuery('states', 'listStateMachineVersions', { stateMachineArn: machineArn, maxResults: 1_000 })
  const known = (versions.data?.stateMachineVersions ?? []).map(({ stateMachineVersionArn = '' }) => ({
    value: stateMachineVersionArn,
    label: `Version ${nameOfArn(stateMachineVersionArn)}`,
  }))
  const options = none === undefined ? known : [{ value: '', label: none }, ...known]
  return (
    <FormField label={label}>
      <Select
        selectedOption={options.find((option) => option.value === value) ?? null}
        options={options}
        placeholder="Choose a version"
        empty="No versions yet: publish one first."
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
      />
    </FormField>
  )
}
