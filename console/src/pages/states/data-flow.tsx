import type { TestStateInput } from '@aws-sdk/client-sfn'
import { Box, SpaceBetween } from '@cloudscape-design/components'
import type { Visit } from '../../execution/account.ts'
import { variablesAt } from '../../execution/variables.ts'
import { useAwsQuery } from '../../aws/queries.ts'
import { ErrorAlert } from '../../kit/error-alert.tsx'
import { Loading } from '../../shell/loading.tsx'
import { DataFlowStages } from './data-flow-stages.tsx'
import type { ExecutionModel } from './execution-model.ts'
import { Nothing } from './nothing.tsx'

/**
 * How the state's data went from stage to stage. The history holds the two ends only, so the server works the stages
 * out anew with TestState: the real input, and the real result in the place of the call, so that nothing is called.
 */
export function DataFlow({ model, visit }: { readonly model: ExecutionModel; readonly visit: Visit | undefined }) {
  const request = visit === undefined ? undefined : testRequest(model, visit)
  const test = useAwsQuery('states', 'testState', request ?? { definition: '' }, {
    enabled: request !== undefined,
    immutable: true,
  })
  if (visit === undefined) return <Nothing>This state was not entered, so no data went through it.</Nothing>
  if (request === undefined) return <Nothing>Its stages can be shown once it has a result.</Nothing>
  if (test.isPending) return <Loading />
  if (test.error !== null) return <ErrorAlert error={test.error} />
  return (
    <SpaceBetween size="xs">
      <Box color="text-body-secondary">
        Worked out again from the input and the result in the history; nothing was called.
      </Box>
      <DataFlowStages data={test.data.inspectionData} input={visit.input} output={visit.output} />
    </SpaceBetween>
  )
}

/** Pass, Choice, Succeed and what has a result to stand for its call. */
function testRequest({ machine }: ExecutionModel, visit: Visit): TestStateInput | undefined {
  const definition = machine?.definition
  if (definition === undefined || visit.input === undefined || machine?.roleArn === undefined) return undefined
  const mock = mockOf(visit)
  if (mock === undefined) return undefined
  const variables = [...variablesAt(visit)].map(([name, value]) => `${JSON.stringify(name)}:${value}`)
  return {
    definition,
    stateName: visit.name,
    roleArn: machine.roleArn,
    input: visit.input,
    inspectionLevel: 'DEBUG',
    ...(variables.length === 0 ? {} : { variables: `{${variables.join(',')}}` }),
    ...mock,
  }
}

/** Undefined: there is no result that could stand for the call. */
function mockOf(visit: Visit): Pick<TestStateInput, 'mock'> | undefined {
  if (!['Task', 'Map', 'Parallel'].includes(visit.type)) return {}
  const attempt = visit.attempts.at(-1)
  const { result } = attempt ?? {}
  const error = visit.error ?? attempt?.error
  if (visit.type === 'Task' && attempt?.status === 'SUCCEEDED' && result !== undefined)
    return { mock: { result, fieldValidationMode: 'NONE' } }
  if (visit.type === 'Task' && error !== undefined)
    return { mock: { errorOutput: { error, ...(visit.cause === undefined ? {} : { cause: visit.cause }) } } }
  const inner = visit.inner.map((scope) => scope?.visits.at(-1)?.output)
  if (visit.status !== 'SUCCEEDED' || inner.length === 0 || inner.includes(undefined)) return undefined
  return { mock: { result: `[${inner.join(',')}]`, fieldValidationMode: 'NONE' } }
}
