import type { EpochMs } from '../base/index.ts'
import type { Command, Key, Row } from '../store/index.ts'
import { DueQueue, type Due, type DuePage } from './due-queue.ts'
import type { Entry } from './mailboxes.ts'
import type { EnginePorts } from './ports.ts'
import { cancelledTask, earlier, hasJob } from './task-rows.ts'

type TaskRow = Row<'tasks'>

const retryMs = 1_000

/** The deadlines of tasks: when one has come, the task's row says which it was, and whether it was put off meanwhile. */
export class TaskDeadlines {
  readonly #ports: EnginePorts
  readonly #deliver: (execution: number, entry: Entry) => void
  readonly #queue: DueQueue
  #recoveredAt = 0

  constructor(ports: EnginePorts, deliver: (execution: number, entry: Entry) => void) {
    const { store, clock, alarms, log } = ports
    this.#ports = ports
    this.#deliver = deliver
    this.#queue = new DueQueue({
      clock,
      alarms,
      log,
      read: (after, before, limit) => readDeadlines(store, after, before, limit),
      fire: (due, done) => void this.#expire(due, done),
    })
  }

  get size(): number {
    return this.#queue.size
  }

  start(): Promise<void> {
    this.#recoveredAt = this.#ports.clock.now()
    return this.#queue.start()
  }

  stop(): void {
    this.#queue.stop()
  }

  reset(): void {
    this.#queue.reset()
  }

  added({ execution, task: key }: Key<'tasks'>, dueAt: EpochMs | null): void {
    if (dueAt !== null) this.#queue.added({ dueAt, execution, key })
  }

  removed({ execution, task }: Key<'tasks'>): void {
    this.#queue.removed(execution, task)
  }

  async #expire(due: Due, done: () => void): Promise<void> {
    const key = { execution: due.execution, task: due.key }
    let row: TaskRow | undefined
    try {
      row = await this.#ports.store.get('tasks', key)
    } catch (error) {
      this.#ports.log.warn('a due task could not be read', { ...key, reason: String(error) })
      this.#ports.alarms.after(retryMs, () => this.#queue.added(due))
    }
    if (row === undefined || row.deadline_at !== due.dueAt) {
      done()
      return
    }
    const heartbeat = isHeartbeat(row)
    if (heartbeat && (await this.#putOff(row))) {
      done()
      return
    }
    this.#deliver(due.execution, {
      arrival: { kind: 'taskTimedOut', task: due.key, heartbeat, at: this.#ports.clock.now() },
      consume: expiry(row),
      client: false,
      settle: done,
    })
  }

  /** Whether the time of a task is over, also when nobody has written it down yet. */
  isOver(row: TaskRow): boolean {
    const now = this.#ports.clock.now()
    if (row.deadline_at === null || row.deadline_at > now) return false
    return !isHeartbeat(row) || this.#heartbeatAt(row) <= now || (row.timeout_at ?? now + 1) <= now
  }

  /**
   * A worker could not be heard while the server was down: a heartbeat that was due to come then may come until its
   * whole time has passed since the start.
   */
  #heartbeatAt({ heartbeat_at, heartbeat_ms }: TaskRow): EpochMs {
    return Math.max(heartbeat_at ?? 0, this.#recoveredAt + (heartbeat_ms ?? 0))
  }

  /** Says whether the heartbeat may still come. */
  async #putOff(row: TaskRow): Promise<boolean> {
    const { execution, task } = row
    const heartbeat_at = this.#heartbeatAt(row)
    if (heartbeat_at === row.heartbeat_at || heartbeat_at <= this.#ports.clock.now()) return false
    const deadline_at = earlier(heartbeat_at, row.timeout_at) ?? heartbeat_at
    const key = { execution, task }
    const outcome = await this.#ports.store.write(
      [
        {
          do: 'update',
          table: 'tasks',
          key,
          set: { heartbeat_at, deadline_at },
          if: { deadline_at: row.deadline_at },
        },
      ],
      'background',
    )
    if (outcome.kind === 'committed') this.added(key, deadline_at)
    return outcome.kind !== 'failed'
  }
}

/** Whether the next deadline is that of the heartbeat alone. */
function isHeartbeat({ deadline_at, heartbeat_at, timeout_at }: TaskRow): boolean {
  return heartbeat_at === deadline_at && timeout_at !== deadline_at
}

/** What a deadline that has come does to the task's row. A job goes on without it, and is to be ended. */
function expiry({ execution, task, deadline_at, body }: TaskRow): Command {
  const key = { execution, task }
  return hasJob(body)
    ? { do: 'update', table: 'tasks', key, set: cancelledTask, if: { deadline_at } }
    : { do: 'delete', table: 'tasks', key, if: { deadline_at } }
}

async function readDeadlines(
  store: EnginePorts['store'],
  after: Due,
  before: EpochMs,
  limit: number,
): Promise<DuePage> {
  const page = await store.scan('tasks', {
    index: 'byDeadline',
    equals: [],
    range: { to: before },
    after: [after.dueAt, after.execution, after.key],
    order: 'ascending',
    limit,
    columns: ['deadline_at', 'execution', 'task'],
  })
  const rows = page.rows.map(({ deadline_at, execution, task }) => ({ dueAt: deadline_at ?? 0, execution, key: task }))
  return { rows, more: page.more }
}
