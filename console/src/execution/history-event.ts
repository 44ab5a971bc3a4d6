import type { HistoryEvent as ServiceEvent } from '@aws-sdk/client-sfn'

/** An event as GetExecutionHistory gives it; types that are not known yet are only listed. */
export type HistoryEvent = Omit<ServiceEvent, 'id' | 'type' | 'timestamp'> & {
  readonly id: number
  readonly type: string
  readonly timestamp: Date
}

/** The members of an event's details object that this area reads, whichever type carries them. */
export interface EventDetails {
  readonly name?: string
  readonly index?: number
  readonly input?: string
  readonly output?: string
  readonly parameters?: string
  readonly assignedVariables?: Readonly<Record<string, string>>
  readonly resource?: string
  readonly resourceType?: string
  readonly region?: string
  readonly workerName?: string
  readonly timeoutInSeconds?: number
  readonly heartbeatInSeconds?: number
  readonly error?: string
  readonly cause?: string
  readonly location?: string
  readonly state?: string
  readonly length?: number
  readonly mapRunArn?: string
  readonly redriveCount?: number
}

/** The one details object that an event carries. */
export function detailsOf(event: HistoryEvent): EventDetails {
  for (const name in event) {
    if (!name.endsWith('EventDetails')) continue
    const details = event[name as keyof HistoryEvent]
    if (typeof details === 'object' && details !== null) return details as EventDetails
  }
  return {}
}

/** How much text an event holds, about. */
export function payloadLength(event: HistoryEvent): number {
  const { input, output, parameters, cause, assignedVariables } = detailsOf(event)
  let length = (input?.length ?? 0) + (output?.length ?? 0) + (parameters?.length ?? 0) + (cause?.length ?? 0)
  for (const name in assignedVariables) length += assignedVariables[name]?.length ?? 0
  return length
}

/** `TaskStateEntered` is about a Task; the type of state that an Entered or Exited event is of. */
export function stateTypeOf(eventType: string): string {
  return eventType.replace(/State(Entered|Exited)$/, '')
}

export const isFailure = (type: string): boolean => /(Failed|TimedOut)$/.test(type)

/** What an attempt of a Task, and of what gathers others, begins and ends with. */
export const attemptBegins: ReadonlySet<string> = new Set([
  'TaskScheduled',
  'LambdaFunctionScheduled',
  'ActivityScheduled',
  'MapStateStarted',
  'ParallelStateStarted',
])
export const taskStarts: ReadonlySet<string> = new Set(['TaskStarted', 'LambdaFunctionStarted', 'ActivityStarted'])
export const attemptSucceeds: ReadonlySet<string> = new Set([
  'TaskSucceeded',
  'LambdaFunctionSucceeded',
  'ActivitySucceeded',
  'MapStateSucceeded',
  'ParallelStateSucceeded',
])
export const attemptFails: ReadonlySet<string> = new Set([
  ...'TaskFailed TaskTimedOut TaskStartFailed TaskSubmitFailed'.split(' '),
  ...'LambdaFunctionFailed LambdaFunctionTimedOut LambdaFunctionScheduleFailed LambdaFunctionStartFailed'.split(' '),
  ...'ActivityFailed ActivityTimedOut ActivityScheduleFailed'.split(' '),
  ...'MapStateFailed ParallelStateFailed EvaluationFailed'.split(' '),
])
