import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import type { TaskOutcome } from '../../engine/index.ts'
import type { GatewayAnswer, GatewayRequest, InvokeAddress } from '../../gateway/index.ts'
import { openWorld, taskAttempt } from '../states/scenario.ts'
import { apigatewayTasks } from './apigateway-tasks.ts'

const { ports } = openWorld()
const json = { status: 200, headers: [['Content-Type', 'application/json']], body: '{"a":1}' } as const

interface Ran {
  readonly outcome: TaskOutcome
  readonly address: InvokeAddress | undefined
  readonly request: GatewayRequest | undefined
}

async function run(parameters: object, answer: GatewayAnswer = json, ending = ''): Promise<Ran> {
  const asked: { address?: InvokeAddress; request?: GatewayRequest } = {}
  const invoke = async (address: InvokeAddress, request: GatewayRequest): Promise<GatewayAnswer> => {
    Object.assign(asked, { address, request })
    return answer
  }
  const tasks = apigatewayTasks(() => ({ ...ports, gateway: { ...ports.gateway, invoke } }))
  const attempt = taskAttempt(`arn:aws:states:::apigateway:invoke${ending}`, parameters)
  ok(tasks.supports(attempt.resource))
  const outcome = await tasks.run(attempt, new AbortController().signal)
  return { outcome, address: asked.address, request: asked.request }
}

const api = { ApiEndpoint: 'abc123.execute-api.eu-west-1.amazonaws.com', Method: 'POST', Stage: 's', Path: 'p/q' }

test('a call reaches the stage as a client’s would', async () => {
  const { address, request } = await run({
    ...api,
    QueryParameters: { a: ['1', '& 2'], b: [3] },
    Headers: { 'X-One': ['a', 'b'] },
    RequestBody: { kept: 1, gone: null, list: [{ gone: null }] },
  })
  deepStrictEqual(address, { apiId: 'abc123', stageName: 's', path: '/p/q' })
  const { method, query, headers = [], body = new Uint8Array(), host } = request ?? {}
  deepStrictEqual([method, query, host], ['POST', 'a=1&a=%26%202&b=3', api.ApiEndpoint])
  strictEqual(Buffer.from(body).toString(), '{"kept":1,"list":[{}]}')
  deepStrictEqual(headers.slice(0, 2), [
    ['X-One', 'a'],
    ['X-One', 'b'],
  ])
  const nulls = await run({ ...api, AllowNullValues: true, RequestBody: { kept: null } })
  strictEqual(Buffer.from(nulls.request?.body ?? []).toString(), '{"kept":null}')
  strictEqual((await run(api)).request?.body.byteLength, 0)
})

test('the answer is shown with lists of headers, its body as JSON where it is', async () => {
  const headers = [...json.headers, ['X-Two', 'a'], ['X-Two', 'b']] as const
  const { outcome } = await run(api, { ...json, headers })
  ok(outcome.kind === 'succeeded')
  const { Headers, ...rest } = JSON.parse(outcome.output) as { readonly Headers: Readonly<Record<string, unknown>> }
  deepStrictEqual(rest, { ResponseBody: { a: 1 }, StatusCode: 200, StatusText: 'OK' })
  deepStrictEqual(Headers['X-Two'], ['a', 'b'])
  const text = await run(
    api,
    { status: 202, headers: [['Content-Type', 'text/plain']], body: '1' },
    '.waitForTaskToken',
  )
  ok(text.outcome.kind === 'waiting' && text.outcome.output.includes('"ResponseBody":"1","StatusCode":202'))
})

test('from 400 on the status is the error; what is no API here is not reached', async () => {
  const refused = await run(api, { ...json, status: 403, body: '{"message":"Forbidden"}' })
  deepStrictEqual(refused.outcome, { kind: 'failed', error: 'ApiGateway.403', cause: '{"message":"Forbidden"}' })
  const other = await run({ ...api, ApiEndpoint: 'example.com' })
  ok(other.outcome.kind === 'failed' && other.outcome.error === 'ApiGateway.SdkClientException')
  strictEqual(other.address, undefined)
})
