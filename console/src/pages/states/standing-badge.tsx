import { StatusIndicator, type StatusIndicatorProps } from '@cloudscape-design/components'
import { standingWords, type StandingStatus } from '../../graph/index.ts'

const types: Readonly<Record<StandingStatus, StatusIndicatorProps.Type>> = {
  RUNNING: 'in-progress',
  SUCCEEDED: 'success',
  FAILED: 'error',
  CAUGHT: 'warning',
  ABORTED: 'stopped',
  TIMED_OUT: 'error',
}

/** What became of a state. */
export function StandingBadge({ status }: { readonly status: StandingStatus | undefined }) {
  if (status === undefined) return <StatusIndicator type="pending">Not started</StatusIndicator>
  return (
    <StatusIndicator type={types[status]} {...(status === 'RUNNING' ? { colorOverride: 'blue' as const } : {})}>
      {standingWords[status]}
    </StatusIndicator>
  )
}
