/** The Lambda Runtime API over HTTP on loopback: each process has a secret in its paths, and reaches its own work only. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { limits } from '../base/index.ts'

/** What the requests of one process come to. */
export interface RuntimeClient {
  /** It asks for work, and waits until `deliver` is called. */
  onNext(deliver: (delivery: Delivery) => void): void
  /** Undefined: larger than an answer may be. */
  onResponse(invocationId: string, body: string | undefined, report: RuntimeReport): void
  onError(invocationId: string, body: string, report: RuntimeReport): void
  onInitError(body: string, report: RuntimeReport): void
  /** Whether this is the invocation that the process has. */
  has(invocationId: string): boolean
}

export interface Delivery {
  readonly headers: Readonly<Record<string, string>>
  readonly payload: string
}

export interface RuntimeReport {
  /** Name of the error, as the process gives it in a header. */
  readonly errorType?: string
  readonly memoryKib?: number
}

export interface RuntimeApi {
  /** `127.0.0.1:port`; it listens from the first time that this is asked. */
  address(): Promise<string>
  /**
   * A port for the process with this secret alone, which then need not say it: there are clients that know of no path in
   * front of the API's. Closed by `unregister`.
   */
  ownAddress(secret: string): Promise<string>
  register(secret: string, client: RuntimeClient): void
  unregister(secret: string): void
  close(): Promise<void>
}

export function openRuntimeApi(): RuntimeApi {
  const clients = new Map<string, RuntimeClient>()
  const server = serverFor(clients)
  const own = new Map<string, Server>()
  let listening: Promise<string> | undefined
  return {
    address: () => (listening ??= listen(server)),
    ownAddress(secret) {
      const alone = serverFor(clients, secret)
      own.set(secret, alone)
      return listen(alone)
    },
    register: (secret, client) => void clients.set(secret, client),
    unregister(secret) {
      clients.delete(secret)
      const alone = own.get(secret)
      own.delete(secret)
      if (alone !== undefined) void stop(alone)
    },
    async close() {
      if (listening === undefined) return
      await listening.catch(() => {})
      await stop(server)
    },
  }
}

function serverFor(clients: ReadonlyMap<string, RuntimeClient>, secret = ''): Server {
  const server = createServer((request, response) => {
    request.on('error', () => {})
    answer(clients, secret, request, response).catch(() => response.destroy())
  })
  // A process keeps its connection while it works, for as long as it may.
  server.keepAliveTimeout = 0
  return server.unref()
}

function stop(server: Server): Promise<unknown> {
  return new Promise((resolve) => {
    server.close(resolve)
    server.closeAllConnections()
  })
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => resolve(`127.0.0.1:${(server.address() as AddressInfo).port}`))
  })
}

const pathPattern =
  /^(?:\/([\w-]+))?\/2018-06-01\/runtime\/(?:invocation\/(next)|invocation\/([\w-]+)\/(response|error)|(init)\/error)$/

async function answer(
  clients: ReadonlyMap<string, RuntimeClient>,
  ownSecret: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [matched, secret = ownSecret, next, id = '', ending] = pathPattern.exec(request.url ?? '') ?? []
  const client = clients.get(secret)
  if (matched === undefined || client === undefined || isOfBrowser(request))
    return reply(response, 404, 'ResourceNotFound', 'There is no such path.')
  if (next !== undefined) return giveNext(client, response)
  const report = reportOf(request)
  const body = await readBody(request, ending === 'response' ? limits.functionAnswerBytes : limits.functionErrorBytes)
  if (ending === undefined) client.onInitError(body ?? '', report)
  else if (!client.has(id)) return reply(response, 400, 'InvalidRequestID', 'Invalid request ID')
  else if (ending === 'error') client.onError(id, body ?? '', report)
  else client.onResponse(id, body, report)
  if (body === undefined) return reply(response, 413, 'RequestEntityTooLarge', 'The body is too large.')
  // Our own runtimes ask for the next invocation with their answer, which saves them and us half of the requests.
  if (ending !== undefined && request.headers['stile-next'] !== undefined) return giveNext(client, response)
  response.writeHead(202, { 'content-type': 'application/json' })
  response.end('{"status":"OK"}\n')
}

function giveNext(client: RuntimeClient, response: ServerResponse): void {
  client.onNext(({ headers, payload }) => {
    response.writeHead(200, { 'content-type': 'application/json', ...headers })
    response.end(payload)
  })
}

function reply(response: ServerResponse, status: number, errorType: string, errorMessage: string): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify({ errorMessage, errorType }))
}

/** No page of a browser has any business here. */
function isOfBrowser({ headers }: IncomingMessage): boolean {
  return headers.origin !== undefined || headers['sec-fetch-site'] !== undefined
}

function reportOf({ headers }: IncomingMessage): RuntimeReport {
  const errorType = headers['lambda-runtime-function-error-type']
  const memoryKib = Number(headers['stile-memory-kib'])
  return {
    ...(typeof errorType === 'string' ? { errorType } : {}),
    ...(Number.isFinite(memoryKib) ? { memoryKib } : {}),
  }
}

/** Reads it to its end in any case; undefined when it is larger than it may be. */
async function readBody(request: IncomingMessage, bytesMax: number): Promise<string | undefined> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes <= bytesMax) chunks.push(chunk)
    else chunks.length = 0
  }
  return bytes > bytesMax ? undefined : Buffer.concat(chunks).toString()
}
