import assert from 'node:assert/strict'
import { CreateRoleCommand, GetPolicyVersionCommand, GetRolePolicyCommand } from '@aws-sdk/client-iam'
import { consoleTest, type Page } from './browser.ts'

const typeText = async (page: Page, name: string, text: string): Promise<void> => {
  const editor = page.getByRole('textbox', { name, exact: true })
  await editor.click()
  await page.keyboard.press('ControlOrMeta+a')
  // As pasting does it: typing would close brackets by itself.
  await page.keyboard.insertText(text)
}

const allow = (action: string): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }] }, null, 2)

consoleTest(
  'a policy: its problems in place, created, changed to a second version',
  async ({ open, aws, violations }) => {
    const page = await open('/iam/policies')
    await page.getByRole('button', { name: 'Create policy' }).first().click()
    await page.getByLabel('Policy name').fill('start-orders')
    await typeText(page, 'Policy', allow('StartExecution'))
    const problem = page.getByRole('list', { name: 'Problems' }).getByRole('button')
    await problem.getByText('prefaced by a vendor').waitFor()
    assert.match((await problem.textContent()) ?? '', /line 6, column 7/)
    assert.deepEqual(await violations(page), [])
    await page.getByRole('button', { name: 'Create policy' }).click()
    await typeText(page, 'Policy', allow('states:StartExecution'))
    await problem.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Create policy' }).click()

    await page.getByRole('heading', { level: 1, name: /start-orders/ }).waitFor()
    await page.getByRole('button', { name: 'Edit' }).click()
    await typeText(page, 'Policy', allow('states:StopExecution'))
    await page.getByRole('button', { name: 'Save as a new version' }).click()
    await page.getByText('Version v2 is in force').waitFor()
    const { PolicyVersion } = await aws.iam.send(
      new GetPolicyVersionCommand({ PolicyArn: 'arn:aws:iam::000000000000:policy/start-orders', VersionId: 'v2' }),
    )
    assert.match(decodeURIComponent(PolicyVersion?.Document ?? ''), /states:StopExecution/)
    await page.getByRole('tab', { name: 'Versions' }).click()
    await page.getByRole('row', { name: /v1/ }).waitFor()
  },
)

consoleTest('a role’s policies: attached by search, removed, and one of its own', async ({ open, aws, violations }) => {
  const statement = { Effect: 'Allow', Principal: { Service: 'states.amazonaws.com' }, Action: 'sts:AssumeRole' }
  const trust = { Version: '2012-10-17', Statement: [statement] }
  await aws.iam.send(new CreateRoleCommand({ RoleName: 'orders', AssumeRolePolicyDocument: JSON.stringify(trust) }))
  const page = await open('/iam/roles')
  await page.getByRole('link', { name: 'orders' }).click()
  await page.getByText('No permissions').waitFor()
  await page.getByRole('button', { name: 'Attach policies' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('searchbox', { name: 'Find policies' }).fill('LambdaRole')
  await dialog.getByRole('checkbox', { name: 'AWSLambdaRole' }).click()
  await dialog.getByRole('button', { name: 'Attach', exact: true }).click()
  await page.getByText('Policy attached').waitFor()
  await page.getByRole('checkbox', { name: 'AWSLambdaRole' }).click()
  await page.getByRole('button', { name: 'Remove' }).first().click()
  await page.getByText('Removed AWSLambdaRole').waitFor()

  await page.getByRole('button', { name: 'Create inline policy' }).click()
  await dialog.getByLabel('Policy name').fill('own')
  await typeText(page, 'Policy', allow('states:StartExecution'))
  assert.deepEqual(await violations(page), [])
  await dialog.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('button', { name: 'own' }).waitFor()
  const { PolicyDocument } = await aws.iam.send(new GetRolePolicyCommand({ RoleName: 'orders', PolicyName: 'own' }))
  assert.equal(decodeURIComponent(PolicyDocument ?? ''), allow('states:StartExecution'))
  await page.getByRole('tab', { name: 'Trust relationships' }).click()
  await page.getByText('Step Functions may take this role on.').waitFor()
  await page.reload()
  await page.getByText('Step Functions may take this role on.').waitFor()
})

consoleTest(
  'the simulator says what the demo’s role may do, and by which policy',
  async ({ open, violations }) => {
    const page = await open('/iam/simulator')
    await page.getByRole('button', { name: /Who/ }).click()
    await page.getByRole('option', { name: /APIGatewayToStepFunctions/ }).click()
    await page.getByLabel('Actions').fill('states:StartExecution, iam:CreateUser')
    await page.getByRole('button', { name: 'Simulate' }).click()
    const row = (action: string) => page.getByRole('row', { name: new RegExp(action) })
    await row('states:StartExecution').getByText('Allowed').waitFor()
    await row('states:StartExecution').getByText('AWSStepFunctionsFullAccess').waitFor()
    await row('iam:CreateUser').getByText('no statement allows it').waitFor()
    assert.deepEqual(await violations(page), [])
  },
  { flags: ['--demo'] },
)
