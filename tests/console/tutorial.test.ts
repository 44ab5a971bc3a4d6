/**
 * The whole tutorial with the mouse alone: a role for API Gateway, a state machine, an API whose method starts it, a
 * test, a deployment, a call from outside, and the execution's green graph.
 */
import assert from 'node:assert/strict'
import { CreateRoleCommand } from '@aws-sdk/client-iam'
import { CreateStateMachineCommand } from '@aws-sdk/client-sfn'
import { consoleTest, type OpenConsole, type Page } from './browser.ts'

const account = '000000000000'
const roleName = 'APIGatewayToStepFunctionsByHand'
const roleArn = `arn:aws:iam::${account}:role/${roleName}`
const machineArn = `arn:aws:states:us-east-1:${account}:stateMachine:Hello`
const elsewhere = 'arn:aws:states:us-east-1:123456789012:stateMachine:Hello'

consoleTest('the tutorial, from the role to the green graph', async (open) => {
  const page = await open.open('/')
  await createRole(page)
  await createMachine(open)
  await createApi(page)
  await createMethod(page)
  await testMethod(page)
  const url = await deploy(page)
  await follow(page, open.url, await call(url))
})

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })

async function createRole(page: Page): Promise<void> {
  await page.goto(new URL('/iam/roles', page.url()).href)
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

async function createMachine({ aws }: OpenConsole): Promise<void> {
  const trust = { Effect: 'Allow', Principal: { Service: 'states.amazonaws.com' }, Action: 'sts:AssumeRole' }
  const role = await aws.iam.send(
    new CreateRoleCommand({
      RoleName: 'HelloRole',
      AssumeRolePolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [trust] }),
    }),
  )
  const definition = JSON.stringify({ StartAt: 'Hello', States: { Hello: { Type: 'Pass', End: true } } })
  await aws.sfn.send(new CreateStateMachineCommand({ name: 'Hello', roleArn: role.Role?.Arn ?? '', definition }))
}

async function createApi(page: Page): Promise<void> {
  await page.goto(new URL('/apigateway/apis', page.url()).href)
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

async function call(url: string): Promise<string> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ input: '{"from":"outside"}', name: 'FromOutside', stateMachineArn: machineArn }),
  })
  assert.equal(response.status, 200)
  const { executionArn } = (await response.json()) as { executionArn: string }
  return executionArn
}

/** The execution of the test by its link in the page, the one from outside by its address. */
async function follow(page: Page, origin: string, executionArn: string): Promise<void> {
  await page.goto(`${origin}/states/executions/${encodeURIComponent(executionArn)}`)
  await page.getByRole('heading', { level: 1, name: /FromOutside/ }).waitFor()
  const graph = page.getByRole('group', { name: 'Workflow graph' })
  await graph.getByRole('button', { name: /Hello.*Succeeded/i }).waitFor()
}
