import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fail, succeed, type Failure } from '../../base/index.ts'
import { systemDigest } from '../../server/ports.ts'
import { verifySignature, type SignedRequest, type VerifyOptions } from '../index.ts'
import { canonicalPath, canonicalQuery } from './canonical.ts'

const secret = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'
const suiteTime = Date.parse('2015-08-30T12:36:00Z')
const suiteOptions: VerifyOptions<{ readonly secret: string | undefined }> = {
  now: suiteTime,
  digest: systemDigest,
  dialect: 'json',
  service: 'service',
  region: 'us-east-1',
  lookup: (id) => (id === 'AKIDEXAMPLE' ? succeed({ secret }) : fail('InvalidClientTokenId', 'unknown')),
}

/** Raw UTF-8 as it arrives: a Latin-1 character a byte. */
const raw = (text: string) => Buffer.from(text).toString('latin1')

interface Vector {
  readonly name: string
  readonly signature: string
  readonly method?: string
  readonly path?: string
  readonly query?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** Cases of AWS's Signature Version 4 test suite: facts about what AWS signs. */
const vectors: readonly Vector[] = [
  { name: 'get-vanilla', signature: '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31' },
  {
    name: 'get-slash-dot-slash',
    path: '/./',
    signature: '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31',
  },
  {
    name: 'get-relative',
    path: '/example/..',
    signature: '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31',
  },
  {
    name: 'get-relative-relative',
    path: '/example1/example2/../..',
    signature: '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31',
  },
  { name: 'get-utf8', path: raw('/ሴ'), signature: '8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85' },
  {
    name: 'get-unreserved',
    path: '/-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz',
    signature: '07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f',
  },
  {
    name: 'get-space',
    path: '/example space/',
    signature: '652487583200325589f1fba4c7e578f72c47cb61beeca81406b39ddec1366741',
  },
  {
    name: 'get-vanilla-query-order-key-case',
    query: 'Param2=value2&Param1=value1',
    signature: 'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500',
  },
  {
    name: 'get-vanilla-empty-query-key',
    query: 'Param1=value1',
    signature: 'a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb',
  },
  {
    name: 'get-vanilla-utf8-query',
    query: raw('ሴ=bar'),
    signature: '2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04',
  },
  {
    name: 'get-header-value-trim',
    headers: { 'my-header1': 'value1', 'my-header2': '"a   b   c"' },
    signature: 'acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736',
  },
  {
    name: 'get-header-key-duplicate',
    headers: { 'my-header1': 'value2,value2,value1' },
    signature: 'c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea',
  },
  {
    name: 'post-vanilla',
    method: 'POST',
    signature: '5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b',
  },
  {
    name: 'post-x-www-form-urlencoded',
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'Param1=value1',
    signature: 'ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a',
  },
]

function requestOf({
  method = 'GET',
  path = '/',
  query = '',
  headers = {},
  body = '',
  signature,
}: Vector): SignedRequest {
  const signed: Readonly<Record<string, string>> = {
    host: 'example.amazonaws.com',
    'x-amz-date': '20150830T123600Z',
    ...headers,
  }
  const names = Object.keys(signed).toSorted().join(';')
  const authorization = `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=${names}, Signature=${signature}`
  return { method, path, query, headers: { ...signed, authorization }, body: Buffer.from(body) }
}

for (const vector of vectors) {
  test(`AWS's test suite: ${vector.name}`, async () => {
    const outcome = await verifySignature(requestOf(vector), suiteOptions)
    assert.ok(outcome.ok, JSON.stringify(outcome))
    assert.notEqual(outcome.value, 'unsigned')
  })
}

interface Refusal {
  readonly name: string
  readonly change: (request: SignedRequest) => SignedRequest
  readonly options?: Partial<typeof suiteOptions>
  readonly code: string
  /** The message, or how it begins. */
  readonly message: string | RegExp
}

const vanilla = requestOf(vectors[0] as Vector)
const withAuthorization =
  (change: (text: string) => string) =>
  (request: SignedRequest): SignedRequest => ({
    ...request,
    headers: { ...request.headers, authorization: change(request.headers['authorization'] ?? '') },
  })
const same = (request: SignedRequest): SignedRequest => request
const minute = 60_000

const refusals: readonly Refusal[] = [
  {
    name: 'another scheme',
    change: withAuthorization(() => 'Bearer x'),
    code: 'IncompleteSignatureException',
    message:
      /^Authorization header requires 'Credential' parameter\. Authorization header requires 'Signature' parameter\. Authorization header requires 'SignedHeaders' parameter\. \(Hashed/,
  },
  {
    name: 'SigV4A',
    change: withAuthorization((text) => text.replace('HMAC-SHA256', 'ECDSA-P256-SHA256')),
    code: 'IncompleteSignatureException',
    message: `Unsupported AWS 'algorithm': 'AWS4-ECDSA-P256-SHA256'.`,
  },
  {
    name: 'a part twice',
    change: withAuthorization((text) => `${text},${text}`),
    code: 'IncompleteSignatureException',
    message: /^Duplicate parameter 'SignedHeaders'/,
  },
  {
    name: 'a short credential',
    change: withAuthorization((text) => text.replace('/us-east-1', '')),
    code: 'IncompleteSignatureException',
    message: /^Credential must have exactly 5 slash-delimited elements/,
  },
  {
    name: 'no date',
    change: (request) => ({ ...request, headers: { ...request.headers, 'x-amz-date': 'noon' } }),
    code: 'IncompleteSignatureException',
    message: /^Date must be in ISO-8601 'basic format'\. Got 'noon'\./,
  },
  {
    name: 'an unknown key',
    change: withAuthorization((text) => text.replace('AKIDEXAMPLE', 'AKID')),
    code: 'UnrecognizedClientException',
    message: 'unknown',
  },
  {
    name: 'an unknown key, told to IAM',
    change: withAuthorization((text) => text.replace('AKIDEXAMPLE', 'AKID')),
    options: { dialect: 'query' },
    code: 'InvalidClientTokenId',
    message: 'unknown',
  },
  {
    name: 'another service',
    change: same,
    options: { service: 'states' },
    code: 'InvalidSignatureException',
    message: `Credential should be scoped to correct service: 'states'. `,
  },
  {
    name: 'another region',
    change: same,
    options: { region: 'eu-west-1' },
    code: 'InvalidSignatureException',
    message: 'Credential should be scoped to a valid region. ',
  },
  {
    name: 'another day',
    change: withAuthorization((text) => text.replace('20150830', '20150829')),
    code: 'InvalidSignatureException',
    message:
      /^Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20150829' != '20150830', from '20150830T123600Z'/,
  },
  {
    name: 'too old',
    change: same,
    options: { now: suiteTime + 16 * minute },
    code: 'InvalidSignatureException',
    message: 'Signature expired: 20150830T123600Z is now earlier than 20150830T123700Z (20150830T125200Z - 15 min.)',
  },
  {
    name: 'too old, told to STS',
    change: same,
    options: { now: suiteTime + 6 * minute, skewMs: 5 * minute, dialect: 'query' },
    code: 'SignatureDoesNotMatch',
    message: 'Signature expired: 20150830T123600Z is now earlier than 20150830T123700Z (20150830T124200Z - 5 min.)',
  },
  {
    name: 'too new',
    change: same,
    options: { now: suiteTime - 16 * minute },
    code: 'InvalidSignatureException',
    message:
      'Signature not yet current: 20150830T123600Z is still later than 20150830T123500Z (20150830T122000Z + 15 min.)',
  },
  {
    name: 'an unsigned host',
    change: withAuthorization((text) => text.replace('host;', '')),
    code: 'InvalidSignatureException',
    message: `'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.`,
  },
  {
    name: 'an unsigned target',
    change: (request) => ({ ...request, headers: { ...request.headers, 'x-amz-target': 'a.b' } }),
    code: 'InvalidSignatureException',
    message: `'x-amz-target' must be a 'SignedHeader' in the AWS Authorization.`,
  },
  {
    name: 'names of Object.prototype',
    change: withAuthorization((text) => text.replace('host;', 'host;__proto__;constructor;')),
    code: 'InvalidSignatureException',
    message: /^The request signature we calculated does not match/,
  },
  {
    name: 'another secret',
    change: same,
    options: { dialect: 'query', lookup: () => succeed({ secret: 'other' }) },
    code: 'SignatureDoesNotMatch',
    message: /service documentation for details\.$/,
  },
]

for (const { name, change, options, code, message } of refusals) {
  test(`refused: ${name}`, async () => {
    const outcome = await verifySignature(change(vanilla), { ...suiteOptions, ...options })
    const failure = (outcome as { readonly failure?: Failure }).failure
    assert.equal(failure?.code, code, JSON.stringify(outcome))
    if (typeof message === 'string') assert.equal(failure?.message, message)
    else assert.match(failure?.message ?? '', message)
  })
}

test('no signature is unsigned; a key without a secret is taken at its word', async () => {
  const { authorization: _, ...headers } = vanilla.headers
  assert.deepEqual(await verifySignature({ ...vanilla, headers }, suiteOptions), succeed('unsigned'))
  const known = { ...suiteOptions, service: 'states', lookup: () => Promise.resolve(succeed({ secret: undefined })) }
  assert.equal((await verifySignature(vanilla, known)).ok, true)
})

test('canonical forms', () => {
  assert.equal(canonicalPath('//a//./b/../c/'), '/a/c/')
  assert.equal(canonicalPath('/../..'), '/')
  assert.equal(canonicalPath('/a%20b'), '/a%2520b')
  assert.equal(canonicalQuery('b=2&a=%7e&a=%2f&c&&a=+', false), 'a=%20&a=%2F&a=~&b=2&c=')
  assert.equal(canonicalQuery('X-Amz-Signature=1&a=%zz', true), 'a=%25zz')
})
