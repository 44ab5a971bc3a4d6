import type { Readable } from 'node:stream'
import { limits } from '../base/index.ts'

/** How often a process that writes without end is read, and what is taken of it each time. */
const breathMs = 50
const bytesPerBreath = Math.floor((limits.functionOutputBytesPerSecond * breathMs) / 1_000)

/**
 * Reads a stream line by line, at a bounded speed: who writes faster waits. A line that is too long comes in pieces; the
 * last one comes at the end without its newline.
 */
export function readLines(stream: Readable, take: (line: string) => void): void {
  let rest: Buffer[] = []
  let restBytes = 0
  let breath = 0
  let timeout: NodeJS.Timeout | undefined
  const give = (piece: Buffer): void => {
    take(rest.length === 0 ? piece.toString() : Buffer.concat([...rest, piece]).toString())
    rest = []
    restBytes = 0
  }
  const read = (chunk: Buffer): void => {
    let from = 0
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      give(chunk.subarray(from, at + 1))
      from = at + 1
    }
    const left = chunk.subarray(from)
    if (left.length === 0) return
    if (restBytes + left.length >= limits.functionLogLineBytes) return give(left)
    rest.push(left)
    restBytes += left.length
  }
  stream.on('data', (chunk: Buffer) => {
    read(chunk)
    breath += chunk.length
    timeout ??= setTimeout(() => {
      timeout = undefined
      breath = 0
      stream.resume()
    }, breathMs).unref()
    if (breath > bytesPerBreath) stream.pause()
  })
  const end = (): void => {
    clearTimeout(timeout)
    if (restBytes > 0) give(Buffer.alloc(0))
  }
  stream.on('end', end)
  stream.on('close', end)
  stream.on('error', end)
}

/** The log of one invocation after the other; what is kept of a function's own lines has a bound. */
export interface InvocationLog {
  begin(): void
  /** A line of the function's. */
  add(line: string): void
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
      bytes += line.length
      if (wasFull) return
      const isFull = bytes > limits.functionLogBytes
      note(isFull ? `An invocation's log is kept up to ${limits.functionLogBytes} bytes; the rest is dropped.\n` : line)
    },
    note,
    tail() {
      const text = Buffer.from(tail.join(''))
      return text.subarray(Math.max(0, text.length - limits.functionLogTailBytes)).toString()
    },
  }
}
