import { STATUS_CODES } from 'node:http'
import { isObject, member, parseJson, type JsonObject, type JsonValue } from '../../base/index.ts'
import type { TaskAttempt, TaskOutcome, TaskPort } from '../../engine/index.ts'
import type { GatewayAnswer, GatewayRequest, InvokeAddress } from '../../gateway/index.ts'
import type { Ports } from '../contract.ts'
import { takePrincipal } from '../states/tasks/own-actions.ts'

const resource = /^arn:[^:]+:states:::apigateway:invoke(\.waitForTaskToken)?$/

/**
 * Tasks that call a stage of an API of this instance: `apigateway:invoke`. No method here asks for a signature, so the
 * kinds of AuthType come to the same. The ports are looked up at each call: the engine, one of them, is made with this.
 */
export function apigatewayTasks(ports: () => Ports): TaskPort {
  return {
    supports: (text) => resource.test(text),
    async run(attempt) {
      const caller = await takePrincipal(ports(), attempt.execution, attempt.credentialsRoleArn)
      if (!caller.ok) return { kind: 'failed', error: 'States.TaskFailed', cause: caller.failure.message }
      const parsed = parseJson(attempt.parameters, Number.POSITIVE_INFINITY)
      const parameters = parsed.ok && isObject(parsed.value) ? parsed.value : {}
      const target = addressOf(parameters)
      if (target === undefined) return unreachable(textOf(parameters, 'ApiEndpoint'))
      const answer = await ports().gateway.invoke(target.address, requestOf(parameters, target.host))
      return outcomeOf(attempt, answer, ports().clock.now())
    },
  }
}

interface Target {
  readonly host: string
  readonly address: InvokeAddress
}

/** `{api}.execute-api.{region}.amazonaws.com`, or what else begins so. */
function addressOf(parameters: JsonObject): Target | undefined {
  const host = textOf(parameters, 'ApiEndpoint')
    .replace(/^https?:\/\//, '')
    .replace(/\/$/, '')
  const [, apiId] = /^([a-z0-9]+)\.execute-api\.[^/]+$/i.exec(host) ?? []
  if (apiId === undefined) return undefined
  const path = textOf(parameters, 'Path').replace(/^\/*/, '/')
  return { host, address: { apiId: apiId.toLowerCase(), stageName: textOf(parameters, 'Stage'), path } }
}

function textOf(parameters: JsonObject, name: string): string {
  const value = member(parameters, name)
  return typeof value === 'string' ? value : ''
}

/** What no service said: nobody was reached. */
function unreachable(endpoint: string): TaskOutcome {
  return { kind: 'failed', error: 'ApiGateway.SdkClientException', cause: `${endpoint} is no API of this instance.` }
}

function requestOf(parameters: JsonObject, host: string): GatewayRequest {
  const body = bodyOf(parameters)
  return {
    method: textOf(parameters, 'Method').toUpperCase(),
    query: pairsOf(member(parameters, 'QueryParameters'))
      .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
      .join('&'),
    headers: headersOf(pairsOf(member(parameters, 'Headers')), host, body),
    body,
    sourceIp: '127.0.0.1',
    protocol: 'HTTP/1.1',
    host,
  }
}

/** Names with lists of values, one pair a value. */
function pairsOf(lists: JsonValue | undefined): (readonly [name: string, value: string])[] {
  if (lists === undefined || !isObject(lists)) return []
  return Object.entries(lists).flatMap(([name, values]) =>
    (Array.isArray(values) ? values : []).map((value: JsonValue) => [name, plain(value)] as const),
  )
}

function plain(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function headersOf(
  given: readonly (readonly [string, string])[],
  host: string,
  body: Uint8Array,
): GatewayRequest['headers'] {
  const names = new Set(given.map(([name]) => name.toLowerCase()))
  const own = [
    ['Host', host],
    ['User-Agent', 'Amazon/StepFunctions'],
    ...(body.byteLength === 0
      ? []
      : ([
          ['Content-Type', 'application/json'],
          ['Content-Length', String(body.byteLength)],
        ] as const)),
  ] as const
  return [...given, ...own.filter(([name]) => !names.has(name.toLowerCase()))]
}

/** Members that are null go along where AllowNullValues says so. */
function bodyOf(parameters: JsonObject): Uint8Array {
  const body = member(parameters, 'RequestBody')
  if (body === undefined || body === null) return new Uint8Array()
  return Buffer.from(JSON.stringify(member(parameters, 'AllowNullValues') === true ? body : withoutNulls(body)))
}

function withoutNulls(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map((item: JsonValue) => withoutNulls(item))
  if (!isObject(value)) return value
  const kept = Object.entries(value).filter(([, inner]) => inner !== null)
  return Object.fromEntries(kept.map(([name, inner]) => [name, withoutNulls(inner)]))
}

/** Headers are lists; a body of JSON is shown as JSON (recorded). From 400 on the status is an error, the body its cause. */
function outcomeOf({ resource: text }: TaskAttempt, answer: GatewayAnswer, now: number): TaskOutcome {
  const body = typeof answer.body === 'string' ? answer.body : Buffer.from(answer.body).toString()
  if (answer.status >= 400) return { kind: 'failed', error: `ApiGateway.${answer.status}`, cause: body }
  const headers = new Map<string, string[]>()
  const sent: GatewayAnswer['headers'] = [
    ...answer.headers,
    ['Connection', 'keep-alive'],
    ['Content-Length', String(Buffer.byteLength(body))],
    ['Date', new Date(now).toUTCString()],
  ]
  for (const [name, value] of sent) headers.set(name, [...(headers.get(name) ?? []), value])
  const output = {
    Headers: Object.fromEntries(
      [...headers].sort(([left], [right]) => (left.toLowerCase() < right.toLowerCase() ? -1 : 1)),
    ),
    ResponseBody: shownBody(answer, body),
    StatusCode: answer.status,
    StatusText: STATUS_CODES[answer.status] ?? '',
  }
  return { kind: resource.exec(text)?.[1] === undefined ? 'succeeded' : 'waiting', output: JSON.stringify(output) }
}

function shownBody({ headers }: GatewayAnswer, body: string): JsonValue {
  const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? ''
  const parsed = /\bjson\b/i.test(type) ? parseJson(body) : undefined
  return parsed?.ok === true ? parsed.value : body
}
