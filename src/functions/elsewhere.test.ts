import { deepStrictEqual, match, ok, strictEqual } from 'node:assert/strict'
import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { SignatureV4 } from '@smithy/signature-v4'
import { openElsewhere, type InvocationThere } from './elsewhere.ts'
import { signedHeaders } from './signature.ts'

let answer: (request: IncomingMessage, response: ServerResponse) => void = () => {}
const server = createServer((request, response) => answer(request, response))
let url = ''

before(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
after(() => {
  server.close()
  server.closeAllConnections()
})

const clock = { now: () => 1_790_000_000_000 }
const invocation: InvocationThere = {
  space: { account: '000000000000', region: 'eu-west-1' },
  functionName: 'f',
  payload: '{"a":1}',
  invocationType: 'RequestResponse',
  logTail: true,
  requestId: 'ours',
}

test('an invocation goes to the endpoint, and its answer comes back', async () => {
  const seen: unknown[] = []
  answer = (request, response) => {
    seen.push([request.method, request.url, request.headers['x-amz-log-type'], request.headers['authorization']])
    response.writeHead(200, {
      'x-amz-executed-version': '7',
      'x-amzn-requestid': 'theirs',
      'x-amz-log-result': Buffer.from('END').toString('base64'),
    })
    response.end('{"errorType":"not an error","errorMessage":"because it has a version"}')
  }
  const given = await openElsewhere({ url: `${url}/`, clock }).invoke({ ...invocation, qualifier: 'live' })
  ok(given.ok)
  deepStrictEqual(seen, [['POST', '/2015-03-31/functions/f/invocations?Qualifier=live', 'Tail', undefined]])
  const { payload, ...rest } = given.value
  match(payload, /not an error/)
  deepStrictEqual(rest, { status: 200, requestId: 'theirs', executedVersion: '7', logTail: 'END' })
})

test('an emulator has one function under a URL of its own, and tells errors by the payload alone', async () => {
  answer = (request, response) => {
    strictEqual(request.url, '/2015-03-31/functions/function/invocations')
    response.end('{"errorType":"E","errorMessage":"m"}')
  }
  const given = await openElsewhere({ url: `${url}/2015-03-31/functions/function/invocations`, clock }).invoke(
    invocation,
  )
  ok(given.ok)
  deepStrictEqual([given.value.functionError, given.value.requestId], ['Unhandled', 'ours'])
})

test('refusals keep their codes; nobody there is the client’s own error', async () => {
  answer = (_request, response) => {
    response.writeHead(404, { 'x-amzn-errortype': 'ResourceNotFoundException:http://internal' })
    response.end('{"Message":"Function not found: f"}')
  }
  const refused = await openElsewhere({ url, clock }).invoke(invocation)
  ok(!refused.ok)
  deepStrictEqual(refused.failure, { code: 'ResourceNotFoundException', message: 'Function not found: f' })
  const nobody = await openElsewhere({ url: 'http://127.0.0.1:1', clock }).invoke(invocation)
  ok(!nobody.ok)
  strictEqual(nobody.failure.code, 'SdkClientException')
  match(nobody.failure.message, /^Unable to execute HTTP request: 127\.0\.0\.1:1: /)
})

class Sha256 {
  readonly #hash
  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', secret as string)
  }
  update(data: string | Uint8Array) {
    this.#hash.update(data)
  }
  digest() {
    return Promise.resolve(new Uint8Array(this.#hash.digest()))
  }
  reset() {}
}

test('calls are signed as the SDK signs them', async () => {
  const keys = { accessKeyId: 'AKID', secretAccessKey: 'secret', sessionToken: 'token' }
  const target = new URL(
    'https://lambda.eu-west-1.amazonaws.com/2015-03-31/functions/f/invocations?Qualifier=%24LATEST',
  )
  const headers = { 'content-type': 'application/json', 'x-amz-invocation-type': 'Event' }
  const ours = signedHeaders({ url: target, headers, body: '{}', region: 'eu-west-1', keys, at: clock.now() })
  const signer = new SignatureV4({ service: 'lambda', region: 'eu-west-1', credentials: keys, sha256: Sha256 })
  const theirs = await signer.sign(
    {
      method: 'POST',
      protocol: 'https:',
      hostname: target.hostname,
      path: target.pathname,
      query: { Qualifier: '$LATEST' },
      headers: { ...headers, host: target.host },
      body: '{}',
    },
    { signingDate: new Date(clock.now()), unsignableHeaders: new Set(['x-amz-content-sha256']) },
  )
  strictEqual(
    ours['authorization']?.split('Credential=')[1]?.split(',')[0],
    theirs.headers['authorization']?.split('Credential=')[1]?.split(',')[0],
  )
  match(
    ours['authorization'] ?? '',
    /SignedHeaders=content-type;host;x-amz-date;x-amz-invocation-type;x-amz-security-token, Signature=[0-9a-f]{64}$/,
  )
  const named = (text = '') => /SignedHeaders=([^,]+), Signature=(\w+)/.exec(text)?.slice(1)
  deepStrictEqual(named(ours['authorization']), named(theirs.headers['authorization']))
})
