import type { InspectionLevel, TestStateInput } from '@aws-sdk/client-sfn'
import { jsonPlaces, statePlaces } from '../../editor/json-places.ts'

/** What a person has asked to be tested; texts as they were typed. */
export interface StateTest {
  /** Of a machine, or of one state alone. */
  readonly definition: string
  /** Of a machine's definition, the state that is run. */
  readonly stateName: string
  readonly roleArn: string
  readonly input: string
  readonly variables: string
  readonly context: string
  readonly mock: 'none' | 'result' | 'error'
  readonly mockResult: string
  readonly mockError: string
  readonly mockCause: string
  /** How often the state was tried again before this attempt. */
  readonly retries: number
  readonly level: InspectionLevel
  readonly revealSecrets: boolean
}

const lonePass = {
  Type: 'Pass',
  QueryLanguage: 'JSONata',
  Output: { greeting: "{% 'Hello ' & $states.input.who %}" },
  End: true,
}

export const firstTest: StateTest = {
  definition: JSON.stringify(lonePass, null, 2),
  stateName: '',
  roleArn: '',
  input: '{\n  "who": "you"\n}',
  variables: '',
  context: '',
  mock: 'none',
  mockResult: '{}',
  mockError: '',
  mockCause: '',
  retries: 0,
  level: 'DEBUG',
  revealSecrets: false,
}

/** The states of a machine's definition; undefined for a state alone, or for what is no JSON. */
export function stateNames(definition: string): readonly string[] | undefined {
  const places = jsonPlaces(definition)
  if (!places.ok || places.root.members?.some(({ name }) => name === 'States') !== true) return undefined
  return [...statePlaces(places.root)].map(({ name }) => name)
}

/** The call that runs the test. What was left empty is left out. */
export function testStateInput(test: StateTest): TestStateInput {
  const isMachine = stateNames(test.definition) !== undefined
  return {
    definition: test.definition,
    inspectionLevel: test.level,
    ...(isMachine && { stateName: test.stateName }),
    ...(test.roleArn !== '' && { roleArn: test.roleArn }),
    ...(test.input.trim() !== '' && { input: test.input }),
    ...(test.variables.trim() !== '' && { variables: test.variables }),
    ...(test.context.trim() !== '' && { context: test.context }),
    ...(test.revealSecrets && { revealSecrets: true }),
    ...mockOf(test),
    ...(test.retries > 0 && { stateConfiguration: { retrierRetryCount: test.retries } }),
  }
}

function mockOf({ mock, mockResult, mockError, mockCause }: StateTest): Pick<TestStateInput, 'mock'> {
  if (mock === 'none') return {}
  if (mock === 'result') return { mock: { result: mockResult, fieldValidationMode: 'NONE' } }
  const errorOutput = {
    ...(mockError !== '' && { error: mockError }),
    ...(mockCause !== '' && { cause: mockCause }),
  }
  return { mock: { errorOutput } }
}

/** What keeps the test from being run, in words. */
export function testProblem(test: StateTest): string | undefined {
  const places = jsonPlaces(test.definition)
  if (!places.ok) return `The definition is no JSON. ${places.fault.message}`
  const names = stateNames(test.definition)
  if (names !== undefined && !names.includes(test.stateName)) return 'Choose the state that is to be run.'
  const fields = [
    ['input', test.input],
    ['variables', test.variables],
    ['context', test.context],
    ['result', test.mock === 'result' ? test.mockResult : ''],
  ] as const
  for (const [name, text] of fields) {
    const places = text.trim() === '' ? undefined : jsonPlaces(text)
    if (places?.ok === false) return `The ${name} is no JSON. ${places.fault.message}`
  }
  return undefined
}
