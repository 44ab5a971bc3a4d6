import type { DescribeStateMachineOutput } from '@aws-sdk/client-sfn'
import {
  Button,
  ButtonDropdown,
  Container,
  ContentLayout,
  Header,
  KeyValuePairs,
  SpaceBetween,
  Tabs,
} from '@cloudscape-design/components'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { useAwsQuery } from '../../aws/queries.ts'
import { ArnText } from '../../kit/arn-text.tsx'
import { StatusBadge } from '../../kit/status-badge.tsx'
import { Timestamp } from '../../kit/timestamp.tsx'
import { useUrlState } from '../../kit/use-url-state.ts'
import { PageFailure } from '../../kit/page-failure.tsx'
import { LiveBadge } from '../../live/live-badge.tsx'
import { useLive, type LiveStatus } from '../../live/use-live.ts'
import { Loading } from '../../shell/loading.tsx'
import { PageLink } from '../../shell/links.tsx'
import { usePage, useRouteParameter } from '../../shell/page.tsx'
import { MachineAliases } from './machine-aliases.tsx'
import { useMachineCounts } from './machine-counts.ts'
import { MachineDefinition } from './machine-definition.tsx'
import { DeleteMachineDialog } from './machine-delete-dialog.tsx'
import { MachineExecutions } from './machine-executions.tsx'
import { MachineLogging } from './machine-logging-tab.tsx'
import { logGroupName } from './machine-logging.ts'
import { MachineMetrics } from './machine-metrics.tsx'
import { PublishVersionDialog } from './machine-publish-dialog.tsx'
import { MachineTags } from './machine-tags.tsx'
import { MachineVersions } from './machine-versions.tsx'
import './machine.css'
import { StartExecutionDialog } from './start-execution-dialog.tsx'
import {
  createMachineHref,
  editMachineHref,
  machineHref,
  machineOfArn,
  nameOfArn,
  roleHref,
  roleName,
  testStateHref,
} from './states-links.ts'

export default function MachinePage() {
  const arn = useRouteParameter('arn')
  const { machineArn, qualifier } = machineOfArn(arn)
  const list = { text: 'State machines', href: '/states/machines' }
  usePage(
    qualifier === undefined
      ? { title: nameOfArn(arn), crumbs: [list] }
      : {
          title: `Version ${qualifier}`,
          crumbs: [list, { text: nameOfArn(machineArn), href: machineHref(machineArn) }],
        },
  )
  const query = useAwsQuery('states', 'describeStateMachine', { stateMachineArn: arn })
  const live = useLive([arn])
  if (query.data === undefined && query.error !== null)
    return <PageFailure title={nameOfArn(arn)} error={query.error} onRetry={() => void query.refetch()} />
  return query.data === undefined ? <Loading /> : <Machine key={arn} machine={query.data} live={live} />
}

interface MachineProps {
  readonly machine: DescribeStateMachineOutput
  readonly live: LiveStatus
}

function Machine({ machine, live }: MachineProps) {
  const { machineArn } = machineOfArn(machine.stateMachineArn ?? '')
  const [tab, setTab] = useUrlState('tab', 'executions')
  return (
    <ContentLayout header={<MachineHeader machine={machine} live={live} />}>
      <SpaceBetween size="l">
        <Summary machine={machine} />
        <Tabs
          ariaLabel="State machine"
          activeTabId={tab}
          onChange={({ detail }) => setTab(detail.activeTabId)}
          tabs={[
            { id: 'executions', label: 'Executions', content: <MachineExecutions machine={machine} /> },
            { id: 'metrics', label: 'Metrics', content: <MachineMetrics machine={machine} /> },
            { id: 'definition', label: 'Definition', content: <MachineDefinition machine={machine} /> },
            { id: 'versions', label: 'Versions', content: <MachineVersions machineArn={machineArn} /> },
            { id: 'aliases', label: 'Aliases', content: <MachineAliases machineArn={machineArn} /> },
            { id: 'logging', label: 'Logging', content: <MachineLogging machine={machine} /> },
            { id: 'tags', label: 'Tags', content: <MachineTags machineArn={machineArn} /> },
          ]}
        />
      </SpaceBetween>
    </ContentLayout>
  )
}

type Dialog = 'start' | 'publish' | 'delete'

function MachineHeader({ machine, live }: MachineProps) {
  const arn = machine.stateMachineArn ?? ''
  const version = machineOfArn(arn).qualifier
  const [, navigate] = useLocation()
  // `?start=yes` opens the start dialog: "create and run" leads here with it.
  const [start, setStart] = useUrlState('start')
  const [dialog, setDialog] = useState<Dialog | undefined>(start === '' ? undefined : 'start')
  const counts = useMachineCounts(arn)
  const close = (): void => {
    setDialog(undefined)
    if (start !== '') setStart('')
  }
  const act = (id: string): void => {
    if (id === 'copy') navigate(`${createMachineHref}?from=${encodeURIComponent(arn)}`)
    else if (id === 'test') navigate(testStateHref(arn))
    else setDialog(id === 'publish' ? 'publish' : 'delete')
  }
  return (
    <>
      <Header
        variant="h1"
        description={<LiveBadge status={live}>follows its executions</LiveBadge>}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <ButtonDropdown
              items={[
                { id: 'copy', text: 'Copy to new' },
                { id: 'publish', text: 'Publish version' },
                { id: 'test', text: 'Test a state' },
                { id: 'delete', text: 'Delete' },
              ]}
              onItemClick={({ detail }) => act(detail.id)}
            >
              Actions
            </ButtonDropdown>
            <Button onClick={() => navigate(editMachineHref(machineOfArn(arn).machineArn))}>Edit</Button>
            <Button variant="primary" onClick={() => setDialog('start')}>
              Start execution
            </Button>
          </SpaceBetween>
        }
      >
        {version === undefined ? machine.name : `${machine.name ?? ''}, version ${version}`}
      </Header>
      {dialog === 'start' && <StartExecutionDialog stateMachineArn={arn} onDismiss={close} />}
      {dialog === 'publish' && <PublishVersionDialog machineArn={arn} onDismiss={close} />}
      {dialog === 'delete' && (
        <DeleteMachineDialog
          arn={arn}
          running={counts.data?.['RUNNING'] ?? 0}
          onDismiss={close}
          onDeleted={() => navigate('/states/machines')}
        />
      )}
    </>
  )
}

function Summary({ machine }: { readonly machine: DescribeStateMachineOutput }) {
  const { stateMachineArn = '', roleArn = '', loggingConfiguration: logging } = machine
  const group = logGroupName(logging?.destinations?.[0]?.cloudWatchLogsLogGroup?.logGroupArn ?? '')
  return (
    <Container header={<Header variant="h2">Details</Header>}>
      <KeyValuePairs
        columns={3}
        items={[
          { label: 'ARN', value: <ArnText arn={stateMachineArn} label="state machine ARN" /> },
          { label: 'Type', value: machine.type === 'EXPRESS' ? 'Express' : 'Standard' },
          { label: 'Status', value: <StatusBadge status={machine.status} /> },
          { label: 'Role', value: <PageLink href={roleHref(roleArn)}>{roleName(roleArn)}</PageLink> },
          { label: 'Creation date', value: <Timestamp at={machine.creationDate} /> },
          {
            label: 'Logging',
            value:
              group === '' ? (
                'Off'
              ) : (
                <PageLink href={`/logs/${encodeURIComponent(group)}`}>{`${logging?.level ?? ''}: ${group}`}</PageLink>
              ),
          },
        ]}
      />
    </Container>
  )
}
