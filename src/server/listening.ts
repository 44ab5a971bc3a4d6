import type { Server } from 'node:http'
import { fail, succeed, type Outcome } from '../base/index.ts'

export interface Listening {
  /** `http://127.0.0.1:4566` */
  readonly url: string
  readonly port: number
  /** Takes no more connections, and resolves when the last request is answered. */
  stop(): Promise<void>
}

export interface ListenAt {
  readonly host: string
  /** 0 takes a free one. */
  readonly port: number
  /** The flag that chooses another port, for the message. */
  readonly flag: string
}

const idleLookMs = 20

/** Fails as `PortTaken`, or as `CannotListen`, with a sentence that names the cure. */
export async function startListening(server: Server, at: ListenAt): Promise<Outcome<Listening>> {
  const { host, port: wanted } = at
  const problem = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
    server.once('error', resolve)
    server.listen(wanted, host, () => {
      server.off('error', resolve)
      resolve(undefined)
    })
  })
  if (problem !== undefined)
    return fail(problem.code === 'EADDRINUSE' ? 'PortTaken' : 'CannotListen', listenProblem(problem, at))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : wanted
  const shownHost = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host
  return succeed({ url: `http://${shownHost}:${port}`, port, stop: () => stopListening(server) })
}

function stopListening(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // A connection that answers its last request after this stays open as long as clients may keep it alive.
    const closing = setInterval(() => server.closeIdleConnections(), idleLookMs)
    server.close(() => {
      clearInterval(closing)
      resolve()
    })
    server.closeIdleConnections()
  })
}

function listenProblem(problem: NodeJS.ErrnoException, { host, port, flag }: ListenAt): string {
  switch (problem.code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is taken. Stop what listens there, or choose another with ${flag}.`
    case 'EACCES':
      return `Port ${port} may not be opened by this user. Choose one above 1023 with ${flag}.`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `${host} is not an address of this machine. Use --host 127.0.0.1 or one of its addresses.`
    default:
      return `Cannot listen on ${host}:${port}: ${problem.message}`
  }
}
