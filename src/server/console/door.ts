/**
 * The console's own listener: its page and assets, sign-in, and the way of a signed-in person's calls to the same
 * pipeline and the same authorisation that signed calls pass. Nothing of it is on the API's port.
 */
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { TLSSocket } from 'node:tls'
import { limits } from '../../base/index.ts'
import { systemAlarms } from '../../engine/index.ts'
import { requestBytesMax, type WireAnswer, type WireRequest } from '../../protocol/index.ts'
import type { Pipeline, Principal } from '../../services/index.ts'
import { isOwnHost } from '../addresses.ts'
import { joinedHeaders, listenerOf, pathOf, plainAnswer, readBody, send, sendAndClose } from '../http.ts'
import type { StatusSource } from '../status.ts'
import type { Changes } from './changes.ts'
import { cookieValue, sessionCookie } from './cookie.ts'
import { openCounts, type Counts } from './execution-counts.ts'
import { openEventStreams, type EventStreams } from './event-stream.ts'
import { answerRead } from './reads.ts'
import { openSessionDesk, type Asking, type SessionDesk } from './session-desk.ts'
import { safeHeaders, staticFiles, type StaticFiles } from './static-files.ts'

export interface ConsoleParts {
  readonly pipeline: Pipeline
  readonly source: StatusSource
  readonly changes: Changes
  /** `http://127.0.0.1:4566`: where clients of AWS call. */
  readonly apiUrl: string
  /** Where the built console is. */
  readonly directory: string
  /** The address that the listener is bound to. */
  readonly host: string
  /** Host names that are answered besides those that are always the server's own. */
  readonly ownHosts: readonly string[]
}

export interface ConsoleDoor {
  readonly server: Server
  /** Ends the streams, which would keep the listener open for ever. */
  endStreams(): void
}

/** One request, as everything behind the door needs it. */
export interface ConsoleRequest extends Asking {
  readonly wire: WireRequest
  readonly bodyTooLarge: boolean
}

interface Door extends ConsoleParts {
  readonly desk: SessionDesk
  readonly streams: EventStreams
  readonly files: StaticFiles
  readonly counts: Counts
}

const awsPrefix = '/aws'

export function openConsoleDoor(parts: ConsoleParts): ConsoleDoor {
  const { ports } = parts.source
  const door: Door = {
    ...parts,
    desk: openSessionDesk(parts),
    streams: openEventStreams(parts.changes, systemAlarms),
    files: staticFiles(parts.directory),
    counts: openCounts(ports.store, ports.clock),
  }
  const server = listenerOf(ports.log, (request, response) => serve(door, request, response))
  return { server, endStreams: () => door.streams.close() }
}

async function serve(door: Door, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { path, query } = pathOf(request)
  const isCall = path.startsWith(`${awsPrefix}/`) || path.startsWith('/console/')
  const refusal = hostRefusal(door, request) ?? (isCall ? callRefusal(request) : pageRefusal(request))
  if (refusal !== undefined) return sendAndClose(request, response, guarded(refusal))
  if (!isCall) {
    const answer = guarded(await door.files(path, encodingsOf(request)))
    return request.method === 'HEAD' ? sendHead(response, answer) : send(response, answer)
  }
  const asked = await readCall(request, path, query)
  if (path === '/console/events' && request.method === 'GET') return openStream(door, asked, response)
  const answer = guarded(await answerCall(door, asked))
  if (answer.status === 204) return sendHead(response, answer)
  return asked.bodyTooLarge ? sendAndClose(request, response, answer) : send(response, answer)
}

function answerCall(door: Door, asked: ConsoleRequest): Promise<WireAnswer> | WireAnswer {
  const { path } = asked.wire
  if (path === '/console/session') return door.desk.answer(asked)
  return path.startsWith(`${awsPrefix}/`) ? answerAws(door, asked) : answerConsole(door, asked)
}

/** A call of AWS's, without its prefix, in the name of whoever is signed in. */
async function answerAws({ pipeline, source, desk }: Door, asked: ConsoleRequest): Promise<WireAnswer> {
  const wire = { ...asked.wire, path: asked.wire.path.slice(awsPrefix.length) }
  if (asked.bodyTooLarge) return pipeline.tooLarge(wire)
  const session = await desk.whoAsks(asked)
  if (!session.ok) return { ...pipeline.refuse(wire, session.failure), status: 401 }
  const region = wire.headers['x-stile-region'] ?? source.ports.settings.region
  if (!/^[a-z0-9-]{1,32}$/.test(region))
    return plainAnswer(400, 'ValidationException', `The region ${JSON.stringify(region)} is none.`)
  const { account } = session.value
  return pipeline.answerAs(session.value, { space: { account, region }, request: wire })
}

async function answerConsole(door: Door, asked: ConsoleRequest): Promise<WireAnswer> {
  const session = await door.desk.whoAsks(asked)
  if (!session.ok) return plainAnswer(401, session.failure.code, session.failure.message)
  return answerRead(door, session.value, asked.wire)
}

async function openStream(
  { desk, streams, pipeline }: Door,
  asked: ConsoleRequest,
  response: ServerResponse,
): Promise<void> {
  const session = await desk.whoAsks(asked)
  if (!session.ok) return send(response, guarded(plainAnswer(401, session.failure.code, session.failure.message)))
  const viewer = {
    principal: () => desk.whoWatches(asked),
    maySee: async (principal: Principal, executionArn: string) => {
      const space = { account: principal.account, region: executionArn.split(':')[3] ?? '' }
      const access = { action: 'states:DescribeExecution', resource: executionArn }
      return (await pipeline.allows(principal, { space, request: asked.wire }, access)).ok
    },
  }
  if (!streams.open(response, viewer, asked.wire.headers['last-event-id']))
    send(response, guarded(plainAnswer(503, 'TooManyStreams', 'Too many pages follow this server live. Close some.')))
}

async function readCall(request: IncomingMessage, path: string, query: string): Promise<ConsoleRequest> {
  const headers = joinedHeaders(request.rawHeaders)
  const body = await readBody(request, headers, bodyBytesMax(request, path))
  const cookieName = `${sessionCookie}-${request.socket.localPort ?? 0}`
  const cookie = cookieValue(request.headers.cookie, cookieName)
  // What handlers may log or pass on has no session in it.
  delete headers['cookie']
  const secure = (request.socket as Partial<TLSSocket>).encrypted === true
  const wire: WireRequest = {
    method: request.method ?? 'GET',
    path,
    query,
    headers,
    body: body.bytes,
    sourceIp: request.socket.remoteAddress ?? '',
    secure,
  }
  return { wire, cookieName, cookie, bodyTooLarge: body.tooLarge }
}

function bodyBytesMax({ headers }: IncomingMessage, path: string): number {
  if (!path.startsWith(`${awsPrefix}/`)) return limits.signInBytes
  const target = headers['x-amz-target']
  return requestBytesMax(typeof target === 'string' ? target : undefined, path.slice(awsPrefix.length))
}

/** A name that a web page could have pointed at this machine (DNS rebinding) gets nothing at all. */
function hostRefusal({ ownHosts }: Door, request: IncomingMessage): WireAnswer | undefined {
  const name = request.headers.host ?? ''
  if (name !== '' && isOwnHost(name, ownHosts)) return undefined
  const message = `The console does not answer to the host name ${JSON.stringify(name)}. Use 127.0.0.1, localhost or a name without dots.`
  return plainAnswer(403, 'ForbiddenException', message)
}

/** Calls come from the console's own pages only; other pages cannot send the header without asking first. */
function callRefusal(request: IncomingMessage): WireAnswer | undefined {
  const { headers } = request
  const site = headers['sec-fetch-site']
  const isOwnPage =
    headers['x-stile-console'] === '1' &&
    (site === undefined || site === 'same-origin') &&
    (headers.origin === undefined || headers.origin.replace(/^https?:\/\//, '') === headers.host)
  if (isOwnPage) return undefined
  return plainAnswer(
    403,
    'ForbiddenException',
    'Only pages of this console may call it, with the header x-stile-console: 1.',
  )
}

function pageRefusal({ method }: IncomingMessage): WireAnswer | undefined {
  if (method === 'GET' || method === 'HEAD') return undefined
  return plainAnswer(405, 'MethodNotAllowed', 'Pages are read with GET.')
}

function sendHead(response: ServerResponse, { status, headers }: WireAnswer): void {
  response.writeHead(status, headers)
  response.end()
}

function guarded(answer: WireAnswer): WireAnswer {
  return { ...answer, headers: { 'Cache-Control': 'no-store', ...answer.headers, ...safeHeaders } }
}

function encodingsOf({ headers }: IncomingMessage): string | undefined {
  return headers['accept-encoding']?.toString()
}
