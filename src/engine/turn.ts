import { limits, type EpochMs } from '../base/index.ts'
import type { Answer, Arrival, ExecutionFacts, Question, StepRequest, StepResult } from '../asl/index.ts'
import type { Command, Lane, WriteOutcome } from '../store/index.ts'
import { loadExecution, loadWhole, type ExecutionRow, type Loaded } from './execution.ts'
import type { Machines } from './machines.ts'
import type { Entry, EntryOutcome, TurnEnd } from './mailboxes.ts'
import type { EnginePorts, Language } from './ports.ts'
import type { Sequence } from './sequence.ts'
import type { SnapshotCache } from './snapshot-cache.ts'
import { parkedText, rowsOfExecution } from './parked.ts'
import { nextWrite, type Continuation, type TurnWrite } from './turn-write.ts'

/** What turns share; made once by `openEngine`. */
export interface TurnContext {
  readonly ports: EnginePorts
  readonly language: Language
  readonly machines: Machines
  readonly cache: SnapshotCache
  readonly arrivals: Sequence
  /** Follows what a turn has committed. `ended`: nothing of the execution is awaited any more. */
  readonly act: (execution: ExecutionRow, commands: readonly Command[], ended: boolean) => void
  readonly counts: { started: number; redriven: number; turns: number; readonly ended: Record<string, number> }
}

const nothingLeft: TurnEnd = { again: [], next: [] }

/**
 * One turn of an execution: load, step, commit, act. Entries whose arrivals turn out stale are left out; another writer's
 * commit in between is read and stepped from once more; of a failed commit nothing is left in memory.
 */
export async function takeTurn(context: TurnContext, execution: number, entries: readonly Entry[]): Promise<TurnEnd> {
  let waiting = entries
  let conflicts = 0
  const settled: SettledTasks = { asked: new Set(), gone: new Set() }
  while (waiting.length > 0) {
    let found: Found | undefined
    try {
      const cached = context.cache.get(execution)
      found = cached === undefined ? await load(context, execution, waiting) : { loaded: cached, entries: waiting }
    } catch (error) {
      return giveUp(context, execution, waiting, String(error))
    }
    if (found === undefined) return nothingLeft
    const { loaded } = found
    waiting = found.entries
    const stepped = await attempt(context, loaded, waiting, settled.gone)
    if (stepped === undefined) return nothingLeft
    const { outcome, write, result, continuation } = stepped
    if (outcome.kind === 'committed') {
      return commit(context, loaded, waiting, { write, result, continuation })
    }
    context.cache.drop(execution)
    if (outcome.kind === 'failed') return giveUp(context, execution, waiting, outcome.message)
    const stale = entryRefused(waiting, outcome.at)
    const task = stale === undefined ? taskRefused(write, outcome) : undefined
    if (stale !== undefined) {
      stale.settle?.({ kind: 'stale' })
      waiting = waiting.filter((entry) => entry !== stale)
    } else if (task !== undefined) waiting = await resultsFirst(context, execution, waiting, task, settled)
    else if (++conflicts > 1) {
      return giveUp(context, execution, waiting, `conflict at command ${outcome.at} (${outcome.reason})`)
    }
  }
  return nothingLeft
}

/** What a turn learns of tasks that it would have cancelled, and whose rows were not there any more. */
interface SettledTasks {
  readonly asked: Set<string>
  readonly gone: Set<string>
}

/**
 * A task that the turn would cancel was settled meanwhile by a call that was answered with success: its result counts,
 * so it comes first. Where no result has taken the row away, there is nothing to cancel.
 */
async function resultsFirst(
  context: TurnContext,
  execution: number,
  waiting: readonly Entry[],
  task: string,
  { asked, gone }: SettledTasks,
): Promise<readonly Entry[]> {
  if (asked.has(task)) gone.add(task)
  asked.add(task)
  const results: Entry[] = []
  for await (const rows of rowsOfExecution(context.ports.store, 'inbox', execution)) {
    for (const { arrival, body } of rows) {
      const told = JSON.parse(body) as Arrival
      const entry = inboxEntry(execution, arrival, told)
      if ('task' in told) results.push(waiting.find((other) => isSameRow(other, entry)) ?? entry)
    }
  }
  return [...results, ...waiting.filter((entry) => !results.includes(entry))]
}

function isSameRow({ consume: left }: Entry, { consume: right }: Entry): boolean {
  if (left?.table !== 'inbox' || right?.table !== 'inbox' || left.do !== 'delete' || right.do !== 'delete') return false
  return left.key.arrival === right.key.arrival
}

/** The task whose cancelling a conflict names. */
function taskRefused(
  write: TurnWrite,
  { at, reason }: Extract<WriteOutcome, { kind: 'conflict' }>,
): string | undefined {
  const refused = write.commands[at]
  if (refused?.table !== 'tasks' || reason !== 'absent') return undefined
  return refused.do === 'delete' || refused.do === 'update' ? refused.key.task : undefined
}

interface Found {
  readonly loaded: Loaded
  /** Those that the execution takes. */
  readonly entries: readonly Entry[]
}

/** Reads the execution. Of one that takes no arrivals, tells the entries so; one that is parked takes a stop alone. */
async function load(context: TurnContext, execution: number, entries: readonly Entry[]): Promise<Found | undefined> {
  const { ports, machines, language } = context
  const found = await loadExecution(ports.store, machines, language, execution)
  if (found?.loaded !== undefined) return { loaded: found.loaded, entries }
  if (found === undefined) settleAll(entries, { kind: 'absent' })
  else if (found.row.parked === null) settleAll(entries, { kind: 'closed', row: found.row })
  else {
    const stop = entries.find(({ arrival }) => arrival.kind === 'stop')
    settleAll(entries, { kind: 'parked' }, stop)
    return stop && { loaded: await loadWhole(ports.store, machines, language, found.row), entries: [stop] }
  }
  await forgetRows(context, entries)
  return undefined
}

/** Rows that reached an execution after it closed: nobody else takes them away. */
async function forgetRows(context: TurnContext, entries: readonly Entry[]): Promise<void> {
  for (const { consume } of entries) {
    if (consume?.do === 'delete') await context.ports.store.write([consume], 'background')
  }
}

interface Attempt {
  readonly outcome: WriteOutcome
  readonly write: TurnWrite
  readonly result: StepResult
  readonly continuation: Continuation | undefined
}

/** Steps and hands the write to the store. A fault inside `step` is ours: the execution is parked, not tried again. */
async function attempt(
  context: TurnContext,
  loaded: Loaded,
  entries: readonly Entry[],
  gone: ReadonlySet<string>,
): Promise<Attempt | undefined> {
  const { store, clock } = context.ports
  const now = clock.now()
  let result: StepResult
  let write: TurnWrite
  let continuation: Continuation | undefined
  try {
    const arrivals = entries.map((entry) => entry.arrival)
    const request = stepRequest(context, loaded, arrivals, now)
    const stepping = drive(context, request)
    result = stepping instanceof Promise ? await stepping : stepping
    continuation = result.unfinished ? await continuationOf(context, loaded.row.id, now) : undefined
    const consumes = entries.flatMap((entry) => entry.consume ?? [])
    const columns = loaded.row.parked === null ? {} : { parked: null }
    write = nextWrite(loaded.row, result, { consumes, columns, language: context.language, now, continuation, gone })
  } catch (error) {
    await park(context, loaded.row, error)
    settleAll(entries, { kind: 'parked' })
    return undefined
  }
  const lane: Lane = entries.some((entry) => entry.client) ? 'client' : 'background'
  return { outcome: await store.write(write.commands, lane), write, result, continuation }
}

export function stepRequest(
  context: TurnContext,
  { machine, facts: execution, snapshot }: Pick<Loaded, 'machine' | 'facts' | 'snapshot'>,
  arrivals: readonly Arrival[],
  now: EpochMs,
): StepRequest {
  const { chance, digest, parameterProblems } = context.ports
  const judged = parameterProblems === undefined ? undefined : { parameterProblems }
  return { machine, execution, snapshot, arrivals, now, chance, digest, bounds, ...judged }
}

const bounds = { events: limits.turnEvents, historyBytes: limits.turnHistoryBytes }

/** Runs `step` to its result; at once, unless it asks for an evaluation. */
export function drive(context: TurnContext, request: StepRequest): StepResult | Promise<StepResult> {
  const stepping = context.language.step(request)
  const first = stepping.next()
  return first.done === true ? first.value : answerAll(context, stepping, first.value)
}

/** Runs whatever may ask for evaluations to its result. */
export async function resolveAll<T>(context: TurnContext, asking: Generator<Question, T, Answer>): Promise<T> {
  const first = asking.next()
  return first.done === true ? first.value : answerAll(context, asking, first.value)
}

async function answerAll<T>(
  context: TurnContext,
  stepping: Generator<Question, T, Answer>,
  question: Question,
): Promise<T> {
  const { evaluate } = context.ports
  let asked = question
  for (;;) {
    const answer =
      evaluate === undefined
        ? ({ kind: 'error', message: 'JSONata expressions are not evaluated by this instance' } as const)
        : await evaluate(asked)
    const next = stepping.next(answer)
    if (next.done === true) return next.value
    asked = next.value
  }
}

export async function continuationOf(context: TurnContext, execution: number, at: EpochMs): Promise<Continuation> {
  return { execution, arrival: await context.arrivals.next(), at }
}

export function continuationEntry({ execution, arrival, at }: Continuation): Entry {
  return inboxEntry(execution, arrival, { kind: 'continue', at })
}

/** An arrival that lies in the inbox, on disk. */
export function inboxEntry(execution: number, arrival: number, body: Arrival): Entry {
  const consume: Command = { do: 'delete', table: 'inbox', key: { execution, arrival }, if: { execution } }
  return { arrival: body, consume, client: false }
}

export function commit(
  context: TurnContext,
  loaded: Loaded,
  entries: readonly Entry[],
  turn: Omit<Attempt, 'outcome'>,
): TurnEnd {
  const { result, write, continuation } = turn
  context.counts.turns++
  const ended = result.end !== undefined
  if (ended) {
    context.cache.drop(loaded.row.id)
    countEnd(context, write.row.status)
  } else {
    const partSizes = new Map(loaded.partSizes)
    for (const [part, size] of write.partSizes) {
      if (size === 0) partSizes.delete(part)
      else partSizes.set(part, size)
    }
    context.cache.put({ ...loaded, row: write.row, snapshot: result.snapshot, partSizes })
  }
  settleAll(entries, { kind: 'taken', row: write.row })
  tellHistory(context, loaded.facts, result)
  context.act(write.row, write.commands, ended)
  return continuation === undefined || ended ? nothingLeft : { again: [], next: [continuationEntry(continuation)] }
}

export function tellHistory(context: TurnContext, facts: ExecutionFacts, { history }: StepResult): void {
  const { onHistory } = context.ports
  if (onHistory === undefined || history.length === 0) return
  const { arn: executionArn, machineArn, versionArn, startedAt, redriveCount } = facts
  const version = versionArn === undefined ? undefined : { versionArn }
  onHistory({ executionArn, machineArn, startedAt, redriveCount, ...version }, history)
}

export function countEnd(context: TurnContext, status: string): void {
  context.counts.ended[status] = (context.counts.ended[status] ?? 0) + 1
}

/** Clients hear of the failure and may call again; what nobody would repeat goes back to the head of the mailbox. */
function giveUp(context: TurnContext, execution: number, entries: readonly Entry[], reason: string): TurnEnd {
  context.cache.drop(execution)
  context.ports.log.warn('a turn was not committed', { execution, reason })
  for (const entry of entries) if (entry.client) entry.settle?.({ kind: 'failed' })
  return { again: entries.filter((entry) => !entry.client), next: [] }
}

/** Which entry's `consume` a conflict names: they follow the guard, in order. */
function entryRefused(entries: readonly Entry[], at: number): Entry | undefined {
  return entries.filter((entry) => entry.consume !== undefined)[at - 1]
}

async function park(context: TurnContext, row: ExecutionRow, error: unknown): Promise<void> {
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error)
  context.cache.drop(row.id)
  context.ports.log.error('an execution is parked: a fault of this server, please report it', {
    executionArn: row.arn,
    reason,
  })
  const outcome = await context.ports.store.write(
    [
      {
        do: 'update',
        table: 'executions',
        key: { id: row.id },
        set: { parked: parkedText(context.ports.clock.now(), reason) },
        if: { version: row.version, epoch: row.epoch },
      },
    ],
    'background',
  )
  if (outcome.kind !== 'committed') {
    context.ports.log.error('parking was not committed', { executionArn: row.arn, outcome: outcome.kind })
  }
}

function settleAll(entries: readonly Entry[], outcome: EntryOutcome, except?: Entry): void {
  for (const entry of entries) if (entry !== except) entry.settle?.(outcome)
}
