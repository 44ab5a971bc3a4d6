import assert from 'node:assert/strict'
import { GetRoleCommand, ListAttachedRolePoliciesCommand, ListRoleTagsCommand } from '@aws-sdk/client-iam'
import { consoleTest, type Page } from './browser.ts'

interface BrowserScope {
  readonly navigator: { readonly clipboard: { readonly readText: () => Promise<string> } }
}

/** What stands around the wizard in its pictures. */
async function seeFrame(page: Page): Promise<void> {
  const side = page.getByRole('navigation', { name: 'Side navigation' })
  for (const name of ['Users', 'Groups', 'Roles', 'Policies', 'Policy simulator']) {
    await side.getByRole('link', { name, exact: true }).waitFor()
  }
  for (const name of [/^Theme/, /^Region: us-east-1/, /^Signed in as root/]) {
    await page.getByRole('button', { name }).waitFor()
  }
  const crumbs = page.getByRole('navigation', { name: 'Breadcrumbs' })
  for (const name of ['IAM', 'Roles']) await crumbs.getByRole('link', { name }).waitFor()
  await page.getByRole('heading', { level: 2, name: 'Trusted entity type' }).waitFor()
  await page.getByRole('heading', { level: 2, name: 'Use case' }).waitFor()
  for (const step of ['Step 1', 'Step 2', 'Step 3']) await page.getByText(step, { exact: true }).first().waitFor()
  await page.getByRole('button', { name: 'Cancel' }).waitFor()
}

consoleTest('a role for API Gateway, made in three steps with the mouse', async ({ open, aws, violations }) => {
  const page = await open('/iam/roles')
  await page.getByText('No roles yet').waitFor()
  await page.getByRole('button', { name: 'Create role' }).first().click()

  await page.getByRole('heading', { level: 1, name: 'Select trusted entity' }).waitFor()
  await seeFrame(page)
  for (const kind of ['Service', 'Account', 'Custom trust policy']) {
    await page.getByRole('radio', { name: kind, exact: true }).waitFor()
  }
  await page.getByRole('radio', { name: 'API Gateway writes logs' }).waitFor()
  assert.ok(await page.getByRole('radio', { name: 'API Gateway calls Step Functions' }).isChecked())
  await page.getByRole('button', { name: 'Next', exact: true }).click()

  await page.getByRole('heading', { level: 1, name: 'Add permissions' }).waitFor()
  const chosen = page.getByRole('checkbox', { checked: true })
  await page.getByRole('checkbox', { name: 'AmazonAPIGatewayPushToCloudWatchLogs', checked: true }).waitFor()
  assert.ok(await page.getByRole('checkbox', { name: 'AWSStepFunctionsFullAccess' }).isChecked())
  await page.getByRole('searchbox', { name: 'Find policies' }).fill('XRayDaemon')
  await page.getByText('1 match').first().waitFor()
  await page.getByRole('checkbox', { name: 'AWSXRayDaemonWriteAccess' }).click()
  await page.getByRole('searchbox', { name: 'Find policies' }).fill('')
  await page.getByText('(3/').waitFor()
  assert.deepEqual(await violations(page), [])
  assert.ok((await chosen.count()) >= 3)
  await page.reload()
  await page.getByRole('heading', { level: 1, name: 'Add permissions' }).waitFor()
  await page.getByText('(3/').waitFor()
  await page.getByRole('button', { name: 'Next', exact: true }).click()

  await page.getByRole('heading', { level: 1, name: 'Name, review and create' }).waitFor()
  await page.getByRole('button', { name: 'Create role' }).click()
  await page.getByText('Give it a name.').waitFor()
  await page.getByLabel('Role name').fill('api-to-steps')
  await page.getByLabel('Description').fill('Lets API Gateway start executions.')
  await page.getByRole('button', { name: 'Add a tag' }).click()
  await page.getByRole('textbox', { name: 'Key' }).fill('team')
  await page.getByRole('textbox', { name: 'Value' }).fill('orders')
  assert.deepEqual(await violations(page), [])
  await page.getByRole('button', { name: 'Create role' }).click()

  await page.getByRole('heading', { level: 1, name: 'api-to-steps' }).waitFor()
  const arn = 'arn:aws:iam::000000000000:role/api-to-steps'
  await page.getByText(arn).first().waitFor()
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: 'Copy role ARN' }).last().click()
  await page.getByText('Copied').first().waitFor({ state: 'attached' })
  const clipboard = await page.evaluate(() => (globalThis as unknown as BrowserScope).navigator.clipboard.readText())
  assert.equal(clipboard, arn)

  const RoleName = 'api-to-steps'
  const { Role } = await aws.iam.send(new GetRoleCommand({ RoleName }))
  assert.match(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? ''), /"apigateway\.amazonaws\.com"/)
  const { AttachedPolicies = [] } = await aws.iam.send(new ListAttachedRolePoliciesCommand({ RoleName }))
  assert.deepEqual(
    new Set(AttachedPolicies.map(({ PolicyName }) => PolicyName)),
    new Set(['AWSStepFunctionsFullAccess', 'AWSXRayDaemonWriteAccess', 'AmazonAPIGatewayPushToCloudWatchLogs']),
  )
  const { Tags } = await aws.iam.send(new ListRoleTagsCommand({ RoleName }))
  assert.deepEqual(Tags, [{ Key: 'team', Value: 'orders' }])
})
