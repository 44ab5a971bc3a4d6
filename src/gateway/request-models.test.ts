import assert from 'node:assert/strict'
import { test } from 'node:test'

import type { JsonValue } from '../base/index.ts'
import { openTestGateway, requestOf, apiId } from './gateway-fixture.ts'

const pet = { type: 'object', required: ['name'], properties: { age: { type: 'integer', minimum: 0 } } }
const models = [
  { id: 'm1', name: 'Pet', contentType: 'application/json', schema: JSON.stringify(pet) },
  { id: 'm2', name: 'Text', contentType: 'application/json', schema: '{"type":"string"}' },
]
const gatewayResponse = {
  responseType: 'BAD_REQUEST_BODY',
  responseParameters: {},
  responseTemplates: { 'application/json': '{"why":"$context.error.validationErrorString"}' },
}

/** Gives what is told of the body, undefined where it passes. */
async function told(requestModels: Readonly<Record<string, string>>, contentType: string | undefined, body: string) {
  const { gateway } = await openTestGateway({
    methods: {
      'POST /': {
        requestValidatorId: 'v',
        requestModels,
        integration: { requestTemplates: { $default: '{"statusCode": 200}' } },
      },
    },
    requestValidators: [{ id: 'v', validateRequestBody: true, validateRequestParameters: false }],
    gatewayResponses: [gatewayResponse],
    models,
  })
  const headers = contentType === undefined ? [] : ([['Content-Type', contentType]] as const)
  const answer = await gateway.invoke(
    { apiId, stageName: 'test', path: '/' },
    requestOf({ method: 'POST', headers, body }),
  )
  assert.equal(answer.status, answer.body === '' ? 200 : 400)
  return answer.body === '' ? undefined : (JSON.parse(String(answer.body)) as { why: JsonValue }).why
}

test('a body is held to the model of its content type', async () => {
  const ofJson = { 'application/json': 'Pet' }
  const missing = '[object has missing required properties (["name"])]'
  assert.equal(await told(ofJson, 'application/json', '{"name":"x"}'), undefined)
  assert.equal(await told(ofJson, undefined, '{}'), missing)
  assert.equal(await told(ofJson, 'Application/JSON; charset=utf-8', '{}'), missing)
  assert.equal(await told(ofJson, 'application/json', ''), '[Unknown error parsing request body]')
  assert.equal(await told(ofJson, 'application/json', '{'), '[Unknown error parsing request body]')
  assert.equal(
    await told(ofJson, 'application/json', '{"name":"x","age":-1}'),
    '[numeric instance is lower than the required minimum (minimum: 0, found: -1)]',
  )
})

test('a content type without a model is held to that of $default, if there is one', async () => {
  assert.equal(await told({ 'application/json': 'Pet' }, 'text/plain', 'anything'), undefined)
  const both = { 'application/json': 'Empty', $default: 'Text' }
  assert.equal(await told(both, 'application/json', '{}'), undefined)
  assert.equal(
    await told(both, 'text/plain', '{}'),
    '[instance type (object) does not match any allowed primitive type (allowed: ["string"])]',
  )
})
