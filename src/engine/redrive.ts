import { fail, limits, type EpochMs } from '../base/index.ts'
import type { StepResult } from '../asl/index.ts'
import type { Command, Row } from '../store/index.ts'
import { factsOf, loadWhole, type ExecutionRow, type Loaded } from './execution.ts'
import type { Entry, TurnEnd } from './mailboxes.ts'
import { commit, continuationOf, drive, stepRequest, takeTurn, type TurnContext } from './turn.ts'
import { nextWrite, type Continuation, type TurnWrite } from './turn-write.ts'

const dayMs = 86_400_000
/** How many client tokens of an execution are remembered, and for how long. */
const tokensKept = 10
const tokenMs = 900_000

type Standing = Pick<ExecutionRow, 'status' | 'started_at' | 'stopped_at' | 'last_event'>

/** Why it cannot be redriven; undefined when it can. Texts: API reference, DescribeExecution `redriveStatusReason`. */
export function redriveRefusal(row: Standing, now: EpochMs): string | undefined {
  if (row.status === 'RUNNING' || row.status === 'SUCCEEDED') {
    return `Execution is ${row.status} and cannot be redriven`
  }
  if (row.last_event >= limits.historyEvents - 1) return 'Execution history event limit exceeded'
  if (now - row.started_at > limits.executionSeconds * 1_000) return 'Execution has exceeded the max execution time'
  if (now - (row.stopped_at ?? now) > limits.redriveDays * dayMs) return 'Execution redrivable period exceeded'
  return undefined
}

/** A redrive has a turn of its own; what else waits in the mailbox is for the turns behind it. */
export function takeAnyTurn(context: TurnContext, execution: number, entries: readonly Entry[]): Promise<TurnEnd> {
  const redrive = entries.find((entry) => entry.redrive !== undefined)
  if (redrive === undefined) return takeTurn(context, execution, entries)
  const others = entries.filter((entry) => entry !== redrive)
  return takeRedriveTurn(context, execution, redrive, others)
}

/** The turn that opens a closed execution again: one write, refused when the execution is not as it was read. */
async function takeRedriveTurn(
  context: TurnContext,
  execution: number,
  redrive: Entry,
  others: readonly Entry[],
): Promise<TurnEnd> {
  try {
    for (let attempt = 0; attempt < 2; attempt++) {
      const end = await redriveOnce(context, execution, redrive)
      if (end !== undefined) return { again: end.again, next: [...end.next, ...others] }
    }
  } catch (error) {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error)
    context.ports.log.error('a redrive failed', { execution, reason })
  }
  context.cache.drop(execution)
  redrive.settle?.({ kind: 'failed' })
  return { again: [], next: others }
}

const nothingLeft: TurnEnd = { again: [], next: [] }

/** Undefined when another writer came in between. */
async function redriveOnce(context: TurnContext, execution: number, entry: Entry): Promise<TurnEnd | undefined> {
  const { store, clock } = context.ports
  const row = await store.get('executions', { id: execution })
  if (row === undefined) {
    entry.settle?.({ kind: 'absent' })
    return nothingLeft
  }
  const now = clock.now()
  const tokens = await rememberedTokens(context, execution, now)
  const before = tokens.kept.find(({ client_token }) => client_token === entry.redrive?.clientToken)
  const refusal = before === undefined ? (redriveRefusal(row, now) ?? refusalOf(row, entry)) : undefined
  if (before !== undefined) entry.settle?.({ kind: 'redriven', redriveDate: before.redriven_at })
  else if (refusal !== undefined) entry.settle?.({ kind: 'refused', ...fail('ExecutionNotRedrivable', refusal) })
  if (before !== undefined || refusal !== undefined) return nothingLeft
  const loaded = await reopen(context, row, Math.max(now, entry.redrive?.byMapRun?.notBefore ?? 0))
  const goesAlong = [...forget(tokens.past), ...remember(entry, loaded.row), ...whileItsRunGoesOn(row, entry)]
  const turn = await stepFrom(context, loaded, goesAlong, now)
  const outcome = await store.write(turn.write.commands, entry.client ? 'client' : 'background')
  if (outcome.kind === 'conflict') return undefined
  if (outcome.kind === 'failed') throw new Error(outcome.message)
  context.counts.redriven++
  const end = commit(context, loaded, [], turn)
  entry.settle?.({ kind: 'redriven', redriveDate: loaded.row.redriven_at ?? now })
  return end
}

/** A run that has ended meanwhile, is to stop, or has counted its children since, opens no child by that any more. */
function whileItsRunGoesOn({ map_run: arn }: ExecutionRow, { redrive }: Entry): readonly Command[] {
  const version = redrive?.byMapRun?.version
  if (arn === null || version === undefined) return []
  return [{ do: 'require', table: 'map_runs', key: { arn }, if: { version, status: 'RUNNING', stopping_at: null } }]
}

/** A child goes on with its run, so that the run counts it. */
function refusalOf({ map_run }: ExecutionRow, { redrive }: Entry): string | undefined {
  if (map_run === null || redrive?.byMapRun !== undefined) return redrive?.refusal
  return 'Execution is a child of a Map Run and is redriven with it'
}

/** The execution as it is open again, before its first event. */
async function reopen(context: TurnContext, row: ExecutionRow, now: EpochMs): Promise<Loaded> {
  const { machines, language, ports } = context
  const loaded = await loadWhole(ports.store, machines, language, row)
  const redrivenAt = Math.max(now, row.last_event_at)
  const opened = {
    ...row,
    status: 'RUNNING',
    stopped_at: null,
    sorted_at: redrivenAt,
    redrive_count: row.redrive_count + 1,
    redriven_at: redrivenAt,
    error: null,
    cause: null,
  }
  return { ...loaded, row: opened, facts: factsOf(opened) }
}

interface RedriveTurn {
  readonly result: StepResult
  readonly write: TurnWrite
  readonly continuation: Continuation | undefined
}

async function stepFrom(
  context: TurnContext,
  loaded: Loaded,
  consumes: readonly Command[],
  now: EpochMs,
): Promise<RedriveTurn> {
  const { row } = loaded
  const at = row.redriven_at ?? now
  const result = await drive(context, stepRequest(context, loaded, [{ kind: 'redrive', at }], at))
  const continuation = result.unfinished ? await continuationOf(context, row.id, now) : undefined
  const { status, stopped_at, sorted_at, redrive_count, redriven_at, error, cause } = row
  const columns = { status, stopped_at, sorted_at, redrive_count, redriven_at, error, cause }
  const { language } = context
  return { result, continuation, write: nextWrite(row, result, { consumes, columns, language, now, continuation }) }
}

type TokenRow = Row<'redrives'>

async function rememberedTokens(
  context: TurnContext,
  execution: number,
  now: EpochMs,
): Promise<{ readonly kept: readonly TokenRow[]; readonly past: readonly TokenRow[] }> {
  const { rows } = await context.ports.store.scan('redrives', {
    index: 'key',
    equals: [execution],
    order: 'ascending',
    limit: limits.pageItems,
  })
  const newest = [...rows].sort((left, right) => right.redriven_at - left.redriven_at)
  const isKept = (row: TokenRow, at: number): boolean => at < tokensKept && now - row.redriven_at < tokenMs
  return { kept: newest.filter(isKept), past: newest.filter((row, at) => !isKept(row, at)) }
}

function forget(past: readonly TokenRow[]): readonly Command[] {
  return past.map(({ execution, client_token }) => ({
    do: 'delete',
    table: 'redrives',
    key: { execution, client_token },
  }))
}

/** Its token, and its name, which is in use for as long as the execution is open. */
function remember({ redrive }: Entry, opened: ExecutionRow): readonly Command[] {
  const { id: execution, machine, name, map_run, redriven_at } = opened
  const named = { machine, name, execution, expires_at: null }
  // Children of a Map Run are named by nobody.
  const commands: Command[] = map_run === null ? [{ do: 'put', table: 'execution_names', row: named }] : []
  const clientToken = redrive?.clientToken
  if (clientToken !== undefined && redriven_at !== null) {
    commands.push({ do: 'put', table: 'redrives', row: { execution, client_token: clientToken, redriven_at } })
  }
  return commands
}
