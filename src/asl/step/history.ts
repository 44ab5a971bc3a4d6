import type { EpochMs } from '../../base/index.ts'
import { isDatum, type Datum } from '../datum.ts'
import type { StateType } from '../machine.ts'

/** A history event, AWS's record. `details` holds the members of its details object; the key comes from a table. */
export interface HistoryEvent {
  readonly id: number
  readonly previousEventId: number
  readonly type: string
  readonly timestamp: EpochMs
  readonly details?: HistoryDetails
}

/** Payloads are never cut short. */
export const untruncated = { truncated: false } as const

/** Plain members as they are; payloads (input, output) as Datum, so that their text is built once. */
export interface HistoryDetails {
  readonly [member: string]:
    | string
    | number
    | Datum
    | { readonly truncated: boolean }
    | { readonly [name: string]: string }
    | undefined
}

const stateTypes = ['Choice', 'Fail', 'Map', 'Parallel', 'Pass', 'Succeed', 'Task', 'Wait'] as const

/** The types of a state's first and last event by the state's. Put together anew, each would be hashed anew, too. */
export const enteredTypes = typesEnding('StateEntered')
export const exitedTypes = typesEnding('StateExited')

function typesEnding(ending: string): Readonly<Record<StateType, string>> {
  return Object.fromEntries(stateTypes.map((type) => [type, type + ending])) as Record<StateType, string>
}

/** The key of an event's details object; types that are not here carry none. Source: the service's model. */
const detailsKeys: Readonly<Record<string, string>> = {
  ...keyed('stateEnteredEventDetails', Object.values(enteredTypes)),
  ...keyed(
    'stateExitedEventDetails',
    Object.values(exitedTypes).filter((type) => type !== 'FailStateExited'),
  ),
  ...ownKey(
    'ActivityFailed ActivityScheduleFailed ActivityScheduled ActivityStarted ActivitySucceeded ActivityTimedOut ' +
      'TaskFailed TaskScheduled TaskStartFailed TaskStarted TaskSubmitFailed TaskSubmitted TaskSucceeded ' +
      'TaskTimedOut ExecutionFailed ExecutionStarted ExecutionSucceeded ExecutionAborted ExecutionTimedOut ' +
      'ExecutionRedriven MapStateStarted MapIterationStarted MapIterationSucceeded MapIterationFailed ' +
      'MapIterationAborted LambdaFunctionFailed LambdaFunctionScheduleFailed LambdaFunctionScheduled ' +
      'LambdaFunctionStartFailed LambdaFunctionSucceeded LambdaFunctionTimedOut MapRunStarted MapRunFailed ' +
      'MapRunRedriven EvaluationFailed',
  ),
}

function keyed(key: string, types: readonly string[]): Record<string, string> {
  return Object.fromEntries(types.map((type) => [type, key]))
}

function ownKey(types: string): Record<string, string> {
  return Object.fromEntries(
    types.split(' ').map((type) => [type, `${type.charAt(0).toLowerCase()}${type.slice(1)}EventDetails`]),
  )
}

/**
 * The event as GetExecutionHistory answers it: JSON text, `timestamp` in seconds with milliseconds behind the dot. What
 * does not change is joined beforehand: every piece of a text costs as much as a long one.
 */
export function encodeHistoryEvent(event: HistoryEvent): string {
  const frame = frames.get(event.type) ?? frameOf(event.type)
  const head = beginning(event.timestamp) + frame.beforeId + event.id + beforePrevious + event.previousEventId
  return frame.beforeDetails === undefined ? `${head}}` : head + frame.beforeDetails + encodeDetails(event.details)
}

/** What an event's text has around its id and its details. */
export interface Frame {
  readonly beforeId: string
  /** Absent for a type without details. */
  readonly beforeDetails: string | undefined
}

const frames = new Map(Object.keys(detailsKeys).map((type) => [type, frameOf(type)]))
const beforePrevious = ',"previousEventId":'

export function frameOf(type: string): Frame {
  const key = detailsKeys[type]
  return { beforeId: `,"type":"${type}","id":`, beforeDetails: key === undefined ? undefined : `,"${key}":` }
}

const lastBeginning = { timestamp: 0, text: '{"timestamp":0' }

/** The events of a turn have mostly one time. */
function beginning(timestamp: EpochMs): string {
  if (lastBeginning.timestamp !== timestamp) {
    lastBeginning.timestamp = timestamp
    lastBeginning.text = `{"timestamp":${timestamp / 1_000}`
  }
  return lastBeginning.text
}

/** Most plain members are names of states, which need no serializer. */
export function plainJson(value: Exclude<HistoryDetails[string], undefined>): string {
  return typeof value === 'string' && needsNoEscape.test(value) ? `"${value}"` : JSON.stringify(value)
}

const needsNoEscape = /^[ !#-[\]-~]{0,100}$/

/** With the brace that closes the event. */
function encodeDetails(details: HistoryDetails | undefined): string {
  if (details === undefined) return '{}}'
  let text = ''
  for (const name in details) {
    const value = details[name]
    if (value === undefined) continue
    const label = labels.get(name) ?? labelOf(name)
    if (value === untruncated) text += text === '' ? label.firstUntruncated : label.untruncated
    else text += (text === '' ? label.first : label.next) + (isDatum(value) ? value.quoted : plainJson(value))
  }
  return text === '' ? '{}}' : `${text}}}`
}

/** A member's name as it is written before its value; names are the code's own, so there are a few dozen. */
interface Label {
  readonly first: string
  readonly next: string
  readonly firstUntruncated: string
  readonly untruncated: string
}

const labels = new Map<string, Label>()

function labelOf(name: string): Label {
  const [first, next] = [`{"${name}":`, `,"${name}":`]
  const label = {
    first,
    next,
    firstUntruncated: first + JSON.stringify(untruncated),
    untruncated: next + JSON.stringify(untruncated),
  }
  labels.set(name, label)
  return label
}
