import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import {
  claim,
  decodeInput,
  encodeFailure,
  encodeOutput,
  RawJson,
  validateInput,
  type Claim,
  type Speaker,
  type WireRequest,
} from './index.ts'
import type { Failure } from '../base/index.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true })
const decodeUtf8 = (bytes: Uint8Array): string | undefined => {
  try {
    return utf8.decode(bytes)
  } catch {
    return undefined
  }
}
const blank = { method: 'POST', path: '/', query: '', headers: {}, sourceIp: '', secure: false }

function jsonClaim(service: 'states' | 'apigateway', operation: string): Claim {
  const protocol = service === 'states' ? 'awsJson1.0' : 'restJson1'
  return { service, protocol, operation, pathParameters: {} }
}

const unreadable: readonly (readonly [Claim, body: string | Uint8Array, message: string])[] = [
  [jsonClaim('states', 'StartExecution'), '', ''],
  [jsonClaim('states', 'StartExecution'), '{"stateMachineArn":', ''],
  [jsonClaim('states', 'StartExecution'), Uint8Array.of(0x7b, 0xff, 0x7d), ''],
  [jsonClaim('states', 'StartExecution'), '[]', 'Start of list found where not expected'],
  [jsonClaim('states', 'StartExecution'), '{"input":{"a":1}}', 'Start of structure or map found where not expected.'],
  [jsonClaim('states', 'StartExecution'), '{"input":1}', 'NUMBER_VALUE can not be converted to a String'],
  [jsonClaim('states', 'ListExecutions'), '{"maxResults":"1"}', 'STRING_VALUE can not be converted to an Integer'],
  [jsonClaim('states', 'TagResource'), '{"tags":true}', 'Expected list or null'],
  [
    jsonClaim('apigateway', 'PutIntegration'),
    '{"requestParameters":{"integration.request.header.a":false}}',
    'class java.lang.Boolean can not be converted to an String',
  ],
]

test('what cannot be read is a SerializationException in the words of the service', () => {
  for (const [claimed, body, message] of unreadable) {
    const request = { ...blank, body: typeof body === 'string' ? Buffer.from(body) : body }
    const expected = { ok: false, failure: { code: 'SerializationException', message } }
    assert.deepEqual(decodeInput(claimed, request, decodeUtf8), expected)
  }
})

test('null is absent, unknown members are nothing, names of users are names', () => {
  const body = '{"name":null,"__proto__":{"x":1},"constructor":2,"input":"i","stateMachineArn":"a","extra":[[[1]]]}'
  const outcome = decodeInput(jsonClaim('states', 'StartExecution'), { ...blank, body: Buffer.from(body) }, decodeUtf8)
  assert.deepEqual(outcome, { ok: true, value: { stateMachineArn: 'a', input: 'i' } })
  const tags = decodeInput(
    jsonClaim('apigateway', 'TagResource'),
    { ...blank, body: Buffer.from('{"tags":{"__proto__":"p","constructor":"c"}}') },
    decodeUtf8,
  )
  assert.ok(tags.ok)
  assert.deepEqual(Object.entries((tags.value as { tags: object }).tags), [
    ['__proto__', 'p'],
    ['constructor', 'c'],
  ])
})

test('gaps in the numbers of a form list close, and its empty form is the empty list', () => {
  const form = new Map([
    ['Tags.member.10.Key', 'b'],
    ['Tags.member.10.Value', ''],
    ['Tags.member.2.Key', 'a'],
    ['Tags.member.x.Key', 'no'],
    ['RoleName.a.b', 'no'],
    ['PermissionsBoundary', ''],
  ])
  const claimed: Claim = { ...jsonClaim('states', 'CreateRole'), service: 'iam', protocol: 'awsQuery', form }
  const value = { Tags: [{ Key: 'a' }, { Key: 'b', Value: '' }], PermissionsBoundary: '' }
  assert.deepEqual(decodeInput(claimed, { ...blank, body: new Uint8Array() }, decodeUtf8), { ok: true, value })
  const empty = { ...claimed, operation: 'TagRole', form: new Map([['Tags', '']]) }
  assert.deepEqual(decodeInput(empty, { ...blank, body: new Uint8Array() }, decodeUtf8), {
    ok: true,
    value: { Tags: [] },
  })
})

test('JSON text made before is embedded as it is', () => {
  const output = { events: new RawJson('[{"id":1}]'), nextToken: undefined }
  const { body, headers } = encodeOutput('states', 'GetExecutionHistory', output, 'r')
  assert.equal(body, '{"events":[{"id":1}]}')
  assert.deepEqual(headers, { 'x-amzn-RequestId': 'r', 'Content-Type': 'application/x-amz-json-1.0' })
})

const states: Speaker = { service: 'states', protocol: 'awsJson1.0' }
const apigateway: Speaker = { service: 'apigateway', protocol: 'restJson1' }
const iam: Speaker = { service: 'iam', protocol: 'awsQuery' }
const failures: readonly (readonly [Speaker, Failure, status: number, body: string])[] = [
  [
    states,
    { code: 'ResourceNotFound', message: 'm', members: { resourceName: 'r' } },
    400,
    '{"__type":"com.amazonaws.swf.service.v2.model#ResourceNotFound","message":"m","resourceName":"r"}',
  ],
  [
    states,
    { code: 'ValidationException', message: '1 validation error detected: x' },
    400,
    '{"__type":"com.amazon.coral.validate#ValidationException","message":"1 validation error detected: x"}',
  ],
  [
    states,
    { code: 'SerializationException', message: '' },
    400,
    '{"__type":"com.amazon.coral.service#SerializationException"}',
  ],
  [
    states,
    { code: 'NotImplemented', message: 'm' },
    501,
    '{"__type":"com.amazon.coral.service#NotImplemented","message":"m"}',
  ],
  [states, { code: 'toString', message: 'm' }, 400, '{"__type":"com.amazon.coral.service#toString","message":"m"}'],
  [apigateway, { code: 'NotFoundException', message: 'm' }, 404, '{"message":"m"}'],
  [apigateway, { code: 'AccessDeniedException', message: 'm' }, 403, '{"Message":"m"}'],
  [apigateway, { code: 'ConflictException', message: 'm' }, 409, '{"message":"m"}'],
  [apigateway, { code: 'InternalFailure', message: 'm' }, 500, '{"message":"m"}'],
  [
    iam,
    { code: 'NoSuchEntity', message: 'a & <b>' },
    404,
    '<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Type>Sender</Type><Code>NoSuchEntity</Code><Message>a &amp; &lt;b&gt;</Message></Error><RequestId>r</RequestId></ErrorResponse>',
  ],
  [
    iam,
    { code: 'NotImplemented', message: 'm' },
    501,
    '<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Type>Receiver</Type><Code>NotImplemented</Code><Message>m</Message></Error><RequestId>r</RequestId></ErrorResponse>',
  ],
]

test('failures are told as each protocol tells them', () => {
  for (const [speaker, failure, status, body] of failures) {
    const answer = encodeFailure(speaker, failure, 'r')
    assert.deepEqual([answer.status, answer.body], [status, body])
    assert.equal(answer.headers['x-amzn-ErrorType'], speaker === apigateway ? failure.code : undefined)
  }
})

test('statuses and bodies of API Gateway answers', () => {
  const gone = encodeOutput('apigateway', 'DeleteMethod', {}, 'r')
  assert.deepEqual([gone.status, gone.body, gone.headers], [204, '', { 'x-amzn-RequestId': 'r' }])
  assert.equal(encodeOutput('apigateway', 'UpdateMethodResponse', { statusCode: '200' }, 'r').status, 201)
  const list = encodeOutput('apigateway', 'GetRestApis', { items: [{ id: 'a', createdDate: 1_500 }] }, 'r')
  assert.deepEqual([list.status, list.body], [200, '{"item":[{"id":"a","createdDate":1.5}]}'])
})

test('XML holds what it can hold', () => {
  const { body } = encodeOutput('iam', 'GetRolePolicy', { RoleName: 'a\0\u001b\ud800\t', PolicyDocument: '' }, 'r')
  assert.equal(
    body,
    '<GetRolePolicyResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><GetRolePolicyResult><RoleName>a\ufffd\ufffd\ufffd\t</RoleName><PolicyDocument/></GetRolePolicyResult><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></GetRolePolicyResponse>',
  )
})

const words = fc.constantFrom(
  'Action',
  'Version',
  'ListRoles',
  '2010-05-08',
  'Tags.member.1.Key',
  '=',
  '&',
  '%',
  '%zz',
  '+',
  '/restapis',
  '/',
  '?',
  '{}',
  '{"input":',
  '"',
  '[',
  ']',
  'null',
  '1e999',
  '__proto__',
  '\ud800',
)
const junk = fc.array(fc.oneof(words, fc.string({ unit: 'binary' })), { maxLength: 6 }).map((parts) => parts.join(''))
const requests: fc.Arbitrary<WireRequest> = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', '', 'x'),
  path: fc.oneof(fc.constant('/'), fc.constantFrom('/restapis/a', '/tags/%2F', '/apikeys'), junk),
  query: junk,
  headers: fc.record(
    {
      'x-amz-target': fc.oneof(fc.constantFrom('AWSStepFunctions.StartExecution', 'AWSStepFunctions.TestState'), junk),
      'content-type': fc.constantFrom('application/x-www-form-urlencoded', 'application/json', ''),
      authorization: fc.oneof(junk, fc.constant('Credential=a/b/c/iam/d')),
      host: junk,
    },
    { requiredKeys: [] },
  ),
  body: fc.oneof(
    junk.map((text) => new Uint8Array(Buffer.from(text))),
    fc.uint8Array(),
  ),
  sourceIp: fc.constant(''),
  secure: fc.boolean(),
})

test('no request makes claim, decoding or validation throw', () => {
  fc.assert(
    fc.property(requests, (request) => {
      const claimed = claim(request, decodeUtf8)
      if (!claimed.ok) return encodeFailure(claimed.failure, claimed.failure.failure, 'r').status >= 400
      const input = decodeInput(claimed.value, request, decodeUtf8)
      if (!input.ok) return encodeFailure(claimed.value, input.failure, 'r').status >= 400
      validateInput(claimed.value, input.value)
      return true
    }),
    { numRuns: 2_000 },
  )
})
