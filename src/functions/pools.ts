/** Which process takes which invocation, when another is started, and which one makes room. */
import { limits, type Clock, type EpochMs, type Failure } from '../base/index.ts'
import type { FunctionVersion, InvocationResult } from './contract.ts'
import { payloadOf, type FunctionFault } from './faults.ts'
import { invalidEntrypoint } from './runtimes.ts'
import type { Order, Sandbox } from './sandbox.ts'

/** The processes of one revision of a function, and what waits for them. */
export interface Pool {
  readonly version: FunctionVersion
  readonly members: Map<Sandbox, Member>
  readonly waiting: Set<Waiting>
  /** Processes on their way to be ready, and those of them that are no members yet. */
  starting: number
  preparing: number
  /** Nothing new comes to it: its processes end when they have nothing to do. */
  retired: boolean
}

export interface Member {
  readonly root: string
  /** When its credentials end. */
  readonly expiresAt?: EpochMs
  hasStarted: boolean
}

interface Waiting {
  readonly order: Order
  /** It waits no more, whatever comes of it. */
  readonly leave: () => void
}

export interface PoolsPorts {
  readonly clock: Clock
  /** Begins a process for the pool: `joined` or `failed` follow. */
  begin(pool: Pool): void
}

export interface Pools {
  enqueue(order: Order): void
  joined(pool: Pool, sandbox: Sandbox, member: Omit<Member, 'hasStarted'>): void
  /** A process could not be begun: what waited longest hears why. */
  failed(pool: Pool, failure: Failure): void
  onIdle(pool: Pool, sandbox: Sandbox): void
  onInitFailed(pool: Pool, sandbox: Sandbox, fault: FunctionFault): void
  onEnded(pool: Pool, sandbox: Sandbox): void
  /** Ends what has been idle for long. */
  tidy(): void
  retire(functionArn: string): void
  isInUse(root: string): boolean
  close(): Promise<void>
}

interface Scheduler {
  readonly ports: PoolsPorts
  /** By function, version and revision. */
  readonly current: Map<string, Pool>
  readonly retired: Set<Pool>
  processes: number
  waiting: number
  closed: boolean
}

/** Credentials are good for an invocation's whole time, and this much more. */
const credentialsSlackMs = 60_000

export function openPools(ports: PoolsPorts): Pools {
  const scheduler: Scheduler = {
    ports,
    current: new Map(),
    retired: new Set(),
    processes: 0,
    waiting: 0,
    closed: false,
  }
  return {
    enqueue: (order) => enqueue(scheduler, order),
    joined(pool, sandbox, member) {
      pool.preparing--
      pool.members.set(sandbox, { ...member, hasStarted: false })
      if (scheduler.closed) void sandbox.end()
    },
    failed(pool, failure) {
      scheduler.processes--
      pool.starting--
      pool.preparing--
      const order = next(pool)
      order?.settle(failure.code === invalidEntrypoint ? brokenAtStart(order, failure) : refusal(failure))
      supplyAll(scheduler)
    },
    onIdle: (pool, sandbox) => becameIdle(scheduler, pool, sandbox),
    onInitFailed(pool, sandbox, fault) {
      const order = next(pool)
      if (order !== undefined) sandbox.refuse(order, fault)
    },
    onEnded(pool, sandbox) {
      const member = pool.members.get(sandbox)
      pool.members.delete(sandbox)
      if (member?.hasStarted === false) pool.starting--
      scheduler.processes--
      supplyAll(scheduler)
    },
    tidy: () => tidy(scheduler),
    retire(functionArn) {
      retireWhere(scheduler, ({ version }) => version.functionArn === functionArn)
    },
    isInUse: (root) =>
      poolsOf(scheduler).some((pool) => [...pool.members.values()].some((member) => member.root === root)),
    async close() {
      scheduler.closed = true
      const pools = poolsOf(scheduler)
      for (const pool of pools) {
        for (let order = next(pool); order !== undefined; order = next(pool)) {
          order.settle(refusal(closing))
        }
      }
      await Promise.all(
        pools.flatMap((pool) => [...pool.members.keys()].map((sandbox) => sandbox.end(refusal(closing)))),
      )
    },
  }
}

/** Whoever can should not take this for an end: the invocation may be made anew when a server is there again. */
const closing: Failure = {
  code: 'ServiceException',
  message: 'The server is shutting down.',
  members: { Reason: 'ServerClosing' },
}
const throttled: Failure = {
  code: 'TooManyRequestsException',
  message: 'Rate Exceeded.',
  members: { Reason: 'ConcurrentInvocationLimitExceeded', Type: 'User' },
}

function refusal(failure: Failure): InvocationResult {
  return { payload: '', logTail: '', failure }
}

function brokenAtStart({ invocation }: Order, { code, message }: Failure): InvocationResult {
  const fault: FunctionFault = { kind: 'error', errorType: code, message, payload: '' }
  return { payload: payloadOf(fault, invocation.requestId), functionError: 'Unhandled', logTail: '' }
}

function enqueue(scheduler: Scheduler, order: Order): void {
  if (scheduler.closed) return order.settle(refusal(closing))
  if (scheduler.waiting >= limits.functionInvocationsWaiting) return order.settle(refusal(throttled))
  const pool = poolOf(scheduler, order.invocation.function)
  const { signal } = order.invocation
  const leave = (): void => {
    if (!pool.waiting.delete(waiting)) return
    scheduler.waiting--
    clearTimeout(timeout)
    signal?.removeEventListener('abort', giveUp)
  }
  const giveUp = (): void => {
    leave()
    order.settle(refusal(throttled))
  }
  const timeout = setTimeout(giveUp, limits.functionWaitMs)
  const waiting: Waiting = { order, leave }
  pool.waiting.add(waiting)
  scheduler.waiting++
  if (signal?.aborted === true) return giveUp()
  signal?.addEventListener('abort', giveUp, { once: true })
  supply(scheduler, pool)
}

function poolOf(scheduler: Scheduler, version: FunctionVersion): Pool {
  const key = `${version.functionArn}\0${version.version}\0${version.revisionId}`
  let pool = scheduler.current.get(key)
  if (pool === undefined) {
    // Of one version only the newest revision is served.
    const { functionArn, version: number } = version
    retireWhere(scheduler, (other) => other.version.functionArn === functionArn && other.version.version === number)
    pool = { version, members: new Map(), waiting: new Set(), starting: 0, preparing: 0, retired: false }
    scheduler.current.set(key, pool)
  }
  return pool
}

function poolsOf({ current, retired }: Scheduler): readonly Pool[] {
  return [...retired, ...current.values()]
}

/** What has waited longest, which then waits no more. */
function next(pool: Pool): Order | undefined {
  const [first] = pool.waiting
  first?.leave()
  return first?.order
}

function supply(scheduler: Scheduler, pool: Pool): void {
  if (scheduler.closed) return
  // The last that was used first: the others may end some day.
  const idle = [...pool.members.keys()].filter((sandbox) => sandbox.state() === 'idle')
  idle.sort((left, right) => left.idleSince() - right.idleSince())
  while (pool.waiting.size > 0 && idle.length > 0) {
    const sandbox = idle.pop() as Sandbox
    if (!isFresh(scheduler, pool, sandbox)) {
      void sandbox.end()
      continue
    }
    const order = next(pool)
    if (order !== undefined) sandbox.give(order)
  }
  while (pool.waiting.size > pool.starting && pool.members.size + pool.preparing < limits.functionProcessesEach) {
    if (scheduler.processes >= limits.functionProcesses) return makeRoom(scheduler)
    scheduler.processes++
    pool.starting++
    pool.preparing++
    scheduler.ports.begin(pool)
  }
}

function isFresh(scheduler: Scheduler, pool: Pool, sandbox: Sandbox): boolean {
  const expiresAt = pool.members.get(sandbox)?.expiresAt
  const needed = pool.version.timeoutSeconds * 1_000 + credentialsSlackMs
  return expiresAt === undefined || expiresAt - scheduler.ports.clock.now() > needed
}

/** Ends the process that has been idle longest, unless one is ending already: its end supplies who waits. */
function makeRoom(scheduler: Scheduler): void {
  const sandboxes = poolsOf(scheduler).flatMap((pool) => [...pool.members.keys()])
  if (sandboxes.some((sandbox) => sandbox.state() === 'gone')) return
  const idle = sandboxes.filter((sandbox) => sandbox.state() === 'idle')
  const [oldest] = idle.sort((left, right) => left.idleSince() - right.idleSince())
  void oldest?.end()
}

function becameIdle(scheduler: Scheduler, pool: Pool, sandbox: Sandbox): void {
  const member = pool.members.get(sandbox)
  if (member?.hasStarted === false) {
    member.hasStarted = true
    pool.starting--
  }
  if (pool.waiting.size > 0) return supply(scheduler, pool)
  if (pool.retired) return void sandbox.end()
  if (scheduler.waiting > 0) supplyAll(scheduler)
}

/** Pools take turns by what has waited longest, roughly: in the order in which they were made. */
function supplyAll(scheduler: Scheduler): void {
  for (const pool of poolsOf(scheduler)) if (pool.waiting.size > 0) supply(scheduler, pool)
}

function retireWhere(scheduler: Scheduler, isMeant: (pool: Pool) => boolean): void {
  for (const [key, pool] of scheduler.current) {
    if (!isMeant(pool)) continue
    scheduler.current.delete(key)
    scheduler.retired.add(pool)
    pool.retired = true
    for (const sandbox of pool.members.keys()) if (sandbox.state() === 'idle') void sandbox.end()
  }
}

function tidy(scheduler: Scheduler): void {
  const before = scheduler.ports.clock.now() - limits.functionIdleMs
  const isEmpty = (pool: Pool): boolean => pool.members.size === 0 && pool.waiting.size === 0 && pool.starting === 0
  for (const pool of scheduler.retired) if (isEmpty(pool)) scheduler.retired.delete(pool)
  for (const [key, pool] of scheduler.current) {
    for (const sandbox of pool.members.keys()) {
      if (sandbox.state() === 'idle' && sandbox.idleSince() < before) void sandbox.end()
    }
    if (isEmpty(pool)) scheduler.current.delete(key)
  }
}
