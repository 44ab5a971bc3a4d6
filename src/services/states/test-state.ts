import { fail, formatArn, limits, parseJson, succeed, type JsonObject, type Outcome } from '../../base/index.ts'
import {
  datumOfText,
  datumOfValue,
  describeJsonFault,
  inspectState,
  invalidDefinitionMessage,
  parseDefinition,
  parseLoneState,
  type Inspection,
  type Machine,
  type Mock,
  type Problem,
  type StateTest,
  type TestedState,
} from '../../asl/index.ts'
import type { StatesShapes as Shapes } from '../../protocol/index.ts'
import type { Call } from '../contract.ts'
import { machineArn } from './records.ts'
import { checkContext } from './test-context.ts'
import { checkMock } from './test-mock.ts'

type State = StateTest['state']

/** The name of a state that is tested on its own (recorded in its context object). */
const loneName = 'StateName'

/** Runs one state by itself, with what it would do outside mocked. Nothing of it is kept. */
export async function testState(input: Shapes.TestStateInput, call: Call): Promise<Outcome<Shapes.TestStateOutput>> {
  const found = findState(input)
  if (!found.ok) return found
  const state = found.value
  const mock = checkMock(input, state)
  if (!mock.ok) return mock
  const missing = missingAbility(state, mock.value, call)
  if (missing !== undefined) return fail('NotImplemented', `${missing} is not built yet.`)
  const prepared = prepare(input, state, call, mock.value)
  if (!prepared.ok) return prepared
  const tested = await inspectState(prepared.value)
  const { iterations } = tested.inspection
  const failures = input.stateConfiguration?.mapIterationFailureCount ?? 0
  if (iterations !== undefined && failures > iterations) {
    const message = 'Map iteration failure count must be less than or equal to the number of Map iterations'
    return fail('ValidationException', message)
  }
  return succeed(answerOf(input, tested))
}

/** What the mock does not replace: calls of tasks, and expressions in JSONata. */
function missingAbility(state: State, mock: Mock | undefined, call: Call): string | undefined {
  if (state.language === 'JSONata' && call.ports.engine.abilities.evaluate === undefined) {
    return 'The QueryLanguage JSONata'
  }
  return state.type === 'Task' && mock === undefined ? 'Testing a Task state without a mock' : undefined
}

/** The state of a definition's name, at any depth, or the definition as a state. */
function findState({ definition, stateName }: Shapes.TestStateInput): Outcome<State> {
  if (stateName === undefined) {
    const { state, problems } = parseLoneState(definition, loneName)
    // What executions cannot do yet, a test with a mock can: it does none of it.
    return judged(state, state === undefined ? problems : problems.filter(({ code }) => code !== 'NotImplemented'))
  }
  const { machine, problems } = parseDefinition(definition, { type: 'STANDARD' })
  const valid = judged(machine, problems)
  if (!valid.ok) return valid
  const state = stateOf(valid.value, stateName)
  return state === undefined ? fail('ValidationException', 'State not found in definition') : succeed(state)
}

function judged<T>(parsed: T | undefined, problems: readonly Problem[]): Outcome<T> {
  const errors = problems.filter(({ severity }) => severity === 'ERROR')
  const [first] = errors
  if (parsed !== undefined && first === undefined) return succeed(parsed)
  if (first?.code === 'NotImplemented') return fail('NotImplemented', `${first.message} at ${first.location ?? '/'}`)
  return fail('InvalidDefinition', `Invalid State Machine Definition: ${invalidDefinitionMessage(problems)}`)
}

function stateOf(workflow: Pick<Machine, 'states'>, name: string): State | undefined {
  const own = workflow.states.get(name)
  if (own !== undefined) return own
  for (const state of workflow.states.values()) {
    const inner = state.type === 'Parallel' ? state.branches : state.type === 'Map' ? [state.processor] : []
    for (const workflow of inner) {
      const found = stateOf(workflow, name)
      if (found !== undefined) return found
    }
  }
  return undefined
}

function prepare(input: Shapes.TestStateInput, state: State, call: Call, mock: Mock | undefined): Outcome<StateTest> {
  const { evaluate } = call.ports.engine.abilities
  const text = input.input ?? '{}'
  const parsed = parseJson(text, limits.jsonDepth)
  if (!parsed.ok) {
    const words = describeJsonFault(text)?.words ?? parsed.failure.message
    return fail('InvalidExecutionInput', `Invalid State Machine Execution Input: '${words}'`)
  }
  const variables = objectOf(input.variables, 'variables')
  if (!variables.ok) return variables
  const context = checkContext(input.context, state)
  if (!context.ok) return context
  const { retrierRetryCount = 0, mapIterationFailureCount = 0, mapItemReaderData } = input.stateConfiguration ?? {}
  const items = mapItemReaderData === undefined ? undefined : parseJson(mapItemReaderData, limits.jsonDepth)
  if (items?.ok === false) return fail('ValidationException', 'MapItemReaderData must be valid JSON')
  return succeed({
    // Under the name that a test gives every state (recorded).
    state: { ...state, name: loneName },
    execution: { ...facts(input, call), input: datumOfText(text), ...withContext(context.value) },
    variables: Object.entries(variables.value).map(([name, value]) => [name, datumOfValue(value)] as const),
    ...(mock === undefined ? {} : { mock }),
    retries: retrierRetryCount,
    failedIterations: mapIterationFailureCount,
    ...(mapItemReaderData === undefined ? {} : { readItems: datumOfText(mapItemReaderData) }),
    chance: call.ports.chance,
    digest: call.ports.engine.abilities.digest,
    answer: (question) => evaluate?.(question) ?? Promise.resolve({ kind: 'error', message: 'JSONata is not built' }),
    call: () => Promise.resolve({ kind: 'error', error: 'States.Runtime' }),
  })
}

function withContext(context: JsonObject | undefined): { readonly context?: JsonObject } {
  return context === undefined ? {} : { context }
}

/** A test looks like an Express execution of a machine that nobody has made (recorded). */
function facts(input: Shapes.TestStateInput, call: Call): Omit<StateTest['execution'], 'input'> {
  const { chance } = call.ports
  const [machineName, name] = [chance.uuid(), chance.uuid()]
  return {
    arn: formatArn('states', call.space, `express:${machineName}:${name}`),
    name,
    machineArn: machineArn(call.space, machineName),
    machineName,
    roleArn: input.roleArn ?? '',
    startedAt: call.now,
    redriveCount: 0,
    express: true,
  }
}

function objectOf(text: string | undefined, what: string): Outcome<JsonObject> {
  if (text === undefined || text === '') return succeed({})
  const parsed = parseJson(text, limits.jsonDepth)
  if (!parsed.ok || typeof parsed.value !== 'object' || parsed.value === null || Array.isArray(parsed.value)) {
    return fail('ValidationException', `The ${what} must be a JSON object`)
  }
  return succeed(parsed.value as JsonObject)
}

function answerOf(input: Shapes.TestStateInput, tested: TestedState): Shapes.TestStateOutput {
  const { status, output, error, cause, next, inspection } = tested
  const level = input.inspectionLevel ?? 'INFO'
  return {
    status,
    output: output?.text,
    error,
    cause,
    nextState: next,
    inspectionData: level === 'INFO' ? undefined : inspectionData(input, inspection),
  }
}

function inspectionData(input: Shapes.TestStateInput, inspection: Inspection): Shapes.InspectionData {
  const { stages, variables, catchIndex, retryIndex, backoffSeconds } = inspection
  const failed = catchIndex !== undefined || retryIndex !== undefined
  const texts = Object.entries(stages).flatMap(([stage, datum]) => (datum === undefined ? [] : [[stage, datum.text]]))
  return {
    input: input.input ?? '{}',
    ...(Object.fromEntries(texts) as Shapes.InspectionData),
    ...(variables.length === 0
      ? {}
      : { variables: `{${variables.map(([name, value]) => `${JSON.stringify(name)}:${value.text}`).join(',')}}` }),
    maxConcurrency: inspection.maxConcurrency,
    toleratedFailureCount: inspection.toleratedFailureCount,
    toleratedFailurePercentage: inspection.toleratedFailurePercentage,
    ...(failed ? { errorDetails: { catchIndex, retryIndex, retryBackoffIntervalSeconds: backoffSeconds } } : {}),
  }
}
