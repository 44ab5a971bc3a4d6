/** Goal: the editor says what is wrong where it is wrong, and what it says is what the service would say. */
import assert from 'node:assert/strict'
import { DescribeStateMachineCommand } from '@aws-sdk/client-sfn'
import { consoleTest, type Page } from './browser.ts'
import { checkedOrder, createMachine, machineRole, replaceText } from './machine-order.ts'

const editPage = (arn: string): string => `/states/machines/${encodeURIComponent(arn)}/edit`
const text = (page: Page) => page.getByRole('textbox', { name: 'State machine definition' })
const state = (page: Page, name: RegExp) =>
  page.getByRole('group', { name: 'Workflow graph' }).getByRole('button', { name })

/** The definition as text, with one thing changed. */
const changed = (from: string, to: string): string => {
  const definition = JSON.stringify(checkedOrder, null, 2)
  assert.ok(definition.includes(from))
  return definition.replace(from, to)
}

consoleTest('a wrong Next is marked, led to, and mended', async ({ open, aws, violations }) => {
  const arn = await createMachine(aws, 'orders', await machineRole(aws))
  const page = await open(editPage(arn))
  await page.getByText('Definition is valid').waitFor()
  for (const name of ['Cancel', 'Format', 'Save', 'Zoom in', 'Zoom out', 'Fit to view', 'Export graph']) {
    await page.getByRole('button', { name, exact: true }).waitFor()
  }
  await replaceText(text(page), changed('"Next": "Done"', '"Next": "Gone"'))
  const problems = page.getByRole('region', { name: 'Problems' })
  const problem = problems.getByRole('button', { name: /Missing 'Next' target: Gone/ })
  await problem.waitFor()
  assert.match(await problem.innerText(), /MISSING_TRANSITION_TARGET \/States\/Accept\/Next/)
  assert.match(await problem.innerText(), /line \d+, column \d+/)
  await page.locator('.cm-lintRange-error', { hasText: 'Gone' }).first().waitFor()
  await state(page, /Accept, .*Gone/).waitFor()
  await state(page, /Does not exist Gone/).waitFor()
  assert.ok(await page.getByRole('button', { name: 'Save', exact: true }).isDisabled())
  assert.deepEqual(await violations(page), [])

  await problem.click()
  await page.keyboard.type('"Done"')
  await page.getByText('Definition is valid').waitFor()
  await problems.waitFor({ state: 'detached' })
  await state(page, /Does not exist/).waitFor({ state: 'detached' })

  await replaceText(text(page), '{ "StartAt": "Check" "States": {} }')
  await problems.getByText('A comma or } is missing after the value of "StartAt".').waitFor()
  await state(page, /Choice state Check/).waitFor()
})

consoleTest('what is edited is formatted, saved and run; leaving it unsaved is asked about', async ({ open, aws }) => {
  const arn = await createMachine(aws, 'orders', await machineRole(aws))
  const page = await open(editPage(arn))
  await page.getByText('Definition is valid').waitFor()
  await replaceText(text(page), JSON.stringify(JSON.parse(changed('"accepted"', '"fine"'))))
  await page.getByRole('button', { name: 'Format' }).click()
  await page.getByText('"Comment"').waitFor({ state: 'detached' })
  assert.match(await text(page).innerText(), /^\{\n {2}"StartAt": "Check",/)

  await page.getByRole('link', { name: 'State machines' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Leave without saving?' })
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  assert.equal(new URL(page.url()).pathname, editPage(arn))
  await page.getByRole('button', { name: 'Actions' }).click()
  await page.getByRole('menuitem', { name: 'Save and run' }).click()
  const start = page.getByRole('dialog', { name: 'Start execution' })
  await replaceText(start.getByRole('textbox', { name: 'Input' }), '{"total": 1}')
  await start.getByRole('button', { name: 'Start execution' }).click()
  await state(page, /^Succeed state Done, Succeeded/).waitFor()
  const { definition = '' } = await aws.sfn.send(new DescribeStateMachineCommand({ stateMachineArn: arn }))
  assert.match(definition, /"fine"/)
})

consoleTest('text and graph point to the same state, and completions know the states', async ({ open, aws }) => {
  const arn = await createMachine(aws, 'orders', await machineRole(aws))
  const page = await open(editPage(arn))
  await page.getByText('Definition is valid').waitFor()
  // A font that comes late moves the lines.
  await page.evaluate('document.fonts.ready.then(() => true)')
  await state(page, /Pass state Accept/).click()
  await page.locator('.cm-activeLine', { hasText: '"Accept"' }).waitFor()
  await page.locator('.cm-line', { hasText: '"Refuse": {' }).click()
  await page.getByRole('button', { name: /Fail state Refuse/, pressed: true }).waitFor()
  assert.equal(new URL(page.url()).searchParams.get('state'), 'Refuse')

  await page.locator('.cm-line', { hasText: '"Default"' }).click()
  await page.keyboard.press('End')
  for (let count = 0; count < '"Accept"'.length; count++) await page.keyboard.press('Backspace')
  await page.keyboard.press('Control+Space')
  await page.getByRole('option', { name: /Wait long/ }).waitFor()
  await page.getByRole('option', { name: /Refuse/ }).waitFor()
  await page.getByRole('option', { name: /Wait long/ }).click()
  await page.locator('.cm-line', { hasText: /^ *"Default": "Wait long"$/ }).waitFor()
  await page.getByText('Definition is valid').waitFor()

  await page.locator('.cm-line', { hasText: '"States": {' }).click()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+Space')
  await page.getByRole('option', { name: 'Succeed State' }).click()
  await state(page, /Succeed state SuccessState, State "SuccessState" is not reachable/).waitFor()
})
