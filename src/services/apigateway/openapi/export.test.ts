import { deepStrictEqual, ok } from 'node:assert/strict'
import { test } from 'node:test'
import type { JsonObject, Outcome } from '../../../base/index.ts'
import { testCall, testPorts } from '../scenario.ts'
import { createDeployment } from '../deployments.ts'
import { parseText } from './document.ts'
import { getExport } from './export.ts'
import { importRestApi } from './import.ts'

const ports = testPorts()
const call = testCall(ports, 'GetExport')

function valueOf<T>(outcome: Outcome<T>): T {
  ok(outcome.ok, outcome.ok ? '' : outcome.failure.message)
  return outcome.value
}

/** Imports, deploys to the stage `dev`, exports with everything. */
async function roundTrip(document: JsonObject, exportType: string, accepts: string): Promise<JsonObject> {
  const body = new TextEncoder().encode(JSON.stringify(document))
  const { id: restApiId = '' } = valueOf(await importRestApi({ body }, call))
  valueOf(await createDeployment({ restApiId, stageName: 'dev' }, call))
  const parameters = { extensions: 'apigateway' }
  const input = { restApiId, stageName: 'dev', exportType, parameters, accepts }
  const { body: bytes, contentDisposition } = valueOf(await getExport(input, call))
  const suffix = accepts.endsWith('yaml') ? 'yaml' : 'json'
  deepStrictEqual(contentDisposition, `attachment; filename="${exportType}_1.0.${suffix}"`)
  const text = new TextDecoder().decode(bytes).replaceAll(restApiId, 'API')
  return parseText(text) as JsonObject
}

const info = { title: 'People', version: '1.0' }
const integration = {
  type: 'mock',
  requestTemplates: { 'application/json': '{"statusCode": 200}' },
  passthroughBehavior: 'never',
  responses: { default: { statusCode: '200' }, '4\\d{2}': { statusCode: '400' } },
}
const extensions = {
  'x-amazon-apigateway-request-validators': { all: { validateRequestBody: true, validateRequestParameters: true } },
  'x-amazon-apigateway-gateway-responses': { DEFAULT_4XX: { statusCode: '404' } },
  'x-amazon-apigateway-binary-media-types': ['image/png'],
  'x-amazon-apigateway-policy': {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' }],
  },
}
const person = { type: 'object', properties: { house: { $ref: '' } } }

test('an exported document is the imported one: OpenAPI 3.0', async () => {
  const reference = { $ref: '#/components/schemas/House' }
  const document = {
    openapi: '3.0.1',
    info,
    servers: [
      {
        url: 'https://API.execute-api.us-east-1.amazonaws.com/{basePath}',
        variables: { basePath: { default: 'dev' } },
      },
    ],
    paths: {
      '/people/{id}': {
        'x-amazon-apigateway-any-method': {
          operationId: 'CreatePerson',
          parameters: [
            { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
            { name: 'page', in: 'query', schema: { type: 'string' } },
          ],
          requestBody: {
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Person' } } },
            required: true,
          },
          responses: {
            '200': { description: '200 response', headers: { 'X-Page': { schema: { type: 'string' } } }, content: {} },
          },
          security: [{ api_key: [] }],
          'x-amazon-apigateway-request-validator': 'all',
          'x-amazon-apigateway-integration': integration,
        },
      },
    },
    components: {
      schemas: { House: { type: 'object', title: 'House' }, Person: { ...person, properties: { house: reference } } },
      securitySchemes: { api_key: { type: 'apiKey', name: 'x-api-key', in: 'header' } },
    },
    ...extensions,
  }
  deepStrictEqual(await roundTrip(document, 'oas30', 'application/json'), document)
  deepStrictEqual(await roundTrip(document, 'oas30', 'application/yaml'), document)
})

test('an exported document is the imported one: Swagger 2.0', async () => {
  const document = {
    swagger: '2.0',
    info,
    host: 'API.execute-api.us-east-1.amazonaws.com',
    basePath: '/dev',
    schemes: ['https'],
    paths: {
      '/people': {
        get: {
          consumes: ['application/json'],
          produces: ['text/html'],
          parameters: [{ name: 'page', in: 'query', required: false, type: 'string' }],
          responses: { '200': { description: '200 response' } },
          'x-amazon-apigateway-integration': {
            ...integration,
            cacheNamespace: 'people',
            cacheKeyParameters: ['method.request.querystring.page'],
            responses: { default: { statusCode: '200', responseTemplates: { 'text/html': '<p>' } } },
          },
        },
        post: {
          consumes: ['application/json'],
          produces: ['application/json'],
          parameters: [{ in: 'body', name: 'Person', required: true, schema: { $ref: '#/definitions/Person' } }],
          responses: { '200': { description: '200 response', schema: { $ref: '#/definitions/House' } } },
          'x-amazon-apigateway-integration': integration,
        },
      },
    },
    definitions: {
      House: { type: 'object', title: 'House' },
      Person: { ...person, properties: { house: { $ref: '#/definitions/House' } } },
    },
    ...extensions,
  }
  deepStrictEqual(await roundTrip(document, 'swagger', 'application/json'), document)
})
