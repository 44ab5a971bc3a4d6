import type { EpochMs } from '../base/index.ts'
import type { TaskRequest } from '../asl/index.ts'
import type { Row } from '../store/index.ts'
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

const noDeadlines: Deadlines = { deadline_at: null, timeout_at: null, heartbeat_at: null, heartbeat_ms: null }

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

/** `arn:aws:states:region:account:activity:name` */
export function isActivity(resource: string): boolean {
  return resource.startsWith('arn:') && resource.split(':')[5] === 'activity'
}
