/** Replays a case against a server through the real AWS clients, and compares what is answered. */
import { request as httpRequest } from 'node:http'
import * as apigateway from '@aws-sdk/client-api-gateway'
import * as iam from '@aws-sdk/client-iam'
import * as sfn from '@aws-sdk/client-sfn'
import * as sts from '@aws-sdk/client-sts'
import type { Case, RecordedCall } from './cases.ts'
import { differences } from './compare.ts'
import { nothingMade, remember, substitute, type Made } from './substitute.ts'

type Send = (operation: string, params: object) => Promise<unknown>
type SomeClient = { send(command: unknown): Promise<unknown>; destroy(): void }
type Commands = Readonly<Record<string, unknown>>

/** The differences of every call, one a line; none when the case passed. */
export async function replay(recorded: Case, url: string): Promise<string[]> {
  const clients = openClients(url)
  const made = nothingMade()
  const lines: string[] = []
  try {
    for (const [at, call] of recorded.calls.entries()) {
      const params = withoutNulls(substitute(call.params, made)) as { readonly [name: string]: unknown }
      if (call.expected === undefined && isPolling(call)) continue
      const compare = (answer: unknown): string[] =>
        Object.entries(call.expected ?? {}).flatMap(([path, value]) =>
          differences(value, pick(answer, path), new Map(made.bindings)),
        )
      const answer = await settled(() => answerOf(clients, call, params, url), compare, call)
      remember(made, call.operation, answer, params)
      bindAll(call, answer, made)
      lines.push(...compare(answer).map((line) => `call ${at} ${call.operation}: ${line}`))
    }
  } finally {
    for (const { destroy } of clients.values()) destroy()
  }
  return lines
}

/** Reads are repeated while the execution they look at may still be under way. */
async function settled(
  ask: () => Promise<unknown>,
  compare: (answer: unknown) => string[],
  call: RecordedCall,
): Promise<unknown> {
  const patient =
    call.expected !== undefined &&
    /^(GetExecutionHistory|DescribeExecution|ListExecutions|DescribeMapRun|FilterLogEvents|GetLogEvents)$/.test(
      call.operation,
    )
  const until = Date.now() + (patient ? 15_000 : 0)
  for (;;) {
    const answer = await ask()
    if (Date.now() >= until || compare(answer).length === 0 || isOver(answer, call)) return answer
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

function isOver(answer: unknown, call: RecordedCall): boolean {
  if (call.operation !== 'GetExecutionHistory') return false
  const events = (answer as { events?: { type: string }[] }).events
  return /^Execution(Succeeded|Failed|Aborted|TimedOut)$/.test(events?.at(-1)?.type ?? '')
}

function isPolling(call: RecordedCall): boolean {
  return (
    call.operation === 'GetExecutionHistory' ||
    (call.operation === 'DescribeExecution' && call.service === 'stepfunctions')
  )
}

type Clients = ReadonlyMap<string, { readonly send: Send; readonly destroy: () => void }>

function openClients(endpoint: string): Clients {
  const config = {
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    disableHostPrefix: true,
    maxAttempts: 1,
  }
  const entry = (client: SomeClient, commands: Commands): { send: Send; destroy: () => void } => ({
    send: (operation, params) => {
      const Command = commands[`${operation}Command`] as (new (input: object) => unknown) | undefined
      if (Command === undefined) throw new Error(`the client has no ${operation}`)
      return client.send(new Command(params))
    },
    destroy: () => client.destroy(),
  })
  return new Map([
    ['stepfunctions', entry(new sfn.SFNClient(config) as unknown as SomeClient, sfn as unknown as Commands)],
    [
      'apigateway',
      entry(new apigateway.APIGatewayClient(config) as unknown as SomeClient, apigateway as unknown as Commands),
    ],
    ['iam', entry(new iam.IAMClient(config) as unknown as SomeClient, iam as unknown as Commands)],
    ['sts', entry(new sts.STSClient(config) as unknown as SomeClient, sts as unknown as Commands)],
  ])
}

async function answerOf(clients: Clients, call: RecordedCall, params: object, url: string): Promise<unknown> {
  if (call.service === 'http') return fetchThrough(url, call.operation, params as HttpParams)
  const client = clients.get(call.service)
  if (client === undefined) return { unreplayable: call.service }
  try {
    const answer = (await client.send(call.operation, params)) as { $metadata: { httpStatusCode?: number } }
    const { $metadata: metadata, ...members } = answer
    return { ...members, ResponseMetadata: { HTTPStatusCode: metadata.httpStatusCode } }
  } catch (error) {
    return failureAnswer(error)
  }
}

function failureAnswer(error: unknown): object {
  const thrown = error as {
    name?: string
    message?: string
    Code?: string
    Error?: { Code?: string; Message?: string }
    $metadata?: { httpStatusCode?: number }
    reason?: string
    resourceName?: string
  }
  if (thrown.$metadata?.httpStatusCode === undefined) return { clientError: String(error) }
  const message = thrown.Error?.Message ?? thrown.message
  return {
    Error: { Code: thrown.Error?.Code ?? thrown.Code ?? thrown.name, Message: message },
    // boto3 repeats the message as a member where the error is in the service's model, as the SDK has a class for it.
    ...(isModelled(error) ? { message } : {}),
    ...(thrown.reason === undefined ? {} : { reason: thrown.reason }),
    ...(thrown.resourceName === undefined ? {} : { resourceName: thrown.resourceName }),
    ResponseMetadata: { HTTPStatusCode: thrown.$metadata.httpStatusCode },
  }
}

function isModelled(error: unknown): boolean {
  return error instanceof Error && !error.constructor.name.endsWith('ServiceException')
}

interface HttpParams {
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly params?: Readonly<Record<string, string>>
  readonly json?: unknown
  readonly data?: unknown
}

/** A plain request to an invoke URL, sent to this server with the recorded host name. */
function fetchThrough(url: string, method: string, params: HttpParams): Promise<unknown> {
  const target = new URL(params.url)
  for (const [name, value] of Object.entries(params.params ?? {})) target.searchParams.append(name, value)
  const body =
    params.json === undefined
      ? typeof params.data === 'string'
        ? params.data
        : undefined
      : JSON.stringify(params.json)
  const json = params.json === undefined ? {} : { 'content-type': 'application/json' }
  const headers = { host: target.host, ...json, ...params.headers }
  return new Promise((resolve) => {
    const request = httpRequest(url, { method, path: target.pathname + target.search, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
      response.on('end', () => resolve({ statusCode: response.statusCode, headers: response.headers, content: text }))
    })
    request.on('error', (error) => resolve({ clientError: String(error) }))
    request.end(body)
  })
}

function bindAll(call: RecordedCall, answer: unknown, made: Made): void {
  for (const [path, value] of Object.entries(call.expected ?? {})) differences(value, pick(answer, path), made.bindings)
}

function pick(answer: unknown, path: string): unknown {
  if (path === '$') return answer
  return path
    .split('.')
    .reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], answer)
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) =>
      inner === null || inner === undefined ? [] : [[name, withoutNulls(inner)]],
    ),
  )
}
