import {
  fail,
  isObject,
  isoMilliseconds,
  limits,
  parseJson,
  succeed,
  type JsonObject,
  type JsonValue,
  type Outcome,
} from '../../../base/index.ts'
import type { ExecutionFacts, State } from '../../../asl/index.ts'

type Kind = 'string' | 'number' | 'any'
type Fields = { readonly [name: string]: Kind | Fields }

/** What a context object may hold. Source: the guide on the context object. */
const contextFields: Fields = {
  Execution: {
    Id: 'string',
    Input: 'any',
    Name: 'string',
    RoleArn: 'string',
    StartTime: 'string',
    RedriveCount: 'number',
    RedriveTime: 'string',
  },
  State: { EnteredTime: 'string', Name: 'string', RetryCount: 'number' },
  StateMachine: { Id: 'string', Name: 'string' },
  Task: { Token: 'string' },
}

/** A context object that the test brings: it is what the state sees, nothing is added. */
export function readContext(text: string, state: State): Outcome<JsonObject> {
  const parsed = parseJson(text, limits.jsonDepth)
  const fault =
    parsed.ok && isObject(parsed.value)
      ? (faultOfMap(parsed.value) ?? faultOfFields(parsed.value, contextFields, '') ?? faultOfTask(parsed.value, state))
      : 'Context object must be a valid JSON object'
  if (fault !== undefined) return fail('ValidationException', `Invalid Context object provided: ${fault}`)
  return succeed(parsed.ok ? (parsed.value as JsonObject) : {})
}

function faultOfFields(object: JsonObject, fields: Fields, path: string): string | undefined {
  for (const [name, value] of Object.entries(object)) {
    const place = path + name
    const expected = Object.hasOwn(fields, name) ? fields[name] : undefined
    if (expected === undefined) return `Field '${place}' is not allowed`
    const fault = faultOfField(value, expected, place)
    if (fault !== undefined) return fault
  }
  return undefined
}

function faultOfField(value: JsonValue, expected: Kind | Fields, place: string): string | undefined {
  switch (expected) {
    case 'any':
      return undefined
    case 'string':
      return typeof value === 'string' ? undefined : `${place} must be a string`
    case 'number':
      return typeof value === 'number' ? undefined : `${place} must be a number`
    default:
      return isObject(value) ? faultOfFields(value, expected, `${place}.`) : `${place} must be an object`
  }
}

function faultOfMap(context: JsonObject): string | undefined {
  return Object.hasOwn(context, 'Map') ? "'Map' field is not supported when mocking a Context object" : undefined
}

function faultOfTask(context: JsonObject, state: State): string | undefined {
  if (!Object.hasOwn(context, 'Task') || hasToken(state)) return undefined
  return (
    "Context object contains 'Task' when state is not a Task state with a '.sync' or '.waitForTaskToken' service " +
    'integration pattern'
  )
}

export function hasToken(state: State): boolean {
  return state.type === 'Task' && state.resource.kind === 'integration' && state.resource.pattern !== 'requestResponse'
}

/**
 * What a state sees when the test brings no context: an Express execution that nobody else knows. A state of a Map's
 * iterations sees no item, whatever AWS's guide says (recorded).
 */
export function contextOf(
  facts: ExecutionFacts,
  roleArn: string | undefined,
  state: State,
  retries: number,
  token: string,
): JsonObject {
  const at = isoMilliseconds(facts.startedAt)
  const retriable = state.type === 'Task' || state.type === 'Map' || state.type === 'Parallel'
  return {
    Execution: {
      Id: facts.arn,
      Input: facts.input.value,
      Name: facts.name,
      RoleArn: roleArn ?? null,
      StartTime: at,
    },
    StateMachine: { Id: facts.machineArn, Name: facts.machineName },
    State: { Name: state.name, EnteredTime: at, ...(retriable ? { RetryCount: retries } : {}) },
    ...(hasToken(state) ? { Task: { Token: token } } : {}),
  }
}
