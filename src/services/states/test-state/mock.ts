import {
  fail,
  isArray,
  isObject,
  limits,
  parseJson,
  succeed,
  type JsonValue,
  type Outcome,
} from '../../../base/index.ts'
import { datumOfText, type Mock, type State } from '../../../asl/index.ts'
import type { StatesShapes as Shapes } from '../../../protocol/index.ts'
import { hasModel, mockShapeOf } from './mock-shape.ts'
import { validateMock } from './validate-mock.ts'

const invalid = (message: string) => fail('ValidationException', message)

const mockable: readonly State['type'][] = ['Task', 'Map', 'Parallel']

/** Whether a state of that type can be tested with, or without, a mock. Messages are AWS's where they were recorded. */
export function checkMocked(input: Shapes.TestStateInput, state: State): Outcome<void> {
  const { mock, stateConfiguration: configuration = {} } = input
  if (mock === undefined) return checkUnmocked(input, state)
  if (mock.result !== undefined && mock.errorOutput !== undefined) {
    return invalid(`A test mock should have only one of the following fields: ${alternatives}.`)
  }
  if (mock.result === undefined && mock.errorOutput === undefined) {
    return invalid(`One of the following fields is required for a test mock: ${alternatives}.`)
  }
  if (!mockable.includes(state.type)) {
    return invalid(`State type '${state.type}' is not supported when a mock is specified`)
  }
  if (input.revealSecrets === true) return invalid('TestState does not support RevealSecrets when a mock is specified.')
  if (configuration.mapIterationFailureCount !== undefined && state.type !== 'Map') {
    return invalid('MapIterationFailureCount is only supported when testing a Map state.')
  }
  return succeed(undefined)
}

const alternatives = '[result, errorOutput]'

function checkUnmocked(input: Shapes.TestStateInput, state: State): Outcome<void> {
  const configuration = input.stateConfiguration ?? {}
  const needsMock = [
    ['MapIterationFailureCount', configuration.mapIterationFailureCount],
    ['RetrierRetryCount', configuration.retrierRetryCount],
    ['ErrorCausedByState', configuration.errorCausedByState],
    ['MapItemReaderData', configuration.mapItemReaderData],
    ['Context', input.context],
  ] as const
  const [name] = needsMock.find(([, value]) => value !== undefined) ?? []
  if (name !== undefined) return invalid(`TestState does not support ${name} when a mock is not specified.`)
  if (state.type === 'Map' || state.type === 'Parallel') {
    return unsupported(
      'Map or Parallel states. Supported state types include: [Task, Wait, Pass, Succeed, Fail, Choice]',
    )
  }
  if (state.type !== 'Task') return succeed(undefined)
  const { resource } = state
  if (resource.kind === 'activity') return unsupported('Activity tasks.')
  if (resource.kind === 'integration' && resource.pattern !== 'requestResponse') {
    return unsupported("'.sync' or '.waitForTaskToken' integration patterns.")
  }
  return input.roleArn === undefined
    ? invalid('RoleArn must be specified when testing a Task state')
    : succeed(undefined)
}

function unsupported(what: string): Outcome<never> {
  return fail('InvalidDefinition', `TestState API does not support ${what}`)
}

/** The mock as the state will meet it; undefined when there is none. */
export async function readMock(mock: Shapes.MockInput | undefined, state: State): Promise<Outcome<Mock | undefined>> {
  if (mock === undefined) return succeed(undefined)
  const { result, errorOutput = {} } = mock
  if (result === undefined) {
    const { error, cause } = errorOutput
    if (error === undefined || error === '') return invalid('An error was not specified in the mocked error output.')
    return succeed({
      kind: 'error',
      error,
      ...(cause === undefined ? {} : { cause }),
    })
  }
  const parsed = parseJson(result, limits.jsonDepth)
  if (!parsed.ok) return invalid('Mocked result must be valid JSON')
  const judged = await checkResult(parsed.value, state, mock.fieldValidationMode ?? 'STRICT')
  return judged.ok ? succeed({ kind: 'result', value: datumOfText(result) }) : judged
}

async function checkResult(
  value: JsonValue,
  state: State,
  mode: Shapes.MockResponseValidationMode,
): Promise<Outcome<void>> {
  switch (state.type) {
    case 'Map':
      if (state.distributed?.resultWriter?.parameters !== undefined) {
        return isObject(value) ? succeed(undefined) : invalid('Mocked result must be a JSON object.')
      }
      return isArray(value) ? succeed(undefined) : invalid('Mocked result must be an array.')
    case 'Parallel':
      if (!isArray(value)) return invalid('Mocked result must be an array.')
      return value.length === state.branches.length
        ? succeed(undefined)
        : invalid('Mocked result must contain the same number of items as number of Parallel branches.')
    case 'Task': {
      if (mode === 'NONE' || !hasModel(state.resource)) return succeed(undefined)
      if (!isObject(value)) return invalid('Mocked result must be a valid JSON object.')
      const shape = await mockShapeOf(state.resource)
      return shape === undefined ? succeed(undefined) : validateMock(value, shape, mode === 'STRICT')
    }
    default:
      return succeed(undefined)
  }
}
