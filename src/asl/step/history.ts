import type { EpochMs } from '../../base/index.ts'
import { isDatum, type Datum } from '../datum.ts'

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
const untruncatedText = JSON.stringify(untruncated)

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

/** The key of an event's details object; types that are not here carry none. Source: the service's model. */
const detailsKeys: Readonly<Record<string, string>> = {
  ...keyed('stateEnteredEventDetails', 'Choice Fail Map Parallel Pass Succeed Task Wait', 'StateEntered'),
  ...keyed('stateExitedEventDetails', 'Choice Map Parallel Pass Succeed Task Wait', 'StateExited'),
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

function keyed(key: string, families: string, ending: string): Record<string, string> {
  return Object.fromEntries(families.split(' ').map((family) => [family + ending, key]))
}

function ownKey(types: string): Record<string, string> {
  return Object.fromEntries(
    types.split(' ').map((type) => [type, `${type.charAt(0).toLowerCase()}${type.slice(1)}EventDetails`]),
  )
}

/** The event as GetExecutionHistory answers it: JSON text, `timestamp` in seconds with milliseconds behind the dot. */
export function encodeHistoryEvent(event: HistoryEvent): string {
  const key = detailsKeys[event.type]
  const head =
    `{"timestamp":${event.timestamp / 1_000},"type":"${event.type}","id":${event.id},` +
    `"previousEventId":${event.previousEventId}`
  return key === undefined ? `${head}}` : `${head},"${key}":${encodeDetails(event.details)}}`
}

/** Nearly every member is a state's name or tells that nothing was cut: those need no serializer. */
function plainJson(value: Exclude<HistoryDetails[string], undefined>): string {
  if (typeof value === 'string' && needsNoEscape.test(value)) return `"${value}"`
  return value === untruncated ? untruncatedText : JSON.stringify(value)
}

const needsNoEscape = /^[ !#-[\]-~]{0,100}$/

function encodeDetails(details: HistoryDetails | undefined): string {
  if (details === undefined) return '{}'
  let text = ''
  for (const name in details) {
    const value = details[name]
    if (value === undefined) continue
    text += `${text === '' ? '{' : ','}"${name}":${isDatum(value) ? value.quoted : plainJson(value)}`
  }
  return text === '' ? '{}' : `${text}}`
}
