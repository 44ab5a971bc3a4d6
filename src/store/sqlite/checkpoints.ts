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
  /** Resolves when no pass is under way. */
  settled(): Promise<void>
}

export function createCheckpoints(
  thread: Thread<CheckpointRequest, CheckpointAnswer>,
  warn: (message: string) => void,
): Checkpoints {
  let wal: WalState = { bytes: 0, pendingBytes: 0 }
  let pass: Promise<void> | undefined

  async function run(): Promise<void> {
    const { wal: after, message } = await thread.ask('checkpoint')
    if (after !== undefined) wal = after
    if (message !== undefined) warn(`a checkpoint failed: ${message}`)
    pass = undefined
  }

  return {
    observe(state) {
      wal = state
      if (wal.pendingBytes > limits.walCheckpointBytes) pass ??= run()
    },
    restartDue() {
      if (pass !== undefined || wal.bytes < limits.walRestartBytes) return false
      return wal.pendingBytes < 2 * limits.walCheckpointBytes || wal.bytes > limits.walBytesMax
    },
    walBytes: () => wal.bytes,
    settled: async () => pass,
  }
}
