import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Method } from '@aws-sdk/client-api-gateway'
import { draftDifferences } from './draft-difference.ts'

const post: Method = {
  httpMethod: 'POST',
  authorizationType: 'NONE',
  apiKeyRequired: false,
  requestParameters: { 'method.request.querystring.dryRun': false, 'method.request.path.id': true },
  requestModels: { 'application/json': 'Order' },
  requestValidatorId: 'v1',
  methodResponses: {
    '200': {
      statusCode: '200',
      responseParameters: { 'method.response.header.X-Id': false },
      responseModels: { 'application/json': 'Empty' },
    },
  },
  methodIntegration: {
    type: 'AWS',
    httpMethod: 'POST',
    uri: 'arn:aws:apigateway:us-east-1:states:action/StartExecution',
    credentials: 'arn:aws:iam::000000000000:role/gate',
    passthroughBehavior: 'WHEN_NO_MATCH',
    timeoutInMillis: 29_000,
    cacheNamespace: 'abc',
    cacheKeyParameters: [],
    requestTemplates: { 'application/json': '{}' },
    integrationResponses: {
      '200': { statusCode: '200' },
      '400': { statusCode: '400', selectionPattern: '4..' },
    },
  },
}

/** As the server exports it. */
const exported = {
  parameters: [
    { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
    { name: 'dryRun', in: 'query', schema: { type: 'string' } },
  ],
  requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Order' } } }, required: true },
  responses: {
    '200': {
      description: '200 response',
      headers: { 'X-Id': { schema: { type: 'string' } } },
      content: { 'application/json': { schema: { $ref: '#/components/schemas/Empty' } } },
    },
  },
  'x-amazon-apigateway-request-validator': 'Validate body',
  'x-amazon-apigateway-integration': {
    type: 'aws',
    httpMethod: 'POST',
    uri: 'arn:aws:apigateway:us-east-1:states:action/StartExecution',
    credentials: 'arn:aws:iam::000000000000:role/gate',
    passthroughBehavior: 'when_no_match',
    requestTemplates: { 'application/json': '{}' },
    responses: { '4..': { statusCode: '400' }, default: { statusCode: '200' } },
  },
}

const differences = (draft: Method, authorizationType = 'NONE') =>
  draftDifferences([{ path: '/orders/{id}', resourceMethods: { POST: draft } }], {
    document: { paths: { '/orders/{id}': { post: exported } } },
    summary: { '/orders/{id}': { POST: { authorizationType, apiKeyRequired: false } } },
    validators: new Map([['v1', 'Validate body']]),
  }).map(({ change }) => change)

test('what was deployed as it is differs in nothing', () => {
  assert.deepEqual(differences(post), [])
})

const integration = post.methodIntegration ?? {}
const changes: readonly Method[] = [
  { ...post, apiKeyRequired: true },
  { ...post, requestParameters: { 'method.request.path.id': true } },
  { ...post, requestModels: {} },
  { ...post, requestValidatorId: 'v2' },
  { ...post, methodResponses: { ...post.methodResponses, '500': { statusCode: '500' } } },
  { ...post, methodIntegration: { ...integration, timeoutInMillis: 1_000 } },
  { ...post, methodIntegration: { ...integration, requestTemplates: { 'application/json': '{"a":1}' } } },
  { ...post, methodIntegration: { ...integration, integrationResponses: { '200': { statusCode: '200' } } } },
]

test('every change of a method is one', () => {
  for (const draft of changes) assert.deepEqual(differences(draft), ['changed'], JSON.stringify(draft))
  assert.deepEqual(differences(post, 'AWS_IAM'), ['changed'])
})

test('methods come and go', () => {
  const resources = [{ path: '/new', resourceMethods: { ANY: { httpMethod: 'ANY' } } }]
  const document = { paths: { '/old': { get: {}, 'x-amazon-apigateway-any-method': {} } } }
  assert.deepEqual(draftDifferences(resources, { document, summary: {}, validators: new Map() }), [
    { path: '/new', httpMethod: 'ANY', change: 'added' },
    { path: '/old', httpMethod: 'GET', change: 'removed' },
    { path: '/old', httpMethod: 'ANY', change: 'removed' },
  ])
})
