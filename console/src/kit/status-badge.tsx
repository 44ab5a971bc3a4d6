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

/** The status of an execution, a state or a state machine, by AWS's word. */
export function StatusBadge({ status }: { readonly status: string | undefined }) {
  if (status === undefined) return <>-</>
  const [type, text] = looks[status] ?? ['info', status]
  return (
    <StatusIndicator type={type} {...(type === 'in-progress' && { colorOverride: 'blue' as const })}>
      {text}
    </StatusIndicator>
  )
}
