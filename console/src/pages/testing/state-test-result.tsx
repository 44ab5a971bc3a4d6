import type { TestStateOutput } from '@aws-sdk/client-sfn'
import { Alert, Box, KeyValuePairs, SpaceBetween, StatusIndicator } from '@cloudscape-design/components'
import { DurationWords } from '../../kit/duration-words.tsx'
import { ErrorAlert } from '../../kit/error-alert.tsx'
import { JsonView } from '../../kit/json-view.tsx'
import { Loading } from '../../shell/loading.tsx'
import { DataFlowStages } from '../states/data-flow-stages.tsx'

const outcomes = {
  SUCCEEDED: ['success', 'Succeeded'],
  FAILED: ['error', 'Failed'],
  RETRIABLE: ['warning', 'Failed; it would be tried again'],
  CAUGHT_ERROR: ['warning', 'Failed; the error is caught'],
} as const

/** What became of the state that was run. */
export function StateTestResult({ output, input, error, isPending, onNext }: StateTestResultProps) {
  if (isPending) return <Loading />
  if (error !== null) return <ErrorAlert error={error} />
  if (output === undefined) {
    return (
      <Box color="text-body-secondary" textAlign="center" padding={{ vertical: 'xxxl' }}>
        Run the state to see its outcome, and its data after each stage.
      </Box>
    )
  }
  const { status = 'SUCCEEDED', nextState, inspectionData } = output
  const [type, words] = outcomes[status]
  const seconds = inspectionData?.errorDetails?.retryBackoffIntervalSeconds
  return (
    <SpaceBetween size="m">
      <KeyValuePairs
        columns={2}
        items={[
          { label: 'Outcome', value: <StatusIndicator type={type}>{words}</StatusIndicator> },
          { label: 'Next state', value: nextState === undefined ? 'None: it ends here' : onNext(nextState) },
          ...(seconds === undefined
            ? []
            : [{ label: 'Tried again after', value: <DurationWords seconds={seconds} /> }]),
        ]}
      />
      {output.error !== undefined && (
        <Alert type={status === 'FAILED' ? 'error' : 'warning'} statusIconAriaLabel="Error" header={output.error}>
          {output.cause ?? 'No cause was given.'}
        </Alert>
      )}
      <Exchange output={output} />
      <DataFlowStages data={inspectionData} input={input} output={output.output} />
    </SpaceBetween>
  )
}

interface StateTestResultProps {
  readonly output: TestStateOutput | undefined
  /** That the test was run with. */
  readonly input: string
  readonly error: Error | null
  readonly isPending: boolean
  /** Shows the name of the next state, as a way to test it. */
  readonly onNext: (name: string) => React.ReactNode
}

/** The request and the response of an HTTP task. */
function Exchange({ output: { inspectionData } }: { readonly output: TestStateOutput }) {
  const { request, response } = inspectionData ?? {}
  if (request === undefined && response === undefined) return null
  return (
    <>
      {request !== undefined && <JsonView label="Request" value={request} maxHeight={220} />}
      {response !== undefined && <JsonView label="Response" value={response} maxHeight={220} />}
    </>
  )
}
