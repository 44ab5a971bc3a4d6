/**
 * The whole tutorial with the mouse alone: a role for API Gateway, a state machine, an API whose method starts it, a
 * test, a deployment, a call from outside, and the execution's green graph.
 */
import assert from 'node:assert/strict'
import { consoleTest, type Page } from './browser.ts'

const account = '000000000000'
const roleName = 'APIGatewayToStepFunctionsByHand'
const roleArn = `arn:aws:iam::${account}:role/${roleName}`
const machineArn = `arn:aws:states:us-east-1:${account}:stateMachine:Hello`
const elsewhere = 'arn:aws:states:us-east-1:123456789012:stateMachine:Hello'

consoleTest('the tutorial, from the role to the green graph', async (open) => {
  const page = await open.open('/')
  await createRole(page)
  await createMachine(page)
  await createApi(page)
  await createMethod(page)
  await testMethod(page)
  const url = await deploy(page)
  await call(url)
  await follow(page)
})

async function goTo(page: Page, area: string): Promise<void> {
  await page.getByRole('button', { name: 'Services' }).click()
  await page.getByRole('menuitem', { name: area }).click()
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })

async function createRole(page: Page): Promise<void> {
  await goTo(page, 'Identity and access')
  await button(page, 'Create role').first().click()
  await page.getByRole('heading', { name: /Select trusted entity/ }).waitFor()
  await button(page, 'Service API Gateway').click()
  await page.getByRole('option', { name: /^API Gateway/ }).click()
  await button(page, 'Next').click()
  await page.getByRole('heading', { level: 1, name: /Add permissions/ }).waitFor()
  await button(page, 'Next').click()
  await page.getByLabel('Role name').fill(roleName)
  await button(page, 'Create role').click()
  await page.getByText(roleArn).first().waitFor()
}

/** The template that is chosen at first, and a role made beside it. */
async function createMachine(page: Page): Promise<void> {
  await goTo(page, 'Step Functions')
  await button(page, 'Create state machine').first().click()
  await page.getByRole('radio', { name: 'Hello world', exact: true }).check()
  await page.getByRole('textbox', { name: 'State machine name' }).fill('Hello')
  await button(page, 'Create role').click()
  const role = page.getByRole('dialog', { name: 'Create a role for Step Functions' })
  await role.getByRole('button', { name: 'Create role' }).click()
  await role.waitFor({ state: 'detached' })
  await page.getByText('Definition is valid').waitFor()
  await button(page, 'Create').click()
  await page.getByRole('heading', { level: 1, name: 'Hello' }).waitFor()
}

async function createApi(page: Page): Promise<void> {
  await goTo(page, 'API Gateway')
  await button(page, 'Create API').first().click()
  await page.getByLabel('API name').fill('StartExecutionAPI')
  await page.getByRole('dialog').getByRole('button', { name: 'Create API' }).click()
  await page.getByRole('heading', { level: 1, name: 'Resources' }).waitFor()
  await button(page, 'Create resource').first().click()
  await page.getByLabel('Resource name').fill('execution')
  await page.getByRole('dialog').getByRole('button', { name: 'Create resource' }).click()
  await page.getByRole('link', { name: '/execution', exact: true }).waitFor()
}

async function createMethod(page: Page): Promise<void> {
  await button(page, 'Create method').first().click()
  await page.getByRole('heading', { level: 2, name: 'Create method' }).waitFor()
  await choose(page, 'Method type', 'POST')
  await page.getByRole('radio', { name: 'AWS service' }).click()
  await choose(page, 'AWS Region', /^us-east-1/)
  await choose(page, 'AWS service', /^Step Functions/)
  await page.getByRole('combobox', { name: 'Action name' }).fill('StartExecution')
  await page.getByRole('combobox', { name: 'Execution role' }).click()
  await page.getByRole('option', { name: new RegExp(roleName) }).click()
  await button(page, 'Create method').click()
  await page.getByRole('link', { name: 'POST /execution', exact: true }).waitFor()
}

async function choose(page: Page, label: string, option: string | RegExp): Promise<void> {
  // A select's button is called by its label and what is chosen.
  await page.getByRole('button', { name: new RegExp(`^${label}\\b`) }).click()
  await page.getByRole('option', { name: option }).first().click()
}

/** As the tutorial has it: the body names the machine, here with the ARN of somebody else's account. */
async function testMethod(page: Page): Promise<void> {
  await page.getByRole('group', { name: 'Method execution' }).waitFor()
  await page.getByRole('tab', { name: 'Test' }).click()
  const body = JSON.stringify({ input: '{}', name: 'MyExecution', stateMachineArn: elsewhere })
  await page.getByRole('textbox', { name: 'Request body' }).fill(body)
  await button(page, 'Use the one here').click()
  assert.ok((await page.getByRole('textbox', { name: 'Request body' }).inputValue()).includes(machineArn))
  await page.getByRole('tabpanel').getByRole('button', { name: 'Test' }).click()
  const result = page.getByRole('group', { name: 'Test result' })
  await result.getByText('200').waitFor()
  await result.getByRole('link', { name: 'Open execution' }).waitFor()
  await page.getByRole('region', { name: 'Log' }).getByText('Method completed with status: 200').waitFor()
}

async function deploy(page: Page): Promise<string> {
  await button(page, 'Deploy API').click()
  const dialog = page.getByRole('dialog', { name: 'Deploy API' })
  await dialog.getByLabel('Stage name').fill('alpha')
  await dialog.getByRole('button', { name: 'Deploy', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'Stages' }).waitFor()
  await page.getByRole('link', { name: 'POST /execution', exact: true }).click()
  const open = page.getByRole('link', { name: /^Open/ })
  await page.getByRole('heading', { level: 2, name: /POST \/execution/ }).waitFor()
  return (await open.getAttribute('href')) ?? ''
}

async function call(url: string): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ input: '{"from":"outside"}', name: 'FromOutside', stateMachineArn: machineArn }),
  })
  assert.equal(response.status, 200)
  assert.match(await response.text(), /:execution:Hello:FromOutside"/)
}

/** From the machine to the execution that was started from outside, and its graph. */
async function follow(page: Page): Promise<void> {
  await goTo(page, 'Step Functions')
  await page.getByRole('link', { name: 'Hello', exact: true }).click()
  await page.getByRole('link', { name: 'FromOutside', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: /FromOutside/ }).waitFor()
  await page.getByText('Succeeded', { exact: true }).first().waitFor()
  const graph = page.getByRole('group', { name: 'Workflow graph' })
  await graph
    .getByRole('button', { name: /, Succeeded/ })
    .first()
    .waitFor()
  assert.equal(await graph.getByRole('button', { name: /, (Failed|Not entered)/ }).count(), 0)
}
