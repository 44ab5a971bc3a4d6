import assert from 'node:assert/strict'
import { test } from 'node:test'

import * as fc from 'fast-check'

import { insertDocument, replaceDocument } from '../store/index.ts'
import { actionCases } from './action-cases.ts'
import { contentCases } from './content-cases.ts'
import { answered, apiId, now, openTestGateway, requestOf, space, startExecution } from './gateway-fixture.ts'
import { addressCases, mockCases, policyCases, role, validationCases, type InvokeCase } from './invoke-cases.ts'
import { restDeployments, restResources, restStages } from './model.ts'

function check({ name, api, action, request, status, body, headers = {}, sent }: InvokeCase): void {
  test(name, async () => {
    const { gateway, calls, defects } = await openTestGateway(api, action)
    const { path = '/', ...wire } = request
    const answer = await gateway.invoke({ apiId, stageName: 'test', path }, requestOf(wire))
    assert.deepEqual({ status: answer.status, body: String(answer.body) }, { status, body })
    for (const [header, value] of Object.entries(headers)) {
      assert.equal(answer.headers.find(([other]) => other === header)?.[1], value, header)
    }
    if (sent !== undefined)
      assert.deepEqual(
        calls.map((call) => call.body),
        sent === null ? [] : [sent],
      )
    assert.deepEqual(defects, [])
  })
}

addressCases.forEach(check)
policyCases.forEach(check)
validationCases.forEach(check)
mockCases.forEach(check)
contentCases.forEach(check)
actionCases.forEach(check)

const startMethod = {
  integration: { type: 'AWS', httpMethod: 'POST', uri: startExecution, credentials: role },
} as const

test('an action is called as the role, with the request it comes from as source', async () => {
  const { gateway, calls } = await openTestGateway({
    methods: {
      'POST /run/{id}': {
        integration: {
          ...startMethod.integration,
          uri: 'arn:aws:apigateway:eu-west-1:states:action/${stageVariables.action}',
          credentials: 'arn:aws:iam::111122223333:role/${stageVariables.role}',
          requestParameters: { 'integration.request.header.X-Id': 'method.request.path.id' },
        },
      },
    },
    stage: { variables: { role: 'gateway', action: 'StopExecution' } },
  })
  await gateway.invoke({ apiId: apiId.toUpperCase(), stageName: 'test', path: '/run/7' }, requestOf({ method: 'POST' }))
  assert.deepEqual(calls, [
    {
      space: { account: space.account, region: 'eu-west-1' },
      service: 'states',
      action: 'StopExecution',
      credentials: role,
      sourceArn: `arn:aws:execute-api:us-east-1:111122223333:${apiId}/test/POST/run/{id}`,
      body: '',
      headers: [
        ['X-Id', '7'],
        ['Accept', 'application/json'],
        ['User-Agent', `AmazonAPIGateway_${apiId}`],
        ['X-Amzn-Trace-Id', 'Root=1-6b02ce79-000102030405060708090a0b'],
      ],
      now,
    },
  ])
})

test('$context holds what AWS lists, in its order', async () => {
  const template = '#foreach($name in $context.keySet())$name=$context.get($name)\n#end$context.identity.userAgent'
  const { gateway } = await openTestGateway({
    methods: {
      'GET /pets/{id}': {
        integration: {
          requestTemplates: { 'application/json': '{"statusCode": 200}' },
          integrationResponses: { 200: { statusCode: '200', responseTemplates: { 'application/json': template } } },
        },
      },
    },
  })
  const request = requestOf({ host: '127.0.0.1:4566', headers: [['user-agent', 'curl']] })
  const answer = await gateway.invoke({ apiId, stageName: 'test', path: '/pets/7' }, request)
  assert.deepEqual(String(answer.body).split('\n'), [
    'resourceId=r0',
    'resourcePath=/pets/{id}',
    'httpMethod=GET',
    'extendedRequestId=AAECAwQFBgcICQo=',
    'requestTime=22/Nov/2026:11:14:01 +0000',
    'path=/test/pets/7',
    'accountId=111122223333',
    'protocol=HTTP/1.1',
    'requestOverride=',
    'stage=test',
    `domainPrefix=${apiId}`,
    `requestTimeEpoch=${now}`,
    'requestId=00000000-0000-4000-8000-000000000001',
    'identity=',
    `domainName=${apiId}.execute-api.us-east-1.amazonaws.com`,
    'deploymentId=d1',
    'responseOverride=',
    `apiId=${apiId}`,
    'curl',
  ])
})

test('an unknown API and an unknown stage are forbidden', async () => {
  const { gateway } = await openTestGateway({ methods: { 'POST /': startMethod } })
  for (const address of [
    { apiId: 'nowhere000', stageName: 'test', path: '/' },
    { apiId, stageName: 'prod', path: '/' },
  ]) {
    const answer = await gateway.invoke(address, requestOf({}))
    assert.equal(answer.status, 403)
    assert.equal(answer.body, '{"message":"Forbidden"}')
  }
})

test('a stage variable counts at once, a method only with the next deployment', async () => {
  const template = { requestTemplates: { 'application/json': '{"to":"$stageVariables.to"}' } }
  const { gateway, documents, content, calls } = await openTestGateway({
    methods: { 'POST /': { integration: { ...startMethod.integration, ...template } } },
    stage: { variables: { to: 'a' } },
  })
  const invoke = () => gateway.invoke({ apiId, stageName: 'test', path: '/' }, requestOf({ method: 'POST' }))
  const stageWith = async (change: { readonly variables?: Record<string, string>; readonly deploymentId?: string }) => {
    const stage = await documents.get(restStages, space, `${apiId}/test`)
    assert.ok(stage)
    await documents.write([replaceDocument(restStages, space, stage, { ...stage.body, ...change })])
  }
  await invoke()
  await stageWith({ variables: { to: 'b' } })
  await invoke()
  const resource = await documents.get(restResources, space, `${apiId}/r0`)
  assert.ok(resource)
  await documents.write([replaceDocument(restResources, space, resource, { ...resource.body, resourceMethods: {} })])
  await invoke()
  const empty = { id: 'd2', createdDate: now, content: { ...content, resources: [] } }
  await documents.write([insertDocument(restDeployments, space, `${apiId}/d2`, empty)])
  await stageWith({ deploymentId: 'd2' })
  const last = await invoke()
  assert.deepEqual(
    calls.map(({ body }) => body),
    ['{"to":"a"}', '{"to":"b"}', '{"to":"b"}'],
  )
  assert.equal(last.status, 403)
})

test('a canary takes its share, its deployment and its variables', async () => {
  const mock = (text: string) => ({
    integration: {
      requestTemplates: { 'application/json': '{"statusCode": 200}' },
      integrationResponses: { 200: { statusCode: '200', responseTemplates: { 'application/json': text } } },
    },
  })
  const text = '$stageVariables.a $stageVariables.b $context.isCanaryRequest'
  for (const [percentTraffic, body] of [
    [51, '1 canary true'],
    [50, '1 stage false'],
  ] as const) {
    const { gateway } = await openTestGateway({
      methods: { 'GET /': mock(text) },
      stage: {
        variables: { a: '1', b: 'stage' },
        canarySettings: {
          percentTraffic,
          deploymentId: 'd1',
          stageVariableOverrides: { b: 'canary' },
          useStageCache: false,
        },
      },
    })
    const answer = await gateway.invoke({ apiId, stageName: 'test', path: '/' }, requestOf({}))
    assert.equal(answer.body, body)
  }
})

test('a stage throttles each method as it is set, before that as all are', async () => {
  const setting = {
    metricsEnabled: false,
    dataTraceEnabled: false,
    throttlingBurstLimit: 1,
    throttlingRateLimit: 1,
    cachingEnabled: false,
    cacheTtlInSeconds: 300,
    cacheDataEncrypted: false,
    requireAuthorizationForCacheControl: true,
    unauthorizedCacheControlHeaderStrategy: 'SUCCEED_WITH_RESPONSE_HEADER',
  } as const
  const unthrottled = { ...setting, throttlingRateLimit: -1 }
  const mock = { integration: { requestTemplates: { 'application/json': '{"statusCode": 200}' } } }
  const { gateway } = await openTestGateway({
    methods: { 'GET /a': mock, 'GET /b': mock, 'GET /a/free': mock, 'GET /b/free': mock },
    stage: { methodSettings: { '*/*': setting, '~1a~1free/GET': unthrottled, 'b/free/GET': unthrottled } },
  })
  const statuses: number[] = []
  for (const path of ['/a', '/a', '/b', '/a/free', '/a/free', '/b/free', '/b/free']) {
    statuses.push((await gateway.invoke({ apiId, stageName: 'test', path }, requestOf({}))).status)
  }
  assert.deepEqual(statuses, [200, 429, 200, 200, 200, 200, 200])
})

test('an API answers failures in its own words', async () => {
  const { gateway } = await openTestGateway({
    methods: { 'POST /': startMethod },
    stage: { variables: { v: 'variable' } },
    gatewayResponses: [
      {
        responseType: 'DEFAULT_4XX',
        statusCode: '444',
        responseParameters: {
          'gatewayresponse.header.Access-Control-Allow-Origin': "'*'",
          'gatewayresponse.header.X-Query': 'method.request.querystring.q',
          'gatewayresponse.header.X-None': 'method.request.querystring.none',
        },
        responseTemplates: {
          'application/xml':
            '<m>$context.error.message</m><t>$context.error.responseType</t>$stageVariables.v ${context.stage}.',
        },
      },
    ],
  })
  const request = requestOf({ query: 'q=1', headers: [['Accept', 'application/xml']] })
  const answer = await gateway.invoke({ apiId, stageName: 'test', path: '/none' }, request)
  assert.deepEqual(answer, {
    status: 444,
    headers: [
      ['Content-Type', 'application/xml'],
      ['x-amzn-RequestId', '00000000-0000-4000-8000-000000000001'],
      ['x-amzn-ErrorType', 'MissingAuthenticationTokenException'],
      ['x-amz-apigw-id', 'AAECAwQFBgcICQo='],
      ['Access-Control-Allow-Origin', '*'],
      ['X-Query', '1'],
    ],
    body: '<m>Missing Authentication Token</m><t>MISSING_AUTHENTICATION_TOKEN</t>variable test.',
  })
})

test('any request is answered without a defect', async () => {
  const template = '$input.body $input.path("$.a") $input.params("p") $context.path $util.urlDecode($input.params("q"))'
  const { gateway, defects } = await openTestGateway(
    {
      methods: {
        'ANY /{p}': {
          integration: { ...startMethod.integration, requestTemplates: { 'application/json': template } },
        },
      },
      api: { binaryMediaTypes: ['image/png'] },
    },
    () => answered(200, '{'),
  )
  const text = fc.string({ unit: 'binary', maxLength: 40 })
  const header = fc.tuple(fc.oneof(text, fc.constantFrom('Content-Type', 'Accept', 'X-Amzn-Trace-Id')), text)
  await fc.assert(
    fc.asyncProperty(text, text, fc.array(header, { maxLength: 4 }), text, async (path, query, headers, body) => {
      const request = requestOf({ method: 'POST', query, headers, body })
      const answer = await gateway.invoke({ apiId, stageName: 'test', path: `/${path}` }, request)
      assert.ok([200, 400, 403, 500].includes(answer.status))
      assert.deepEqual(defects, [])
    }),
  )
})
