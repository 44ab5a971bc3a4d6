import { emptyObject, isArray, isObject, type JsonValue } from '../../../base/index.ts'
import { javaHashOrder, type Datum, type Inspection, type StateTest, type TestedState } from '../../../asl/index.ts'
import type { StatesShapes as Shapes } from '../../../protocol/index.ts'

/** INFO tells the outcome only; DEBUG and TRACE also what the data flow came to. */
export function answerOf(
  tested: TestedState,
  test: StateTest,
  { inspectionLevel = 'INFO' }: Shapes.TestStateInput,
): Shapes.TestStateOutput {
  const { status, output, error, cause, next, inspection } = tested
  return {
    status,
    ...(output === undefined ? {} : { output: output.text }),
    ...(error === undefined ? {} : { error }),
    ...(cause === undefined ? {} : { cause }),
    ...(next === undefined ? {} : { nextState: next }),
    ...(inspectionLevel === 'INFO' ? {} : { inspectionData: inspectionData(inspection, test) }),
  }
}

function inspectionData(inspection: Inspection, test: StateTest): Shapes.InspectionData {
  const { stages, catchIndex, retryIndex, backoffSeconds } = inspection
  const { maxConcurrency, toleratedFailureCount, toleratedFailurePercentage } = inspection
  const details = {
    ...(catchIndex === undefined ? {} : { catchIndex }),
    ...(retryIndex === undefined ? {} : { retryIndex }),
    ...(backoffSeconds === undefined ? {} : { retryBackoffIntervalSeconds: backoffSeconds }),
  }
  return {
    input: test.execution.input.text,
    ...Object.fromEntries(Object.entries(stages).map(([stage, value]) => [stage, textOfStage(stage, value)])),
    ...variablesOf(inspection),
    ...(Object.keys(details).length === 0 ? {} : { errorDetails: details }),
    ...(maxConcurrency === undefined ? {} : { maxConcurrency }),
    ...(toleratedFailureCount === undefined ? {} : { toleratedFailureCount }),
    ...(toleratedFailurePercentage === undefined ? {} : { toleratedFailurePercentage }),
  }
}

/** The stages of a Map that are told item by item. */
const listed: ReadonlySet<string> = new Set(['afterItemsPath', 'afterItemSelector', 'afterItemBatcher'])

/** Items are told as a list of Java's is printed, and those of a batch as texts (recorded). */
function textOfStage(stage: string, { value, text }: Datum): string {
  if (!listed.has(stage) || !isArray(value)) return text
  const items = stage === 'afterItemBatcher' ? value.map(batchOfTexts) : value
  return `[${items.map((item) => JSON.stringify(item)).join(', ')}]`
}

function batchOfTexts(batch: JsonValue): JsonValue {
  if (!isObject(batch) || !isArray(batch['Items'])) return batch
  return { ...batch, Items: batch['Items'].map((item) => JSON.stringify(item)) }
}

/** In the order of a HashMap, as recorded. */
function variablesOf({ variables }: Inspection): { readonly variables?: string } {
  if (variables.length === 0) return {}
  const object = emptyObject()
  const values = new Map(variables)
  for (const name of javaHashOrder([...values.keys()])) object[name] = values.get(name)?.value ?? null
  return { variables: JSON.stringify(object) }
}
