import { assert, limits } from '../../base/index.ts'
import type { AnyRow, Lane, Write, WriteOutcome } from '../contract.ts'
import { planFor } from '../plans.ts'
import type { Checkpoints } from './checkpoints.ts'
import { createGroupEncoder, type EncodedGroup, type GroupEncoder } from './group-encoding.ts'
import type { GroupOutcome, RefusedWrite } from './group-writer.ts'
import { rowOf } from './rows-of-arrays.ts'
import type { Thread } from './thread.ts'
import { createWaitingWrites, type WaitingWrite, type WaitingWrites } from './waiting-writes.ts'
import type { WriterAnswer, WriterRequest } from './writer-thread.ts'

/** Gathers writes into groups: while one is committed, the next gathers. */
export interface GroupCommitter {
  write(write: Write, lane: Lane): Promise<WriteOutcome>
  /** Resolves when everything that was handed over so far is answered. */
  settled(): Promise<unknown>
  groups(): number
  writes(): number
}

type KnownOutcome = Exclude<GroupOutcome, { readonly kind: 'indeterminate' }>

const committed: WriteOutcome = { kind: 'committed' }
const crowded: WriteOutcome = { kind: 'failed', reason: 'error', message: 'too many writes wait for the disk' }

export function createGroupCommitter(
  writer: Thread<WriterRequest, WriterAnswer>,
  checkpoints: Checkpoints,
  onIndeterminate: (message: string) => void,
): GroupCommitter {
  const waiting = createWaitingWrites()
  const encoder = createGroupEncoder()
  const newest: Record<Lane, Promise<unknown>> = { client: Promise.resolve(), background: Promise.resolve() }
  const counted = { groups: 0, writes: 0 }
  let busy = false

  function write(commands: Write, lane: Lane): Promise<WriteOutcome> {
    if (waiting.size() >= limits.waitingWrites) return Promise.resolve(crowded)
    const promise = new Promise<WriteOutcome>((answer) => waiting.push(lane, { write: commands, answer }))
    newest[lane] = promise
    if (!busy) {
      busy = true
      // What else arrives in this round of the event loop goes along.
      setImmediate(sendGroup)
    }
    return promise
  }

  function sendGroup(): void {
    const { gathered, broken } = gather(waiting, encoder)
    busy = gathered.length > 0
    if (busy) void commit(encoder.take(), gathered, broken)
    else for (const answer of broken) answer()
  }

  async function commit(
    group: EncodedGroup,
    gathered: readonly WaitingWrite[],
    broken: readonly (() => void)[],
  ): Promise<void> {
    if (checkpoints.overdue()) await checkpoints.pass()
    const request = { kind: 'group', group, restartWal: checkpoints.restartDue() } as const
    const answer = await writer.ask(request, [group.numbers.buffer])
    assert(answer.kind === 'group', 'the writer answers in order')
    if (answer.outcome.kind === 'indeterminate') return onIndeterminate(answer.outcome.message)
    // First the next group, then the answers of this one: the writer works while they are sent.
    sendGroup()
    checkpoints.observe(answer.wal)
    const count = answerAll(gathered, answer.outcome)
    if (answer.outcome.kind === 'committed') counted.groups++
    counted.writes += count
    for (const each of broken) each()
  }

  return {
    write,
    settled: () => Promise.all([newest.client, newest.background]),
    groups: () => counted.groups,
    writes: () => counted.writes,
  }
}

/** Takes what fits a group; `broken` answers the writes that cannot be sent. */
function gather(waiting: WaitingWrites, encoder: GroupEncoder): { gathered: WaitingWrite[]; broken: (() => void)[] } {
  const gathered: WaitingWrite[] = []
  const broken: (() => void)[] = []
  while (encoder.writes() < limits.groupWrites && encoder.bytes() < limits.groupBytes) {
    const next = waiting.shift()
    if (next === undefined) break
    const fault = encodingFault(encoder, next.write)
    if (fault === undefined) gathered.push(next)
    else broken.push(() => next.answer(failed('error', fault)))
  }
  return { gathered, broken }
}

/** Why a write cannot even be sent: a defect of its caller's. */
function encodingFault(encoder: GroupEncoder, write: Write): string | undefined {
  try {
    encoder.add(write)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** Answers every write of a group, and counts those that are committed. */
function answerAll(gathered: readonly WaitingWrite[], outcome: KnownOutcome): number {
  if (outcome.kind === 'failed') {
    for (const { answer } of gathered) answer(failed(outcome.reason, outcome.message))
    return 0
  }
  const others = new Map<number, WriteOutcome>()
  for (const refused of outcome.refused) others.set(refused.write, conflict(refused, gathered))
  for (const { write, message } of outcome.failed) others.set(write, failed('error', message))
  gathered.forEach(({ answer }, at) => answer(others.get(at) ?? committed))
  return gathered.length - others.size
}

function failed(reason: 'disk-full' | 'error', message: string): WriteOutcome {
  return { kind: 'failed', reason, message }
}

function conflict({ write: position, at, reason, row }: RefusedWrite, gathered: readonly WaitingWrite[]): WriteOutcome {
  const command = gathered[position]?.write[at]
  if (row === undefined || command === undefined) return { kind: 'conflict', at, reason }
  return { kind: 'conflict', at, reason, row: rowOf(planFor(command.table), row) as unknown as AnyRow }
}
