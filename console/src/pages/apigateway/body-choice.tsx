import { FormField, RadioGroup, Select, SpaceBetween } from '@cloudscape-design/components'
import { useState } from 'react'
import { useMachines } from './integration-fields.tsx'
import { machineArnIn } from './machine-arns.ts'
import { stageVariableTemplate, startTemplate } from './templates-to-begin.ts'

interface BodyChoiceProps {
  readonly template: string
  readonly onChange: (template: string) => void
}

type Choice = 'caller' | 'machine' | 'stage'

/** Who says which state machine is started: the caller, the method, or the stage. */
export function BodyChoice({ template, onChange }: BodyChoiceProps) {
  const [choice, setChoice] = useState<Choice>(() => choiceOf(template))
  const machines = useMachines()
  const options = (machines.data?.stateMachines ?? []).map(({ stateMachineArn = '', name = '' }) => ({
    value: stateMachineArn,
    label: name,
    description: stateMachineArn,
  }))
  const machineArn = machineArnIn(template)
  const choose = (next: Choice): void => {
    setChoice(next)
    onChange(next === 'stage' ? stageVariableTemplate : '')
  }
  return (
    <SpaceBetween size="m">
      <FormField label="State machine to start">
        <RadioGroup
          value={choice}
          items={[
            {
              value: 'caller',
              label: 'The caller names it',
              description: 'The body goes on as it is: {"stateMachineArn": …, "input": …}.',
            },
            {
              value: 'machine',
              label: 'Always the same',
              description: "The caller's body is its input. Makes a mapping template.",
            },
            {
              value: 'stage',
              label: 'The stage names it',
              description: 'In its variable stateMachineArn. Makes a mapping template.',
            },
          ]}
          onChange={({ detail }) => choose(detail.value as Choice)}
        />
      </FormField>
      {choice === 'machine' && (
        <FormField
          label="State machine"
          warningText={machineArn === undefined ? 'Until one is chosen, the caller names it.' : undefined}
        >
          <Select
            selectedOption={options.find(({ value }) => value === machineArn) ?? null}
            options={options}
            placeholder="Choose a state machine"
            empty="There is none yet."
            filteringType="auto"
            onChange={({ detail }) => onChange(startTemplate(detail.selectedOption.value ?? ''))}
          />
        </FormField>
      )}
    </SpaceBetween>
  )
}

function choiceOf(template: string): Choice {
  if (template === '') return 'caller'
  return machineArnIn(template) === undefined ? 'stage' : 'machine'
}
