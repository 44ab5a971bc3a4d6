import { Button, FormField, Input, SpaceBetween, Textarea } from '@cloudscape-design/components'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { useAwsMutation } from '../../aws/queries.ts'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { prettyJson } from '../../kit/json-tokens.ts'
import { readSetting, writeSetting } from '../../kit/settings.ts'
import { executionHref, machineOfArn } from './states-links.ts'

/** Starts an execution and goes to it. The input is the one given, else the one last used for this machine. */
export function StartExecutionDialog({ stateMachineArn, input: given, onDismiss }: StartExecutionDialogProps) {
  const [, navigate] = useLocation()
  const start = useAwsMutation('states', 'startExecution')
  const remembered = `input-${machineOfArn(stateMachineArn).machineArn}`
  const [name, setName] = useState(randomName)
  const [input, setInput] = useState(() => prettyJson(given ?? readSetting(remembered) ?? '{}'))
  const fault = jsonFault(input)
  const submit = (): void =>
    start.mutate(
      { stateMachineArn, input, ...(name === '' ? {} : { name }) },
      {
        onSuccess: ({ executionArn }) => {
          writeSetting(remembered, input)
          onDismiss()
          if (executionArn !== undefined) navigate(executionHref(executionArn))
        },
      },
    )
  return (
    <FormDialog
      title="Start execution"
      submitText="Start execution"
      size="large"
      busy={start.isPending}
      disabled={fault !== undefined}
      error={start.error}
      onSubmit={submit}
      onDismiss={onDismiss}
    >
      <FormField label="Name" description="Leave it as it is, or choose one that you will find again.">
        <Input value={name} onChange={({ detail }) => setName(detail.value)} />
      </FormField>
      <FormField label="Input" description="JSON, which the first state receives." errorText={fault}>
        <SpaceBetween size="xs">
          <Textarea
            value={input}
            rows={14}
            spellcheck={false}
            onChange={({ detail }) => setInput(detail.value)}
            className="xjson"
          />
          <Button formAction="none" disabled={fault !== undefined} onClick={() => setInput(prettyJson(input))}>
            Format
          </Button>
        </SpaceBetween>
      </FormField>
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

function jsonFault(text: string): string | undefined {
  try {
    JSON.parse(text)
    return undefined
  } catch (error) {
    return error instanceof Error ? `This is not JSON: ${error.message}` : 'This is not JSON.'
  }
}

/** Like a UUID, from what browsers have on plain http too. */
function randomName(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
