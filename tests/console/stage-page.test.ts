/** The stages page: the address of each method, how to call it, variables, settings, and the way back. */
import assert from 'node:assert/strict'
import { CreateDeploymentCommand, GetStageCommand, type GetStageCommandOutput } from '@aws-sdk/client-api-gateway'
import { consoleTest, type Page } from './browser.ts'
import { layOutApi } from './gateway-api.ts'

consoleTest(
  'a stage: addresses, snippets, variables, settings, roll-back and its end',
  async ({ open, aws, server }) => {
    const { apiId } = await layOutApi(aws)
    const stage = (): Promise<GetStageCommandOutput> =>
      aws.api.send(new GetStageCommand({ restApiId: apiId, stageName: 'prod' }))
    const first = (await stage()).deploymentId
    await aws.api.send(new CreateDeploymentCommand({ restApiId: apiId, stageName: 'prod', description: 'Second' }))
    const page = await open(`/apigateway/apis/${apiId}/stages/prod`)
    await seesPicture(page, `${server.url}/_aws/execute-api/${apiId}/prod`)

    await page.getByRole('link', { name: 'GET /health', exact: true }).click()
    await page.getByText(`curl -X GET '${server.url}/_aws/execute-api/${apiId}/prod/health'`).waitFor()
    await page.reload()
    await page.getByRole('heading', { level: 2, name: /GET \/health/ }).waitFor()
    const url = await page.getByRole('link', { name: /^Open/ }).getAttribute('href')
    assert.equal((await fetch(url ?? '')).status, 200)

    await page.getByRole('button', { name: 'Manage variables' }).click()
    await page.getByRole('button', { name: 'Add variable' }).click()
    await page.getByRole('textbox', { name: 'Name', exact: true }).last().fill('logLevel')
    await page
      .getByRole('textbox', { name: /^Value/ })
      .last()
      .fill('INFO')
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    await page.getByRole('row', { name: /logLevel/ }).waitFor()
    assert.deepEqual((await stage()).variables, { stateMachine: 'fulfil-order', logLevel: 'INFO' })

    await page.getByRole('button', { name: 'Edit', exact: true }).click()
    await page.getByRole('checkbox', { name: /^Throttling/ }).click()
    await page.getByRole('textbox', { name: 'Rate' }).fill('10')
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    await page.getByText('10 req/s · 5,000').waitFor()

    await page.getByRole('tab', { name: 'Deployment history' }).click()
    await page.getByRole('radio', { name: `Deployment ${first ?? ''}` }).click()
    await page.getByRole('button', { name: 'Change active deployment' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Change active deployment' }).click()
    await page.getByText(`prod serves deployment ${first ?? ''} now`).waitFor()
    assert.equal((await stage()).deploymentId, first)

    await page.getByRole('button', { name: 'Stage actions' }).click()
    await page.getByRole('menuitem', { name: 'Delete stage' }).click()
    await page.getByRole('textbox', { name: /To confirm/ }).fill('confirm')
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
    await page.getByRole('heading', { level: 2, name: /staging/ }).waitFor()
  },
)

/** What the picture of the stage page shows. */
async function seesPicture(page: Page, url: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: 'Stages' }).waitFor()
  for (const name of ['Stage actions', 'Create stage', 'Edit', 'Copy invoke URL', 'Manage variables']) {
    await page.getByRole('button', { name, exact: true }).waitFor()
  }
  const tree = page.getByRole('tree', { name: 'Stages' })
  for (const name of ['prod', 'POST /orders', 'OPTIONS /orders', 'GET /health', 'staging']) {
    await tree.getByRole('link', { name, exact: true }).waitFor()
  }
  await page.getByRole('heading', { level: 2, name: /prod/ }).waitFor()
  await page.getByText('Active', { exact: true }).waitFor()
  assert.equal(await page.getByRole('link', { name: /^Open/ }).getAttribute('href'), url)
  const tabs = ['curl', 'JavaScript', 'Python', 'Stage variables', 'Deployment history', 'Logs and tracing', 'Export']
  for (const name of [...tabs, 'Tags']) await page.getByRole('tab', { name, exact: true }).waitFor()
  const facts = [
    'Active deployment',
    'Deployed',
    'Rate · burst',
    'Cache cluster',
    'Access logging',
    'Default authorization',
  ]
  for (const name of [...facts, 'Client certificate', 'Web ACL']) {
    await page.getByText(name, { exact: true }).first().waitFor()
  }
  await page.getByRole('row', { name: /stateMachine.*fulfil-order/ }).waitFor()
}
