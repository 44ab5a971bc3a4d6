import { limits, type Clock } from '../base/index.ts'
import type { TaskRequest } from '../asl/index.ts'
import type { Command, Key, Row, Store } from '../store/index.ts'
import { factsOf, type ExecutionRow } from './execution.ts'
import type { Entry } from './mailboxes.ts'
import {
  taskCancelled,
  type Alarms,
  type EngineLog,
  type TaskAttempt,
  type TaskOutcome,
  type TaskPort,
} from './ports.ts'
import { cancelledTask } from './task-rows.ts'

type TaskKey = Key<'tasks'>

export interface TaskRunnerPorts {
  readonly store: Store
  readonly tasks: TaskPort
  readonly clock: Clock
  readonly alarms: Alarms
  readonly log: EngineLog
  readonly deliver: (execution: number, entry: Entry) => void
}

interface Slot {
  readonly release: () => void
}

/** Which phases a sweep looks through for attempts that nobody runs, and jobs that nobody has ended. */
const sweptPhases = ['scheduled', 'submitted', cancelledTask.phase] as const
const retryMs = 1_000

/**
 * Runs the attempts whose rows are in the store: those just committed and, after a start or when more wait than memory
 * should hold, those that a sweep of the table finds. Whoever deletes a row has settled it, so that an attempt that two
 * ran by a mishap counts once.
 */
export class TaskRunner {
  readonly #ports: TaskRunnerPorts
  readonly #running = new Map<number, Map<string, AbortController>>()
  readonly #queued = new Set<string>()
  /** Attempts whose outcome waits for its commit, and whether they were asked for meanwhile: their rows are still there. */
  readonly #settling = new Map<string, boolean>()
  #waiting: TaskKey[] = []
  #underWay = 0
  #sweepWanted = true
  #sweeping = false
  #stopped = true

  constructor(ports: TaskRunnerPorts) {
    this.#ports = ports
  }

  get underWay(): number {
    return this.#underWay
  }

  start(): void {
    this.#stopped = false
    void this.#sweep()
  }

  /** A row that was committed. */
  added(key: TaskKey): void {
    if (this.#waiting.length >= limits.tasksWaiting) this.#sweepWanted = true
    else this.#enqueue(key)
    this.#pump()
  }

  /** A row that a commit has deleted: nobody waits for the result. */
  withdrawn({ execution, task }: TaskKey): void {
    this.#running.get(execution)?.get(task)?.abort(taskCancelled)
  }

  /** A row that a commit has marked as cancelled: its job is to be ended, once the attempt is not run any more. */
  cancelled(key: TaskKey): void {
    if (this.#running.get(key.execution)?.has(key.task) === true) this.withdrawn(key)
    else this.added(key)
  }

  ended(execution: number): void {
    for (const controller of this.#running.get(execution)?.values() ?? []) controller.abort(taskCancelled)
  }

  /** Lets go of all attempts; their rows stay, and whoever starts next runs them again. */
  stop(): void {
    this.#stopped = true
    this.reset()
  }

  reset(): void {
    this.#waiting = []
    this.#queued.clear()
    this.#settling.clear()
    for (const running of this.#running.values()) for (const controller of running.values()) controller.abort()
  }

  #enqueue(key: TaskKey): void {
    const name = nameOf(key)
    if (this.#queued.has(name) || this.#running.get(key.execution)?.has(key.task) === true) return
    if (this.#settling.has(name)) {
      this.#settling.set(name, true)
      return
    }
    this.#queued.add(name)
    this.#waiting.push(key)
  }

  #pump(): void {
    while (!this.#stopped && this.#underWay < limits.tasksUnderWay) {
      const key = this.#waiting.shift()
      if (key === undefined) break
      this.#queued.delete(nameOf(key))
      void this.#run(key)
    }
    if (this.#waiting.length === 0 && this.#sweepWanted) void this.#sweep()
  }

  async #run(key: TaskKey): Promise<void> {
    const controller = new AbortController()
    const running = this.#running.get(key.execution) ?? new Map<string, AbortController>()
    this.#running.set(key.execution, running.set(key.task, controller))
    const slot = this.#takeSlot()
    try {
      await this.#runRow(key, controller.signal, slot)
    } catch (error) {
      this.#ports.log.error('a task attempt was not run', { ...key, reason: String(error) })
      this.#ports.alarms.after(retryMs, () => this.added(key))
    }
    slot.release()
    running.delete(key.task)
    if (running.size === 0) this.#running.delete(key.execution)
    // Only now is nobody at it who could submit a job, or follow it.
    if (controller.signal.reason === taskCancelled) this.#enqueue(key)
    this.#pump()
  }

  /** A job that is only followed any more takes nobody's place: what it waits for may need one. */
  #takeSlot(): Slot {
    this.#underWay++
    let held = true
    return {
      release: () => {
        if (held) this.#underWay--
        held = false
      },
    }
  }

  async #runRow(key: TaskKey, signal: AbortSignal, slot: Slot): Promise<void> {
    const { store, tasks } = this.#ports
    const [row, execution] = await Promise.all([
      store.get('tasks', key),
      store.get('executions', { id: key.execution }),
    ])
    if (row === undefined || execution === undefined || !isOurs(row) || signal.aborted) return
    // Nobody would take the outcome; it is run when the execution goes on.
    if (execution.parked !== null && row.phase !== cancelledTask.phase) return
    if (row.job !== null) this.#leave(slot)
    const attempt = attemptOf(row, execution, async (job, output) => {
      await this.#submitted(key, job, output)
      this.#leave(slot)
    })
    if (row.phase === cancelledTask.phase) {
      await tasks.cancel?.(attempt)
      const forgotten = await store.write(
        [{ do: 'delete', table: 'tasks', key, if: { phase: row.phase } }],
        'background',
      )
      if (forgotten.kind === 'failed') throw new Error(forgotten.message)
      return
    }
    const outcome = await tasks.run(attempt, signal)
    if (!signal.aborted) this.#settle(key, outcome)
  }

  #leave(slot: Slot): void {
    slot.release()
    this.#pump()
  }

  #settle(key: TaskKey, outcome: TaskOutcome): void {
    const { execution, task } = key
    const at = this.#ports.clock.now()
    const settle = this.#beginSettling(key)
    if (outcome.kind === 'waiting') {
      void this.#submitted(key, null, outcome.output).then(settle)
      return
    }
    const consume: Command = { do: 'delete', table: 'tasks', key, if: { execution } }
    const arrival =
      outcome.kind === 'succeeded'
        ? ({ ...outcome, kind: 'taskSucceeded', task, at } as const)
        : ({ ...outcome, kind: 'taskFailed', task, at } as const)
    this.#ports.deliver(execution, { arrival, consume, client: false, settle })
  }

  /** Until its outcome is on disk, or was not taken, no sweep runs the attempt once more. */
  #beginSettling(key: TaskKey): () => void {
    const name = nameOf(key)
    this.#settling.set(name, false)
    return () => {
      const asked = this.#settling.get(name)
      this.#settling.delete(name)
      if (asked === true && !this.#stopped) this.added(key)
    }
  }

  /** The phase and the event are one commit, so that after a crash the job is followed, not submitted again. */
  #submitted(key: TaskKey, job: string | null, output: string): Promise<void> {
    const consume: Command = {
      do: 'update',
      table: 'tasks',
      key,
      set: { phase: 'submitted', job },
      if: { phase: 'scheduled' },
    }
    const arrival = { kind: 'taskSubmitted', task: key.task, output, at: this.#ports.clock.now() } as const
    return new Promise((resolve) => {
      this.#ports.deliver(key.execution, { arrival, consume, client: false, settle: () => resolve() })
    })
  }

  async #sweep(): Promise<void> {
    if (this.#sweeping || this.#stopped) return
    this.#sweeping = true
    this.#sweepWanted = false
    try {
      for (const phase of sweptPhases) await this.#sweepPhase(phase)
    } catch (error) {
      this.#ports.log.warn('open tasks could not be read', { reason: String(error) })
      this.#sweepWanted = true
      this.#ports.alarms.after(retryMs, () => this.#pump())
    }
    this.#sweeping = false
  }

  async #sweepPhase(phase: string): Promise<void> {
    let after: readonly (string | number)[] | undefined
    for (;;) {
      const page = await this.#ports.store.scan('tasks', {
        index: 'byPhase',
        equals: [phase],
        order: 'ascending',
        limit: limits.pageItems,
        columns: ['execution', 'task', 'phase', 'activity', 'job'],
        ...(after === undefined ? {} : { after }),
      })
      for (const row of page.rows) if (isOurs(row)) this.#enqueue({ execution: row.execution, task: row.task })
      this.#pump()
      const last = page.rows.at(-1)
      if (!page.more || last === undefined || this.#stopped) return
      after = [last.execution, last.task]
      while (this.#waiting.length > limits.tasksWaiting / 2 && !this.#stopped) {
        await new Promise<void>((resolve) => void this.#ports.alarms.after(retryMs / 10, resolve))
      }
    }
  }
}

function nameOf({ execution, task }: TaskKey): string {
  return `${execution} ${task}`
}

/** Whether it is for an integration to go on: activities are for workers, and a submitted call waits for its token. */
function isOurs({ activity, phase, job }: Row<'tasks'>): boolean {
  return activity === null && (phase === 'submitted' ? job !== null : phase !== 'started')
}

function attemptOf(row: Row<'tasks'>, execution: ExecutionRow, submitted: TaskAttempt['submitted']): TaskAttempt {
  const request = JSON.parse(row.body) as TaskRequest
  return {
    key: `${execution.arn}/${row.task}`,
    execution: factsOf(execution),
    stateName: request.stateName,
    resource: request.resource,
    parameters: request.parameters,
    ...(request.credentialsRoleArn === undefined ? {} : { credentialsRoleArn: request.credentialsRoleArn }),
    ...(row.job === null ? {} : { job: row.job }),
    ...(row.deadline_at === null ? {} : { deadlineAt: row.deadline_at }),
    submitted,
  }
}
