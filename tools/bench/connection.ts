import { connect } from 'node:net'
import { answerLength } from './load.ts'

/** One kept-alive connection, for requests that depend on the answers to others. */
export interface Connection {
  /** Sends a request that `httpRequest` made; the answer's body. Rejects on another status than 200. */
  ask(request: Buffer): Promise<string>
  close(): void
}

export async function openConnection(port: number): Promise<Connection> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  let received = Buffer.alloc(0)
  let waiting: { resolve(body: string): void; reject(error: Error): void } | undefined
  socket.on('data', (chunk) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk])
    const length = answerLength(received)
    if (length === undefined || received.length < length) return
    const text = received.toString('utf8', 0, length)
    received = received.subarray(length)
    const asked = waiting
    waiting = undefined
    if (text.startsWith('200', 9)) asked?.resolve(text.slice(text.indexOf('\r\n\r\n') + 4))
    else asked?.reject(new Error(`answered ${text.slice(0, 2_000)}`))
  })
  socket.on('close', () => waiting?.reject(new Error('the server closed the connection')))
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('error', reject)
  })
  return {
    ask: (request) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject }
        socket.write(request)
      }),
    close: () => socket.destroy(),
  }
}
