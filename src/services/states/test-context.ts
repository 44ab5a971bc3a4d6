import {
  fail,
  isObject,
  limits,
  member,
  parseJson,
  succeed,
  type JsonObject,
  type JsonValue,
  type Outcome,
} from '../../base/index.ts'
import type { StateTest } from '../../asl/index.ts'

type State = StateTest['state']
type Kind = 'string' | 'number' | 'object' | 'any'

/** The members that a caller's context object may have, and what they are. Source: the context object's documentation. */
const sections: Readonly<Record<string, Readonly<Record<string, Kind>>>> = {
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
  Map: { Item: 'object' },
}

/** The context object that a test brings along, if it does. */
export function checkContext(text: string | undefined, state: State): Outcome<JsonObject | undefined> {
  if (text === undefined) return succeed(undefined)
  const parsed = parseJson(text, limits.jsonDepth)
  if (!parsed.ok || !isObject(parsed.value)) return invalid('Context object must be a JSON object')
  const context = parsed.value
  for (const [name, value] of Object.entries(context)) {
    const wrong = wrongSection(name, value)
    if (wrong !== undefined) return invalid(wrong)
  }
  const waits =
    state.type === 'Task' && state.resource.kind === 'integration' && state.resource.pattern !== 'requestResponse'
  if (Object.hasOwn(context, 'Task') && !waits) {
    return invalid(
      "Context object contains 'Task' when state is not a Task state with a '.sync' or '.waitForTaskToken' service integration pattern",
    )
  }
  return succeed(context)
}

function wrongSection(name: string, value: JsonValue): string | undefined {
  const section = Object.hasOwn(sections, name) ? sections[name] : undefined
  if (section === undefined) return `Field '${name}' is not allowed`
  if (!isObject(value)) return `${name} must be an object`
  for (const field of Object.keys(value)) {
    const kind = Object.hasOwn(section, field) ? section[field] : undefined
    if (kind === undefined) return `Field '${field}' is not allowed`
    const given = member(value, field)
    const right = kind === 'any' || (kind === 'object' ? isObject(given) : typeof given === kind)
    if (!right) return `${name}.${field} must be ${kind === 'object' ? 'an object' : `a ${kind}`}`
  }
  return undefined
}

function invalid(why: string) {
  return fail('ValidationException', `Invalid Context object provided: ${why}`)
}
