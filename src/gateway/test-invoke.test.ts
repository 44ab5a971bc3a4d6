import assert from 'node:assert/strict'
import { test } from 'node:test'

import type { TestInvocation } from './contract.ts'
import { answered, apiId, openTestGateway, space, startExecution, type ActionScript } from './gateway-fixture.ts'
import { role } from './invoke-cases.ts'
import type { Integration } from './model.ts'

const requestId = '00000000-0000-4000-8000-000000000001'
const at = 'Sun Nov 22 11:14:01 UTC 2026'
const traceId = 'Root=1-6b02ce79-000102030405060708090a0b'

interface TestCase {
  readonly integration: Partial<Integration>
  readonly path?: string
  readonly action?: ActionScript
  readonly test?: Partial<TestInvocation>
  readonly status: number
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
  /** The lines after the first two, without their time. */
  readonly log: readonly string[]
}

function check(name: string, expected: TestCase): void {
  test(name, async () => {
    const description = { methods: { [`ANY ${expected.path ?? '/'}`]: { integration: expected.integration } } }
    const { gateway } = await openTestGateway(description, expected.action)
    const invocation = { space, restApiId: apiId, resourceId: 'r0', httpMethod: 'POST', ...expected.test }
    const outcome = await gateway.testInvoke(invocation)
    assert.ok(outcome.ok)
    const { log, ...rest } = outcome.value
    assert.deepEqual(rest, {
      status: expected.status,
      body: expected.body,
      headers: expected.headers,
      multiValueHeaders: Object.fromEntries(Object.entries(expected.headers).map(([key, value]) => [key, [value]])),
      latency: 0,
    })
    const [first, ...lines] = log.split('\n')
    assert.equal(first, `Execution log for request ${requestId}`)
    const starting = `Starting execution for request: ${requestId}`
    assert.deepEqual(lines, [...[starting, ...expected.log].map((line) => `${at} : ${line}`), ''])
  })
}

const mock = {
  requestTemplates: { 'application/json': '{"statusCode": 200}' },
  integrationResponses: {
    200: { statusCode: '200', responseTemplates: { 'application/json': '$context.stage $input.params("id")' } },
  },
}

check('a mock has no endpoint lines and no trace', {
  integration: mock,
  path: '/pets/{id}',
  test: {
    pathWithQueryString: '/pets/7?a=1&b=2&a=3',
    headers: { 'x-one': '1', 'x-two': '2' },
    body: '{"b": 1}',
  },
  status: 200,
  body: 'test-invoke-stage 7',
  headers: { 'Content-Type': 'application/json' },
  log: [
    'HTTP Method: POST, Resource Path: /pets/7',
    'Method request path: {id=7}',
    'Method request query string: {a=3, b=2}',
    'Method request headers: {x-one=1, x-two=2}',
    'Method request body before transformations: {"b": 1}',
    'Method response body after transformations: test-invoke-stage 7',
    'Method response headers: {Content-Type=application/json}',
    'Successfully completed execution',
    'Method completed with status: 200',
  ],
})

const parametersOf = (path: string, parameters: string, body: string): TestCase => ({
  integration: mock,
  path: '/pets/{id}',
  ...(path === '' ? {} : { test: { pathWithQueryString: path } }),
  status: 200,
  body,
  headers: { 'Content-Type': 'application/json' },
  log: [
    `HTTP Method: POST, Resource Path: ${path === '' ? '/pets/{id}' : path}`,
    `Method request path: ${parameters}`,
    'Method request query string: {}',
    'Method request headers: {}',
    'Method request body before transformations: ',
    `Method response body after transformations: ${body}`,
    'Method response headers: {Content-Type=application/json}',
    'Successfully completed execution',
    'Method completed with status: 200',
  ],
})
check('without a path the resource stands for itself', parametersOf('', '{id={id}}', 'test-invoke-stage {id}'))
check('a path that does not fit gives no parameters', parametersOf('/dogs/7', '{}', 'test-invoke-stage '))

const start = { type: 'AWS', httpMethod: 'POST', uri: startExecution, credentials: role } as const
const requestLines = (body: string, headers = '{}') => [
  'HTTP Method: POST, Resource Path: /',
  'Method request path: {}',
  'Method request query string: {}',
  `Method request headers: ${headers}`,
  `Method request body before transformations: ${body}`,
]
const endpoint = 'https://states.us-east-1.amazonaws.com/?Action=StartExecution'
const endpointHeaders =
  `{Authorization=${'*'.repeat(64)}, X-Amz-Date=20261122T111401Z, x-amzn-apigateway-api-id=${apiId}, ` +
  `Accept=application/json, User-Agent=AmazonAPIGateway_${apiId}, X-Amzn-Trace-Id=${traceId}}`

check('an action has endpoint lines, and the trace comes first', {
  integration: start,
  action: () =>
    answered(200, '{"executionArn":"e"}', [
      ['x-amzn-RequestId', 'id-1'],
      ['Content-Length', '20'],
    ]),
  test: { body: '{"input":"{}"}' },
  status: 200,
  body: '{"executionArn":"e"}',
  headers: { 'X-Amzn-Trace-Id': traceId, 'Content-Type': 'application/json' },
  log: [
    ...requestLines('{"input":"{}"}'),
    `Endpoint request URI: ${endpoint}`,
    `Endpoint request headers: ${endpointHeaders}`,
    'Endpoint request body after transformations: {"input":"{}"}',
    `Sending request to ${endpoint}`,
    'Received response. Status: 200, Integration latency: 0 ms',
    'Endpoint response headers: {x-amzn-RequestId=id-1, Content-Length=20}',
    'Endpoint response body before transformations: {"executionArn":"e"}',
    'Method response body after transformations: {"executionArn":"e"}',
    `Method response headers: {X-Amzn-Trace-Id=${traceId}, Content-Type=application/json}`,
    'Successfully completed execution',
    'Method completed with status: 200',
  ],
})

const failed = {
  status: 500,
  body: '{"message": "Internal server error"}',
  headers: { 'x-amzn-ErrorType': 'InternalServerErrorException' },
}

check('an address that is none', {
  ...failed,
  integration: { type: 'HTTP_PROXY', httpMethod: 'ANY', uri: 'https://${stageVariables.testHost}' },
  log: [
    ...requestLines(''),
    'Execution failed due to configuration error: Invalid endpoint address',
    'Method completed with status: 500',
  ],
})

check('a role that may not be assumed', {
  ...failed,
  integration: start,
  action: () => ({ kind: 'role-refused', failure: { code: 'AccessDenied', message: 'no' } }),
  log: [
    ...requestLines(''),
    'Execution failed due to configuration error: API Gateway does not have permission to assume the provided role arn:aws:iam::111122223333:role/gateway',
    'Method completed with status: 500',
  ],
})

check('what is not built says so', {
  ...failed,
  integration: { ...start, uri: 'arn:aws:apigateway:us-east-1:sqs:path/1/q' },
  log: [
    ...requestLines(''),
    'Execution failed: NotImplemented: AWS integrations with a path (sqs:path/1/q)',
    'Method completed with status: 500',
  ],
})

check('a status for which there is no response', {
  ...failed,
  integration: { ...mock, integrationResponses: { 200: { statusCode: '200', selectionPattern: '3\\d{2}' } } },
  log: [
    ...requestLines(''),
    'Execution failed due to configuration error: No match for output mapping and no default output mapping configured. Endpoint Response Status Code: 200',
    'Method completed with status: 500',
  ],
})

check('a response that the method does not have', {
  ...failed,
  integration: { ...mock, integrationResponses: { 201: { statusCode: '201' } } },
  log: [
    ...requestLines(''),
    'Execution failed due to configuration error: Output mapping refers to an invalid method response: 201',
    'Method completed with status: 500',
  ],
})

check('a template that is broken', {
  ...failed,
  integration: { ...start, requestTemplates: { 'application/json': '#if($input.body' } },
  test: { body: '{}' },
  log: [
    ...requestLines('{}'),
    'Execution failed due to configuration error: Unable to transform request',
    'Method completed with status: 500',
  ],
})

test('a test needs a resource and a method', async () => {
  const { gateway } = await openTestGateway({ methods: { 'GET /': { integration: mock } } })
  const invocation = { space, restApiId: apiId, resourceId: 'r0', httpMethod: 'POST' }
  assert.deepEqual(await gateway.testInvoke(invocation), {
    ok: false,
    failure: { code: 'NotFoundException', message: 'Invalid Method identifier specified' },
  })
  assert.deepEqual(await gateway.testInvoke({ ...invocation, resourceId: 'none' }), {
    ok: false,
    failure: { code: 'NotFoundException', message: 'Invalid Resource identifier specified' },
  })
})
