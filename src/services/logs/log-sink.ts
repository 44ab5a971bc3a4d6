import type { Clock, Space } from '../../base/index.ts'
import type { Alarms } from '../../engine/index.ts'
import type { Documents, Store } from '../../store/index.ts'
import type { Log } from '../contract.ts'
import { appendEvents, createStream, type Appended, type LogLine } from './append-events.ts'
import { findLogGroup, parseLogGroupArn } from './records.ts'
import { waitingLines, writablePieces, type Batch, type WaitingLines } from './waiting-lines.ts'

/** Where the server's own parts write log events: nobody waits, and a crash may lose the last second. */
export interface LogSink {
  /**
   * Takes events for a stream, which is made when it is first written. Done as soon as they are in memory. Events for a
   * group that does not exist, or is not in the space, are dropped, as are those that find the memory full.
   */
  append(space: Space, logGroupArn: string, streamName: string, events: readonly LogLine[]): Promise<void>
  /** Done when all that was taken before is written or dropped. */
  flush(): Promise<void>
  /** Writes what is waiting; nothing is taken afterwards. */
  close(): Promise<void>
}

export interface LogSinkPorts {
  readonly store: Store
  readonly documents: Documents
  readonly clock: Clock
  readonly alarms: Alarms
  readonly log: Log
}

/** How long events wait for others to be written with, and after a failed write. */
const gatherMs = 200
const retryMs = 1_000
/** Streams that are written at the same time. */
const streamsAtOnce = 64

export function openLogSink(ports: LogSinkPorts): LogSink {
  const waiting = waitingLines()
  let cancelAlarm: (() => void) | undefined
  let writing: Promise<void> = Promise.resolve()
  let open = true

  const arm = (delayMs: number): void => {
    cancelAlarm ??= ports.alarms.after(delayMs, () => {
      cancelAlarm = undefined
      void flush()
    })
  }
  const flush = (): Promise<void> => {
    const before = writing
    const next = async (): Promise<void> => {
      await before
      await writeAll(ports, waiting)
      if (!waiting.isEmpty() && open) arm(retryMs)
    }
    return (writing = next())
  }
  return {
    async append({ account, region }, arn, stream, lines) {
      const place = parseLogGroupArn(arn)?.space
      if (!open || place?.account !== account || place.region !== region) return
      waiting.add(arn, stream, lines)
      arm(gatherMs)
    },
    flush,
    async close() {
      open = false
      cancelAlarm?.()
      await flush()
    },
  }
}

async function writeAll(ports: LogSinkPorts, waiting: WaitingLines): Promise<void> {
  const batches = waiting.take()
  const dropped = waiting.droppedSince()
  if (dropped > 0) ports.log.warn('log events were dropped: more came than could be written', { dropped })
  for (let at = 0; at < batches.length; at += streamsAtOnce) {
    await Promise.all(batches.slice(at, at + streamsAtOnce).map((batch) => writeBatch(ports, waiting, batch)))
  }
}

/** Lines that could not be written wait again. */
async function writeBatch(ports: LogSinkPorts, waiting: WaitingLines, { arn, stream, lines }: Batch): Promise<void> {
  let written = 0
  for (const piece of writablePieces(lines)) {
    const appended = await write(ports, arn, stream, piece).catch(() => 'failed' as const)
    if (appended === 'failed') return waiting.giveBack({ arn, stream, lines: lines.slice(written) })
    written += piece.length
    waiting.release(piece)
  }
}

async function write(
  { store, documents, clock }: LogSinkPorts,
  arn: string,
  name: string,
  lines: readonly LogLine[],
): Promise<Appended> {
  const group = (await findLogGroup(documents, arn))?.body.id
  // Nobody is told that the group is gone: AWS does not either.
  if (group === undefined) return 'no-stream'
  const stream = { group, name }
  const now = clock.now()
  const appended = await appendEvents(store, stream, lines, now, 'background')
  if (appended !== 'no-stream') return appended
  if ((await createStream(store, group, name, now)) === 'failed') return 'failed'
  return appendEvents(store, stream, lines, now, 'background')
}
