import { fail, limits, parseArn, succeed, type Outcome, type Space } from '../base/index.ts'
import type { Arrival, TaskRequest } from '../asl/index.ts'
import type { Command, Key, Row } from '../store/index.ts'
import type { ActivityTask, TaskSettlement } from './contract.ts'
import type { Entry } from './mailboxes.ts'
import type { Alarms, EnginePorts } from './ports.ts'
import type { Sequence } from './sequence.ts'
import { notStored } from './start.ts'
import { deadlines, earlier, noDeadlines } from './task-rows.ts'
import { drawToken, looksLikeToken, tokenHash } from './task-tokens.ts'
import { inboxEntry } from './turn.ts'

export interface TaskDeskPorts {
  readonly ports: EnginePorts
  readonly arrivals: Sequence
  readonly deliver: (execution: number, entry: Entry) => void
  /** A deadline that was set or put off. */
  readonly deadlineSet: (key: Key<'tasks'>, dueAt: number | null) => void
  readonly isOver: (row: TaskRow) => boolean
}

type TaskRow = Row<'tasks'>

interface Claimed {
  readonly key: Key<'tasks'>
  readonly task: ActivityTask
}

const timedOut = fail('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'")
const invalidToken = fail('InvalidToken', "Invalid Token: 'Invalid token'")

/**
 * Where people and programs outside take tasks and bring results, by token. Each dealing is one guarded write that holds
 * the row's change and the arrival for its execution: who is answered with success has won, and it is on disk.
 */
export class TaskDesk {
  readonly #desk: TaskDeskPorts
  readonly #polls = new Map<string, Set<Poll>>()
  readonly #claiming = new Set<string>()
  #stopped = false

  constructor(desk: TaskDeskPorts) {
    this.#desk = desk
  }

  /** The oldest task of an activity that nobody has taken, or undefined when none came up until `waitMs` have passed. */
  async claim(
    activity: string,
    workerName: string | undefined,
    waitMs: number,
    gone?: AbortSignal,
  ): Promise<Outcome<ActivityTask | undefined>> {
    if (this.#stopped || gone?.aborted === true) return succeed(undefined)
    const polls = this.#polls.get(activity) ?? new Set<Poll>()
    if (polls.size >= (this.#desk.ports.pollersPerActivity ?? limits.pollersPerActivity)) {
      return fail('ActivityWorkerLimitExceeded', `Activity worker limit exceeded: '${activity}'`)
    }
    this.#polls.set(activity, polls)
    const poll = new Poll(this.#desk.ports.alarms, waitMs)
    polls.add(poll)
    const hungUp = (): void => poll.leave()
    gone?.addEventListener('abort', hungUp, { once: true })
    try {
      while (!poll.over) {
        const hint = poll.takeHint()
        const named = hint && (await this.#claimOne(hint, workerName))
        const claimed = named ?? (await this.#claimOldest(activity, workerName))
        if (claimed === 'failed') {
          poll.woken = true
          return { ok: false, failure: notStored }
        }
        if (claimed !== undefined && poll.left) await this.#handBack(activity, claimed.key, claimed.task)
        else if (claimed !== undefined) return succeed(claimed.task)
        await poll.wait()
      }
      return succeed(undefined)
    } finally {
      gone?.removeEventListener('abort', hungUp)
      poll.end()
      polls.delete(poll)
      if (polls.size === 0) this.#polls.delete(activity)
      // It was called for a task that it does not take any more, or could not take.
      else if (poll.woken) this.scheduled(activity)
    }
  }

  /** A task of that activity was committed: whoever has waited longest looks for it, first under its key. */
  scheduled(activity: string, key?: Key<'tasks'>): void {
    const polls = this.#polls.get(activity)
    const [first] = polls ?? []
    if (polls === undefined || first === undefined) return
    polls.delete(first)
    polls.add(first)
    first.wake(key)
  }

  /** Ends all polls with nothing, and takes no new ones. */
  stop(): void {
    this.#stopped = true
    for (const polls of this.#polls.values()) for (const poll of polls) poll.end()
  }

  /** Its worker has hung up: the task is there to be taken again. That it was started once stays in the history. */
  async #handBack(activity: string, key: Key<'tasks'>, { token }: ActivityTask): Promise<void> {
    const set = { phase: 'scheduled', token_hash: null, ...noDeadlines }
    const outcome = await this.#desk.ports.store.write(
      [{ do: 'update', table: 'tasks', key, set, if: { token_hash: tokenHash(token) } }],
      'client',
    )
    if (outcome.kind === 'committed') this.scheduled(activity)
  }

  /** Looks behind those that others are taking: whoever was woken for one of the tasks may find them first. */
  async #claimOldest(activity: string, workerName: string | undefined): Promise<Claimed | undefined | 'failed'> {
    const { store } = this.#desk.ports
    let after: readonly (string | number)[] | undefined
    for (;;) {
      const page = await store.scan('tasks', {
        index: 'byActivity',
        equals: [activity, 'scheduled'],
        order: 'ascending',
        limit: this.#claiming.size + 8,
        columns: ['scheduled_at', 'execution', 'task'],
        ...(after && { after }),
      })
      for (const { execution, task } of page.rows) {
        const claimed = await this.#claimOne({ execution, task }, workerName)
        if (claimed !== undefined) return claimed
      }
      const last = page.rows.at(-1)
      if (!page.more || last === undefined) return undefined
      after = [last.scheduled_at, last.execution, last.task]
    }
  }

  /** Nothing when others are taking it, or have taken it. */
  async #claimOne(key: Key<'tasks'>, workerName: string | undefined): Promise<Claimed | undefined | 'failed'> {
    const name = `${key.execution} ${key.task}`
    if (this.#claiming.has(name)) return undefined
    this.#claiming.add(name)
    try {
      return await this.#claimRow(key, workerName)
    } finally {
      this.#claiming.delete(name)
    }
  }

  async #claimRow(key: Key<'tasks'>, workerName: string | undefined): Promise<Claimed | undefined | 'failed'> {
    const { store, clock, chance } = this.#desk.ports
    const row = await store.get('tasks', key)
    if (row?.phase !== 'scheduled') return undefined
    const now = clock.now()
    const request = JSON.parse(row.body) as TaskRequest
    const token = drawToken(chance)
    const times = deadlines(request, now)
    const change: Command = {
      do: 'update',
      table: 'tasks',
      key,
      set: { phase: 'started', token_hash: tokenHash(token), ...times },
      if: { phase: 'scheduled' },
    }
    const worker = workerName === undefined ? {} : { workerName }
    const done = await this.#dealWith(key, change, { kind: 'taskStarted', task: key.task, at: now, ...worker })
    if (done !== 'committed') return done === 'failed' ? 'failed' : undefined
    this.#desk.deadlineSet(key, times.deadline_at)
    return { key, task: { token, input: request.parameters } }
  }

  /** SendTaskSuccess and SendTaskFailure: a token is good once. */
  async settle(token: string, settlement: TaskSettlement, space?: Space): Promise<Outcome<void>> {
    const found = await this.#find(token, space)
    if (!found.ok) return found
    const { execution, task, token_hash } = found.value
    const at = this.#desk.ports.clock.now()
    const key = { execution, task }
    const change: Command = { do: 'delete', table: 'tasks', key, if: { token_hash } }
    return told(await this.#dealWith(key, change, { ...settlement, task, at }))
  }

  /** SendTaskHeartbeat: puts off the heartbeat's deadline alone, and leaves no event. */
  async heartbeat(token: string, space?: Space): Promise<Outcome<void>> {
    const found = await this.#find(token, space)
    if (!found.ok) return found
    const { execution, task, token_hash, heartbeat_ms, timeout_at } = found.value
    if (heartbeat_ms === null) return succeed(undefined)
    const key = { execution, task }
    const heartbeat_at = this.#desk.ports.clock.now() + heartbeat_ms
    const deadline_at = earlier(heartbeat_at, timeout_at)
    const outcome = await this.#desk.ports.store.write(
      [{ do: 'update', table: 'tasks', key, set: { heartbeat_at, deadline_at }, if: { token_hash } }],
      'client',
    )
    if (outcome.kind === 'committed') this.#desk.deadlineSet(key, deadline_at)
    return told(outcome.kind)
  }

  /** The activity's ARN, else the state machine's; undefined of what is no token, or no more. */
  async resourceOf(token: string): Promise<string | undefined> {
    const found = await this.#find(token, undefined)
    if (!found.ok) return undefined
    const { activity, execution } = found.value
    return activity ?? (await this.#desk.ports.store.get('executions', { id: execution }))?.machine
  }

  async #find(token: string, space: Space | undefined): Promise<Outcome<TaskRow>> {
    if (!looksLikeToken(token)) return invalidToken
    const row = await this.#desk.ports.store.find('tasks', 'byToken', tokenHash(token))
    if (row === undefined || this.#desk.isOver(row)) return timedOut
    return space === undefined || (await this.#isIn(row, space)) ? succeed(row) : invalidToken
  }

  /** An activity is where its executions are. */
  async #isIn({ activity, execution }: TaskRow, { account, region }: Space): Promise<boolean> {
    const { store } = this.#desk.ports
    const arn = activity ?? (await store.get('executions', { id: execution }))?.arn ?? ''
    const parsed = parseArn(arn)
    return parsed?.account === account && parsed.region === region
  }

  async #dealWith(key: Key<'tasks'>, change: Command, arrival: Arrival): Promise<'committed' | 'conflict' | 'failed'> {
    const { execution } = key
    const id = await this.#desk.arrivals.next()
    const row = { execution, arrival: id, body: JSON.stringify(arrival) }
    const outcome = await this.#desk.ports.store.write([change, { do: 'insert', table: 'inbox', row }], 'client')
    if (outcome.kind === 'committed') this.#desk.deliver(execution, inboxEntry(execution, id, arrival))
    return outcome.kind
  }
}

function told(outcome: 'committed' | 'conflict' | 'failed'): Outcome<void> {
  if (outcome === 'committed') return succeed(undefined)
  return outcome === 'conflict' ? timedOut : { ok: false, failure: notStored }
}

/** A worker that waits: until it is woken, or its time is over. */
class Poll {
  woken = false
  over = false
  /** The worker has hung up. */
  left = false
  readonly #cancel: () => void
  #resolve: (() => void) | undefined
  #hint: Key<'tasks'> | undefined

  constructor(alarms: Alarms, waitMs: number) {
    this.#cancel = alarms.after(waitMs, () => this.end())
  }

  /** At once, when it was woken since it last looked. */
  wait(): Promise<void> {
    if (this.woken || this.over) return Promise.resolve()
    return new Promise((resolve) => {
      this.#resolve = resolve
    })
  }

  /** A worker waits only where no task did, so that the one that wakes it is the oldest, unless others came along. */
  wake(key?: Key<'tasks'>): void {
    this.#hint = this.woken ? undefined : key
    this.woken = true
    this.#resolve?.()
  }

  /** The task that it was woken for. */
  takeHint(): Key<'tasks'> | undefined {
    const hint = this.#hint
    this.#hint = undefined
    this.woken = false
    return hint
  }

  leave(): void {
    this.left = true
    this.end()
  }

  end(): void {
    this.over = true
    this.#cancel()
    this.#resolve?.()
  }
}
