/**
 * For tests: a conversation of the AWS SDK's client with the pipeline over a memory store, written as data. A host stands in
 * that runs nothing and tells what it was asked to run.
 */
import { deepStrictEqual, ok } from 'node:assert/strict'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import * as lambda from '@aws-sdk/client-lambda'
import { strToU8, unzipSync, zipSync } from 'fflate'
import type { JsonObject, JsonValue } from '../../base/index.ts'
import type { FunctionHost, Invocation, InvocationResult } from '../../functions/index.ts'
import type { LambdaOperations, WireRequest } from '../../protocol/index.ts'
import { rootOf } from '../access/access-keys.ts'
import { testPorts } from '../apigateway/scenario.ts'
import type { Ports, Principal } from '../contract.ts'
import { openPipeline, type Pipeline } from '../pipeline.ts'

/**
 * One call. In inputs and expectations `$one.Version` stands for the member `Version` of the answer that was kept as `one`.
 * `gives` is the whole answer, in which `*` stands for any value; `shows` a part of it; `fails` is code and message. What
 * is to be `zip` in an input is the text of its index.js. Payloads are JSON in both directions.
 */
export interface Step {
  readonly call?: keyof LambdaOperations
  readonly with?: JsonObject
  readonly by?: Principal
  readonly keep?: string
  readonly gives?: JsonValue
  readonly shows?: JsonObject
  readonly fails?: readonly [code: string, message: string]
  readonly does?: (server: TestServer) => Promise<void>
}

export interface TestServer {
  readonly ports: Ports
  readonly pipeline: Pipeline
  readonly invocations: Invocation[]
  readonly retired: string[]
  /** What the host answers; an account of the invocation, unless changed. */
  answer: (invocation: Invocation) => Promise<InvocationResult>
  now: number
}

export const start = 1_795_000_000_123
export const account = '111111111111'
export const roleArn = `arn:aws:iam::${account}:role/Runs`

/** A call that makes the function `f`, unless said otherwise. */
export const create = (more: object = {}): Step => ({
  call: 'CreateFunction',
  with: { FunctionName: 'f', Runtime: 'nodejs22.x', Handler: 'index.handler', Role: roleArn, zip: 'one', ...more },
})

export function zipOf(files: Readonly<Record<string, string>>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])))
}

/** The root makes a role that Lambda may take. */
export async function testServer(more: Partial<Ports> = {}): Promise<TestServer> {
  let drawn = 0
  const base = testPorts()
  const server: { -readonly [Name in keyof TestServer]: TestServer[Name] } = {
    ports: base,
    pipeline: openPipeline(base),
    invocations: [],
    retired: [],
    answer: tell,
    now: start,
  }
  const host: FunctionHost = {
    runtimes: () => Promise.resolve(['nodejs22.x', 'python3.12']),
    invoke(invocation) {
      server.invocations.push(invocation)
      return server.answer(invocation)
    },
    retire: (functionArn) => void server.retired.push(functionArn),
    close: () => Promise.resolve(),
  }
  const uuid = (): string => `00000000-0000-4000-8000-${String(++drawn).padStart(12, '0')}`
  const clock = { now: () => server.now }
  server.ports = { ...base, functions: host, clock, chance: { ...base.chance, uuid }, ...more }
  server.pipeline = openPipeline(server.ports)
  const trust = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } }
  await asRoot(server, 'iam', 'CreateRole', {
    RoleName: 'Runs',
    AssumeRolePolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: trust }),
  })
  return server
}

export async function asRoot(
  { pipeline }: TestServer,
  service: 'iam' | 'lambda',
  operation: string,
  input: object,
): Promise<unknown> {
  const outcome = await pipeline.invoke(rootOf(account), service, operation, input, { account, region: 'us-east-1' })
  ok(outcome.ok, JSON.stringify(outcome))
  return outcome.value
}

/** The function `f`, made by the root. */
export async function makeFunction(server: TestServer): Promise<void> {
  await asRoot(server, 'lambda', 'CreateFunction', {
    FunctionName: 'f',
    Runtime: 'nodejs22.x',
    Handler: 'index.handler',
    Role: roleArn,
    Code: { ZipFile: zipOf({ 'index.js': 'one' }) },
  })
}

/** The event, the version, the environment, and the code as it is stored. */
async function tell({ function: version, payload, clientContext }: Invocation): Promise<InvocationResult> {
  const { code } = version
  const index = code.kind === 'zip' ? unzipSync(await code.read())['index.js'] : undefined
  const told = {
    event: JSON.parse(payload) as JsonValue,
    version: version.version,
    environment: version.environment,
    code: code.kind === 'zip' ? Buffer.from(index ?? []).toString() : code.path,
    ...(clientContext !== undefined && { clientContext }),
  }
  return { payload: JSON.stringify(told), logTail: `START ${version.functionName}\n` }
}

export function check(name: string, steps: readonly Step[], more: Partial<Ports> = {}): void {
  void test(name, async () => {
    const server = await testServer(more)
    const kept = new Map<string, JsonObject>()
    for (const [at, step] of steps.entries()) {
      await step.does?.(server)
      if (step.call === undefined) continue
      const answer: JsonObject = await run(server, step, resolve(step.with ?? {}, kept) as JsonObject)
      const place = `step ${at + 1}, ${step.call}`
      if (step.fails !== undefined) deepStrictEqual({ ...answer }, { fails: resolve([...step.fails], kept) }, place)
      else ok(!Object.hasOwn(answer, 'fails'), `${place}: ${JSON.stringify(answer)}`)
      if (step.gives !== undefined) {
        const expected = resolve(step.gives, kept)
        deepStrictEqual(maskLike(answer, expected), expected, place)
      }
      for (const [member, value] of Object.entries(step.shows ?? {})) {
        deepStrictEqual(answer[member], resolve(value, kept), `${place}: ${member}`)
      }
      if (step.keep !== undefined) kept.set(step.keep, answer)
    }
  })
}

async function run(server: TestServer, step: Step, input: JsonObject): Promise<JsonObject> {
  const Command = (lambda as unknown as Readonly<Record<string, new (input: object) => object>>)[`${step.call}Command`]
  ok(Command, `the SDK has no ${step.call}`)
  const client = clientOf(server, step.by ?? rootOf(account))
  try {
    const answer = await client.send(new Command(inputOf(input)) as lambda.InvokeCommand)
    const { $metadata: _, Payload: payload, ...members } = answer
    const text = Buffer.from(payload ?? '').toString()
    return JSON.parse(
      JSON.stringify({ ...members, ...(text !== '' && { Payload: JSON.parse(text) as JsonValue }) }),
    ) as JsonObject
  } catch (error) {
    if (!(error instanceof lambda.LambdaServiceException)) throw error
    return { fails: [error.name, error.message] }
  }
}

/** A client whose requests go straight into the pipeline, in a principal's name. */
export function clientOf({ pipeline }: TestServer, principal: Principal): lambda.LambdaClient {
  return new lambda.LambdaClient({
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
    requestHandler: {
      async handle(request: SdkRequest) {
        const space = { account: principal.account, region: 'us-east-1' }
        const { status, headers, body } = await pipeline.answerAs(principal, { space, request: wireRequest(request) })
        const lowered = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
        return { response: { statusCode: status, headers: lowered, body: Readable.from([Buffer.from(body)]) } }
      },
    },
  })
}

interface SdkRequest {
  readonly method: string
  readonly path: string
  readonly query?: Readonly<Record<string, string | readonly string[]>>
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}

function wireRequest({ method, path, query = {}, headers, body }: SdkRequest): WireRequest {
  const pairs = Object.entries(query).flatMap(([name, value]) => [value].flat().map((item) => [name, item] as const))
  return {
    method,
    path,
    query: pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&'),
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    body: typeof body === 'string' ? Buffer.from(body) : (body ?? new Uint8Array()),
    sourceIp: '127.0.0.1',
    secure: false,
  }
}

function inputOf({ zip, Code, Payload, ...input }: JsonObject): object {
  const code = typeof zip === 'string' ? zipOf({ 'index.js': zip }) : undefined
  return {
    ...input,
    ...(Payload !== undefined && { Payload: Buffer.from(JSON.stringify(Payload)) }),
    ...(code !== undefined && ('Role' in input ? { Code: { ZipFile: code } } : { ZipFile: code })),
    ...(Code !== undefined && { Code }),
  }
}

function resolve(value: JsonValue, kept: ReadonlyMap<string, JsonObject>): JsonValue {
  const text = JSON.stringify(value).replaceAll(/\$(\w+)\.(\w+)/g, (whole, name: string, member: string) => {
    const found = kept.get(name)?.[member]
    return typeof found === 'string' ? found : whole
  })
  return JSON.parse(text) as JsonValue
}

function maskLike(answer: JsonValue | undefined, expected: JsonValue | undefined): JsonValue {
  if (expected === '*' && answer !== undefined) return '*'
  if (Array.isArray(answer) && Array.isArray(expected)) {
    return answer.map((item: JsonValue, index) => maskLike(item, expected[index] as JsonValue | undefined))
  }
  if (typeof answer === 'object' && answer !== null && typeof expected === 'object' && expected !== null) {
    const members = expected as JsonObject
    return Object.fromEntries(Object.entries(answer).map(([name, item]) => [name, maskLike(item, members[name])]))
  }
  return answer ?? null
}
