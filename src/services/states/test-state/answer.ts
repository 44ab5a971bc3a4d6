import { emptyObject } from '../../../base/index.ts'
import type { Inspection, StateTest, TestedState } from '../../../asl/index.ts'
import type { StatesShapes as Shapes } from '../../../protocol/index.ts'
import { asWritten } from './as-written.ts'

/** Stages that take a value out of another by a path. */
const takenOut: ReadonlySet<string> = new Set(['afterInputPath', 'afterItemsPath'])

/** INFO tells the outcome only; DEBUG and TRACE also what the data flow came to. */
export function answerOf(
  tested: TestedState,
  test: StateTest,
  { inspectionLevel = 'INFO', context }: Shapes.TestStateInput,
): Shapes.TestStateOutput {
  const { status, output, error, cause, next, inspection } = tested
  return {
    status,
    ...(output === undefined ? {} : { output: output.text }),
    ...(error === undefined ? {} : { error }),
    ...(cause === undefined ? {} : { cause }),
    ...(next === undefined ? {} : { nextState: next }),
    ...(inspectionLevel === 'INFO' ? {} : { inspectionData: inspectionData(inspection, test, context) }),
  }
}

function inspectionData(inspection: Inspection, test: StateTest, context: string | undefined): Shapes.InspectionData {
  const { stages, catchIndex, retryIndex, backoffSeconds } = inspection
  const { maxConcurrency, toleratedFailureCount, toleratedFailurePercentage } = inspection
  const sources = context === undefined ? [] : [context]
  const details = {
    ...(catchIndex === undefined ? {} : { catchIndex }),
    ...(retryIndex === undefined ? {} : { retryIndex }),
    ...(backoffSeconds === undefined ? {} : { retryBackoffIntervalSeconds: backoffSeconds }),
  }
  return {
    input: test.execution.input.text,
    ...Object.fromEntries(
      Object.entries(stages).map(([stage, value]) => [
        stage,
        takenOut.has(stage) ? asWritten(value.text, [...sources, test.execution.input.text]) : value.text,
      ]),
    ),
    ...variablesOf(inspection),
    ...(Object.keys(details).length === 0 ? {} : { errorDetails: details }),
    ...(maxConcurrency === undefined ? {} : { maxConcurrency }),
    ...(toleratedFailureCount === undefined ? {} : { toleratedFailureCount }),
    ...(toleratedFailurePercentage === undefined ? {} : { toleratedFailurePercentage }),
  }
}

function variablesOf({ variables }: Inspection): { readonly variables?: string } {
  if (variables.length === 0) return {}
  const object = emptyObject()
  for (const [name, value] of variables) object[name] = value.value
  return { variables: JSON.stringify(object) }
}
