import { limits } from '../../base/index.ts'
import type { Exchange, MethodRequest, StageResult } from '../exchange.ts'
import type { GatewayFailure } from '../gateway-responses.ts'
import { droppedFromRequest } from '../header-rules.ts'
import { collectHeaders, headerNamed, type HeaderList } from '../headers.ts'
import { newTraceId } from '../identity.ts'
import { buildContext } from '../request-context.ts'

/** Checks the sizes, reads headers and query, and builds `$context`. */
export function parseRequest(exchange: Exchange): StageResult {
  const { wire } = exchange
  const request = readRequest(exchange)
  exchange.request = request
  exchange.traceId = traceOf(wire.headers) ?? newTraceId(exchange.ports.chance, exchange.startedAt)
  exchange.context = buildContext(exchange, request)
  return tooLarge(exchange)
}

function readRequest(exchange: Exchange): MethodRequest {
  const { wire } = exchange
  return {
    method: headerNamed(wire.headers, 'x-http-method-override') ?? wire.method,
    headers: collectHeaders(wire.headers, droppedFromRequest),
    query: parseQuery(wire.query),
    contentType: headerNamed(wire.headers, 'content-type'),
    accept: headerNamed(wire.headers, 'accept'),
    body: wire.body,
  }
}

/** AWS: 10 MB of body (one that is announced as more is not even read), 10,240 bytes of request line and headers together. */
function tooLarge(exchange: Exchange): GatewayFailure | undefined {
  const { wire, path } = exchange
  const announced = Number(headerNamed(wire.headers, 'content-length') ?? 0)
  if (Math.max(wire.body.length, announced) > limits.gatewayRequestBytes) return { type: 'REQUEST_TOO_LARGE' }
  const line = path.length + wire.query.length
  if (line > limits.gatewayHeadersBytes) {
    return { type: 'REQUEST_TOO_LARGE', status: 414, message: 'Request URI Too Long' }
  }
  let bytes = line
  for (const [name, value] of wire.headers) bytes += name.length + value.length
  return bytes > limits.gatewayHeadersBytes ? { type: 'REQUEST_TOO_LARGE' } : undefined
}

/** Parameters in order of first appearance; `+` is a blank; what is not well percent-encoded stands for itself. */
export function parseQuery(query: string): ReadonlyMap<string, readonly string[]> {
  if (query === '') return noParameters
  const parameters = new Map<string, string[]>()
  for (const pair of query.split('&')) {
    if (pair === '') continue
    const mark = pair.indexOf('=')
    const name = decodeForm(mark === -1 ? pair : pair.slice(0, mark))
    const value = mark === -1 ? '' : decodeForm(pair.slice(mark + 1))
    const values = parameters.get(name)
    if (values === undefined) parameters.set(name, [value])
    else values.push(value)
  }
  return parameters
}

const noParameters: ReadonlyMap<string, readonly string[]> = new Map()

function decodeForm(text: string): string {
  const blank = text.includes('+') ? text.replaceAll('+', ' ') : text
  if (!blank.includes('%')) return blank
  try {
    return decodeURIComponent(blank)
  } catch {
    return blank
  }
}

/** The root that the caller's trace header names, if it is one. */
function traceOf(headers: HeaderList): string | undefined {
  const header = headerNamed(headers, 'x-amzn-trace-id')
  const root = header === undefined ? null : /(?:^|;)\s*Root=(1-[0-9a-f]{8}-[0-9a-f]{24})(?:;|$)/.exec(header)
  return root === null ? undefined : `Root=${root[1]}`
}
