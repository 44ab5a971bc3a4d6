import { SpaceBetween } from '@cloudscape-design/components'
import { LiveBadge } from '../../live/live-badge.tsx'
import { everything, useLive } from '../../live/use-live.ts'
import { usePage } from '../../shell/page.tsx'
import { ActivityList } from './activity-list.tsx'
import { WaitingTasks } from './waiting-tasks.tsx'

const also = [
  ['console', 'waiting-tasks'],
  ['states', 'listActivities'],
]

/** What waits for somebody outside: activities for workers, and task tokens for approval. */
export default function ActivitiesPage() {
  usePage({ title: 'Activities' })
  const live = useLive([everything], { also })
  return (
    <SpaceBetween size="l">
      <ActivityList description={<LiveBadge status={live}>shows what waits</LiveBadge>} />
      <WaitingTasks />
    </SpaceBetween>
  )
}
