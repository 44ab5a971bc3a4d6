import { parseArn } from '../../../base/index.ts'
import type { Datum } from '../../datum.ts'
import type { Resource } from '../../machine.ts'
import { untruncated, type HistoryDetails } from '../history.ts'
import type { Scope } from '../part.ts'
import { record } from '../record.ts'
import type { Run } from '../run.ts'

/** How each kind of resource is written down. */

const families = { activity: 'Activity', function: 'LambdaFunction', integration: 'Task' } as const

export interface Schedule {
  readonly parameters: Datum
  readonly timeoutSeconds: number | undefined
  readonly heartbeatSeconds: number | undefined
  readonly roleArn: string | undefined
}

export function recordScheduled(run: Run, scope: Scope, resource: Resource, schedule: Schedule): number {
  const { parameters, timeoutSeconds, heartbeatSeconds, roleArn } = schedule
  const subject: HistoryDetails =
    resource.kind === 'integration'
      ? { ...named(resource), region: parseArn(run.execution.arn)?.region ?? '', parameters: parameters }
      : { resource: resource.text, input: parameters, inputDetails: untruncated }
  const details = {
    ...subject,
    ...(timeoutSeconds === undefined ? {} : { timeoutInSeconds: timeoutSeconds }),
    ...(heartbeatSeconds === undefined || resource.kind === 'function' ? {} : { heartbeatInSeconds: heartbeatSeconds }),
    ...(roleArn === undefined ? {} : { taskCredentials: { roleArn } }),
  }
  return record(run, scope, `${families[resource.kind]}Scheduled`, details, parameters)
}

export function recordStarted(run: Run, scope: Scope, resource: Resource, workerName?: string): void {
  scope.taskStarted = true
  const type = `${families[resource.kind]}Started`
  if (resource.kind === 'activity') record(run, scope, type, workerName === undefined ? {} : { workerName })
  else record(run, scope, type, resource.kind === 'integration' ? named(resource) : undefined)
}

/** Only an activity can end without having been taken; whatever else answers has been started. */
export function ensureStarted(run: Run, scope: Scope, resource: Resource): void {
  if (scope.taskStarted !== true && resource.kind !== 'activity') recordStarted(run, scope, resource)
}

export function recordSubmitted(run: Run, scope: Scope, resource: Resource, output: Datum): void {
  if (resource.kind !== 'integration') return
  record(run, scope, 'TaskSubmitted', { ...named(resource), output, outputDetails: untruncated }, output)
}

export function recordSucceeded(run: Run, scope: Scope, resource: Resource, output: Datum): void {
  const details = { ...named(resource), output, outputDetails: untruncated }
  record(run, scope, `${families[resource.kind]}Succeeded`, details, output)
}

export function recordFailed(
  run: Run,
  scope: Scope,
  resource: Resource,
  ending: 'Failed' | 'TimedOut' | 'ScheduleFailed' | 'StartFailed' | 'SubmitFailed',
  failure: { readonly error?: string; readonly cause?: string },
): void {
  const { error, cause } = failure
  record(run, scope, `${families[resource.kind]}${ending}`, {
    ...named(resource),
    ...(error === undefined ? {} : { error }),
    ...(cause === undefined ? {} : { cause }),
  })
}

function named(resource: Resource): { readonly resourceType?: string; readonly resource?: string } {
  return resource.kind === 'integration' ? { resourceType: resource.service, resource: resource.action } : {}
}
