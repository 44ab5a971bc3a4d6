import type { FilteredLogEvent } from '@aws-sdk/client-cloudwatch-logs'
import type { ExecutionStatus } from '@aws-sdk/client-sfn'
import type { EventDetails, HistoryEvent } from '../../execution/history-event.ts'

/** What the log of an Express execution tells of the whole of it; what it does not say is absent. */
export interface ExpressAccount {
  readonly status?: ExecutionStatus
  readonly startedAt?: number
  readonly endedAt?: number
  readonly error?: string
  readonly cause?: string
}

interface Line {
  readonly id?: string
  readonly previous_event_id?: string
  readonly type?: string
  readonly event_timestamp?: string
  readonly details?: EventDetails
}

const ends: Readonly<Record<string, ExecutionStatus>> = {
  ExecutionSucceeded: 'SUCCEEDED',
  ExecutionFailed: 'FAILED',
  ExecutionTimedOut: 'TIMED_OUT',
  ExecutionAborted: 'ABORTED',
}

export function accountOfLog(events: readonly FilteredLogEvent[]): ExpressAccount {
  let account: ExpressAccount = {}
  for (const { message = '', timestamp } of events) {
    const { type = '', event_timestamp: at, details } = lineOf(message)
    const time = at === undefined ? timestamp : Number(at)
    const status = ends[type]
    if (type === 'ExecutionStarted' && time !== undefined) account = { status: 'RUNNING', ...account, startedAt: time }
    if (status === undefined) continue
    account = {
      ...account,
      status,
      ...(time !== undefined && { endedAt: time }),
      ...(details?.error !== undefined && { error: details.error }),
      ...(details?.cause !== undefined && { cause: details.cause }),
    }
  }
  return account
}

/** The history that the log tells, if it holds every event of it: with the level ALL. */
export function historyOfLog(events: readonly FilteredLogEvent[]): readonly HistoryEvent[] | undefined {
  const history = events
    .map(({ message = '' }) => lineOf(message))
    .filter(({ id, type }) => id !== undefined && type !== undefined)
    .map(eventOf)
    .toSorted((a, b) => a.id - b.id)
  return history.length > 0 && history.every(({ id }, index) => id === index + 1) ? history : undefined
}

function eventOf({
  id,
  previous_event_id: previous,
  type = '',
  event_timestamp: at,
  details = {},
}: Line): HistoryEvent {
  const event = { id: Number(id), previousEventId: Number(previous ?? 0), type, timestamp: new Date(Number(at)) }
  return { ...event, [detailsName(type)]: details }
}

/** Where GetExecutionHistory has them, by the ending alone: who reads an event looks for nothing else. */
const detailsName = (type: string): string => `${type.charAt(0).toLowerCase()}${type.slice(1)}EventDetails`

function lineOf(message: string): Line {
  try {
    return JSON.parse(message) as Line
  } catch {
    return {}
  }
}

/** Finds an execution's lines, in the pattern language of CloudWatch Logs. */
export const patternOf = (executionArn: string): string => `{ $.execution_arn = "${executionArn}" }`
