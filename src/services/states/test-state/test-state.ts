import { fail, formatArn, isObject, limits, parseJson, succeed, type Outcome } from '../../../base/index.ts'
import {
  datumOfText,
  datumOfValue,
  inspectState,
  type Datum,
  type Mock,
  type State,
  type StateTest,
  type TaskRequest,
} from '../../../asl/index.ts'
import type { StatesShapes as Shapes } from '../../../protocol/index.ts'
import { authorise } from '../../access/authorise.ts'
import type { Call, Ports } from '../../contract.ts'
import { checkInput } from '../executions.ts'
import { checkRole, checkRoleArn } from '../machine-checks.ts'
import { answerOf } from './answer.ts'
import { contextOf, readContext } from './context.ts'
import { readItems } from './item-reader-data.ts'
import { checkMocked, readMock } from './mock.ts'
import { subjectOf } from './subject.ts'

type Input = Shapes.TestStateInput
type Variables = StateTest['variables']

/** Runs one state, with the caller's mock in the place of what it would call. Nothing of it is kept. */
export async function testState(input: Input, call: Call): Promise<Outcome<Shapes.TestStateOutput>> {
  const subject = subjectOf(input.definition, input.stateName)
  if (!subject.ok) return subject
  const state = subject.value
  const prepared = await prepare(input, call, state)
  if (!prepared.ok) return prepared
  const missing = missingFor(state, prepared.value.mock, call.ports)
  if (missing !== undefined) return fail('NotImplemented', `${missing} is not built yet.`)
  const tested = await inspectState(prepared.value)
  const { iterations, resultsDiffer } = tested.inspection
  if (iterations !== undefined && prepared.value.failedIterations > iterations) {
    return fail(
      'ValidationException',
      'Map iteration failure count must be less than or equal to the number of Map iterations',
    )
  }
  if (resultsDiffer === true) {
    return fail('ValidationException', "Input array does not equal the mocked result array's size")
  }
  return succeed(answerOf(tested, prepared.value, input))
}

async function prepare(input: Input, call: Call, state: State): Promise<Outcome<StateTest>> {
  const mocked = checkMocked(input, state)
  if (!mocked.ok) return mocked
  const mock = await readMock(input.mock, state)
  if (!mock.ok) return mock
  const text = checkInput(input.input)
  if (!text.ok) return text
  const variables = readVariables(input.variables)
  if (!variables.ok) return variables
  const given = input.context === undefined ? undefined : readContext(input.context, state)
  if (given !== undefined && !given.ok) return given
  const read = readItems(input.stateConfiguration?.mapItemReaderData, state)
  if (!read.ok) return read
  const facts = factsOf(input, call, datumOfText(text.value))
  const allowed = await checkAccess(input, call, facts.machineArn)
  if (!allowed.ok) return allowed
  const { retrierRetryCount: retries = 0, mapIterationFailureCount: failedIterations = 0 } =
    input.stateConfiguration ?? {}
  const context = given?.value ?? contextOf(facts, input.roleArn, state, retries, call.ports.chance.uuid())
  const execution = { ...facts, context }
  return succeed({
    state,
    execution,
    variables: variables.value,
    retries,
    failedIterations,
    ...(mock.value === undefined ? {} : { mock: mock.value }),
    ...(read.value === undefined ? {} : { readItems: read.value }),
    ...surroundings(call, execution),
  })
}

/** Ids of its own for each test, of an Express execution that exists nowhere (recorded). */
function factsOf(input: Input, call: Call, data: Datum): StateTest['execution'] {
  const [machineName, name] = [call.ports.chance.uuid(), call.ports.chance.uuid()]
  return {
    arn: formatArn('states', call.space, `express:${machineName}:${name}`),
    name,
    machineArn: formatArn('states', call.space, `stateMachine:${machineName}`),
    machineName,
    roleArn: input.roleArn ?? '',
    startedAt: call.now,
    input: data,
    redriveCount: 0,
    express: true,
  }
}

function surroundings(
  call: Call,
  execution: StateTest['execution'],
): Pick<StateTest, 'chance' | 'digest' | 'answer' | 'call'> {
  const { chance, states } = call.ports
  return {
    chance,
    digest: states?.digest ?? { hashHex: () => '' },
    answer: async (question) =>
      (await states?.evaluate?.(question)) ?? { kind: 'error', message: 'JSONata is not evaluated here' },
    call: (request) => callTask(call, execution, request),
  }
}

/** Calls for real, as the role; what runs longer than TestState lets it is over. */
async function callTask(call: Call, execution: StateTest['execution'], request: TaskRequest): Promise<Mock> {
  const { tasks } = call.ports.states ?? {}
  if (tasks === undefined) return { kind: 'error', error: 'States.Runtime', cause: 'No tasks run here.' }
  const seconds = Math.min(request.timeoutSeconds ?? limits.testStateSeconds, limits.testStateSeconds)
  const signal = AbortSignal.timeout(seconds * 1_000)
  const timedOut = new Promise<undefined>((resolve) => signal.addEventListener('abort', () => resolve(undefined)))
  const attempt = {
    key: `${execution.arn}:0`,
    execution,
    ...request,
    deadlineAt: call.now + seconds * 1_000,
    submitted: async () => {},
  }
  const outcome = await Promise.race([tasks.run(attempt, signal), timedOut])
  if (outcome === undefined) return { kind: 'error', error: 'States.Timeout' }
  if (outcome.kind !== 'failed') return { kind: 'result', value: datumOfText(outcome.output) }
  const { error, cause } = outcome
  return {
    kind: 'error',
    ...(error === undefined ? {} : { error }),
    ...(cause === undefined ? {} : { cause }),
  }
}

/** What the state needs and this instance does not have, in words. */
function missingFor(state: State, mock: Mock | undefined, { states }: Ports): string | undefined {
  if (state.language === 'JSONata' && states?.evaluate === undefined) return 'QueryLanguage JSONata'
  if (state.type !== 'Task' || mock !== undefined) return undefined
  const { text } = state.resource
  return states?.tasks?.supports(text) === true ? undefined : `The resource ${text}`
}

function readVariables(text: string | undefined): Outcome<Variables> {
  if (text === undefined) return succeed([])
  const parsed = parseJson(text, limits.jsonDepth)
  if (!parsed.ok || !isObject(parsed.value)) {
    return fail('ValidationException', 'Invalid Variables object provided: Variables must be a valid JSON object')
  }
  return succeed(Object.entries(parsed.value).map(([name, value]) => [name, datumOfValue(value)] as const))
}

/**
 * A mock stands for the call, so that its role is not passed to anybody (AWS's guide on TestState): it is read only.
 */
async function checkAccess(input: Input, call: Call, machineArn: string): Promise<Outcome<unknown>> {
  if (input.revealSecrets === true) {
    const reveals = await authorise(call, { action: 'states:RevealSecrets', resource: '*' })
    if (!reveals.ok) return reveals
  }
  if (input.roleArn === undefined) return succeed(undefined)
  return input.mock === undefined ? checkRole(call, input.roleArn, machineArn) : checkRoleArn(input.roleArn)
}
