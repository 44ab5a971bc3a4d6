import {
  Checkbox,
  ExpandableSection,
  FormField,
  Input,
  Select,
  RadioGroup,
  SpaceBetween,
} from '@cloudscape-design/components'
import type { InspectionLevel } from '@aws-sdk/client-sfn'
import { JsonField } from '../../editor/json-field.tsx'
import { MachineRoleField } from '../states/machine-role-field.tsx'
import { stateNames, type StateTest } from './state-test.ts'

interface StateTestFormProps {
  readonly test: StateTest
  readonly change: (changes: Partial<StateTest>) => void
}

/** What the state is given, and what stands for what it would call. */
export function StateTestForm({ test, change }: StateTestFormProps) {
  const names = stateNames(test.definition)
  return (
    <SpaceBetween size="m">
      {names !== undefined && (
        <FormField label="State" stretch>
          <Select
            selectedOption={test.stateName === '' ? null : { value: test.stateName, label: test.stateName }}
            placeholder="Choose the state that is to be run"
            options={names.map((name) => ({ value: name, label: name }))}
            filteringType={names.length > 8 ? 'auto' : 'none'}
            filteringAriaLabel="Find states"
            onChange={({ detail }) => change({ stateName: detail.selectedOption.value ?? '' })}
          />
        </FormField>
      )}
      <FormField label="State input" description="JSON." stretch>
        <JsonField label="State input" value={test.input} onChange={(input) => change({ input })} optional />
      </FormField>
      <MockFields test={test} change={change} />
      <FormField label="Inspection level" description={levelWords[test.level]}>
        <RadioGroup
          value={test.level}
          direction="horizontal"
          items={levels.map((level) => ({ value: level, label: level.charAt(0) + level.slice(1).toLowerCase() }))}
          onChange={({ detail }) => change({ level: levels.find((level) => level === detail.value) ?? 'DEBUG' })}
        />
      </FormField>
      <ExpandableSection headerText="Role, variables, context and retries">
        <MoreFields test={test} change={change} />
      </ExpandableSection>
    </SpaceBetween>
  )
}

const levels: readonly InspectionLevel[] = ['INFO', 'DEBUG', 'TRACE']
const levelWords: Readonly<Record<InspectionLevel, string>> = {
  INFO: 'The outcome alone.',
  DEBUG: 'The outcome, and the data after each stage.',
  TRACE: 'For HTTP tasks: the request and the response as well.',
}

const mocks = [
  ['none', 'Nothing', 'The state calls what it would call, as its role.'],
  ['result', 'A result', 'Nothing is called; this stands for what would come back.'],
  ['error', 'An error', 'Nothing is called; it fails with this.'],
] as const

function MockFields({ test, change }: StateTestFormProps) {
  const words = mocks.find(([id]) => id === test.mock)?.[2]
  return (
    <SpaceBetween size="m">
      <FormField label="In place of its call" description={words}>
        <RadioGroup
          value={test.mock}
          direction="horizontal"
          items={mocks.map(([id, text]) => ({ value: id, label: text }))}
          onChange={({ detail }) => change({ mock: mocks.find(([id]) => id === detail.value)?.[0] ?? 'none' })}
        />
      </FormField>
      {test.mock === 'result' && (
        <FormField label="Result" description="JSON." stretch>
          <JsonField
            label="Result"
            value={test.mockResult}
            onChange={(mockResult) => change({ mockResult })}
            height={120}
          />
        </FormField>
      )}
      {test.mock === 'error' && (
        <SpaceBetween size="s">
          <FormField label="Error" stretch>
            <Input
              value={test.mockError}
              placeholder="States.TaskFailed"
              onChange={({ detail }) => change({ mockError: detail.value })}
            />
          </FormField>
          <FormField label="Cause - optional" stretch>
            <Input value={test.mockCause} onChange={({ detail }) => change({ mockCause: detail.value })} />
          </FormField>
        </SpaceBetween>
      )}
    </SpaceBetween>
  )
}

function MoreFields({ test, change }: StateTestFormProps) {
  return (
    <SpaceBetween size="m">
      <MachineRoleField
        value={test.roleArn}
        onChange={(roleArn) => change({ roleArn })}
        machineName="test"
        showProblem={false}
      />
      <FormField label="Variables" description="A JSON object: what earlier states would have assigned." stretch>
        <JsonField
          label="Variables"
          value={test.variables}
          onChange={(variables) => change({ variables })}
          height={96}
          optional
        />
      </FormField>
      <FormField
        label="Context object"
        description="A JSON object in the place of the one that the server would make."
        stretch
      >
        <JsonField
          label="Context object"
          value={test.context}
          onChange={(context) => change({ context })}
          height={96}
          optional
        />
      </FormField>
      <FormField label="Retries before" description="How often it was tried again already; for states with Retry.">
        <Input
          type="number"
          inputMode="numeric"
          value={String(test.retries)}
          onChange={({ detail }) => change({ retries: Math.max(0, Math.trunc(Number(detail.value))) })}
        />
      </FormField>
      <Checkbox
        checked={test.revealSecrets}
        onChange={({ detail }) => change({ revealSecrets: detail.checked })}
        description="Shows what HTTP tasks take from their connection; takes states:RevealSecrets."
      >
        Reveal secrets
      </Checkbox>
    </SpaceBetween>
  )
}
