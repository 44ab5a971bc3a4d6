import type { DescribeStateMachineOutput } from '@aws-sdk/client-sfn'
import {
  Button,
  ButtonDropdown,
  ContentLayout,
  ExpandableSection,
  Header,
  SpaceBetween,
} from '@cloudscape-design/components'
import { useLocation } from 'wouter'
import { useAwsQuery } from '../../aws/queries.ts'
import { useDefinitionCheck } from '../../editor/definition-check.ts'
import { DefinitionStatus } from '../../editor/definition-status.tsx'
import { UnsavedGuard } from '../../editor/unsaved-guard.tsx'
import { useSaveKey } from '../../editor/use-save-key.ts'
import { Workbench } from '../../editor/workbench.tsx'
import { prettyJson } from '../../kit/json-tokens.ts'
import { useUrlState } from '../../kit/use-url-state.ts'
import { PageFailure } from '../../kit/page-failure.tsx'
import { Loading } from '../../shell/loading.tsx'
import { usePage, useRouteParameter } from '../../shell/page.tsx'
import { TestStateDialog } from '../testing/test-state-dialog.tsx'
import { MachineFailure } from './machine-failure.tsx'
import { useEditing, type Edited, type EditDialogName } from './machine-editing.ts'
import { LoggingFields } from './machine-logging-fields.tsx'
import { MachineRoleField } from './machine-role-field.tsx'
import { roleArnProblem } from './machine-role.ts'
import { PublishVersionDialog } from './machine-publish-dialog.tsx'
import { StartExecutionDialog } from './start-execution-dialog.tsx'
import { machineHref, nameOfArn } from './states-links.ts'

export default function MachineEditPage() {
  const arn = useRouteParameter('arn')
  const name = nameOfArn(arn)
  usePage({
    title: 'Edit',
    crumbs: [
      { text: 'State machines', href: '/states/machines' },
      { text: name, href: machineHref(arn) },
    ],
  })
  const query = useAwsQuery('states', 'describeStateMachine', { stateMachineArn: arn })
  if (query.error !== null) return <PageFailure title={name} error={query.error} onRetry={() => void query.refetch()} />
  return query.data === undefined ? <Loading /> : <Editor key={arn} machine={query.data} />
}

function Editor({ machine }: { readonly machine: DescribeStateMachineOutput }) {
  const { stateMachineArn: arn = '', name = '', type = 'STANDARD' } = machine
  const { edited, change, dirty, save, saveAnd, dialog, setDialog } = useEditing(machine)
  const [selected, setSelected] = useUrlState('state')
  const check = useDefinitionCheck(edited.definition, type)
  const blocked = check.errorCount > 0 || roleArnProblem(edited.roleArn) !== undefined
  useSaveKey(() => {
    if (!blocked) saveAnd()
  })
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description={<DefinitionStatus check={check} />}
          actions={
            <EditActions
              arn={arn}
              canFormat={check.root !== undefined}
              blocked={blocked}
              dirty={dirty}
              busy={save.isPending}
              onFormat={() => change({ definition: prettyJson(edited.definition) })}
              onSave={() => saveAnd()}
              onAction={(id) => (id === 'test' ? setDialog('test') : saveAnd(id))}
            />
          }
        >
          {name}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <MachineFailure error={save.error} roleArn={edited.roleArn} />
        <Workbench
          value={edited.definition}
          onChange={(definition) => change({ definition })}
          check={check}
          name={name}
          selected={selected === '' ? undefined : selected}
          onSelect={setSelected}
        />
        <RoleAndLogging name={name} edited={edited} change={change} />
      </SpaceBetween>
      <UnsavedGuard dirty={dirty} />
      <EditDialog
        dialog={dialog}
        arn={arn}
        edited={edited}
        stateName={selected}
        onDismiss={() => setDialog(undefined)}
      />
    </ContentLayout>
  )
}

interface RoleAndLoggingProps {
  readonly name: string
  readonly edited: Edited
  readonly change: (changes: Partial<Edited>) => void
}

function RoleAndLogging({ name, edited, change }: RoleAndLoggingProps) {
  return (
    <ExpandableSection variant="container" headerText="Role and logging">
      <SpaceBetween size="m">
        <MachineRoleField
          value={edited.roleArn}
          onChange={(roleArn) => change({ roleArn })}
          machineName={name}
          showProblem
        />
        <LoggingFields value={edited.logging} onChange={(logging) => change({ logging })} machineName={name} />
      </SpaceBetween>
    </ExpandableSection>
  )
}

interface EditDialogProps {
  readonly dialog: EditDialogName | undefined
  readonly arn: string
  readonly edited: Edited
  /** That is selected; '' for none. */
  readonly stateName: string
  readonly onDismiss: () => void
}

function EditDialog({ dialog, arn, edited: { definition, roleArn }, stateName, onDismiss }: EditDialogProps) {
  switch (dialog) {
    case undefined:
      return null
    case 'run':
      return <StartExecutionDialog stateMachineArn={arn} onDismiss={onDismiss} />
    case 'publish':
      return <PublishVersionDialog machineArn={arn} onDismiss={onDismiss} />
    case 'test':
      return <TestStateDialog definition={definition} roleArn={roleArn} stateName={stateName} onDismiss={onDismiss} />
  }
}

interface EditActionsProps {
  readonly arn: string
  readonly canFormat: boolean
  readonly blocked: boolean
  readonly dirty: boolean
  readonly busy: boolean
  readonly onFormat: () => void
  readonly onSave: () => void
  readonly onAction: (id: EditDialogName) => void
}

function EditActions({ arn, canFormat, blocked, dirty, busy, onFormat, onSave, onAction }: EditActionsProps) {
  const [, navigate] = useLocation()
  const saveFirst = dirty ? 'Save and ' : ''
  const worded = (text: string): string =>
    saveFirst === '' ? text.charAt(0).toUpperCase() + text.slice(1) : saveFirst + text
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button variant="link" onClick={() => navigate(machineHref(arn))}>
        Cancel
      </Button>
      <ButtonDropdown
        items={[
          { id: 'run', text: worded('run'), disabled: blocked },
          { id: 'publish', text: worded('publish version'), disabled: blocked },
          { id: 'test', text: 'Test a state', disabled: !canFormat },
        ]}
        onItemClick={({ detail }) => onAction(detail.id as EditDialogName)}
      >
        Actions
      </ButtonDropdown>
      <Button disabled={!canFormat} disabledReason="Only JSON can be formatted." onClick={onFormat}>
        Format
      </Button>
      <Button
        variant="primary"
        loading={busy}
        disabled={blocked}
        disabledReason="Correct the problems first."
        onClick={onSave}
      >
        Save
      </Button>
    </SpaceBetween>
  )
}
