import {
  Alert,
  Box,
  Container,
  ContentLayout,
  Header,
  KeyValuePairs,
  SpaceBetween,
} from '@cloudscape-design/components'
import type { DescribeStateMachineOutput } from '@aws-sdk/client-sfn'
import { useState, type ReactNode } from 'react'
import { parseArn } from '../../../../src/base/index.ts'
import { useAwsQuery } from '../../aws/queries.ts'
import { ArnText } from '../../kit/arn-text.tsx'
import { DurationText } from '../../kit/duration-text.tsx'
import { EmptyState } from '../../kit/empty-state.tsx'
import { ErrorAlert } from '../../kit/error-alert.tsx'
import { StatusBadge } from '../../kit/status-badge.tsx'
import { Timestamp } from '../../kit/timestamp.tsx'
import { useUrlState } from '../../kit/use-url-state.ts'
import { PageLink } from '../../shell/links.tsx'
import { Loading } from '../../shell/loading.tsx'
import { usePage } from '../../shell/page.tsx'
import { EventList } from '../logs/event-list.tsx'
import { useLogEvents } from '../logs/use-log-events.ts'
import { ExecutionEvents } from './execution-events.tsx'
import { ExecutionFailure } from './execution-failure.tsx'
import type { ExecutionModel } from './execution-model.ts'
import { ExecutionView } from './execution-view.tsx'
import { exportHistory } from './export-history.ts'
import { accountOfLog, patternOf, type ExpressAccount } from './express-log.ts'
import { useExpressModel } from './express-model.ts'
import { Cause } from './failure-cause.tsx'
import { machineHref } from './states-links.ts'
import { logGroupName } from './machine-logging.ts'

/** Express executions keep no history that could be asked for: what they did stands in their machine's logs. */
export function ExpressExecution({ arn }: { readonly arn: string }) {
  const [, machine = '', name = ''] = (parseArn(arn)?.resource ?? '').split(':')
  const machineArn = arn.slice(0, arn.indexOf(':express:')) + `:stateMachine:${machine}`
  const described = useAwsQuery('states', 'describeStateMachine', { stateMachineArn: machineArn })
  usePage({
    title: name,
    crumbs: [
      { text: 'State machines', href: '/states/machines' },
      { text: machine, href: machineHref(machineArn) },
    ],
  })
  const { level, destinations } = described.data?.loggingConfiguration ?? {}
  const group = logGroupName(destinations?.[0]?.cloudWatchLogsLogGroup?.logGroupArn ?? '')
  const facts = [
    { label: 'State machine', value: <PageLink href={machineHref(machineArn)}>{machine}</PageLink> },
    { label: 'Execution ARN', value: <ArnText arn={arn} label="execution ARN" /> },
  ]
  return (
    <ContentLayout header={<Header variant="h1">{name}</Header>}>
      {described.isLoading && <Loading />}
      <ErrorAlert error={described.error} onRetry={() => void described.refetch()} />
      {described.data !== undefined &&
        (group === '' || level === 'OFF' ? (
          <SpaceBetween size="l">
            <Alert type="info" statusIconAriaLabel="Info" header="Express executions keep no history">
              Its state machine logs nothing.{' '}
              <PageLink href={`${machineHref(machineArn)}?tab=logging`}>Set up logging</PageLink> to see what executions
              do, or test its states one by one on the <PageLink href="/states/test">test page</PageLink>.
            </Alert>
            <Container>
              <KeyValuePairs columns={2} items={facts} />
            </Container>
          </SpaceBetween>
        ) : (
          <Logged arn={arn} machine={described.data} group={group} facts={facts} />
        ))}
    </ContentLayout>
  )
}

interface LoggedProps {
  readonly arn: string
  readonly machine: DescribeStateMachineOutput
  readonly group: string
  readonly facts: readonly { readonly label: string; readonly value: ReactNode }[]
}

/** What its log tells: how it went, and what it did, state by state where the log tells all. */
function Logged({ arn, machine, group, facts }: LoggedProps) {
  const [ended, setEnded] = useState(false)
  const query = { group, pattern: patternOf(arn), stream: '', sinceMs: 0 }
  const log = useLogEvents(query, !ended)
  const model = useExpressModel(arn, machine, log.events)
  const account = accountOfLog(log.events)
  if (account.endedAt !== undefined && !ended) setEnded(true)
  return (
    <SpaceBetween size="l">
      {model === undefined && <LoggedFailure account={account} />}
      {model !== undefined && <ExpressFailure model={model} />}
      <Container header={<Header variant="h2">Details</Header>}>
        <KeyValuePairs columns={4} items={[...factsOf(account), ...facts, logFact(group)]} />
      </Container>
      {model === undefined ? <Lines log={log} follows={!ended} /> : <ExpressView model={model} />}
    </SpaceBetween>
  )
}

const logFact = (group: string) => ({
  label: 'Log group',
  value: <PageLink href={`/logs/${encodeURIComponent(group)}`}>{group}</PageLink>,
})

const factsOf = ({ status, startedAt, endedAt }: ExpressAccount) => [
  { label: 'Execution status', value: status === undefined ? '-' : <StatusBadge status={status} /> },
  { label: 'Start time', value: <Timestamp at={startedAt} style="millisecond" /> },
  { label: 'Duration', value: status === undefined ? '-' : <DurationText from={startedAt} to={endedAt} /> },
  { label: 'Type', value: 'Express' },
]

function LoggedFailure({ account: { error, cause } }: { readonly account: ExpressAccount }) {
  if (error === undefined && cause === undefined) return null
  return (
    <Alert type="error" statusIconAriaLabel="Error" header="The execution failed">
      {error !== undefined && <Box fontWeight="bold">{error}</Box>}
      {cause !== undefined && <Cause text={cause} />}
    </Alert>
  )
}

function ExpressFailure({ model }: { readonly model: ExecutionModel }) {
  const [, select] = useUrlState('state')
  return <ExecutionFailure model={model} onSelect={select} />
}

function ExpressView({ model }: { readonly model: ExecutionModel }) {
  const [selected, select] = useUrlState('state')
  return (
    <SpaceBetween size="l">
      <ExecutionView
        model={model}
        selected={selected === '' ? model.history.account.failed?.name : selected}
        onSelect={select}
      />
      <ExecutionEvents
        history={model.history}
        onSelect={select}
        onExport={() => exportHistory(model.execution, model.history.account.events)}
      />
    </SpaceBetween>
  )
}

interface LinesProps {
  readonly log: ReturnType<typeof useLogEvents>
  readonly follows: boolean
}

function Lines({ log: { events, error, isLoading, isCut }, follows }: LinesProps) {
  return (
    <Container
      header={
        <Header variant="h2" description="Express executions keep no history: this is what their state machine logged.">
          Log
        </Header>
      }
    >
      <ErrorAlert error={error} />
      {isLoading && <Loading />}
      {!isLoading && events.length === 0 && error === undefined && (
        <EmptyState title="Nothing is logged yet">
          Lines come within a second of the execution; the log level decides which.
        </EmptyState>
      )}
      {events.length > 0 && <EventList events={events} follows={follows} isCut={isCut} />}
    </Container>
  )
}
