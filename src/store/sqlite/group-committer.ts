import { limits } from '../../base/index.ts'
import type { AnyRow, Lane, Write, WriteOutcome } from '../contract.ts'
import { planFor } from '../plans.ts'
import type { Checkpoints } from './checkpoints.ts'
import { createGroupEncoder, type EncodedGroup } from './group-encoding.ts'
import type { GroupOutcome, RefusedWrite } from './group-writer.ts'
import { rowOf } from './rows-of-arrays.ts'
import type { Thread } from './thread.ts'
import { createWaitingWrites, type WaitingWrite } from './waiting-writes.ts'
import type { WriterAnswer, WriterRequest } from './writer-thread.ts'

/** Gathers writes into groups: while one is committed, the next gathers. */
export interface GroupCommitter {
  write(write: Write, lane: Lane): Promise<WriteOutcome>
  /** Resolves when everything that was handed over so far is answered. */
  settled(): Promise<unknown>
  groups(): number
  writes(): number
}

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
    const gathered: WaitingWrite[] = []
    while (encoder.writes() < limits.groupWrites && encoder.bytes() < limits.groupBytes) {
      const next = waiting.shift()
      if (next === undefined) break
      if (encode(next)) gathered.push(next)
    }
    busy = gathered.length > 0
    if (busy) void commit(encoder.take(), gathered)
  }

  function encode({ write: commands, answer }: WaitingWrite): boolean {
    try {
      encoder.add(commands)
      return true
    } catch (error) {
      answer(failed('error', error instanceof Error ? error.message : String(error)))
      return false
    }
  }

  async function commit(group: EncodedGroup, gathered: readonly WaitingWrite[]): Promise<void> {
    if (checkpoints.overdue()) await checkpoints.pass()
    const request = { kind: 'group', group, restartWal: checkpoints.restartDue() } as const
    const answer = await writer.ask(request, [group.numbers.buffer])
    if (answer.kind !== 'group') throw new Error('the writer answered something else')
    if (answer.outcome.kind === 'indeterminate') return onIndeterminate(answer.outcome.message)
    // First the next group, then the answers of this one: the writer works while they are sent.
    sendGroup()
    checkpoints.observe(answer.wal)
    answerAll(gathered, answer.outcome)
  }

  function answerAll(
    gathered: readonly WaitingWrite[],
    outcome: Exclude<GroupOutcome, { kind: 'indeterminate' }>,
  ): void {
    if (outcome.kind === 'failed') {
      for (const { answer } of gathered) answer(failed(outcome.reason, outcome.message))
      return
    }
    counted.groups++
    counted.writes += gathered.length - outcome.refused.length - outcome.failed.length
    const others = new Map<number, WriteOutcome>()
    for (const refused of outcome.refused) others.set(refused.write, conflict(refused, gathered))
    for (const { write: at, message } of outcome.failed) others.set(at, failed('error', message))
    gathered.forEach(({ answer }, at) => answer(others.get(at) ?? committed))
  }

  return {
    write,
    settled: () => Promise.all([newest.client, newest.background]),
    groups: () => counted.groups,
    writes: () => counted.writes,
  }
}

function failed(reason: 'disk-full' | 'error', message: string): WriteOutcome {
  return { kind: 'failed', reason, message }
}

function conflict({ write: position, at, reason, row }: RefusedWrite, gathered: readonly WaitingWrite[]): WriteOutcome {
  const command = gathered[position]?.write[at]
  if (row === undefined || command === undefined) return { kind: 'conflict', at, reason }
  return { kind: 'conflict', at, reason, row: rowOf(planFor(command.table), row) as unknown as AnyRow }
}
