import { limits, utf8Length } from '../../base/index.ts'
import type { LogLine } from './append-events.ts'

/** Lines that wait for one stream. */
export interface Batch {
  readonly arn: string
  readonly stream: string
  readonly lines: readonly LogLine[]
}

/** Log events in memory, within bounds: of what does not fit, only the count is kept. */
export interface WaitingLines {
  add(arn: string, stream: string, lines: readonly LogLine[]): void
  /** Everything that waits, which counts on until it is released. */
  take(): readonly Batch[]
  /** Lines that were taken and not written: they stand before those that came meanwhile. */
  giveBack(batch: Batch): void
  /** Lines that are written, or are of no use. */
  release(lines: readonly LogLine[]): void
  /** How many were dropped since this was asked last. */
  droppedSince(): number
  isEmpty(): boolean
}

export function waitingLines(): WaitingLines {
  let batches = new Map<string, { arn: string; stream: string; lines: LogLine[] }>()
  let [events, bytes, dropped] = [0, 0, 0]
  return {
    add(arn, stream, lines) {
      const key = `${arn}\0${stream}`
      const batch = batches.get(key) ?? { arn, stream, lines: [] }
      for (const line of lines) {
        const size = lineBytes(line)
        if (events >= limits.logEventsWaiting || bytes + size > limits.logBytesWaiting) dropped++
        else {
          events++
          bytes += size
          batch.lines.push(line)
        }
      }
      if (batch.lines.length > 0) batches.set(key, batch)
    },
    take() {
      const taken = [...batches.values()]
      batches = new Map()
      return taken
    },
    giveBack({ arn, stream, lines }) {
      const key = `${arn}\0${stream}`
      batches.set(key, { arn, stream, lines: [...lines, ...(batches.get(key)?.lines ?? [])] })
    },
    release(lines) {
      events -= lines.length
      for (const line of lines) bytes -= lineBytes(line)
    },
    droppedSince() {
      const count = dropped
      dropped = 0
      return count
    },
    isEmpty: () => batches.size === 0,
  }
}

/** Lines in pieces that one write may hold. */
export function writablePieces(lines: readonly LogLine[]): readonly (readonly LogLine[])[] {
  const pieces: LogLine[][] = []
  let bytes = 0
  for (const line of lines) {
    const piece = pieces.at(-1)
    bytes += lineBytes(line)
    if (piece !== undefined && bytes <= limits.logBatchBytes && piece.length < limits.logBatchEvents) piece.push(line)
    else {
      pieces.push([line])
      bytes = lineBytes(line)
    }
  }
  return pieces
}

function lineBytes({ message }: LogLine): number {
  return utf8Length(message) + limits.logEventOverheadBytes
}
