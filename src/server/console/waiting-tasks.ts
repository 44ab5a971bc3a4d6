import { isObject, parseJson } from '../../base/index.ts'
import type { Store } from '../../store/index.ts'

/** A task of an execution that somebody outside must bring to an end. */
export interface WaitingTask {
  readonly stateName: string
  readonly resource: string
  readonly since: number
  /** What SendTaskSuccess and SendTaskFailure take. A worker's own token is kept as a hash only: it is the worker's. */
  readonly token?: string
  readonly activityArn?: string
  /** Whether a worker has taken the activity's task. */
  readonly taken?: boolean
  readonly timeoutAt?: number
  readonly heartbeatAt?: number
}

/** Tasks of activities, and those that were handed out with a token and wait for it to come back. */
export async function waitingTasks(
  store: Store,
  execution: number,
  limit: number,
): Promise<{ readonly tasks: readonly WaitingTask[]; readonly more: boolean }> {
  const page = await store.scan('tasks', { index: 'key', equals: [execution], order: 'ascending', limit })
  const tasks = page.rows.flatMap((row): WaitingTask[] => {
    const parsed = parseJson(row.body)
    const request = parsed.ok && isObject(parsed.value) ? parsed.value : {}
    const { stateName, resource, token } = request
    if (row.activity === null && (typeof token !== 'string' || !String(resource).includes('.waitForTaskToken')))
      return []
    return [
      {
        stateName: String(stateName),
        resource: String(resource),
        since: row.scheduled_at,
        ...(row.activity === null
          ? { token: String(token) }
          : { activityArn: row.activity, taken: row.phase !== 'scheduled' }),
        ...(row.timeout_at === null ? {} : { timeoutAt: row.timeout_at }),
        ...(row.heartbeat_at === null ? {} : { heartbeatAt: row.heartbeat_at }),
      },
    ]
  })
  return { tasks, more: page.more }
}
