import type { DescribeMapRunOutput } from '@aws-sdk/client-sfn'
import { Button, Container, ContentLayout, Header, KeyValuePairs, SpaceBetween } from '@cloudscape-design/components'
import { useState } from 'react'
import { useAwsQuery } from '../../aws/queries.ts'
import { ArnText } from '../../kit/arn-text.tsx'
import { DurationText } from '../../kit/duration-text.tsx'
import { PageFailure } from '../../kit/page-failure.tsx'
import { StatusBadge } from '../../kit/status-badge.tsx'
import { Timestamp } from '../../kit/timestamp.tsx'
import { LiveBadge } from '../../live/live-badge.tsx'
import { useLive } from '../../live/use-live.ts'
import { PageLink } from '../../shell/links.tsx'
import { Loading } from '../../shell/loading.tsx'
import { usePage, useRouteParameter } from '../../shell/page.tsx'
import './execution.css'
import { failedOf, Tiles } from './item-tiles.tsx'
import { MapRunChildren } from './map-run-children.tsx'
import { concurrencyOf } from './map-run-concurrency.ts'
import { MapRunSettings } from './map-run-settings.tsx'
import { RedriveDialog } from './redrive-dialog.tsx'
import { executionHref, nameOfArn } from './states-links.ts'
import { StopDialog } from './stop-dialog.tsx'

export default function MapRunPage() {
  const mapRunArn = useRouteParameter('arn')
  const described = useAwsQuery('states', 'describeMapRun', { mapRunArn })
  const run = described.data
  const isRunning = run?.status === 'RUNNING'
  const executionArn = run?.executionArn
  const live = useLive([childMachineArn(mapRunArn), ...(executionArn === undefined ? [] : [executionArn])], {
    enabled: isRunning,
    also: [
      ['states', 'describeMapRun'],
      ['states', 'listExecutions'],
    ],
  })
  usePage({
    title: 'Map Run',
    crumbs: [
      { text: 'State machines', href: '/states/machines' },
      ...(executionArn === undefined ? [] : [{ text: nameOfArn(executionArn), href: executionHref(executionArn) }]),
    ],
  })
  if (described.error !== null)
    return <PageFailure title="Map Run" error={described.error} onRetry={() => void described.refetch()} />
  if (run === undefined) return <Loading />
  return (
    <ContentLayout header={<MapRunHeader run={run} live={isRunning ? live : 'off'} />}>
      <SpaceBetween size="l">
        <MapRunSummary run={run} />
        <MapRunChildren mapRunArn={mapRunArn} />
      </SpaceBetween>
    </ContentLayout>
  )
}

/** Children run under a name of their machine with the Map's label: `stateMachine:order/Each-…`. */
const childMachineArn = (mapRunArn: string): string =>
  mapRunArn.replace(':mapRun:', ':stateMachine:').replace(/:[^:]+$/, '')

type Dialog = 'settings' | 'stop' | 'redrive'

function MapRunHeader({
  run,
  live,
}: {
  readonly run: DescribeMapRunOutput
  readonly live: ReturnType<typeof useLive>
}) {
  const [dialog, setDialog] = useState<Dialog>()
  const isRunning = run.status === 'RUNNING'
  const executionArn = run.executionArn ?? ''
  const parent = useAwsQuery('states', 'describeExecution', { executionArn }, { enabled: executionArn !== '' })
  const redrivable = parent.data?.redriveStatus === 'REDRIVABLE'
  const close = (): void => setDialog(undefined)
  return (
    <>
      <Header
        variant="h1"
        description={<LiveBadge status={live}>updates as its children run</LiveBadge>}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button disabled={!isRunning} disabledReason="It has ended." onClick={() => setDialog('stop')}>
              Stop execution
            </Button>
            <Button
              disabled={!redrivable}
              disabledReason={
                parent.data?.redriveStatusReason ?? 'Only executions that did not succeed can be redriven'
              }
              onClick={() => setDialog('redrive')}
            >
              Redrive
            </Button>
            <Button disabled={!isRunning} disabledReason="It has ended." onClick={() => setDialog('settings')}>
              Edit settings
            </Button>
          </SpaceBetween>
        }
      >
        Map Run
      </Header>
      {dialog === 'settings' && <MapRunSettings run={run} onDismiss={close} />}
      {dialog === 'stop' && <StopDialog executionArn={executionArn} onDismiss={close} />}
      {dialog === 'redrive' && <RedriveDialog executionArn={executionArn} onDismiss={close} />}
    </>
  )
}

function MapRunSummary({ run }: { readonly run: DescribeMapRunOutput }) {
  const { itemCounts, executionCounts, redriveCount = 0 } = run
  return (
    <Container header={<Header variant="h2">Summary</Header>}>
      <SpaceBetween size="l">
        <KeyValuePairs
          columns={4}
          items={[
            { label: 'Status', value: <StatusBadge status={run.status} /> },
            { label: 'Start time', value: <Timestamp at={run.startDate} style="millisecond" /> },
            { label: 'Duration', value: <DurationText from={run.startDate} to={run.stopDate} /> },
            { label: 'Redrives', value: redriveCount === 0 ? 'None' : redriveCount },
            { label: 'Map Run ARN', value: <ArnText arn={run.mapRunArn ?? ''} label="Map Run ARN" /> },
            {
              label: 'Execution',
              value: (
                <PageLink href={executionHref(run.executionArn ?? '')}>{nameOfArn(run.executionArn ?? '')}</PageLink>
              ),
            },
            { label: 'Concurrency', value: concurrencyOf(run) === 0 ? 'Not limited' : concurrencyOf(run) },
            {
              label: 'Tolerated failures',
              value: `${run.toleratedFailureCount ?? 0} items, ${run.toleratedFailurePercentage ?? 0} %`,
            },
          ]}
        />
        <div className="xpair">
          <div>
            <h3>Items: {itemCounts?.total ?? 0}</h3>
            <Tiles counts={[itemCounts?.succeeded, itemCounts?.running, failedOf(itemCounts), itemCounts?.pending]} />
          </div>
          <div>
            <h3>Executions: {executionCounts?.total ?? 0}</h3>
            <Tiles
              counts={[
                executionCounts?.succeeded,
                executionCounts?.running,
                failedOf(executionCounts),
                executionCounts?.pending,
              ]}
            />
          </div>
        </div>
      </SpaceBetween>
    </Container>
  )
}
