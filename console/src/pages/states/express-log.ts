import type { FilteredLogEvent } from '@aws-sdk/client-cloudwatch-logs'
import type { ExecutionStatus } from '@aws-sdk/client-sfn'

/** What the log of an Express execution tells of the whole of it; what it does not say is absent. */
export interface ExpressAccount {
  readonly status?: ExecutionStatus
  readonly startedAt?: number
  readonly endedAt?: number
  readonly error?: string
  readonly cause?: string
}

interface Line {
  readonly type?: string
  readonly event_timestamp?: string
  readonly details?: { readonly error?: string; readonly cause?: string }
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

function lineOf(message: string): Line {
  try {
    return JSON.parse(message) as Line
  } catch {
    return {}
  }
}

/** Finds an execution's lines, in the pattern language of CloudWatch Logs. */
export const patternOf = (executionArn: string): string => `{ $.execution_arn = "${executionArn}" }`
