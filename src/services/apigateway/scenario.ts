/** For tests: a conversation with the handlers over a memory store, written as data. */
import { deepStrictEqual } from 'node:assert/strict'
import { createHash, createHmac } from 'node:crypto'
import { test } from 'node:test'
import { assert, succeed, type Digest, type JsonValue } from '../../base/index.ts'
import type { Engine } from '../../engine/index.ts'
import { validateInput } from '../../protocol/index.ts'
import type { Gateway, TestInvocation } from '../../gateway/index.ts'
import type { ApigatewayOperations } from '../../protocol/index.ts'
import { openDocuments, openMemoryStore } from '../../store/index.ts'
import type { Call, OperationHandler, Ports } from '../contract.ts'
import { apigatewayHandlers } from './handlers.ts'

/**
 * One call. In inputs and expectations `$api.id` stands for the member `id` of the answer that was kept as `api`,
 * anywhere in a text. `gives` is the whole answer, in which `*` stands for any value; `fails` is code and message.
 */
export interface Step {
  readonly call: keyof ApigatewayOperations
  readonly with?: JsonValue
  readonly keep?: string
  readonly gives?: JsonValue
  readonly fails?: readonly [code: string, message: string]
}

export function check(name: string, steps: readonly Step[]): void {
  void test(name, async () => {
    const ports = testPorts()
    const kept = new Map<string, JsonValue>()
    for (const [index, step] of steps.entries()) {
      const answer = await run(ports, step, resolve(step.with ?? {}, kept))
      const place = `step ${index + 1}, ${step.call}`
      if (step.fails !== undefined) {
        deepStrictEqual(answer, { fails: resolve([...step.fails], kept) }, place)
      } else {
        assert(answer !== null && !('fails' in Object(answer)), `${place} failed: ${JSON.stringify(answer)}`)
        if (step.gives !== undefined) {
          const expected = resolve(step.gives, kept)
          deepStrictEqual(maskLike(answer, expected), expected, place)
        }
      }
      if (step.keep !== undefined) kept.set(step.keep, answer)
    }
  })
}

/** An API `api` with the resource `pets` and its method GET, a mock integration and a method response 200. */
export const petsApi: readonly Step[] = [
  { call: 'CreateRestApi', with: { name: 'pets' }, keep: 'api' },
  {
    call: 'CreateResource',
    with: { restApiId: '$api.id', parentId: '$api.rootResourceId', pathPart: 'pets' },
    keep: 'pets',
  },
  {
    call: 'PutMethod',
    with: { restApiId: '$api.id', resourceId: '$pets.id', httpMethod: 'GET', authorizationType: 'NONE' },
  },
  {
    call: 'PutMethodResponse',
    with: { restApiId: '$api.id', resourceId: '$pets.id', httpMethod: 'GET', statusCode: '200' },
  },
  {
    call: 'PutIntegration',
    with: { restApiId: '$api.id', resourceId: '$pets.id', httpMethod: 'GET', type: 'MOCK' },
  },
]

async function run(ports: Ports, step: Step, given: JsonValue): Promise<JsonValue> {
  const handler = apigatewayHandlers[step.call] as OperationHandler<unknown, unknown> | 'NotImplemented'
  assert(handler !== 'NotImplemented', `${step.call} is built`)
  const input = inputOf(given)
  const valid = validateInput({ service: 'apigateway', protocol: 'restJson1', operation: step.call }, input)
  const outcome = valid.ok ? await handler.handle(input, testCall(ports, step.call)) : valid
  if (!outcome.ok) return { fails: [outcome.failure.code, outcome.failure.message] }
  return JSON.parse(JSON.stringify(outcome.value ?? null)) as JsonValue
}

/** Documents to import travel as bytes: in the data they are the texts, or the objects, under `document`. */
function inputOf(given: JsonValue): JsonValue {
  if (typeof given !== 'object' || given === null || !('document' in given)) return given
  const { document, ...rest } = given as Readonly<Record<string, JsonValue>>
  const text = typeof document === 'string' ? document : JSON.stringify(document)
  return { ...rest, body: new TextEncoder().encode(text) as unknown as JsonValue }
}

export function testCall(ports: Ports, operation: string): Call {
  return {
    ports,
    principal: { kind: 'root', account: '111111111111', arn: 'arn:aws:iam::111111111111:root', userId: '111111111111' },
    space: { account: '111111111111', region: 'us-east-1' },
    service: 'apigateway',
    operation,
    requestId: 'c5f7a8a2-0000-4000-8000-000000000000',
    now: ports.clock.now(),
    sourceIp: '127.0.0.1',
    userAgent: 'test',
    secure: false,
  }
}

export function testPorts(): Ports {
  const store = openMemoryStore()
  let drawn = 0
  return {
    store,
    documents: openDocuments(store),
    engine: {} as Engine,
    gateway: echoGateway,
    clock: { now: () => 1_795_000_000_123 },
    chance: {
      random: () => 0.5,
      uuid: () => '00000000-0000-4000-8000-000000000000',
      bytes: (count) => new Uint8Array(createHash('sha256').update(String(drawn++)).digest().subarray(0, count)),
    },
    digest,
    settings: {
      iam: 'enforce',
      account: '111111111111',
      region: 'us-east-1',
      unknownKeysAreRoot: true,
      sessionSecret: 'for tests',
    },
    log: { info: () => {}, warn: () => {}, error: () => {} },
  }
}

/** The control plane's side of the port alone: says back what it was asked to test. */
const echoGateway: Gateway = {
  invoke: () => Promise.reject(new Error('nothing is invoked here')),
  testInvoke: (test: TestInvocation) =>
    Promise.resolve(
      succeed({ status: 200, body: JSON.stringify(test), headers: {}, multiValueHeaders: {}, log: '', latency: 1 }),
    ),
}

const digest: Digest = {
  sha256Hex: (data) => createHash('sha256').update(data).digest('hex'),
  hmacSha256: (key, data) => new Uint8Array(createHmac('sha256', key).update(data).digest()),
  hmacSha256Hex: (key, data) => createHmac('sha256', key).update(data).digest('hex'),
  equalsConstantTime: (left, right) => left === right,
}

function resolve(value: JsonValue, kept: ReadonlyMap<string, JsonValue>): JsonValue {
  if (typeof value === 'string') {
    return value.replace(/\$(\w+)\.(\w+)/g, (whole, name: string, member: string) => {
      const found = kept.get(name)
      const text = found === undefined ? undefined : (found as Readonly<Record<string, JsonValue>>)[member]
      return typeof text === 'string' ? text : whole
    })
  }
  if (Array.isArray(value)) return value.map((item: JsonValue) => resolve(item, kept))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [resolve(name, kept), resolve(item, kept)]))
}

/** The answer with `*` wherever the expectation has it. */
function maskLike(answer: JsonValue | undefined, expected: JsonValue | undefined): JsonValue {
  if (expected === '*' && answer !== undefined) return '*'
  if (Array.isArray(answer) && Array.isArray(expected)) {
    return answer.map((item: JsonValue, index) => maskLike(item, expected[index] as JsonValue | undefined))
  }
  if (typeof answer === 'object' && answer !== null && typeof expected === 'object' && expected !== null) {
    const members = expected as Readonly<Record<string, JsonValue>>
    return Object.fromEntries(Object.entries(answer).map(([name, item]) => [name, maskLike(item, members[name])]))
  }
  return answer ?? null
}
