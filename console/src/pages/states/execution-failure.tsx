import { Alert, Box, Button } from '@cloudscape-design/components'
import type { ExecutionModel } from './execution-model.ts'

/** Why an execution did not succeed, before everything else. */
export function ExecutionFailure({ model, onSelect }: ExecutionFailureProps) {
  const { status, error, cause } = model.execution
  if (status !== 'FAILED' && status !== 'TIMED_OUT' && status !== 'ABORTED') return null
  const failed = model.history.account.failed
  return (
    <Alert
      type={status === 'ABORTED' ? 'warning' : 'error'}
      statusIconAriaLabel={status === 'ABORTED' ? 'Warning' : 'Error'}
      header={headline(status, failed?.name)}
      action={
        failed !== undefined && (
          <Button onClick={() => onSelect(failed.name)} ariaLabel={`Show state ${failed.name}`}>
            Show state
          </Button>
        )
      }
    >
      {error !== undefined && <Box fontWeight="bold">{error}</Box>}
      {cause !== undefined ? <Cause text={cause} /> : error === undefined && 'No error and no cause were given.'}
    </Alert>
  )
}

interface ExecutionFailureProps {
  readonly model: ExecutionModel
  readonly onSelect: (name: string) => void
}

function headline(status: 'FAILED' | 'TIMED_OUT' | 'ABORTED', state: string | undefined): string {
  if (status === 'TIMED_OUT') return 'The execution ran out of time'
  if (status === 'ABORTED') return 'The execution was stopped'
  return state === undefined ? 'The execution failed' : `The execution failed in the state ${state}`
}

/** A cause is often JSON: of a function's error, or of a nested execution. */
export function Cause({ text }: { readonly text: string }) {
  return <div className="xcause">{text}</div>
}
