/** A load of one prepared request over many kept-alive connections, with as little work of its own as possible. */
import { connect, type Socket } from 'node:net'

export interface Load {
  readonly port: number
  /** The whole request, head and body, ready to be written. */
  readonly request: Buffer
  readonly connections: number
  readonly durationMs: number
  /** Looked at for each answer, so that a refusal is not counted as speed. */
  readonly expectedStatus: number
}

export interface LoadResult {
  readonly answered: number
  readonly seconds: number
  readonly perSecond: number
  /** Milliseconds, sorted; only kept for one connection, where they mean something. */
  readonly latenciesMs: readonly number[]
}

export async function runLoad(load: Load): Promise<LoadResult> {
  const latenciesMs: number[] = []
  let answered = 0
  const startedAt = performance.now()
  const until = startedAt + load.durationMs
  const onAnswer = (sentAt: number): boolean => {
    const now = performance.now()
    answered++
    if (load.connections === 1) latenciesMs.push(now - sentAt)
    return now < until
  }
  await Promise.all(Array.from({ length: load.connections }, () => drive(load, onAnswer)))
  const seconds = (performance.now() - startedAt) / 1000
  latenciesMs.sort((left, right) => left - right)
  return { answered, seconds, perSecond: answered / seconds, latenciesMs }
}

/** One connection: the next request goes out when the answer to the one before is whole. */
function drive(load: Load, onAnswer: (sentAt: number) => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect({ port: load.port, host: '127.0.0.1', noDelay: true })
    let received = Buffer.alloc(0)
    let sentAt = 0
    const send = (): void => {
      sentAt = performance.now()
      socket.write(load.request)
    }
    socket.on('connect', send)
    socket.on('error', reject)
    // Behind an answer that was the last one this says nothing.
    socket.on('close', () => reject(new Error('the server closed the connection')))
    socket.on('data', (chunk) => {
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk])
      const length = answerLength(received)
      if (length === undefined || received.length < length) return
      const status = Number(received.toString('latin1', 9, 12))
      if (status !== load.expectedStatus) {
        reject(new Error(`answered ${received.toString('utf8', 0, 2000)}`))
        return
      }
      received = received.subarray(length)
      if (onAnswer(sentAt)) {
        send()
        return
      }
      resolve()
      socket.destroy()
    })
  })
}

export function answerLength(received: Buffer): number | undefined {
  const headEnd = received.indexOf('\r\n\r\n')
  if (headEnd < 0) return undefined
  const head = received.toString('latin1', 0, headEnd)
  const contentLength = /content-length: (\d+)/i.exec(head)?.[1]
  if (contentLength === undefined) throw new Error(`the answer has no Content-Length:\n${head}`)
  return headEnd + 4 + Number(contentLength)
}

export function httpRequest(path: string, headers: Readonly<Record<string, string>>, body: string): Buffer {
  const head = Object.entries({ ...headers, 'content-length': String(Buffer.byteLength(body)) }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  )
  return Buffer.from(`POST ${path} HTTP/1.1\r\n${head.join('')}\r\n${body}`)
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
