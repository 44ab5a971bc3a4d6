/** Goal: a newcomer makes a state machine from a template, runs it, and sees it end; the list says what ran. */
import assert from 'node:assert/strict'
import { CreateRoleCommand } from '@aws-sdk/client-iam'
import { DescribeStateMachineCommand, ListStateMachinesCommand } from '@aws-sdk/client-sfn'
import { consoleTest, type Page } from './browser.ts'
import { createMachine, machineRole, replaceText, startAll, startExecution } from './machine-order.ts'

const state = (page: Page, name: RegExp) =>
  page.getByRole('group', { name: 'Workflow graph' }).getByRole('button', { name })

consoleTest('from a template to a green graph, with the mouse alone', async ({ open, aws }) => {
  const page = await open('/states/machines')
  await page.getByText('No state machines yet').waitFor()
  await page.getByRole('button', { name: 'Create state machine' }).first().click()
  await page.getByRole('heading', { level: 1, name: 'Create state machine' }).waitFor()
  const templates = ['Hello world', 'Choice and wait', 'Parallel', 'Map', 'Retry and catch', 'Nested', 'Human approval']
  for (const template of templates) {
    await page.getByRole('radio', { name: template, exact: true }).waitFor()
  }
  await page.getByRole('radio', { name: 'Map', exact: true }).check()
  await state(page, /Map state Each item/).waitFor()
  assert.equal(await page.getByRole('textbox', { name: 'State machine name' }).inputValue(), 'HandleItems')

  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await page.getByText('Choose a role, or create one.').first().waitFor()
  await page.getByRole('button', { name: 'Create role' }).click()
  const role = page.getByRole('dialog', { name: 'Create a role for Step Functions' })
  await role.getByRole('button', { name: 'Create role' }).click()
  await role.waitFor({ state: 'detached' })
  await page.getByRole('link', { name: 'View StepFunctions-HandleItems-role' }).waitFor()
  await page.getByText('Definition is valid').waitFor()
  await page.getByRole('button', { name: 'Create and run' }).click()

  const dialog = page.getByRole('dialog', { name: 'Start execution' })
  const input = dialog.getByRole('textbox', { name: 'Input' })
  await input.waitFor()
  assert.equal((JSON.parse(await input.innerText()) as { items: unknown[] }).items.length, 3)
  assert.match(await dialog.getByRole('textbox', { name: 'Name' }).inputValue(), /^[\da-f]{8}-/)
  await dialog.getByRole('button', { name: 'Start execution' }).click()
  await state(page, /^Map state · 3\/3 Each item, Succeeded/).waitFor()
  await state(page, /^Succeed state All handled, Succeeded/).waitFor()

  const { stateMachines = [] } = await aws.sfn.send(new ListStateMachinesCommand({}))
  assert.deepEqual(
    stateMachines.map(({ name }) => name),
    ['HandleItems'],
  )
})

consoleTest('an Express template answers while one waits', async ({ open, aws, violations }) => {
  await machineRole(aws)
  const page = await open('/states/machines/create')
  await page.getByRole('radio', { name: 'Express request' }).check()
  assert.ok(await page.getByRole('radio', { name: 'Express', exact: true }).isChecked())
  await page.getByRole('combobox', { name: 'Execution role' }).click()
  await page.getByRole('option', { name: /machine-role/ }).click()
  await page.getByText('Definition is valid').waitFor()
  await page.getByRole('button', { name: 'Create and run' }).click()
  await page.getByRole('button', { name: 'Start and wait' }).click()
  await page.getByRole('region', { name: 'Output' }).getByText('"Welcome, ada@example.com"').waitFor()
  assert.deepEqual(await violations(page), [])
})

consoleTest('the list counts executions live, searches, copies and deletes', async ({ open, aws }) => {
  const role = await machineRole(aws)
  const orders = await createMachine(aws, 'orders', role)
  await createMachine(aws, 'reports', role)
  await startAll(aws, orders)
  const page = await open('/states/machines')
  const row = page.getByRole('row', { name: /orders/ })
  const counts = async (): Promise<string[]> => (await row.getByRole('cell').allInnerTexts()).slice(-5)
  await row.getByRole('link', { name: '2', exact: true }).waitFor()
  assert.deepEqual(await counts(), ['1', '2', '1', '0', '1'])
  for (const column of ['Name', 'Type', 'Creation date', 'Running', 'Succeeded', 'Failed', 'Timed out', 'Aborted']) {
    await page.getByRole('columnheader', { name: column }).waitFor()
  }
  for (const name of ['Refresh', 'View details', 'Edit', 'Delete', 'Create state machine']) {
    await page.getByRole('button', { name, exact: true }).waitFor()
  }
  await startExecution(aws, orders, 'another', 20)
  await row.getByRole('link', { name: '3', exact: true }).waitFor()

  await page.keyboard.press('/')
  await page.keyboard.type('rep')
  await page.getByText('1 match').first().waitFor()
  await row.waitFor({ state: 'detached' })
  await page.reload()
  await page.getByRole('link', { name: 'reports' }).waitFor()
  assert.equal(await row.count(), 0)

  await page.getByRole('radio', { name: 'reports' }).check()
  await page.getByRole('button', { name: 'Actions' }).click()
  await page.getByRole('menuitem', { name: 'Copy to new' }).click()
  await page.getByRole('heading', { level: 1, name: 'Copy to a new state machine' }).waitFor()
  await page.getByText('Definition is valid').waitFor()
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'reports-copy' }).waitFor()

  await page.getByRole('button', { name: 'Actions' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  const dialog = page.getByRole('dialog', { name: 'Delete reports-copy?' })
  await dialog.getByRole('textbox').fill('delete')
  await dialog.getByRole('button', { name: 'Delete' }).click()
  await page.getByText('reports-copy is deleted').waitFor()
  await page.getByRole('link', { name: 'orders' }).waitFor()
  assert.equal(await page.getByRole('link', { name: 'reports-copy' }).count(), 0)
})

consoleTest('a machine’s executions are filtered, stopped and redriven together', async ({ open, aws }) => {
  const machine = await createMachine(aws, 'orders', await machineRole(aws))
  await startAll(aws, machine)
  const page = await open(`/states/machines/${encodeURIComponent(machine)}`)
  const table = page.getByRole('table', { name: 'Executions' })
  await table.getByRole('link', { name: 'small', exact: true }).waitFor()
  await page.getByRole('button', { name: /^Status (Any|Failed)/ }).click()
  await page.getByRole('option', { name: 'Failed' }).click()
  await table.getByRole('link', { name: 'small', exact: true }).waitFor({ state: 'detached' })
  await page.reload()
  await table.getByRole('link', { name: 'large', exact: true }).waitFor()
  assert.equal(await table.getByRole('link').count(), 1)

  await table.getByRole('checkbox', { name: 'large' }).check()
  await page.getByRole('button', { name: 'Redrive' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Redrive' }).click()
  await page.getByText('One execution is redriven').waitFor()
  await table.getByRole('row', { name: /large Failed .* 1$/ }).waitFor()

  await page.getByRole('button', { name: /^Status (Any|Failed)/ }).click()
  await page.getByRole('option', { name: 'In progress' }).click()
  await table.getByRole('checkbox', { name: 'waiting' }).check()
  await page.getByRole('button', { name: 'Stop', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Stop' }).click()
  await page.getByText('No such executions').waitFor()
})

consoleTest('versions, aliases, logging and tags of a machine', async ({ open, aws }) => {
  const machine = await createMachine(aws, 'orders', await machineRole(aws))
  const page = await open(`/states/machines/${encodeURIComponent(machine)}?tab=versions`)
  await page.getByText('No versions yet').waitFor()
  await page.getByRole('button', { name: 'Publish version' }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click()
  await page.getByText('Version 1 is published').waitFor()

  await page.getByRole('tab', { name: 'Aliases' }).click()
  await page.getByRole('button', { name: 'Create alias' }).first().click()
  const alias = page.getByRole('dialog', { name: 'Create alias' })
  await alias.getByRole('textbox', { name: 'Name' }).fill('live')
  await alias.getByRole('button', { name: /^Version/ }).click()
  await page.getByRole('option', { name: 'Version 1' }).click()
  await alias.getByRole('button', { name: 'Create', exact: true }).click()
  await page.getByText('100 % version 1').waitFor()

  await page.getByRole('tab', { name: 'Logging' }).click()
  await page.getByRole('button', { name: 'Edit logging' }).click()
  const logging = page.getByRole('dialog', { name: 'Edit logging' })
  await logging.getByRole('button', { name: /^Log level/ }).click()
  await page.getByRole('option', { name: /^All/ }).click()
  await logging.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('link', { name: '/aws/vendedlogs/states/orders-Logs', exact: true }).waitFor()

  await page.getByRole('tab', { name: 'Tags' }).click()
  await page.getByRole('button', { name: 'Manage tags' }).click()
  await page.getByRole('button', { name: 'Add a tag' }).click()
  await page.getByRole('textbox', { name: 'Key' }).fill('team')
  await page.getByRole('textbox', { name: 'Value' }).fill('shop')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await page.getByText('shop', { exact: true }).waitFor()

  await page.getByRole('button', { name: 'Start execution' }).click()
  const start = page.getByRole('dialog', { name: 'Start execution' })
  await start.getByRole('button', { name: /^Version or alias/ }).click()
  await page.getByRole('option', { name: 'Alias live' }).click()
  await replaceText(start.getByRole('textbox', { name: 'Input' }), '{"total": 1}')
  await start.getByRole('button', { name: 'Start execution' }).click()
  await state(page, /^Succeed state Done, Succeeded/).waitFor()
  const { loggingConfiguration } = await aws.sfn.send(new DescribeStateMachineCommand({ stateMachineArn: machine }))
  assert.equal(loggingConfiguration?.level, 'ALL')
})

consoleTest(
  'an ARN of another account leads to the machine here; a role that is not trusted, to the role',
  async ({ open, aws }) => {
    const machine = await createMachine(aws, 'orders', await machineRole(aws))
    const foreign = machine.replace('000000000000', '123456789012')
    const page = await open(`/states/machines/${encodeURIComponent(foreign)}`)
    await page.getByRole('link', { name: /orders here/ }).click()
    await page.getByRole('link', { name: 'machine-role' }).waitFor()
    await page.getByRole('button', { name: 'Edit', exact: true }).click()
    await page.getByText('Definition is valid').waitFor()
    const trust = { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }
    const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [trust] })
    const other = await aws.iam.send(new CreateRoleCommand({ RoleName: 'function-role', AssumeRolePolicyDocument }))
    await page.getByRole('button', { name: 'Role and logging' }).click()
    const role = page.getByRole('combobox', { name: 'Execution role' })
    await role.fill(other.Role?.Arn ?? '')
    await page.keyboard.press('Control+s')
    await page.getByText('its trust policy has to name states.amazonaws.com').waitFor()
    await page.getByRole('link', { name: 'Trust relationships of function-role' }).waitFor()
  },
  { expectedErrors: /status of 400/ },
)
