import { limits } from '../../base/index.ts'
import type { CheckpointAnswer, CheckpointRequest } from './checkpoint-thread.ts'
import type { Thread } from './thread.ts'
import type { WalState } from './wal.ts'

/**
 * When the write-ahead log is copied into the database. A thread of its own copies while writes go on, so the log never
 * quite ends; once it is large and nearly copied, the writer begins it anew between two groups, which stops writes for
 * as long as the rest takes.
 */
export interface Checkpoints {
  /** Told after every group. */
  observe(wal: WalState): void
  /** Whether the next group is to begin the log anew. */
  restartDue(): boolean
  walBytes(): number
  /** The pass under way, if there is one. */
  pass(): Promise<void> | undefined
  /** Whether the log is so large that writes must wait for the pass under way. */
  overdue(): boolean
}

export function createCheckpoints(
  thread: Thread<CheckpointRequest, CheckpointAnswer>,
  warn: (message: string) => void,
): Checkpoints {
  let wal: WalState = { bytes: 0, pendingBytes: 0 }
  let pass: Promise<void> | undefined
  let failing = false

  async function run(): Promise<void> {
    const { wal: after, message } = await thread.ask('checkpoint')
    // Writes went on meanwhile: only what was copied is news.
    if (after !== undefined) wal = { bytes: wal.bytes, pendingBytes: Math.max(0, wal.bytes - copied(after)) }
    if (message !== undefined && !failing) warn(`the write-ahead log cannot be copied into the database: ${message}`)
    failing = message !== undefined
    pass = undefined
  }

  return {
    observe(state) {
      wal = state
      if (wal.pendingBytes > limits.walCheckpointBytes) pass ??= run()
    },
    restartDue() {
      if (pass !== undefined || wal.bytes < limits.walRestartBytes) return false
      return wal.pendingBytes < limits.walCheckpointBytes || wal.bytes > limits.walBytesMax
    },
    walBytes: () => wal.bytes,
    pass: () => pass,
    overdue: () => wal.bytes > limits.walBytesMax && pass !== undefined,
  }
}

function copied({ bytes, pendingBytes }: WalState): number {
  return bytes - pendingBytes
}
