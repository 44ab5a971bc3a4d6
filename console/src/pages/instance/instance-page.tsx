import { Container, ContentLayout, Header, SpaceBetween } from '@cloudscape-design/components'
import { ErrorAlert } from '../../kit/error-alert.tsx'
import { LiveBadge } from '../../live/live-badge.tsx'
import { Loading } from '../../shell/loading.tsx'
import { usePage } from '../../shell/page.tsx'
import './instance.css'
import { Figures } from './figures.tsx'
import { MinutesChart } from './minutes-chart.tsx'
import { OpenByMachine } from './open-by-machine.tsx'
import { Settings } from './settings.tsx'
import { useStatus } from './status.ts'

/** How the server does, every two seconds, and what it was started with. */
export default function InstancePage() {
  usePage({ title: 'Status and settings' })
  const { data: status, error, isLoading, refetch } = useStatus()
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description={<LiveBadge status={error === null ? 'live' : 'reconnecting'}>asks every two seconds</LiveBadge>}
        >
          Status and settings
        </Header>
      }
    >
      <SpaceBetween size="l">
        {isLoading && <Loading />}
        <ErrorAlert error={error} onRetry={() => void refetch()} />
        {status !== undefined && (
          <SpaceBetween size="l">
            <Container header={<Header variant="h2">Now</Header>}>
              <Figures status={status} />
            </Container>
            <Container
              header={
                <Header variant="h2" description="Executions a minute, over the last hour at most.">
                  Throughput
                </Header>
              }
            >
              <MinutesChart minutes={status.minutes} />
            </Container>
            <OpenByMachine open={status.openByMachine} />
            <Settings status={status} />
          </SpaceBetween>
        )}
      </SpaceBetween>
    </ContentLayout>
  )
}
