import type { Readable } from 'node:stream'
import { limits } from '../base/index.ts'

/** What a line costs beside its bytes, in bytes: many short ones are more work than a long one. */
const lineBytes = 100
/** Work that is done before anybody waits. */
const burstBytes = 524_288

/**
 * Reads a stream line by line, at a bounded speed: who writes faster waits. A line that is too long comes in pieces; the
 * last one comes at the end, or when what is returned is called, without its newline. What is not wanted is read and
 * dropped.
 */
export function readLines(stream: Readable, take: (line: string) => void, isWanted: () => boolean): () => void {
  let rest: Buffer[] = []
  let restBytes = 0
  let owed = 0
  let timeout: NodeJS.Timeout | undefined
  const give = (piece: Buffer): void => {
    owed += lineBytes
    take(rest.length === 0 ? piece.toString() : Buffer.concat([...rest, piece]).toString())
    rest = []
    restBytes = 0
  }
  const read = (chunk: Buffer): void => {
    let from = 0
    for (let at = chunk.indexOf(10); at >= 0 && isWanted(); at = chunk.indexOf(10, from)) {
      give(chunk.subarray(from, at + 1))
      from = at + 1
    }
    const left = chunk.subarray(from)
    if (left.length === 0 || !isWanted()) return
    if (restBytes + left.length >= limits.functionLogLineBytes) return give(left)
    rest.push(left)
    restBytes += left.length
  }
  stream.on('data', (chunk: Buffer) => {
    owed += chunk.length
    read(chunk)
    if (owed < burstBytes) return
    stream.pause()
    timeout ??= setTimeout(
      () => {
        timeout = undefined
        owed = 0
        stream.resume()
      },
      (owed / limits.functionOutputBytesPerSecond) * 1_000,
    ).unref()
  })
  const giveRest = (): void => {
    if (restBytes > 0) give(Buffer.alloc(0))
  }
  const end = (): void => {
    clearTimeout(timeout)
    giveRest()
  }
  stream.on('end', end)
  stream.on('close', end)
  stream.on('error', end)
  return giveRest
}

/** The log of one invocation after the other; what is kept of a function's own lines has a bound. */
export interface InvocationLog {
  begin(): void
  /** A line of the function's. */
  add(line: string): void
  /** Lines of the function's are dropped, since there were too many. */
  isFull(): boolean
  /** A line of the host's. */
  note(line: string): void
  /** The last 4 KiB since the beginning. */
  tail(): string
}

export function invocationLog(write: (line: string) => void): InvocationLog {
  let bytes = 0
  let tail: string[] = []
  let tailCharacters = 0
  const note = (line: string): void => {
    write(line)
    tail.push(line)
    tailCharacters += line.length
    while (tailCharacters - (tail[0] as string).length > limits.functionLogTailBytes) {
      tailCharacters -= (tail.shift() as string).length
    }
  }
  return {
    begin() {
      bytes = 0
      tail = []
      tailCharacters = 0
    },
    add(line) {
      const wasFull = bytes > limits.functionLogBytes
      bytes += line.length + lineBytes
      if (wasFull) return
      const isFull = bytes > limits.functionLogBytes
      note(isFull ? `An invocation's log is kept up to ${limits.functionLogBytes} bytes; the rest is dropped.\n` : line)
    },
    isFull: () => bytes > limits.functionLogBytes,
    note,
    tail() {
      const text = Buffer.from(tail.join(''))
      return text.subarray(Math.max(0, text.length - limits.functionLogTailBytes)).toString()
    },
  }
}
