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

/** Gathers writes into groups: while one is committed, the next ones gather. */
export interface GroupCommitter {
  write(write: Write, lane: Lane): Promise<WriteOutcome>
  /** Resolves when everything that was handed over so far is answered. */
  settled(): Promise<unknown>
  groups(): number
  writes(): number
  /** Milliseconds from the sending of a group to its answer, summed. */
  groupMs(): number
}

type KnownOutcome = Exclude<GroupOutcome, { readonly kind: 'indeterminate' }>

/** One that is committed, and one behind it, so that the writer need not wait for the main thread. */
const groupsUnderWay = 2
/** Fewer wait until no group is under way. */
const writesWorthAGroup = 16

const committed: WriteOutcome = { kind: 'committed' }
const crowded: WriteOutcome = { kind: 'failed', reason: 'error', message: 'too many writes wait for the disk' }

export function createGroupCommitter(
  writer: Thread<WriterRequest, WriterAnswer>,
  checkpoints: Checkpoints,
  onIndeterminate: (message: string) => void,
): GroupCommitter {
  return new RunningCommitter(writer, checkpoints, onIndeterminate)
}

class RunningCommitter implements GroupCommitter {
  readonly #writer: Thread<WriterRequest, WriterAnswer>
  readonly #checkpoints: Checkpoints
  readonly #onIndeterminate: (message: string) => void
  readonly #waiting = createWaitingWrites()
  readonly #encoder = createGroupEncoder(groupsUnderWay + 1)
  readonly #newest: Record<Lane, Promise<unknown>> = { client: Promise.resolve(), background: Promise.resolve() }
  #underWay = 0
  #scheduled = false
  #groups = 0
  #writes = 0
  #groupMs = 0

  constructor(
    writer: Thread<WriterRequest, WriterAnswer>,
    checkpoints: Checkpoints,
    onIndeterminate: (message: string) => void,
  ) {
    this.#writer = writer
    this.#checkpoints = checkpoints
    this.#onIndeterminate = onIndeterminate
  }

  write(write: Write, lane: Lane): Promise<WriteOutcome> {
    if (this.#waiting.size() >= limits.waitingWrites) return Promise.resolve(crowded)
    const promise = new Promise<WriteOutcome>((answer) => this.#waiting.push(lane, { write, answer }))
    this.#newest[lane] = promise
    if (!this.#scheduled && this.#underWay < groupsUnderWay) this.#schedule()
    return promise
  }

  settled(): Promise<unknown> {
    return Promise.all([this.#newest.client, this.#newest.background])
  }

  groups(): number {
    return this.#groups
  }

  writes(): number {
    return this.#writes
  }

  groupMs(): number {
    return this.#groupMs
  }

  /** What else arrives in this round of the event loop goes along. */
  #schedule(): void {
    this.#scheduled = true
    setImmediate(() => {
      this.#scheduled = false
      if (this.#underWay === 0 || this.#waiting.size() >= writesWorthAGroup) this.#sendGroup()
    })
  }

  #sendGroup(): void {
    if (this.#underWay >= groupsUnderWay) return
    const pass = this.#checkpoints.overdue() ? this.#checkpoints.pass() : undefined
    if (pass !== undefined) return void pass.then(() => this.#sendGroup())
    const { gathered, broken } = gather(this.#waiting, this.#encoder)
    if (gathered.length > 0) void this.#commit(this.#encoder.take(), gathered, broken)
    else for (const answer of broken) answer()
  }

  async #commit(
    group: EncodedGroup,
    gathered: readonly WaitingWrite[],
    broken: readonly (() => void)[],
  ): Promise<void> {
    this.#underWay++
    const restartWal = this.#checkpoints.restartDue()
    const sentAt = performance.now()
    const answer = await this.#writer.ask({ kind: 'group', group, restartWal })
    this.#groupMs += performance.now() - sentAt
    assert(answer.kind === 'group', 'the writer answers in order')
    if (answer.outcome.kind === 'indeterminate') return this.#onIndeterminate(answer.outcome.message)
    this.#underWay--
    this.#encoder.release(group.slot)
    // First the next group, then the answers of this one: the writer works while they are sent.
    this.#sendGroup()
    this.#checkpoints.observe(answer.wal)
    if (answer.outcome.kind === 'committed') this.#groups++
    this.#writes += answerAll(gathered, answer.outcome)
    for (const each of broken) each()
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
