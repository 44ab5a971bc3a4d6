import { Alert, Box, Button, Link, SpaceBetween } from '@cloudscape-design/components'
import { firstFailure } from '../../execution/first-failure.ts'
import { Cause } from './failure-cause.tsx'
import type { ExecutionModel } from './execution-model.ts'

/** Why an execution did not succeed, before everything else; where it began, if that was caught on the way. */
export function ExecutionFailure({ model, onSelect }: ExecutionFailureProps) {
  const { status, error, cause } = model.execution
  if (status !== 'FAILED' && status !== 'TIMED_OUT' && status !== 'ABORTED') return null
  const failed = model.history.account.failed
  const first = status === 'FAILED' ? firstFailure(model.history.account) : undefined
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
      <SpaceBetween size="xs">
        <div>
          {error !== undefined && <Box fontWeight="bold">{error}</Box>}
          {cause !== undefined ? <Cause text={cause} /> : error === undefined && 'No error and no cause were given.'}
        </div>
        {first !== undefined && (
          <div>
            It began in the state{' '}
            <Link ariaLabel={`Show state ${first.name}`} onFollow={() => onSelect(first.name)}>
              {first.name}
            </Link>
            , whose error was caught: <b>{first.error ?? 'no error was given'}</b>
            {first.cause !== undefined && <Cause text={first.cause} />}
          </div>
        )}
      </SpaceBetween>
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
