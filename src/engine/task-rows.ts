import type { EpochMs } from '../base/index.ts'
import type { TaskRequest } from '../asl/index.ts'
import type { Command, Row } from '../store/index.ts'
import { tokenHash } from './task-tokens.ts'

type TaskRow = Row<'tasks'>

/**
 * The row of a task attempt, from its scheduling until it is settled by whoever deletes the row. The time of an
 * activity's task counts from when a worker takes it (ASL, TimeoutSeconds), that of all others at once.
 */
export function taskRow(execution: number, task: string, request: TaskRequest, now: EpochMs): TaskRow {
  const activity = isActivity(request.resource) ? request.resource : null
  return {
    execution,
    task,
    phase: 'scheduled',
    scheduled_at: now,
    ...(activity === null ? deadlines(request, now) : noDeadlines),
    token_hash: request.token === undefined ? null : tokenHash(request.token),
    activity,
    owner: null,
    job: null,
    body: JSON.stringify(request),
  }
}

type Deadlines = Pick<TaskRow, 'deadline_at' | 'timeout_at' | 'heartbeat_at' | 'heartbeat_ms'>

export const noDeadlines: Deadlines = { deadline_at: null, timeout_at: null, heartbeat_at: null, heartbeat_ms: null }

/** The columns of a task whose time counts from `now` on. */
export function deadlines({ timeoutSeconds, heartbeatSeconds }: TaskRequest, now: EpochMs): Deadlines {
  const timeoutAt = timeoutSeconds === undefined ? null : now + timeoutSeconds * 1_000
  const heartbeatMs = heartbeatSeconds === undefined ? null : heartbeatSeconds * 1_000
  const heartbeatAt = heartbeatMs === null ? null : now + heartbeatMs
  return {
    deadline_at: earlier(timeoutAt, heartbeatAt),
    timeout_at: timeoutAt,
    heartbeat_at: heartbeatAt,
    heartbeat_ms: heartbeatMs,
  }
}

export function earlier(left: EpochMs | null, right: EpochMs | null): EpochMs | null {
  if (left === null || right === null) return left ?? right
  return Math.min(left, right)
}

/** Whether a job goes on for it that must be ended when nobody waits for the task any more. */
export function followsJob(resource: string): boolean {
  return /\.sync(:\d+)?$/.test(resource)
}

/** The same, of a row's body. */
export function hasJob(body: string): boolean {
  return followsJob((JSON.parse(body) as TaskRequest).resource)
}

/**
 * What becomes of the row of a task that nobody waits for any more, where there may be a job to be ended: it stays until
 * that is done. Its token is worth nothing, and it has no deadline.
 */
export const cancelledTask = {
  phase: 'cancelled',
  token_hash: null,
  ...noDeadlines,
} as const satisfies Partial<TaskRow>

/**
 * Takes the task back. Refused as `absent` when the task has been settled meanwhile: somebody was told that its result
 * counts.
 */
export function cancelCommand(execution: number, task: string, resource: string): Command {
  const key = { execution, task }
  return followsJob(resource)
    ? { do: 'update', table: 'tasks', key, set: cancelledTask, if: { execution } }
    : { do: 'delete', table: 'tasks', key, if: { execution } }
}

/** `arn:aws:states:region:account:activity:name` */
export function isActivity(resource: string): boolean {
  return resource.startsWith('arn:') && resource.split(':')[5] === 'activity'
}
