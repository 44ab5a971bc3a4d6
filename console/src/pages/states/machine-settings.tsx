import {
  ColumnLayout,
  Container,
  ExpandableSection,
  FormField,
  Header,
  Input,
  RadioGroup,
  SpaceBetween,
} from '@cloudscape-design/components'
import { TagEditor } from '../../kit/tag-editor.tsx'
import { machineNameProblem, templateOf, type MachineDraft } from './machine-draft.ts'
import { LoggingFields } from './machine-logging-fields.tsx'
import { MachineRoleField } from './machine-role-field.tsx'

interface SettingsProps {
  readonly draft: MachineDraft
  readonly change: (changes: Partial<MachineDraft>) => void
}

/** Name, type and role: what every machine needs. */
export function MachineSettings({ draft, change, showProblem }: SettingsProps & { readonly showProblem: boolean }) {
  const problem = machineNameProblem(draft.name)
  const needs = [
    ...(templateOf(draft)?.startsExecutions === true ? ['states'] : []),
    ...(draft.logging.level === 'OFF' ? [] : ['logs']),
  ]
  return (
    <Container header={<Header variant="h2">Settings</Header>}>
      <SpaceBetween size="m">
        <ColumnLayout columns={2}>
          <FormField
            label="State machine name"
            errorText={showProblem || draft.name !== '' ? problem : undefined}
            stretch
          >
            <Input value={draft.name} spellcheck={false} onChange={({ detail }) => change({ name: detail.value })} />
          </FormField>
          <FormField
            label="Type"
            description={
              draft.type === 'STANDARD'
                ? 'Each step is done exactly once, and its history is kept. It cannot be changed later.'
                : 'For many short executions; what happened is in their log only. It cannot be changed later.'
            }
          >
            <RadioGroup
              value={draft.type}
              direction="horizontal"
              items={[
                { value: 'STANDARD', label: 'Standard' },
                { value: 'EXPRESS', label: 'Express' },
              ]}
              onChange={({ detail }) => change({ type: detail.value === 'EXPRESS' ? 'EXPRESS' : 'STANDARD' })}
            />
          </FormField>
        </ColumnLayout>
        <MachineRoleField
          value={draft.roleArn}
          onChange={(roleArn) => change({ roleArn })}
          machineName={draft.name}
          showProblem={showProblem}
          needs={needs}
        />
      </SpaceBetween>
    </Container>
  )
}

/** What few machines need at first. */
export function MoreSettings({ draft, change }: SettingsProps) {
  return (
    <>
      <ExpandableSection
        variant="container"
        headerText="Logging"
        headerDescription={draft.logging.level === 'OFF' ? 'Off' : `Into ${draft.logging.group}`}
      >
        <LoggingFields
          value={draft.logging}
          onChange={(logging) => change({ logging })}
          machineName={draft.name === '' ? 'machine' : draft.name}
        />
      </ExpandableSection>
      <ExpandableSection variant="container" headerText="Tags" headerCounter={`(${draft.tags.length})`}>
        <TagEditor tags={draft.tags} onChange={(tags) => change({ tags })} />
      </ExpandableSection>
    </>
  )
}
