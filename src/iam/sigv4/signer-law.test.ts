/** AWS's signer for JavaScript as an independent second implementation, and junk. */
import assert from 'node:assert/strict'
import { createHash, createHmac } from 'node:crypto'
import { test } from 'node:test'
import { SignatureV4 } from '@smithy/signature-v4'
import * as fc from 'fast-check'
import { fail, succeed, type Failure } from '../../base/index.ts'
import { systemDigest } from '../../server/ports.ts'
import { verifySignature, type SignedRequest, type VerifyOptions } from '../index.ts'

const secret = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'
const minute = 60_000
const signedAt = Date.parse('2015-08-30T12:36:00Z')
const options: VerifyOptions<{ readonly secret: string | undefined }> = {
  now: signedAt,
  digest: systemDigest,
  dialect: 'json',
  service: 'service',
  region: 'us-east-1',
  lookup: (id) => (id === 'AKIDEXAMPLE' ? succeed({ secret }) : fail('InvalidClientTokenId', 'unknown')),
}

const paths = fc.array(fc.constantFrom('a', 'b c', 'ä', '%20', 'x+y', '..', '.', '', '~', '{p}', '€', "it's"), {
  maxLength: 5,
})
const fields = fc.dictionary(
  fc.constantFrom('a', 'B', 'a b', 'k=', 'ü', "q'(*)"),
  fc.constantFrom('', '1', 'x y', '+', '%', 'ß&=', "'!*()"),
  { noNullPrototype: true },
)
const requests = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PUT'),
  path: paths.map((segments) => `/${segments.map(encodeURIComponent).join('/')}`),
  query: fields,
  headers: fc.record(
    { 'x-amz-target': fc.constantFrom('AWSStepFunctions.X', ' a   b '), 'content-type': fc.constant('text/x') },
    { requiredKeys: [] },
  ),
  body: fc.string(),
  token: fc.option(fc.constantFrom('token+/=', 't'), { nil: undefined }),
})
type Drawn = typeof requests extends fc.Arbitrary<infer T> ? T : never

class Sha256 {
  readonly #hash
  constructor(key?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash =
      key === undefined
        ? createHash('sha256')
        : createHmac('sha256', typeof key === 'string' ? key : Buffer.from(key as Uint8Array))
  }
  update(data: string | Uint8Array): void {
    this.#hash.update(data)
  }
  digest(): Promise<Uint8Array> {
    return Promise.resolve(this.#hash.digest())
  }
}

const strict = (text: string) =>
  encodeURIComponent(text).replaceAll(/[!'()*]/g, (it) => `%${it.charCodeAt(0).toString(16).toUpperCase()}`)

/** The request as AWS's signer for JavaScript signs it, in its headers or in its query, as it would arrive. */
async function signedBySmithy(drawn: Drawn, form: 'header' | 'query'): Promise<SignedRequest> {
  const signer = new SignatureV4({
    service: 'service',
    region: 'us-east-1',
    credentials: {
      accessKeyId: 'AKIDEXAMPLE',
      secretAccessKey: secret,
      ...(drawn.token !== undefined && { sessionToken: drawn.token }),
    },
    sha256: Sha256,
    applyChecksum: drawn.method !== 'GET',
  })
  const unsigned = { ...drawn, protocol: 'http:', hostname: 'h', headers: { ...drawn.headers, host: 'h:4566' } }
  const signingDate = new Date(signedAt)
  const signed =
    form === 'header'
      ? await signer.sign(unsigned, { signingDate })
      : await signer.presign(unsigned, { signingDate, expiresIn: 60, unhoistableHeaders: new Set(['x-amz-target']) })
  const pairs = Object.entries(signed.query ?? {}).flatMap(([name, value]) =>
    [value ?? ''].flat().map((item) => `${strict(name)}=${strict(item)}`),
  )
  const headers = Object.fromEntries(Object.entries(signed.headers).map(([name, value]) => [name.toLowerCase(), value]))
  return { method: signed.method, path: signed.path, query: pairs.join('&'), headers, body: Buffer.from(drawn.body) }
}

for (const form of ['header', 'query'] as const) {
  test(`what another signer signs in the ${form} is verified, and nothing else`, async () => {
    await fc.assert(
      fc.asyncProperty(requests, fc.nat(), fc.integer({ min: 1, max: 255 }), async (drawn, at, by) => {
        const request = await signedBySmithy(drawn, form)
        const outcome = await verifySignature(request, options)
        assert.ok(outcome.ok, JSON.stringify(outcome))
        assert.ok(outcome.value !== 'unsigned')
        assert.equal(outcome.value.form, form)
        assert.equal(outcome.value.sessionToken, drawn.token)
        for (const changed of mutations(request, at, by)) {
          assert.equal((await verifySignature(changed, options)).ok, false, JSON.stringify(changed))
        }
      }),
      { numRuns: 150 },
    )
  })
}

/** The request with one byte of each signed part changed so that it means something else. */
function mutations(request: SignedRequest, at: number, by: number): SignedRequest[] {
  const { method, path, query, headers, body } = request
  const changed: SignedRequest[] = [
    { ...request, method: `${method}X` },
    { ...request, path: `${path}x` },
    { ...request, query: query === '' ? 'x=1' : `${query}&x=1` },
    { ...request, headers: { ...headers, host: 'h' } },
    { ...request, headers: { ...headers, 'x-amz-target': `${headers['x-amz-target'] ?? ''}x` } },
    { ...request, body: Buffer.concat([body, Buffer.of(by)]) },
  ]
  if (body.length > 0) {
    const bytes = Buffer.from(body)
    const index = at % bytes.length
    bytes[index] = (bytes[index] as number) ^ by
    changed.push({ ...request, body: bytes })
  }
  const { authorization } = headers
  if (authorization !== undefined)
    changed.push({ ...request, headers: { ...headers, authorization: flipHex(authorization) } })
  else changed.push({ ...request, query: query.replace(/X-Amz-Signature=\w+/, flipHex) })
  return changed
}

/** Another hex digit at the end. */
function flipHex(text: string): string {
  return text.slice(0, -1) + (text.endsWith('0') ? '1' : '0')
}

test('a query is good until it expires, and no longer than a week', async () => {
  const request = await signedBySmithy(
    { method: 'GET', path: '/', query: {}, headers: {}, body: '', token: undefined },
    'query',
  )
  assert.equal((await verifySignature(request, { ...options, now: signedAt + minute })).ok, true)
  const late = await verifySignature(request, { ...options, now: signedAt + minute + 1000 })
  assert.match(
    (late as { failure: Failure }).failure.message,
    /^Signature expired: 20150830T123600Z is now earlier than 20150830T123601Z/,
  )
  const long = { ...request, query: request.query.replace('Expires=60', 'Expires=604801') }
  assert.equal((await verifySignature(long, options)).ok, false)
})

test('no request makes verification throw', async () => {
  const words = fc.constantFrom(
    'AWS4-HMAC-SHA256 ',
    'Credential=',
    'AKIDEXAMPLE/20150830/us-east-1/service/aws4_request',
    ',',
    'SignedHeaders=',
    'host',
    ';',
    'Signature=',
    'X-Amz-Signature=0',
    'X-Amz-Algorithm=AWS4-HMAC-SHA256',
    '&',
    'X-Amz-Credential=',
    '%',
    '%ff',
    '__proto__',
  )
  const junk = fc.array(fc.oneof(words, fc.string({ unit: 'binary' })), { maxLength: 9 }).map((parts) => parts.join(''))
  const drawn = fc.record({
    method: junk,
    path: junk,
    query: junk,
    headers: fc.record(
      { authorization: junk, 'x-amz-date': fc.oneof(junk, fc.constant('20150830T123600Z')), host: junk },
      { requiredKeys: [] },
    ),
    body: fc.uint8Array(),
  })
  await fc.assert(
    fc.asyncProperty(drawn, async (request) => {
      const outcome = await verifySignature(request, options)
      return !outcome.ok || outcome.value === 'unsigned'
    }),
    { numRuns: 1000 },
  )
})
