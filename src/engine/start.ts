import { fail, succeed, timeOrderedUuid, type Failure, type Outcome } from '../base/index.ts'
import type { StepResult } from '../asl/index.ts'
import type { WriteOutcome } from '../store/index.ts'
import type { Started, StartRequest } from './contract.ts'
import { emptySnapshot, executionArn, factsOf, type ExecutionRow, type Loaded } from './execution.ts'
import type { Mailboxes } from './mailboxes.ts'
import type { Sequence } from './sequence.ts'
import {
  continuationEntry,
  continuationOf,
  countEnd,
  drive,
  stepRequest,
  tellHistory,
  type TurnContext,
} from './turn.ts'
import { firstWrite, storable, type Continuation, type TurnWrite } from './turn-write.ts'

export interface StartContext extends TurnContext {
  readonly executions: Sequence
  readonly mailboxes: Mailboxes
}

const noParts: ReadonlyMap<string, number> = new Map()

/** What a caller hears when the store did not take a write. */
export const notStored: Failure = {
  code: 'InternalFailure',
  message: 'The request was not stored. Nothing of it has happened; it can be repeated.',
}

/**
 * The first turn of an execution is its start: one write holds the name, the execution and its first history, and often
 * its whole life. Nothing is looked up before; a name that is taken shows in the write.
 */
export async function startExecution(context: StartContext, request: StartRequest): Promise<Outcome<Started>> {
  let first: FirstTurn
  try {
    first = await prepare(context, request)
  } catch (error) {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error)
    context.ports.log.error('a start failed: a fault of this server, please report it', { reason })
    return fail('InternalFailure', 'The execution could not be started because of an internal error.')
  }
  const { loaded, result, write, continuation } = first
  const { row } = loaded
  context.mailboxes.occupy(row.id)
  const commands = request.provided === undefined ? write.commands : [request.provided, ...write.commands]
  const outcome = await context.ports.store.write(commands, 'client')
  if (outcome.kind !== 'committed') {
    context.mailboxes.release(row.id, [])
    if (outcome.kind === 'conflict' && commands[outcome.at] === request.provided) return outdated
    return outcome.kind === 'conflict' ? judgeConflict(context, row, outcome) : notCommitted(context, row, outcome)
  }
  context.counts.started++
  context.counts.turns++
  tellHistory(context, loaded.facts, result)
  if (result.end !== undefined) countEnd(context, write.row.status)
  else {
    context.cache.put({ ...loaded, row: write.row, snapshot: result.snapshot, partSizes: write.partSizes })
    context.act(write.row, write.commands, false)
  }
  context.mailboxes.release(row.id, continuation === undefined ? [] : [continuationEntry(continuation)])
  return succeed({ executionArn: row.arn, startDate: row.started_at })
}

/** The document that a start relied on is not as it was read. */
export const outdated = fail('Outdated', 'The state machine is being changed.')

interface FirstTurn {
  readonly loaded: Loaded
  readonly result: StepResult
  readonly write: TurnWrite
  readonly continuation: Continuation | undefined
}

/** Everything before the commit; without a pause once definition and ids are at hand. */
async function prepare(context: StartContext, request: StartRequest): Promise<FirstTurn> {
  const parsed = context.machines.get(request.definition)
  const machine = parsed instanceof Promise ? await parsed : parsed
  const reserved = context.executions.next()
  const id = typeof reserved === 'number' ? reserved : await reserved
  const now = context.ports.clock.now()
  const row = newRow(context, request, id, now)
  const loaded = { row, facts: factsOf(row), machine, snapshot: emptySnapshot, partSizes: noParts }
  const stepping = drive(context, stepRequest(context, loaded, [{ kind: 'started', at: now }], now))
  const result = stepping instanceof Promise ? await stepping : stepping
  const continuation = result.unfinished ? await continuationOf(context, id, now) : undefined
  return { loaded, result, write: firstWrite(row, result, context.language, continuation), continuation }
}

function newRow(context: StartContext, request: StartRequest, id: number, now: number): ExecutionRow {
  // Names made one after another lie side by side in their indexes: two to three times the throughput of random ones.
  const name = request.name ?? timeOrderedUuid(context.ports.chance, now)
  const { account, region } = request.space
  return {
    id,
    arn: executionArn(request.space, request.machineName, name),
    machine: request.machineArn,
    name,
    space: `${account}/${region}`,
    status: 'RUNNING',
    started_at: now,
    stopped_at: null,
    sorted_at: now,
    version: 0,
    epoch: 1,
    owner: context.ports.owner,
    last_event: 0,
    last_event_at: now,
    redrive_count: 0,
    redriven_at: null,
    definition: request.definition,
    role_arn: request.roleArn,
    revision_id: request.revisionId ?? null,
    machine_updated_at: request.machineUpdatedAt,
    version_arn: request.versionArn ?? null,
    alias_arn: request.aliasArn ?? null,
    map_run: null,
    attempt_key: request.attemptKey ?? null,
    trace_header: storable(request.traceHeader),
    parked: null,
    error: null,
    cause: null,
    input: request.input,
    output: null,
  }
}

/**
 * Two starts of one name: the second is the same call again while the first one runs with the same input, and a mistake
 * otherwise. Two starts of one task attempt are the same start, whatever became of it.
 */
async function judgeConflict(
  context: StartContext,
  row: ExecutionRow,
  conflict: Extract<WriteOutcome, { kind: 'conflict' }>,
): Promise<Outcome<Started>> {
  const { store } = context.ports
  if (row.attempt_key !== null) {
    const attached = await store.find('executions', 'byAttempt', row.attempt_key)
    if (attached !== undefined) return succeed({ executionArn: attached.arn, startDate: attached.started_at })
  }
  const winner = await store.find('executions', 'byArn', row.arn)
  if (winner?.status === 'RUNNING' && winner.input === row.input) {
    return succeed({ executionArn: winner.arn, startDate: winner.started_at })
  }
  if (conflict.reason !== 'exists') {
    context.ports.log.error('a start met an unexpected conflict', { executionArn: row.arn, at: conflict.at })
  }
  return fail('ExecutionAlreadyExists', `Execution Already Exists: '${row.arn}'`)
}

function notCommitted(
  context: StartContext,
  row: ExecutionRow,
  outcome: Extract<WriteOutcome, { kind: 'failed' }>,
): Outcome<Started> {
  context.ports.log.warn('a start was not committed', { executionArn: row.arn, reason: outcome.message })
  return { ok: false, failure: notStored }
}
