/**
 * The AWS SDK as an independent second implementation of every protocol: what it sends is what we read, and what we
 * answer is what it reads, for every operation of every service, with inputs and outputs drawn from the shapes.
 */
import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import * as apigateway from '@aws-sdk/client-api-gateway'
import * as logs from '@aws-sdk/client-cloudwatch-logs'
import * as iam from '@aws-sdk/client-iam'
import * as lambda from '@aws-sdk/client-lambda'
import * as sfn from '@aws-sdk/client-sfn'
import * as sts from '@aws-sdk/client-sts'
import * as fc from 'fast-check'
import {
  claim,
  decodeInput,
  encodeFailure,
  encodeOutput,
  serviceModels,
  type WireAnswer,
  type WireRequest,
} from './index.ts'
import type { OperationModel, ServiceModel, ShapeModel, StructureModel } from './model.ts'
import type { ServiceName } from './wire.ts'

const decodeUtf8 = (bytes: Uint8Array): string => new TextDecoder('utf-8', { fatal: true }).decode(bytes)

interface SdkRequest {
  readonly method: string
  readonly path: string
  readonly query?: Readonly<Record<string, string | readonly string[] | null>>
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}

interface SdkClient {
  send(command: object): Promise<object>
}

interface Sdk {
  readonly Client: new (config: object) => SdkClient
  readonly commands: Readonly<Record<string, unknown>>
}

const sdks: Readonly<Record<ServiceName, Sdk>> = {
  states: { Client: sfn.SFNClient, commands: sfn },
  apigateway: { Client: apigateway.APIGatewayClient, commands: apigateway },
  iam: { Client: iam.IAMClient, commands: iam },
  sts: { Client: sts.STSClient, commands: sts },
  logs: { Client: logs.CloudWatchLogsClient, commands: logs },
  lambda: { Client: lambda.LambdaClient, commands: lambda },
}

/** A client whose requests go to `answer` instead of the network. */
function clientOf(service: ServiceName, answer: (request: WireRequest) => WireAnswer): SdkClient {
  const { Client } = sdks[service]
  return new Client({
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
    maxAttempts: 1,
    requestHandler: {
      async handle(request: SdkRequest) {
        const { status, headers, body } = answer(wireRequest(request))
        const lowered = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
        return { response: { statusCode: status, headers: lowered, body: Readable.from([Buffer.from(body)]) } }
      },
    },
  })
}

function wireRequest(request: SdkRequest): WireRequest {
  const pairs = Object.entries(request.query ?? {}).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value ?? '']).map((item: string) => [name, item]),
  )
  return {
    method: request.method,
    path: request.path,
    query: pairs
      .map(([name, value]) => `${encodeURIComponent(name ?? '')}=${encodeURIComponent(value ?? '')}`)
      .join('&'),
    headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value])),
    body: request.body instanceof Uint8Array ? request.body : Buffer.from(request.body ?? ''),
    sourceIp: '127.0.0.1',
    secure: false,
  }
}

/** Values of a shape; `whole` keeps times at whole seconds, as XML writes them. */
function valueOf(model: ServiceModel, name: string, depth: number, whole: boolean): fc.Arbitrary<unknown> {
  const shape = model.shapes[name] as ShapeModel
  switch (shape.kind) {
    case 'structure':
      return structureOf(model, shape, depth, whole)
    case 'list':
      return fc.array(valueOf(model, shape.member.shape, depth - 1, whole), {
        minLength: 1,
        maxLength: depth > 0 ? 2 : 1,
      })
    case 'map':
      return fc.dictionary(
        fc.stringMatching(/^[a-z][\w-]{0,5}$/),
        valueOf(model, shape.value.shape, depth - 1, whole),
        {
          minKeys: 1,
          maxKeys: 2,
          noNullPrototype: true,
        },
      )
    case 'string':
      return shape.enum === undefined ? fc.constantFrom(...texts) : fc.constantFrom(...shape.enum)
    case 'boolean':
      return fc.boolean()
    case 'integer':
    case 'long':
      return fc.integer({ min: 0, max: 100_000 })
    case 'float':
    case 'double':
      return fc.integer({ min: 0, max: 1000 }).map((value) => value / 8)
    case 'timestamp':
      return fc.integer({ min: 1, max: 2_000_000_000 }).map((at) => new Date(at * 1000 + (whole ? 0 : at % 1000)))
    case 'blob':
      return fc.uint8Array({ minLength: 1, maxLength: 8 })
  }
}

const texts = [
  'a',
  'x y',
  'ä€😀',
  'a+b&c=d%20',
  '<a href="&">\'</a>',
  '{"a":[1,"\\u0041"]}',
  'arn:aws:iam::1:role/a/b',
  'l1\nl2',
]

function structureOf(model: ServiceModel, shape: StructureModel, depth: number, whole: boolean): fc.Arbitrary<unknown> {
  const members = Object.entries(shape.members).filter(([name]) => depth > 0 || shape.required?.includes(name) === true)
  const arbitraries = members.map(([name, { shape: target, location }]) => {
    const status = location === 'statusCode'
    return [name, status ? fc.constantFrom(200, 202) : valueOf(model, target, depth - 1, whole)] as const
  })
  const requiredKeys = members
    .filter(
      ([name, { location, idempotencyToken }]) =>
        idempotencyToken === true ||
        location === 'uri' ||
        location === 'header' ||
        location === 'statusCode' ||
        shape.payload === name ||
        shape.required?.includes(name) === true,
    )
    .map(([name]) => name)
  return fc.record(Object.fromEntries(arbitraries), { requiredKeys, noNullPrototype: true })
}

function endOf(model: ServiceModel, shape: string | undefined): fc.Arbitrary<unknown> {
  return shape === undefined ? fc.constant({}) : valueOf(model, shape, 3, model.protocol === 'awsQuery')
}

/** Times as milliseconds, bytes as text, without what the SDK adds, leaves undefined, or cannot say in a form. */
function plain(value: unknown): unknown {
  if (value instanceof Date) return value.getTime()
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex')
  if (Array.isArray(value)) return value.map(plain).filter((item) => !isEmpty(item))
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).map(([name, item]) => [name, plain(item)] as const)
  return Object.fromEntries(members.filter(([name, item]) => !isEmpty(item) && name !== '$metadata'))
}

function isEmpty(value: unknown): boolean {
  return value === undefined || (typeof value === 'object' && value !== null && Object.keys(value).length === 0)
}

/** What our handlers work with: times in milliseconds, bytes as bytes. */
function inside(value: unknown): unknown {
  if (value instanceof Date) return value.getTime()
  if (value instanceof Uint8Array) return value
  if (Array.isArray(value)) return value.map(inside)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, inside(item)]))
}

async function checkOperation(service: ServiceName, operation: string, model: OperationModel): Promise<void> {
  const Command = sdks[service].commands[`${operation}Command`] as (new (input: unknown) => object) | undefined
  assert.ok(Command, `the SDK has no ${operation}`)
  const ends = fc.tuple(endOf(serviceModels[service], model.input), endOf(serviceModels[service], model.output))
  for (const [input, output] of fc.sample(ends, { seed: 1, numRuns: 4 })) {
    let read: unknown
    const client = clientOf(service, (request) => {
      const claimed = claim(request, decodeUtf8)
      assert.ok(claimed.ok, `${operation}: ${JSON.stringify(claimed)}`)
      assert.equal(claimed.value.operation, operation)
      assert.equal(claimed.value.service, service)
      const decoded = decodeInput(claimed.value, request, decodeUtf8)
      assert.ok(decoded.ok, JSON.stringify(decoded))
      read = decoded.value
      return encodeOutput(service, operation, inside(output), 'request-1')
    })
    const answered = await client.send(new Command(input))
    assert.deepEqual(plain(read), plain(input), operation)
    // The model has this answer's `position` in the query; botocore reads it from the body, this SDK not at all.
    const expected = operation === 'GetSdkTypes' ? { ...(output as object), position: undefined } : output
    assert.deepEqual(plain(answered), plain(expected), operation)
  }
}

/** Their answers are event streams, which nothing here speaks. */
const streamed: ReadonlySet<string> = new Set(['GetLogObject', 'InvokeWithResponseStream', 'StartLiveTail'])

for (const [service, { operations }] of Object.entries(serviceModels)) {
  test(`the SDK and we understand each other: ${service}`, async () => {
    for (const [operation, model] of Object.entries(operations)) {
      if (!streamed.has(operation)) await checkOperation(service as ServiceName, operation, model)
    }
  })
}

test('the SDK reads our failures', async () => {
  const cases: readonly [ServiceName, object, string, string][] = [
    ['states', new sfn.ListStateMachinesCommand({}), 'InvalidToken', 'InvalidToken'],
    ['states', new sfn.ListStateMachinesCommand({}), 'AccessDeniedException', 'AccessDeniedException'],
    ['apigateway', new apigateway.GetAccountCommand({}), 'NotFoundException', 'NotFoundException'],
    ['apigateway', new apigateway.GetAccountCommand({}), 'AccessDeniedException', 'AccessDeniedException'],
    ['iam', new iam.ListRolesCommand({}), 'NoSuchEntity', 'NoSuchEntityException'],
    [
      'lambda',
      new lambda.GetPolicyCommand({ FunctionName: 'f' }),
      'ResourceNotFoundException',
      'ResourceNotFoundException',
    ],
    ['sts', new sts.GetCallerIdentityCommand({}), 'AccessDenied', 'AccessDenied'],
  ]
  for (const [service, command, code, name] of cases) {
    const { protocol } = serviceModels[service]
    const client = clientOf(service, () =>
      encodeFailure({ service, protocol }, { code, message: `<no> ${code}` }, 'r-2'),
    )
    await assert.rejects(client.send(command), (error: Error & { readonly $metadata?: { requestId?: string } }) => {
      assert.equal(error.name, name)
      assert.equal(error.message, `<no> ${code}`)
      assert.equal(error.$metadata?.requestId, 'r-2')
      return true
    })
  }
})
