import { ContentLayout, Grid, Header, SpaceBetween } from '@cloudscape-design/components'
import { ErrorAlert } from '../../kit/error-alert.tsx'
import { LiveBadge } from '../../live/live-badge.tsx'
import { everything, useLive } from '../../live/use-live.ts'
import { usePage } from '../../shell/page.tsx'
import { useSession } from '../../shell/session.ts'
import { Connect } from './connect.tsx'
import { useGlance, type Glance } from './executions.ts'
import { ExecutionTable } from './execution-table.tsx'
import './home.css'
import { NextSteps } from './next-steps.tsx'

const also = [
  ['console', 'counts'],
  ['states', 'listStateMachines'],
  ['states', 'listExecutions'],
]

/** What runs, what failed lately, and what a newcomer does next. */
export default function HomePage() {
  usePage({ title: 'Home' })
  const live = useLive([everything], { also })
  const glance = useGlance()
  const { data: session } = useSession()
  const failed = glance.error !== null && glance.error !== undefined
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description={
            <>
              <LiveBadge status={live}>follows what runs</LiveBadge>
              {session?.automatic === true && (
                <span className="home-automatic">
                  Nobody signed in: <code>stile dev</code> made you {session.principal.name}, on this machine only.
                </span>
              )}
            </>
          }
        >
          Overview
        </Header>
      }
    >
      <SpaceBetween size="l">
        <ErrorAlert error={glance.error} />
        <NextSteps glance={glance} />
        <Grid gridDefinition={[{ colspan: { default: 12, m: 6 } }, { colspan: { default: 12, m: 6 } }]}>
          <ExecutionTable
            title="Running now"
            failed={failed}
            rows={glance.running}
            total={total(glance, ['RUNNING'])}
            loading={glance.isLoading}
            time="startDate"
            empty="Nothing runs at the moment."
          />
          <ExecutionTable
            title="Failed lately"
            failed={failed}
            rows={glance.failed}
            total={total(glance, ['FAILED', 'TIMED_OUT'])}
            loading={glance.isLoading}
            time="stopDate"
            empty="No execution has failed. That is as it should be."
          />
        </Grid>
        {session !== undefined && <Connect session={session} />}
      </SpaceBetween>
    </ContentLayout>
  )
}

/** How many executions of the region's machines have one of these statuses. */
function total({ machines, counts }: Glance, statuses: readonly string[]): number {
  const each = machines.map(({ stateMachineArn = '' }) => counts?.machines[stateMachineArn])
  return each.reduce((sum, one) => sum + statuses.reduce((part, status) => part + (one?.[status] ?? 0), 0), 0)
}
