/** The listener: reads a request whole, sends it where it belongs, writes the answer. Knows HTTP and nothing of AWS. */
import { createReadStream } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { pipeline } from 'node:stream'
import { limits } from '../base/index.ts'
import type { Gateway, GatewayAnswer } from '../gateway/index.ts'
import { requestBytesMax, type WireAnswer, type WireRequest } from '../protocol/index.ts'
import type { Log } from '../services/index.ts'
import { sessionCookie, withoutSessions } from './console/cookie.ts'
import { destinationOf, isForeignPage, type Destination } from './addresses.ts'
import { endSoon } from './outbox.ts'
import { openUploads } from './uploads.ts'

export interface Doors {
  readonly gateway: Gateway
  readonly controlPlane: (request: WireRequest) => Promise<WireAnswer>
  /** The control plane's answer to a body over its bound. */
  readonly tooLarge: (request: WireRequest) => WireAnswer
  readonly instance: (request: WireRequest) => Promise<WireAnswer | FileAnswer>
  readonly ownHosts: readonly string[]
  readonly log: Log
}

/** An answer that is a file; `done` is called when it has been sent, or nobody reads on. */
export interface FileAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly file: string
  readonly bytes: number
  readonly done: () => void
}

export function createListener(doors: Doors): Server {
  const uploads = openUploads()
  return listenerOf(doors.log, (request, response) => serve(doors, uploads, request, response))
}

/** A listener with the bounds and the manners that all of ours have. */
export function listenerOf(
  log: Log,
  serveRequest: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Server {
  const server = createServer(
    { maxHeaderSize: limits.headersBytes, keepAliveTimeout: 75_000, requestTimeout: 300_000, noDelay: true },
    (request, response) => {
      serveRequest(request, response).catch((error: unknown) => {
        // Whoever hangs up in the middle of a request asked nothing, and nothing here failed.
        if (request.destroyed && !request.complete) return
        log.error('a request failed inside the server', {
          // The query may hold what signs a request, or what a caller keeps secret.
          path: pathOf(request).path,
          error: String(error),
          stack: error instanceof Error ? (error.stack ?? '') : '',
        })
        if (!response.headersSent)
          send(response, plainAnswer(500, 'InternalFailure', 'The server failed. Its log says why.'))
        else response.destroy()
      })
    },
  )
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy()
    const [status, message] =
      error.code === 'HPE_HEADER_OVERFLOW'
        ? ['431 Request Header Fields Too Large', 'The headers and the URL are too long.']
        : ['400 Bad Request', 'This is no HTTP request.']
    const body = JSON.stringify({ message })
    const head = `Connection: close\r\nContent-Type: application/json\r\nContent-Length: ${body.length}`
    socket.end(`HTTP/1.1 ${status}\r\n${head}\r\n\r\n${body}`)
  })
  return server
}

async function serve(
  doors: Doors,
  hasRoom: ReturnType<typeof openUploads>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { path, query } = pathOf(request)
  // `request.headers` would make a second object of the same headers.
  const headers = joinedHeaders(request.rawHeaders)
  const host = headers['host'] ?? ''
  const destination = destinationOf(host, path, doors.ownHosts)
  const refusal = refusalOf(destination, headers)
  if (refusal !== undefined) return sendAndClose(request, response, refusal)

  const isInvoke = destination.kind === 'invoke'
  const controlBytesMax = requestBytesMax(headers['x-amz-target'], path)
  if (!isInvoke && !hasRoom({ method: request.method, headers }, response, controlBytesMax))
    return sendAndClose(request, response, noRoom)
  const body = await readBody(request, headers, isInvoke ? limits.gatewayRequestBytes : controlBytesMax)
  if (destination.kind === 'invoke') {
    // The gateway answers 413 in its own words: one byte over the limit is enough, or the length that is announced.
    const answer = await doors.gateway.invoke(destination.address, {
      method: request.method ?? 'GET',
      query,
      headers: headerPairs(request.rawHeaders, headers['cookie']),
      body: body.bytes,
      sourceIp: request.socket.remoteAddress ?? '',
      protocol: `HTTP/${request.httpVersion}`,
      host,
    })
    return body.tooLarge ? sendAndClose(request, response, answer) : send(response, answer)
  }
  const wire: WireRequest = {
    method: request.method ?? 'GET',
    path,
    query,
    headers,
    body: body.bytes,
    sourceIp: request.socket.remoteAddress ?? '',
    secure: false,
    onGone: (listener) => listenGone(response, listener),
  }
  if (body.tooLarge) return sendAndClose(request, response, doors.tooLarge(wire))
  if (destination.kind === 'instance') {
    const answer = await doors.instance(wire)
    return 'file' in answer ? sendFile(response, answer) : send(response, answer)
  }
  return send(response, await doors.controlPlane(wire))
}

const noRoom = plainAnswer(503, 'ServiceUnavailableException', 'Other large requests are under way. Try again.')

function listenGone(response: ServerResponse, listener: () => void): void {
  if (response.destroyed) listener()
  else {
    response.once('close', () => {
      if (!response.writableFinished) listener()
    })
  }
}

function refusalOf(destination: Destination, headers: WireRequest['headers']): WireAnswer | undefined {
  if (destination.kind === 'invoke') return undefined
  if (destination.kind === 'refused-host') {
    return plainAnswer(
      403,
      'ForbiddenException',
      `This server does not answer to the host name ${JSON.stringify(headers['host'])}. Use 127.0.0.1, localhost or a name without dots.`,
    )
  }
  if (isForeignPage(headers['origin'], headers['sec-fetch-site'])) {
    return plainAnswer(403, 'ForbiddenException', 'Web pages of other sites may not call this server.')
  }
  return undefined
}

/** The raw path and query of a request's URL. */
export function pathOf(request: IncomingMessage): { readonly path: string; readonly query: string } {
  const url = request.url ?? '/'
  const questionMark = url.indexOf('?')
  if (questionMark < 0) return { path: originPath(url), query: '' }
  return { path: originPath(url.slice(0, questionMark)), query: url.slice(questionMark + 1) }
}

/** Some clients send the whole URL on the request line, as to a proxy. */
function originPath(path: string): string {
  if (path.startsWith('/')) return path
  return /^https?:\/\/[^/]*(\/.*)$/i.exec(path)?.[1] ?? '/'
}

interface Body {
  readonly bytes: Uint8Array
  readonly tooLarge: boolean
}

/** A body over its bound is not read to its end, one that is announced as such not at all. */
export function readBody(request: IncomingMessage, headers: WireRequest['headers'], bytesMax: number): Promise<Body> {
  const length = headers['content-length']
  if (request.method === 'GET' && length === undefined && headers['transfer-encoding'] === undefined) {
    return Promise.resolve(emptyBody)
  }
  if (Number(length) > bytesMax) return Promise.resolve({ ...emptyBody, tooLarge: true })
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let length = 0
    const onData = (chunk: Buffer): void => {
      chunks.push(chunk)
      length += chunk.length
      if (length <= bytesMax) return
      request.off('data', onData)
      request.pause()
      resolve({ bytes: Buffer.concat(chunks).subarray(0, bytesMax + 1), tooLarge: true })
    }
    request.on('data', onData)
    request.on('end', () =>
      resolve({ bytes: chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks), tooLarge: false }),
    )
    request.on('error', reject)
  })
}

const emptyBody: Body = { bytes: new Uint8Array(0), tooLarge: false }

/** Lower-case names; a repeated header's values joined by commas in their order, as signatures count them. */
export function joinedHeaders(raw: readonly string[]): Record<string, string> {
  const headers = Object.create(null) as Record<string, string>
  for (let at = 0; at < raw.length; at += 2) {
    const name = (raw[at] as string).toLowerCase()
    const value = raw[at + 1] as string
    const before = headers[name]
    headers[name] = before === undefined ? value : `${before},${value}`
  }
  return headers
}

/** What a gateway request brings. Browsers send a host's cookies to all its ports: the console's is not for integrations. */
function headerPairs(raw: readonly string[], cookie: string | undefined): [string, string][] {
  const pairs: [string, string][] = []
  for (let at = 0; at < raw.length; at += 2) pairs.push([raw[at] as string, raw[at + 1] as string])
  if (cookie?.includes(sessionCookie) !== true) return pairs
  return pairs.flatMap(([name, value]) => {
    if (name.toLowerCase() !== 'cookie') return [[name, value]]
    const kept = withoutSessions(value)
    return kept === '' ? [] : [[name, kept]]
  })
}

export function send(response: ServerResponse, answer: WireAnswer | GatewayAnswer): void {
  const { headers, body } = answer
  const raw: string[] = []
  if (Array.isArray(headers)) for (const [name, value] of headers as GatewayAnswer['headers']) raw.push(name, value)
  else for (const [name, value] of Object.entries(headers as WireAnswer['headers'])) raw.push(name, value)
  const bytes = typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength
  raw.push('Content-Length', String(bytes))
  response.writeHead(answer.status, raw)
  // A text of one byte a character is the same in Latin-1, which goes to the socket without being transcoded.
  endSoon(response, body, typeof body === 'string' && bytes === body.length ? 'latin1' : 'utf8')
}

function sendFile(response: ServerResponse, { status, headers, file, bytes, done }: FileAnswer): void {
  response.writeHead(status, { ...headers, 'Content-Length': bytes })
  pipeline(createReadStream(file), response, done)
}

/** For requests whose body was not read to its end: the connection cannot be used again. */
export function sendAndClose(
  request: IncomingMessage,
  response: ServerResponse,
  answer: WireAnswer | GatewayAnswer,
): void {
  response.shouldKeepAlive = false
  response.on('finish', () => request.destroy())
  send(response, answer)
}

export function plainAnswer(status: number, code: string, message: string): WireAnswer {
  return {
    status,
    headers: { 'Content-Type': 'application/json', 'x-amzn-ErrorType': code },
    body: JSON.stringify({ __type: code, message }),
  }
}
