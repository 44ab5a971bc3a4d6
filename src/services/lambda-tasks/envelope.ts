import { parseJson, utf8Length, type JsonValue } from '../../base/index.ts'
import type { InvokeAnswer } from '../lambda/contract.ts'

/**
 * An answer as the task's result, JSON text. The optimized integration shows the HTTP exchange, which here never was one,
 * and the payload parsed (members and their order as recorded); the SDK gives the payload as text.
 */
export function envelope(way: 'optimized' | 'sdk', answer: InvokeAnswer, now: number): string {
  const { status, payload, executedVersion, functionError, logTail } = answer
  const logResult = logTail === undefined ? undefined : Buffer.from(logTail).toString('base64')
  const said = {
    ...(executedVersion === undefined ? {} : { ExecutedVersion: executedVersion }),
    ...(functionError === undefined ? {} : { FunctionError: functionError }),
    ...(logResult === undefined ? {} : { LogResult: logResult }),
  }
  if (way === 'sdk') return JSON.stringify({ ...said, Payload: payload, StatusCode: status })
  const { requestId } = answer
  const exchange = {
    SdkHttpMetadata: httpMetadata(answer, now),
    SdkResponseMetadata: { RequestId: requestId },
    StatusCode: status,
  }
  // The payload's own text goes through: what was not touched keeps its digits.
  const text = isJson(payload) ? payload : JSON.stringify(payload)
  const head = JSON.stringify(said)
  return `${head === '{}' ? '{' : `${head.slice(0, -1)},`}"Payload":${text},${JSON.stringify(exchange).slice(1)}`
}

function isJson(text: string): boolean {
  return parseJson(text, Number.POSITIVE_INFINITY).ok
}

function httpMetadata(answer: InvokeAnswer, now: number): JsonValue {
  const { requestId, payload, executedVersion, status } = answer
  const length = String(utf8Length(payload))
  const date = new Date(now).toUTCString()
  const trace = `root=1-${Math.floor(now / 1_000).toString(16)}-${requestId.replaceAll('-', '').slice(0, 24)};sampled=0`
  const version: readonly (readonly [string, string])[] =
    executedVersion === undefined ? [] : [['X-Amz-Executed-Version', executedVersion]]
  const headers: readonly (readonly [string, string])[] = [
    ...version,
    ['x-amzn-Remapped-Content-Length', '0'],
    ['Connection', 'keep-alive'],
    ['x-amzn-RequestId', requestId],
    ['Content-Length', length],
    ['Date', date],
    ['X-Amzn-Trace-Id', trace],
    ['Content-Type', 'application/json'],
  ]
  const byName = [...headers].sort(([left], [right]) => (left.toLowerCase() < right.toLowerCase() ? -1 : 1))
  return {
    AllHttpHeaders: Object.fromEntries(headers.map(([name, value]) => [name, [value]])),
    HttpHeaders: Object.fromEntries(byName),
    HttpStatusCode: status,
  }
}
