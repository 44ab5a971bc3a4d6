import { StatusIndicator, type StatusIndicatorProps } from '@cloudscape-design/components'

const looks: Readonly<Record<string, readonly [type: StatusIndicatorProps.Type, text: string]>> = {
  RUNNING: ['in-progress', 'In progress'],
  SUCCEEDED: ['success', 'Succeeded'],
  FAILED: ['error', 'Failed'],
  TIMED_OUT: ['error', 'Timed out'],
  ABORTED: ['stopped', 'Aborted'],
  PENDING: ['pending', 'Pending'],
  PENDING_REDRIVE: ['pending', 'Pending redrive'],
  CAUGHT_ERROR: ['warning', 'Caught error'],
  CANCELED: ['stopped', 'Canceled'],
  NOT_STARTED: ['pending', 'Not started'],
  ACTIVE: ['success', 'Active'],
  DELETING: ['in-progress', 'Deleting'],
}

interface StatusBadgeProps {
  readonly status: string | undefined
  /** Where there is no room for its word, the icon says it to who listens or points. */
  readonly iconOnly?: boolean
}

/** The status of an execution, a state or a state machine, by AWS's word. */
export function StatusBadge({ status, iconOnly = false }: StatusBadgeProps) {
  if (status === undefined) return <>-</>
  const [type, text] = looks[status] ?? ['info', status]
  if (iconOnly) {
    return (
      <span title={text}>
        <StatusIndicator type={type} iconAriaLabel={text} />
      </span>
    )
  }
  // One that changes is drawn anew: the icon would keep the colour it had.
  return (
    <StatusIndicator key={type} type={type} {...(type === 'in-progress' && { colorOverride: 'blue' as const })}>
      {text}
    </StatusIndicator>
  )
}
