/** What stands beside an API's resources: models, gateway responses, its policy, keys and plans. */
import assert from 'node:assert/strict'
import { GetGatewayResponseCommand, GetModelCommand, GetRestApiCommand } from '@aws-sdk/client-api-gateway'
import { consoleTest } from './browser.ts'
import { layOutApi } from './gateway-api.ts'

consoleTest('a model, a gateway response and a resource policy', async ({ open, aws }) => {
  const { apiId } = await layOutApi(aws)
  const page = await open(`/apigateway/apis/${apiId}/resources`)
  await page.getByRole('link', { name: 'Models', exact: true }).click()
  await page.getByRole('button', { name: 'Create model' }).click()
  const model = page.getByRole('dialog', { name: 'Create model' })
  await model.getByRole('textbox', { name: 'Name' }).fill('Order')
  await model.getByRole('textbox', { name: 'Model schema' }).fill('{"type":')
  await model.getByText('This is not JSON').waitFor()
  await model.getByRole('textbox', { name: 'Model schema' }).fill('{"type":"object"}')
  await model.getByRole('button', { name: 'Create model' }).click()
  await page.getByRole('radio', { name: 'Order' }).waitFor()
  const stored = await aws.api.send(new GetModelCommand({ restApiId: apiId, modelName: 'Order' }))
  assert.equal(stored.schema, '{"type":"object"}')

  await page.getByRole('link', { name: 'Gateway responses', exact: true }).click()
  await page.getByRole('radio', { name: 'THROTTLED' }).click()
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await page.getByRole('textbox', { name: 'Status' }).fill('503')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await page.getByRole('row', { name: /Throttled 503 Own/ }).waitFor()
  const throttled = new GetGatewayResponseCommand({ restApiId: apiId, responseType: 'THROTTLED' })
  assert.equal((await aws.api.send(throttled)).statusCode, '503')

  await page.getByRole('link', { name: 'Resource policy', exact: true }).click()
  await page.getByRole('button', { name: 'Begin with: this account only' }).click()
  await page.getByRole('button', { name: 'Save changes' }).click()
  await page.getByText('The policy is saved').waitFor()
  const { policy = '' } = await aws.api.send(new GetRestApiCommand({ restApiId: apiId }))
  assert.match(policy, /execute-api:Invoke/)
})

consoleTest('an API key opens a stage through its plan', async ({ open, aws, violations }) => {
  const { apiId } = await layOutApi(aws)
  const page = await open('/apigateway/apis')
  await page.getByRole('link', { name: 'API keys', exact: true }).click()
  await page.getByRole('button', { name: 'Create API key' }).first().click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('shop')
  await page.getByRole('dialog').getByRole('button', { name: 'Create API key' }).click()
  await page.getByRole('row', { name: /shop.*Enabled/ }).waitFor()
  assert.deepEqual(await violations(page), [])

  await page.getByRole('link', { name: 'Usage plans', exact: true }).click()
  await page.getByRole('button', { name: 'Create usage plan' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Create usage plan' })
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Shops')
  await dialog.getByRole('button', { name: /^Stages/ }).click()
  await page.getByRole('option', { name: 'orders · prod' }).click()
  await page.keyboard.press('Escape')
  await dialog.getByRole('button', { name: 'Create usage plan' }).click()
  await page.getByRole('row', { name: new RegExp(`Shops ${apiId}/prod 100 req/s · 200 Unlimited`) }).waitFor()
  await page.getByRole('radio', { name: 'Shops' }).click()
  await page.getByRole('button', { name: 'API keys', exact: true }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^API keys/ })
    .click()
  await page.getByRole('option', { name: /shop/ }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  assert.deepEqual(await violations(page), [])
})
