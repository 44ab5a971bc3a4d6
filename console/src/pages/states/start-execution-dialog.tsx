import { ButtonDropdown, Button, FormField, Input, Select, SpaceBetween } from '@cloudscape-design/components'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { useAwsMutation, useAwsQuery } from '../../aws/queries.ts'
import { JsonField, jsonProblem } from '../../editor/json-field.tsx'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { prettyJson } from '../../kit/json-tokens.ts'
import { readSetting, writeSetting } from '../../kit/settings.ts'
import { StartAndWait } from './start-and-wait.tsx'
import { inputExamples } from './start-examples.ts'
import { executionHref, machineOfArn, nameOfArn } from './states-links.ts'

/** Starts an execution and goes to it. The input is the one given, else the one last used for this machine. */
export function StartExecutionDialog({ stateMachineArn, input: given, onDismiss }: StartExecutionDialogProps) {
  const [, navigate] = useLocation()
  const start = useAwsMutation('states', 'startExecution')
  const { machineArn } = machineOfArn(stateMachineArn)
  const machine = useAwsQuery('states', 'describeStateMachine', { stateMachineArn: machineArn })
  const remembered = `input-${machineArn}`
  const [target, setTarget] = useState(stateMachineArn)
  const [name, setName] = useState(randomName)
  const [input, setInput] = useState(() => prettyJson(given ?? readSetting(remembered) ?? '{}'))
  const problem = jsonProblem(input)
  const call = { stateMachineArn: target, input, ...(name === '' ? {} : { name }) }
  const remember = (): void => writeSetting(remembered, input)
  const submit = (): void =>
    start.mutate(call, {
      onSuccess: ({ executionArn }) => {
        remember()
        onDismiss()
        if (executionArn !== undefined) navigate(executionHref(executionArn))
      },
    })
  return (
    <FormDialog
      title="Start execution"
      submitText="Start execution"
      size="large"
      busy={start.isPending}
      disabled={problem !== undefined}
      error={start.error}
      onSubmit={submit}
      onDismiss={onDismiss}
    >
      <FormField label="Name" description="Leave it as it is, or choose one that you will find again." stretch>
        <Input value={name} spellcheck={false} onChange={({ detail }) => setName(detail.value)} />
      </FormField>
      <TargetField machineArn={machineArn} value={target} onChange={setTarget} />
      <InputField value={input} problem={problem} onChange={setInput} />
      {machine.data?.type === 'EXPRESS' && (
        <StartAndWait call={call} disabled={problem !== undefined} onAnswer={remember} />
      )}
    </FormDialog>
  )
}

interface StartExecutionDialogProps {
  /** Of a machine, a version or an alias. */
  readonly stateMachineArn: string
  /** JSON text to begin with. */
  readonly input?: string
  readonly onDismiss: () => void
}

interface InputFieldProps {
  readonly value: string
  readonly problem: string | undefined
  readonly onChange: (value: string) => void
}

function InputField({ value, problem, onChange }: InputFieldProps) {
  return (
    <FormField label="Input" description="JSON, which the first state receives." errorText={problem} stretch>
      <SpaceBetween size="xs">
        <JsonField label="Input" value={value} onChange={onChange} height={260} />
        <SpaceBetween direction="horizontal" size="xs">
          <Button formAction="none" disabled={problem !== undefined} onClick={() => onChange(prettyJson(value))}>
            Format
          </Button>
          <ButtonDropdown
            items={inputExamples.map(({ id, text }) => ({ id, text }))}
            onItemClick={({ detail }) => {
              const example = inputExamples.find(({ id }) => id === detail.id)
              if (example !== undefined) onChange(prettyJson(example.input))
            }}
          >
            Examples
          </ButtonDropdown>
        </SpaceBetween>
      </SpaceBetween>
    </FormField>
  )
}

interface TargetFieldProps {
  readonly machineArn: string
  /** Of the machine itself, a version or an alias. */
  readonly value: string
  readonly onChange: (arn: string) => void
}

/** Version or alias; nothing where the machine has none. */
function TargetField({ machineArn, value, onChange }: TargetFieldProps) {
  const input = { stateMachineArn: machineArn, maxResults: 100 }
  const versions = useAwsQuery('states', 'listStateMachineVersions', input)
  const aliases = useAwsQuery('states', 'listStateMachineAliases', input)
  const options = [
    { value: machineArn, label: 'The state machine as it is now' },
    ...(aliases.data?.stateMachineAliases ?? []).map(({ stateMachineAliasArn: arn = '' }) => ({
      value: arn,
      label: `Alias ${nameOfArn(arn)}`,
    })),
    ...(versions.data?.stateMachineVersions ?? []).map(({ stateMachineVersionArn: arn = '' }) => ({
      value: arn,
      label: `Version ${nameOfArn(arn)}`,
    })),
  ]
  if (options.length === 1 && value === machineArn) return null
  return (
    <FormField label="Version or alias" stretch>
      <Select
        selectedOption={options.find((option) => option.value === value) ?? { value, label: nameOfArn(value) }}
        options={options}
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? machineArn)}
      />
    </FormField>
  )
}

/** Like a UUID, from what browsers have on plain http too. */
function randomName(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
