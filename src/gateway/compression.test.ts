import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deflateSync, gunzipSync, gzipSync, inflateSync } from 'node:zlib'

import { limits } from '../base/index.ts'
import { answered, apiId, openTestGateway, requestOf, startExecution } from './gateway-fixture.ts'
import { role } from './invoke-cases.ts'

const long = '{"text":"'.concat('x'.repeat(200), '"}')

interface CompressionCase {
  readonly minimum?: number
  readonly acceptEncoding?: string
  readonly contentEncoding?: string
  readonly sent?: Uint8Array
  readonly status?: number
  /** How the answer is encoded; undefined: not. */
  readonly encoding?: 'gzip' | 'deflate'
}

function check(name: string, expected: CompressionCase): void {
  test(name, async () => {
    const { minimum, acceptEncoding, contentEncoding, sent = Buffer.from(long), status = 200, encoding } = expected
    const { gateway, calls } = await openTestGateway(
      {
        methods: {
          'POST /': { integration: { type: 'AWS', httpMethod: 'POST', uri: startExecution, credentials: role } },
        },
        api: minimum === undefined ? {} : { minimumCompressionSize: minimum },
      },
      (call) => answered(200, call.body),
    )
    const headers = [
      ['Accept-Encoding', acceptEncoding ?? ''],
      ['Content-Encoding', contentEncoding ?? ''],
    ] as const
    const request = { ...requestOf({ method: 'POST', headers }), body: sent }
    const answer = await gateway.invoke({ apiId, stageName: 'test', path: '/' }, request)
    assert.equal(answer.status, status)
    assert.equal(answer.headers.find(([header]) => header === 'Content-Encoding')?.[1], encoding)
    if (status !== 200) return
    const body = Buffer.from(answer.body)
    const plain = encoding === 'gzip' ? gunzipSync(body) : encoding === 'deflate' ? inflateSync(body) : body
    assert.deepEqual([plain.toString(), calls[0]?.body], [long, long])
  })
}

check('an API without minimum compresses nothing', { acceptEncoding: 'gzip' })
check('a long answer is compressed', { minimum: 100, acceptEncoding: 'br, gzip;q=0.5', encoding: 'gzip' })
check('in the encoding that the client names first', {
  minimum: 0,
  acceptEncoding: 'deflate, gzip',
  encoding: 'deflate',
})
check('not in one that it refuses', { minimum: 0, acceptEncoding: 'gzip;q=0, br' })
check('a short one is not', { minimum: 1_000, acceptEncoding: 'gzip' })
check('a compressed body is read', { minimum: 0, contentEncoding: 'gzip', sent: gzipSync(long) })
check('in either encoding', { minimum: 0, contentEncoding: 'deflate', sent: deflateSync(long) })
check('a body that is not what it says is refused', { minimum: 0, contentEncoding: 'gzip', status: 400 })
check('one that grows beyond the limit is too large', {
  minimum: 0,
  contentEncoding: 'gzip',
  sent: gzipSync(Buffer.alloc(limits.gatewayRequestBytes + 1)),
  status: 413,
})
