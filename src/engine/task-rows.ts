import type { EpochMs } from '../base/index.ts'
import type { TaskRequest } from '../asl/index.ts'
import type { Row } from '../store/index.ts'

/** The row of a task attempt, from its scheduling until it is settled by whoever deletes the row. */
export function taskRow(execution: number, task: string, request: TaskRequest, now: EpochMs): Row<'tasks'> {
  const { timeoutSeconds, heartbeatSeconds, resource } = request
  const timeoutAt = timeoutSeconds === undefined ? null : now + timeoutSeconds * 1_000
  const heartbeatAt = heartbeatSeconds === undefined ? null : now + heartbeatSeconds * 1_000
  return {
    execution,
    task,
    phase: 'scheduled',
    scheduled_at: now,
    deadline_at: earlier(timeoutAt, heartbeatAt),
    timeout_at: timeoutAt,
    heartbeat_at: heartbeatAt,
    heartbeat_ms: heartbeatSeconds === undefined ? null : heartbeatSeconds * 1_000,
    token_hash: null,
    activity: isActivity(resource) ? resource : null,
    owner: null,
    job: null,
    body: JSON.stringify(request),
  }
}

export function earlier(left: EpochMs | null, right: EpochMs | null): EpochMs | null {
  if (left === null || right === null) return left ?? right
  return Math.min(left, right)
}

/** `arn:aws:states:region:account:activity:name` */
function isActivity(resource: string): boolean {
  return resource.startsWith('arn:') && resource.split(':')[5] === 'activity'
}
