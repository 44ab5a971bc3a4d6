import { limits, succeed, type Outcome, type Space } from '../base/index.ts'
import type { Arrival } from '../asl/index.ts'
import type { Command, Row, Store } from '../store/index.ts'
import { aslLanguage } from './asl-language.ts'
import type {
  ActivityTask,
  Engine,
  EngineAbilities,
  EngineStatistics,
  ExpressResult,
  RedriveRequest,
  Started,
  StartRequest,
  TaskSettlement,
} from './contract.ts'
import { DueQueue, type Due, type DuePage } from './due-queue.ts'
import { EndWatch } from './end-watch.ts'
import type { ExecutionRow } from './execution.ts'
import { ExpressStarts } from './express-starts.ts'
import { Mailboxes, type Entry, type EntryOutcome } from './mailboxes.ts'
import { openMachines } from './machines.ts'
import { MapRuns } from './map-runs.ts'
import type { MapRunSettings } from './map-run-rows.ts'
import type { EnginePorts } from './ports.ts'
import { notParked, rowsOfExecution } from './parked.ts'
import { takeAnyTurn } from './redrive.ts'
import { openSequence } from './sequence.ts'
import { openSnapshotCache } from './snapshot-cache.ts'
import { SpreadCount } from './spread.ts'
import { notStored, startExecution, type StartContext } from './start.ts'
import { TaskDesk } from './task-desk.ts'
import { TaskDeadlines } from './task-deadlines.ts'
import { cancelledTask, isActivity } from './task-rows.ts'
import { TaskRunner } from './task-runner.ts'
import { inboxEntry } from './turn.ts'

export function openEngine(ports: EnginePorts): Engine {
  return new RunningEngine(ports)
}

class RunningEngine implements Engine {
  readonly #ports: EnginePorts
  readonly #context: StartContext
  readonly #mailboxes: Mailboxes
  readonly #timers: DueQueue
  readonly #deadlines: TaskDeadlines
  readonly #tasks: TaskRunner | undefined
  readonly #desk: TaskDesk
  readonly #ends: EndWatch
  readonly #express: ExpressStarts
  readonly #mapRuns: MapRuns
  readonly #timersLate = new SpreadCount(lateBoundsMs)
  #closed = false

  constructor(ports: EnginePorts) {
    this.#ports = ports
    const { store, clock, alarms, log, language = aslLanguage } = ports
    const deliver = (execution: number, entry: Entry): void => this.#mailboxes.deliver(execution, entry)
    this.#ends = new EndWatch(store)
    this.#mailboxes = new Mailboxes({ turn: (id, entries) => takeAnyTurn(this.#context, id, entries), alarms, log })
    this.#timers = new DueQueue({
      clock,
      alarms,
      log,
      read: (after, before, limit) => readTimers(store, after, before, limit),
      fire: (due, done) => {
        const now = clock.now()
        this.#timersLate.add(now - due.dueAt)
        deliver(due.execution, timerEntry(due, now, done))
      },
    })
    this.#deadlines = new TaskDeadlines(ports, deliver)
    if (ports.tasks !== undefined) {
      this.#tasks = new TaskRunner({ store, tasks: ports.tasks, clock, alarms, log, deliver })
    }
    this.#context = {
      ports,
      language,
      machines: openMachines(store, language),
      cache: openSnapshotCache(),
      arrivals: openSequence(store, 'arrival'),
      executions: openSequence(store, 'execution'),
      mailboxes: this.#mailboxes,
      act: (execution, commands, ended) => this.#act(execution, commands, ended),
      counts: { started: 0, redriven: 0, turns: 0, ended: {} },
    }
    this.#express = new ExpressStarts(this.#context)
    this.#mapRuns = new MapRuns(this.#context)
    this.#desk = new TaskDesk({
      ports,
      arrivals: this.#context.arrivals,
      deliver,
      deadlineSet: (key, dueAt) => this.#deadlines.added(key, dueAt),
      isOver: (row) => this.#deadlines.isOver(row),
    })
  }

  start(request: StartRequest): Promise<Outcome<Started>> {
    if (this.#closed) return Promise.resolve({ ok: false, failure: notStored })
    return startExecution(this.#context, request)
  }

  runExpress(request: StartRequest): Promise<Outcome<ExpressResult>> {
    return this.#closed ? Promise.resolve({ ok: false, failure: notStored }) : this.#express.run(request)
  }

  startExpress(request: StartRequest): Promise<Outcome<Started>> {
    return this.#closed ? Promise.resolve({ ok: false, failure: notStored }) : this.#express.start(request)
  }

  async stop(
    execution: number,
    reason: { readonly error?: string; readonly cause?: string },
  ): Promise<Outcome<{ readonly stopDate: number }>> {
    const outcome = await this.#deliverForClient(execution, { kind: 'stop', at: this.#ports.clock.now(), ...reason })
    if (outcome.kind === 'taken' || outcome.kind === 'closed') {
      return succeed({ stopDate: outcome.row.stopped_at ?? outcome.row.last_event_at })
    }
    return { ok: false, failure: notStored }
  }

  async redrive(execution: number, redrive: RedriveRequest): Promise<Outcome<{ readonly redriveDate: number }>> {
    const arrival = { kind: 'redrive', at: this.#ports.clock.now() } as const
    const outcome = await this.#deliverForClient(execution, arrival, redrive)
    if (outcome.kind === 'redriven') return succeed({ redriveDate: outcome.redriveDate })
    return { ok: false, failure: outcome.kind === 'refused' ? outcome.failure : notStored }
  }

  claimActivityTask(
    activityArn: string,
    workerName: string | undefined,
    waitMs: number,
    gone?: AbortSignal,
  ): Promise<Outcome<ActivityTask | undefined>> {
    return this.#desk.claim(activityArn, workerName, waitMs, gone)
  }

  settleTask(token: string, settlement: TaskSettlement, space?: Space): Promise<Outcome<void>> {
    return this.#desk.settle(token, settlement, space)
  }

  heartbeatTask(token: string, space?: Space): Promise<Outcome<void>> {
    return this.#desk.heartbeat(token, space)
  }

  resourceOfTask(token: string): Promise<string | undefined> {
    return this.#desk.resourceOf(token)
  }

  waitForEnd(execution: number, signal: AbortSignal): Promise<void> {
    return this.#ends.wait(execution, signal)
  }

  async retryParked(execution: number): Promise<Outcome<void>> {
    const { store } = this.#ports
    const row = await store.get('executions', { id: execution })
    if (row === undefined || row.parked === null) return { ok: false, failure: notParked }
    const { parked } = row
    const outcome = await store.write(
      [{ do: 'update', table: 'executions', key: { id: execution }, set: { parked: null }, if: { parked } }],
      'client',
    )
    if (outcome.kind === 'failed') return { ok: false, failure: notStored }
    await this.#takeUpRows(execution)
    return succeed(undefined)
  }

  /** What waits for one execution on disk, and was passed over while it was parked. */
  async #takeUpRows(execution: number): Promise<void> {
    const { store } = this.#ports
    for await (const rows of rowsOfExecution(store, 'timers', execution)) {
      for (const row of rows) this.#timers.added(timerDue(row))
    }
    for await (const rows of rowsOfExecution(store, 'tasks', execution)) {
      for (const row of rows) this.#follow({ do: 'put', table: 'tasks', row })
    }
    for await (const rows of rowsOfExecution(store, 'inbox', execution)) for (const row of rows) void this.#takeUp(row)
  }

  async recover(): Promise<void> {
    await Promise.all([this.#timers.start(), this.#deadlines.start()])
    this.#tasks?.start()
    void this.#mapRuns.recover()
    void this.#takeUpInboxes()
  }

  updateMapRun(mapRunArn: string, settings: MapRunSettings): Promise<Outcome<void>> {
    return this.#mapRuns.update(mapRunArn, settings)
  }

  endPolls(): void {
    this.#desk.stop()
  }

  async close(): Promise<void> {
    this.#closed = true
    this.#timers.stop()
    this.#deadlines.stop()
    this.#tasks?.stop()
    this.#desk.stop()
    await this.#mapRuns.close()
    await this.#mailboxes.close()
  }

  reset(): void {
    this.#mailboxes.reset()
    this.#timers.reset()
    this.#deadlines.reset()
    this.#tasks?.reset()
    this.#mapRuns.reset()
    this.#context.cache.clear()
    this.#ends.wakeAll()
  }

  get abilities(): EngineAbilities {
    const { tasks, evaluate, onHistory } = this.#ports
    return {
      runsTask: (resource) => isActivity(resource) || tasks?.supports(resource) === true,
      evaluatesJsonata: evaluate !== undefined,
      readsObjects: this.#ports.mapRuns !== undefined,
      tellsHistory: onHistory !== undefined,
    }
  }

  get statistics(): EngineStatistics {
    return {
      ...this.#context.counts,
      mailboxes: this.#mailboxes.size,
      paused: this.#mailboxes.paused,
      timersNear: this.#timers.size + this.#deadlines.size,
      timersLate: this.#timersLate,
      tasksUnderWay: this.#tasks?.underWay ?? 0,
    }
  }

  #deliverForClient(execution: number, arrival: Arrival, redrive?: RedriveRequest): Promise<EntryOutcome> {
    const request = redrive === undefined ? {} : { redrive }
    return new Promise((settle) => this.#mailboxes.deliver(execution, { arrival, client: true, settle, ...request }))
  }

  /** What a commit asks for. The rows are on disk: what gets lost here is taken up after the next start. */
  #act(row: ExecutionRow, commands: readonly Command[], ended: boolean): void {
    if (ended) {
      this.#tasks?.ended(row.id)
      this.#mapRuns.childEnded(row)
      this.#ends.ended(row.id)
      for (const command of commands) {
        if (command.table === 'map_runs' || command.table === 'tasks') this.#follow(command)
      }
    } else for (const command of commands) this.#follow(command)
  }

  #follow(command: Command): void {
    if (command.table === 'timers') {
      if (command.do === 'put') this.#timers.added(timerDue(command.row))
      else if (command.do === 'delete') this.#timers.removed(command.key.execution, command.key.timer)
    } else if (command.table === 'tasks') {
      if (command.do === 'put') {
        const { execution, task, deadline_at, activity } = command.row
        this.#deadlines.added({ execution, task }, deadline_at)
        if (activity !== null) this.#desk.scheduled(activity, { execution, task })
        else this.#tasks?.added({ execution, task })
      } else if (command.do === 'delete') {
        this.#deadlines.removed(command.key)
        this.#tasks?.withdrawn(command.key)
      } else if (command.do === 'update' && command.set.phase === cancelledTask.phase) {
        this.#deadlines.removed(command.key)
        this.#tasks?.cancelled(command.key)
      }
    } else if (command.table === 'map_runs') {
      if (command.do === 'insert') this.#mapRuns.started(command.row.arn)
      else if (command.do === 'update') this.#mapRuns.changed(command.key.arn)
    }
  }

  /** Arrivals that other commits left, page after page; those of this process are delivered as they are committed. */
  async #takeUpInboxes(): Promise<void> {
    let after: readonly number[] | undefined
    while (!this.#closed) {
      try {
        const page = await this.#ports.store.scan('inbox', {
          index: 'key',
          equals: [],
          order: 'ascending',
          limit: limits.timersUnderWay,
          bytesMax: limits.pageBytes,
          ...(after === undefined ? {} : { after }),
        })
        await Promise.all(page.rows.map((row) => this.#takeUp(row)))
        const last = page.rows.at(-1)
        if (!page.more || last === undefined) return
        after = [last.execution, last.arrival]
      } catch (error) {
        this.#ports.log.warn('inboxes could not be read', { reason: String(error) })
        await new Promise<void>((resolve) => void this.#ports.alarms.after(retryMs, resolve))
      }
    }
  }

  #takeUp(row: Row<'inbox'>): Promise<unknown> {
    const express = this.#express.takeUp(row)
    if (express !== undefined) return express
    const { execution, arrival, body } = row
    return new Promise((settle) => {
      this.#mailboxes.deliver(execution, { ...inboxEntry(execution, arrival, JSON.parse(body) as Arrival), settle })
    })
  }
}

const retryMs = 1_000
const lateBoundsMs = [10, 100, 1_000, 10_000, 60_000]

function timerDue({ execution, timer, due_at: dueAt }: Row<'timers'>): Due {
  return { dueAt, execution, key: timer }
}

function timerEntry({ execution, key: timer, dueAt }: Due, at: number, settle: () => void): Entry {
  const consume: Command = { do: 'delete', table: 'timers', key: { execution, timer }, if: { due_at: dueAt } }
  return { arrival: { kind: 'timerDue', timer, at }, consume, client: false, settle }
}

async function readTimers(store: Store, after: Due, before: number, limit: number): Promise<DuePage> {
  const page = await store.scan('timers', {
    index: 'byDue',
    equals: [],
    range: { to: before },
    after: [after.dueAt, after.execution, after.key],
    order: 'ascending',
    limit,
  })
  return { rows: page.rows.map(timerDue), more: page.more }
}
