/** The method editor: every box of the picture can be changed, and what is changed is what the server has. */
import assert from 'node:assert/strict'
import { GetMethodCommand } from '@aws-sdk/client-api-gateway'
import { consoleTest, type Page } from './browser.ts'
import { layOutApi } from './gateway-api.ts'

consoleTest('a method is edited box by box, tested, and the draft differs from the stage', async ({ open, aws }) => {
  const { apiId, resources } = await layOutApi(aws)
  const resourceId = resources['/orders'] ?? ''
  const stored = () => aws.api.send(new GetMethodCommand({ restApiId: apiId, resourceId, httpMethod: 'POST' }))
  const page = await open(`/apigateway/apis/${apiId}/resources/${resourceId}/POST`)
  await seesPicture(page)

  await page
    .getByRole('group', { name: 'Method execution' })
    .getByRole('button', { name: /^Method request/ })
    .click()
  await page.getByRole('button', { name: /^Request validator/ }).click()
  await page.getByRole('option', { name: 'Validate body', exact: true }).click()
  await page.getByRole('button', { name: 'Add query string' }).click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('dryRun')
  await save(page)
  await page.getByRole('button', { name: /^Method request.*Validate body/ }).waitFor()
  assert.deepEqual((await stored()).requestParameters, { 'method.request.querystring.dryRun': false })

  await editsTemplate(page)
  assert.match((await stored()).methodIntegration?.requestTemplates?.['application/json'] ?? '', /escapeJavaScript/)

  await page.getByRole('tab', { name: 'Method response' }).click()
  await page.getByRole('textbox', { name: 'Status of a new response' }).fill('500')
  await page.getByRole('button', { name: 'Create response' }).click()
  await page.getByRole('heading', { level: 3, name: '500' }).waitFor()
  await page.getByRole('tab', { name: 'Integration response' }).click()
  await page.getByRole('button', { name: 'Add response' }).click()
  await page
    .getByRole('textbox', { name: 'Selection pattern' })
    .first()
    .fill(String.raw`5\d{2}`)
  await page.getByRole('button', { name: 'Save', exact: true }).first().click()
  await page.getByRole('heading', { level: 3, name: /5\\d\{2\} → 500/ }).waitFor()
  assert.equal((await stored()).methodIntegration?.integrationResponses?.['500']?.selectionPattern, String.raw`5\d{2}`)

  await page.getByText('POST /orders is changed').waitFor()
  await page.reload()
  await page.getByRole('tab', { name: 'Integration response', selected: true }).waitFor()
  await page.getByRole('tab', { name: 'Test' }).click()
  await page.getByRole('textbox', { name: 'Request body' }).fill('{"orderId":"ORD-1"}')
  await page.getByRole('tabpanel').getByRole('button', { name: 'Test' }).click()
  await page.getByRole('link', { name: 'Open execution' }).click()
  await page.getByRole('group', { name: 'Workflow graph' }).waitFor()
})

consoleTest('the resource tree by keyboard: what was followed keeps the focus', async ({ open, aws }) => {
  const { apiId } = await layOutApi(aws)
  const page = await open(`/apigateway/apis/${apiId}/resources`)
  const link = page.getByRole('tree', { name: 'Resources' }).getByRole('link', { name: 'GET /health', exact: true })
  await link.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('group', { name: 'Method execution' }).waitFor()
  await page.locator(':focus').and(link).waitFor()
})

async function save(page: Page): Promise<void> {
  await page.getByRole('tabpanel').getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('tabpanel').getByRole('button', { name: 'Save', exact: true, disabled: true }).waitFor()
}

/** What the picture of the method page shows. */
async function seesPicture(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1, name: 'Resources' }).waitFor()
  for (const name of [
    'API actions',
    'Deploy API',
    'Create resource',
    'Update documentation',
    'Delete method',
    'Test',
  ]) {
    await page.getByRole('button', { name, exact: true }).waitFor()
  }
  const tree = page.getByRole('tree', { name: 'Resources' })
  for (const name of ['/', '/orders', 'POST /orders', 'OPTIONS /orders', '/orders/{id}', 'GET /health']) {
    await tree.getByRole('link', { name, exact: true }).waitFor()
  }
  const picture = page.getByRole('group', { name: 'Method execution' })
  for (const name of [
    /^Client/,
    /^Method request Authorization None API key Not required Validator None/,
    /^Integration request Type AWS · Step Functions Action StartExecution Templates application\/json/,
    /^Integration response Statuses 200, 400 Selection Default, 4\\d\{2\} Templates 1 of 2/,
    /^Method response Statuses 200, 400 Models application\/json Headers 1/,
  ]) {
    await picture.getByRole('button', { name }).waitFor()
  }
  await picture.getByRole('link', { name: 'fulfil-order' }).waitFor()
  const tabs = ['Method request', 'Integration request', 'Integration response', 'Method response', 'Test']
  for (const name of tabs) await page.getByRole('tab', { name, exact: true }).waitFor()
  for (const name of ['Query strings', 'Headers', 'Stage variables', 'Request body']) {
    await page.getByRole('textbox', { name }).waitFor()
  }
  await page.getByRole('button', { name: /^Client certificate/ }).waitFor()
  await page.getByText(/^arn:aws:execute-api:.*POST\/orders/).waitFor()
}

/** A broken template says where, a known slip offers its cure, and the preview shows what becomes of a sample. */
async function editsTemplate(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Integration request' }).click()
  const template = page.getByRole('textbox', { name: 'Template body' })
  await template.fill("{\n#if($input.json('$') == 1)\n}")
  await page.getByText(/#end was expected at line 3, column 2/).waitFor()
  await template.fill(
    '{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:fulfil-order","input":$input.json($)}',
  )
  await page.getByText(/At line 1, column \d+: A path stands in quotes/).waitFor()
  await page.getByRole('button', { name: 'Correct it' }).click()
  await page.getByText(/StartExecution takes its input as a text/).waitFor()
  await page.getByRole('button', { name: 'Correct it' }).click()
  await page.getByRole('button', { name: 'Use the one here' }).click()
  await page.getByRole('textbox', { name: 'Sample input' }).fill('{"orderId":"O\'Hara"}')
  await page
    .getByRole('region', { name: 'Preview' })
    .getByText(/O'Hara/)
    .waitFor()
  await page.getByText('What it makes is not JSON').waitFor({ state: 'detached' })
  await save(page)
}
