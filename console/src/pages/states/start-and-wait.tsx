import type { StartSyncExecutionInput, StartSyncExecutionOutput } from '@aws-sdk/client-sfn'
import { Alert, Button, FormField, SpaceBetween } from '@cloudscape-design/components'
import { useAwsMutation } from '../../aws/queries.ts'
import { DurationText } from '../../kit/duration-text.tsx'
import { ErrorAlert } from '../../kit/error-alert.tsx'
import { JsonView } from '../../kit/json-view.tsx'
import { StatusBadge } from '../../kit/status-badge.tsx'

/** Runs an Express execution and shows its answer: nothing of it is kept that could be looked at later. */
export function StartAndWait({ call, disabled, onAnswer }: StartAndWaitProps) {
  const start = useAwsMutation('states', 'startSyncExecution')
  return (
    <FormField label="Answer" description="An Express execution can be waited for, for five minutes at most." stretch>
      <SpaceBetween size="s">
        <Button
          formAction="none"
          disabled={disabled}
          loading={start.isPending}
          onClick={() => start.mutate(call, { onSuccess: onAnswer })}
        >
          Start and wait
        </Button>
        <ErrorAlert error={start.error} />
        {start.data !== undefined && <Answer answer={start.data} />}
      </SpaceBetween>
    </FormField>
  )
}

interface StartAndWaitProps {
  readonly call: StartSyncExecutionInput
  readonly disabled: boolean
  readonly onAnswer: () => void
}

function Answer({ answer }: { readonly answer: StartSyncExecutionOutput }) {
  const { status, startDate, stopDate, output, error, cause } = answer
  return (
    <SpaceBetween size="xs">
      <SpaceBetween direction="horizontal" size="s">
        <StatusBadge status={status} />
        <DurationText from={startDate} to={stopDate} style="short" />
      </SpaceBetween>
      {output !== undefined && <JsonView label="Output" value={output} maxHeight={200} />}
      {status !== 'SUCCEEDED' && (
        <Alert type="error" statusIconAriaLabel="Error" header={error ?? 'No error name'}>
          {cause ?? 'No cause was given.'}
        </Alert>
      )}
    </SpaceBetween>
  )
}
