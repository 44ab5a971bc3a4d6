import { Button, SpaceBetween } from '@cloudscape-design/components'
import { ErrorAlert } from '../../kit/error-alert.tsx'

interface SaveBarProps {
  readonly isChanged: boolean
  readonly busy: boolean
  readonly error: unknown
  readonly onSave: () => void
  readonly onDiscard: () => void
}

/** Below a form that is always open: it can be saved once something is changed. */
export function SaveBar({ isChanged, busy, error, onSave, onDiscard }: SaveBarProps) {
  return (
    <SpaceBetween size="m">
      <ErrorAlert error={error} />
      <div className="actions gate-right">
        <Button variant="link" disabled={!isChanged} onClick={onDiscard}>
          Discard
        </Button>
        <Button variant="primary" disabled={!isChanged} loading={busy} onClick={onSave}>
          Save
        </Button>
      </div>
    </SpaceBetween>
  )
}
