import type { DescribeStateMachineOutput } from '@aws-sdk/client-sfn'
import {
  Button,
  ButtonDropdown,
  ContentLayout,
  ExpandableSection,
  Header,
  SpaceBetween,
} from '@cloudscape-design/components'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { callAws } from '../../aws/call.ts'
import { useAwsQuery } from '../../aws/queries.ts'
import { useDefinitionCheck } from '../../editor/definition-check.ts'
import { DefinitionStatus } from '../../editor/definition-status.tsx'
import { UnsavedGuard } from '../../editor/unsaved-guard.tsx'
import { Workbench } from '../../editor/workbench.tsx'
import { ErrorAlert } from '../../kit/error-alert.tsx'
import { prettyJson } from '../../kit/json-tokens.ts'
import { useUrlState } from '../../kit/use-url-state.ts'
import { Loading } from '../../shell/loading.tsx'
import { useNotify } from '../../shell/notifications.tsx'
import { usePage, useRouteParameter } from '../../shell/page.tsx'
import { TestStateDialog } from '../testing/test-state-dialog.tsx'
import { LoggingFields } from './machine-logging-fields.tsx'
import { loggingOf, savedLogging, type LoggingChoice } from './machine-logging.ts'
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
  if (query.error !== null) return <ErrorAlert error={query.error} onRetry={() => void query.refetch()} />
  return query.data === undefined ? <Loading /> : <Editor key={arn} machine={query.data} />
}

interface Edited {
  readonly definition: string
  readonly roleArn: string
  readonly logging: LoggingChoice
}

const editedOf = (machine: DescribeStateMachineOutput): Edited => ({
  definition: prettyJson(machine.definition ?? ''),
  roleArn: machine.roleArn ?? '',
  logging: loggingOf(machine.loggingConfiguration),
})

type Dialog = 'run' | 'publish' | 'test'

function Editor({ machine }: { readonly machine: DescribeStateMachineOutput }) {
  const { stateMachineArn: arn = '', name = '', type = 'STANDARD' } = machine
  const [stored, setStored] = useState(() => editedOf(machine))
  const [edited, setEdited] = useState(stored)
  const [selected, setSelected] = useUrlState('state')
  const [dialog, setDialog] = useState<Dialog>()
  const check = useDefinitionCheck(edited.definition, type)
  const dirty = JSON.stringify(edited) !== JSON.stringify(stored)
  const change = (changes: Partial<Edited>): void => setEdited((before) => ({ ...before, ...changes }))
  const save = useSave(arn, (saved, next) => {
    setStored(saved)
    setDialog(next)
  })
  const blocked = check.errorCount > 0 || roleArnProblem(edited.roleArn) !== undefined
  const saveAnd = (next?: Dialog): void => {
    if (dirty) save.mutate({ edited, next })
    else setDialog(next)
  }
  const close = (): void => setDialog(undefined)
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
        <ErrorAlert error={save.error} />
        <Workbench
          value={edited.definition}
          onChange={(definition) => change({ definition })}
          check={check}
          name={name}
          selected={selected === '' ? undefined : selected}
          onSelect={setSelected}
        />
        <ExpandableSection variant="container" headerText="Role and logging" defaultExpanded={false}>
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
      </SpaceBetween>
      <UnsavedGuard dirty={dirty} />
      {dialog === 'run' && <StartExecutionDialog stateMachineArn={arn} onDismiss={close} />}
      {dialog === 'publish' && <PublishVersionDialog machineArn={arn} onDismiss={close} />}
      {dialog === 'test' && (
        <TestStateDialog
          definition={edited.definition}
          roleArn={edited.roleArn}
          stateName={selected}
          onDismiss={close}
        />
      )}
    </ContentLayout>
  )
}

interface EditActionsProps {
  readonly arn: string
  readonly canFormat: boolean
  readonly blocked: boolean
  readonly dirty: boolean
  readonly busy: boolean
  readonly onFormat: () => void
  readonly onSave: () => void
  readonly onAction: (id: Dialog) => void
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
        onItemClick={({ detail }) => onAction(detail.id as Dialog)}
      >
        Actions
      </ButtonDropdown>
      <Button disabled={!canFormat} disabledReason="Only JSON can be formatted." onClick={onFormat}>
        Format
      </Button>
      <Button
        variant="primary"
        loading={busy}
        disabled={blocked || !dirty}
        disabledReason={blocked ? 'Correct the problems first.' : 'Nothing has changed.'}
        onClick={onSave}
      >
        Save
      </Button>
    </SpaceBetween>
  )
}

interface SaveInput {
  readonly edited: Edited
  /** What is opened when it is saved. */
  readonly next: Dialog | undefined
}

/** Running executions keep the definition that they began with. */
function useSave(arn: string, onSaved: (saved: Edited, next: Dialog | undefined) => void) {
  const queries = useQueryClient()
  const notify = useNotify()
  return useMutation({
    mutationFn: async ({ edited }: SaveInput) =>
      callAws('states', 'updateStateMachine', {
        stateMachineArn: arn,
        definition: edited.definition,
        roleArn: edited.roleArn,
        loggingConfiguration: await savedLogging(edited.logging),
      }),
    onSuccess: (_, { edited, next }) => {
      onSaved(edited, next)
      notify({ type: 'success', header: `${nameOfArn(arn)} is saved`, content: 'New executions use it.' })
      return queries.invalidateQueries({ queryKey: ['states'] })
    },
  })
}
