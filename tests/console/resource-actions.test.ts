/** The resource tree's actions: a proxy resource with CORS, CORS on what is there, kinds of methods, and deleting. */
import assert from 'node:assert/strict'
import { GetMethodCommand, GetResourcesCommand } from '@aws-sdk/client-api-gateway'
import { consoleTest, type Page } from './browser.ts'
import { layOutApi } from './gateway-api.ts'

consoleTest('resources and methods are made, opened to other origins, and deleted', async ({ open, aws }) => {
  const { apiId, resources } = await layOutApi(aws)
  const orders = resources['/orders'] ?? ''
  const page = await open(`/apigateway/apis/${apiId}/resources`)

  await act(page, '/health', 'Create resource')
  await page.getByRole('checkbox', { name: 'Proxy resource' }).click()
  assert.equal(await page.getByRole('textbox', { name: 'Resource name' }).inputValue(), '{proxy+}')
  await page.getByRole('checkbox', { name: /^CORS/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Create resource' }).click()
  await page.getByRole('link', { name: 'OPTIONS /health/{proxy+}', exact: true }).first().waitFor()

  await act(page, '/orders', 'Enable CORS')
  await page.getByRole('textbox', { name: 'Access-Control-Allow-Origin' }).fill('https://shop.example')
  await page.getByRole('dialog').getByRole('button', { name: 'Enable CORS' }).click()
  await page.getByText('CORS is enabled for /orders').waitFor()
  const post = await aws.api.send(new GetMethodCommand({ restApiId: apiId, resourceId: orders, httpMethod: 'POST' }))
  assert.deepEqual(post.methodIntegration?.integrationResponses?.['200']?.responseParameters, {
    'method.response.header.Access-Control-Allow-Origin': "'https://shop.example'",
  })

  await act(page, '/orders/{id}', 'Create method')
  await page.getByRole('radio', { name: 'VPC link' }).click()
  await page.getByText('This server has none, so such a method could never answer').waitFor()
  assert.ok(await page.getByRole('button', { name: 'Create method' }).isDisabled())
  await page.getByRole('radio', { name: 'HTTP', exact: true }).click()
  await page.getByRole('button', { name: 'Create method' }).click()
  await page.getByText('Write the whole address').waitFor()
  await page.getByRole('radio', { name: 'Mock' }).click()
  await page.getByRole('button', { name: /^Method type/ }).click()
  await page.getByRole('option', { name: 'PUT' }).click()
  await page.getByRole('button', { name: 'Create method' }).click()
  await page.getByRole('textbox', { name: 'Path: id' }).fill('17')
  await page.getByRole('tabpanel').getByRole('button', { name: 'Test' }).click()
  await page.getByRole('group', { name: 'Test result' }).getByText('200').waitFor()
  await page.getByText('Resource Path: /orders/17').waitFor()

  await page.getByRole('button', { name: 'Delete method' }).click()
  await confirm(page)
  await page.getByRole('heading', { level: 2, name: '/orders/{id}', exact: true }).waitFor()
  await act(page, '/orders', 'Delete resource')
  await confirm(page)
  await page.getByRole('link', { name: '/orders', exact: true }).waitFor({ state: 'detached' })
  const { items = [] } = await aws.api.send(new GetResourcesCommand({ restApiId: apiId, limit: 500 }))
  assert.deepEqual(new Set(items.map(({ path }) => path)), new Set(['/', '/health', '/health/{proxy+}']))
})

async function act(page: Page, path: string, action: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${path}`, exact: true }).click()
  await page.getByRole('menuitem', { name: action, exact: true }).click()
}

async function confirm(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').fill('confirm')
  await dialog.getByRole('button', { name: 'Delete' }).click()
  await dialog.waitFor({ state: 'detached' })
}
