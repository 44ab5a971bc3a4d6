import {
  Alert,
  Box,
  Container,
  ContentLayout,
  Header,
  KeyValuePairs,
  SpaceBetween,
} from '@cloudscape-design/components'
import { useState, type ReactNode } from 'react'
import { parseArn } from '../../../../src/base/index.ts'
import { useAwsQuery } from '../../aws/queries.ts'
import { ArnText } from '../../kit/arn-text.tsx'
import { DurationText } from '../../kit/duration-text.tsx'
import { EmptyState } from '../../kit/empty-state.tsx'
import { ErrorAlert } from '../../kit/error-alert.tsx'
import { StatusBadge } from '../../kit/status-badge.tsx'
import { Timestamp } from '../../kit/timestamp.tsx'
import { PageLink } from '../../shell/links.tsx'
import { Loading } from '../../shell/loading.tsx'
import { usePage } from '../../shell/page.tsx'
import { EventList } from '../logs/event-list.tsx'
import { useLogEvents } from '../logs/use-log-events.ts'
import { accountOfLog, patternOf } from './express-log.ts'
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
          <Logged arn={arn} group={group} facts={facts} />
        ))}
    </ContentLayout>
  )
}

interface LoggedProps {
  readonly arn: string
  readonly group: string
  readonly facts: readonly { readonly label: string; readonly value: ReactNode }[]
}

/** What its log tells: how it went, and line by line what it did. */
function Logged({ arn, group, facts }: LoggedProps) {
  const [ended, setEnded] = useState(false)
  const { events, error, isLoading, isCut } = useLogEvents(
    { group, pattern: patternOf(arn), stream: '', sinceMs: 0 },
    !ended,
  )
  const account = accountOfLog(events)
  const { status, startedAt, endedAt } = account
  if (endedAt !== undefined && !ended) setEnded(true)
  return (
    <SpaceBetween size="l">
      {(account.error !== undefined || account.cause !== undefined) && (
        <Alert type="error" statusIconAriaLabel="Error" header="The execution failed">
          {account.error !== undefined && <Box fontWeight="bold">{account.error}</Box>}
          {account.cause !== undefined && <Cause text={account.cause} />}
        </Alert>
      )}
      <Container header={<Header variant="h2">Details</Header>}>
        <KeyValuePairs
          columns={4}
          items={[
            { label: 'Execution status', value: status === undefined ? '-' : <StatusBadge status={status} /> },
            { label: 'Start time', value: <Timestamp at={startedAt} style="millisecond" /> },
            {
              label: 'Duration',
              value: status === undefined ? '-' : <DurationText from={startedAt} to={endedAt} />,
            },
            { label: 'Type', value: 'Express' },
            ...facts,
            { label: 'Log group', value: <PageLink href={`/logs/${encodeURIComponent(group)}`}>{group}</PageLink> },
          ]}
        />
      </Container>
      <Container
        header={
          <Header
            variant="h2"
            description="Express executions keep no history: this is what their state machine logged."
          >
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
        {events.length > 0 && <EventList events={events} follows={!ended} isCut={isCut} />}
      </Container>
    </SpaceBetween>
  )
}
