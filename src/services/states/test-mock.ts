import { fail, limits, parseJson, succeed, type Outcome } from '../../base/index.ts'
import { datumOfText, type Mock, type StateTest } from '../../asl/index.ts'
import type { StatesShapes as Shapes } from '../../protocol/index.ts'

type State = StateTest['state']

const mockable = new Set(['Task', 'Map', 'Parallel'])

/** Whether the mock fits the state. Texts are recorded. */
export function checkMock(input: Shapes.TestStateInput, state: State): Outcome<Mock | undefined> {
  const { mock, stateConfiguration, roleArn, revealSecrets } = input
  if (mock === undefined) {
    if (stateConfiguration?.mapIterationFailureCount !== undefined) {
      return refused('TestState does not support MapIterationFailureCount when a mock is not specified.')
    }
    if (state.type === 'Map' || state.type === 'Parallel') {
      return refused(
        'TestState API does not support Map or Parallel states. Supported state types include: [Task, Wait, Pass, Succeed, Fail, Choice]',
      )
    }
    return state.type === 'Task' && roleArn === undefined
      ? refused('RoleArn must be specified when testing a Task state')
      : succeed(undefined)
  }
  if (!mockable.has(state.type)) {
    return refused(`State type '${state.type}' is not supported when a mock is specified`)
  }
  if (revealSecrets === true) return refused('TestState does not support RevealSecrets when a mock is specified.')
  const { result, errorOutput } = mock
  if ((result === undefined) === (errorOutput === undefined)) {
    return refused('A test mock should have only one of the following fields: [result, errorOutput].')
  }
  if (result !== undefined) return checkResult(result, state)
  const { error, cause } = errorOutput ?? {}
  return succeed({
    kind: 'error',
    ...(error === undefined ? {} : { error }),
    ...(cause === undefined ? {} : { cause }),
  })
}

function checkResult(result: string, state: State): Outcome<Mock> {
  const parsed = parseJson(result, limits.jsonDepth)
  if (!parsed.ok) return refused('Mocked result must be valid JSON')
  const { value } = parsed
  if (state.type === 'Map') {
    const written = state.distributed?.resultWriter !== undefined
    if (written && (typeof value !== 'object' || value === null || Array.isArray(value))) {
      return refused('Mocked result must be a JSON object.')
    }
    if (!written && !Array.isArray(value)) return refused('Mocked result must be an array.')
  }
  if (state.type === 'Parallel') {
    if (!Array.isArray(value)) return refused('Mocked result must be an array.')
    if (value.length !== state.branches.length) {
      return refused('Mocked result must contain the same number of items as number of Parallel branches.')
    }
  }
  return succeed({ kind: 'result', value: datumOfText(result) })
}

function refused(message: string) {
  return fail('ValidationException', message)
}
