/**
 * Goal: what the execution page shows is what happens, as it happens. A worker of an activity decides how its tasks end,
 * so every step of the story can be waited for by role.
 */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { consoleTest, type OpenConsole, type Page } from './browser.ts'
import { replaceText } from './machine-order.ts'
import { answer, order } from './order.ts'

const modes = ['light', 'dark'] as const

consoleTest(
  'an execution is seen running, failing, redriven and succeeding, live',
  async ({ open, aws, violations }) => {
    const { activity, executionArn } = await order(aws)
    const page = await open(pageOf(executionArn))
    await page.getByText('Live: updates as the execution runs').waitFor()
    await state(page, /^Activity Reserve stock, In progress/).waitFor()
    await state(page, /^Map state · 0\/2 Each item, In progress/).waitFor()
    await assertNoViolations(violations, page)

    await answer(aws, activity, (input) => (input === '"broken"' ? 'fails' : 'succeeds'), 2)
    await page.getByText('The execution failed in the state Reserve stock').waitFor()
    await page.getByText('OutOfStock').first().waitFor()
    await page.getByText('none left').first().waitFor()
    await state(page, /^Activity Reserve stock, Failed/).waitFor()
    await assertNoViolations(violations, page)

    await page.getByRole('button', { name: 'Actions' }).click()
    await page.getByRole('menuitem', { name: 'Redrive' }).click()
    await page.getByRole('dialog').getByText('It starts again with Reserve stock').waitFor()
    await page.getByRole('button', { name: 'Redrive execution' }).click()
    await page.getByText('Live: updates as the execution runs').waitFor()
    await answer(aws, activity, () => 'succeeds', 1)
    await page.getByText('Ended', { exact: true }).waitFor()
    await state(page, /^Map state · 2\/2 Each item, Succeeded/).waitFor()
    await state(page, /^Succeed state Done, Succeeded/).waitFor()
    await page.getByRole('rowheader', { name: /ExecutionRedriven/ }).waitFor({ state: 'attached' })
    await page.getByText('1, last').waitFor()
  },
)

consoleTest('the execution page shows each state, in the graph and in the table', async ({ open, aws, violations }) => {
  const { activity, executionArn } = await order(aws)
  await answer(aws, activity, (input) => (input === '"broken"' ? 'fails' : 'succeeds'), 2)
  for (const mode of modes) {
    const page = await open(pageOf(executionArn), { mode })
    await page.getByText('The execution failed in the state Reserve stock').waitFor()
    await assertParts(page)
    await assertStatePanel(page)
    await assertNoViolations(violations, page)
    await page.getByRole('button', { name: 'Table', exact: true }).click()
    const table = page.getByRole('treegrid', { name: 'Table view' })
    await table.getByRole('row', { name: /^Close Each item Each item Map Failed/ }).waitFor()
    await table.getByRole('button', { name: 'Close Each item' }).click()
    await table.getByRole('row', { name: /^Open Each item/ }).waitFor()
    await assertNoViolations(violations, page)
  }
})

consoleTest('an execution is started from another, and stopped', async ({ open, aws }) => {
  const { executionArn } = await order(aws)
  const page = await open(pageOf(executionArn))
  await page.getByRole('button', { name: 'New execution' }).click()
  const dialog = page.getByRole('dialog', { name: 'Start execution' })
  const input = dialog.getByRole('textbox', { name: 'Input' })
  assert.deepEqual(JSON.parse(await input.innerText()), { items: ['good', 'broken'] })
  await replaceText(input, '{"items": [')
  await dialog.getByText('This is not JSON').waitFor()
  await replaceText(input, '{"items": ["one"]}')
  await dialog.getByRole('textbox', { name: 'Name' }).fill('second')
  await dialog.getByRole('button', { name: 'Start execution' }).click()
  await page.getByRole('heading', { name: 'second', level: 1 }).waitFor()
  await page.getByRole('button', { name: 'Stop execution' }).click()
  await page.getByRole('textbox', { name: 'Cause' }).fill('by hand')
  await page.getByRole('dialog').getByRole('button', { name: 'Stop execution' }).click()
  await page.getByText('The execution was stopped').waitFor()
  await page.getByText('by hand').first().waitFor()
})

consoleTest('the graph is saved as a picture that needs nothing else', async ({ open, aws }) => {
  const { executionArn } = await order(aws)
  const page = await open(pageOf(executionArn))
  await state(page, /^Activity Reserve stock/).waitFor()
  const svg = (await saved(page, 'Save as SVG')).toString()
  for (const part of ['Reserve stock', 'Each item', '@font-face', 'data:font/woff2', '--run:'])
    assert.ok(svg.includes(part), part)
  assert.ok(!/url\((?!"?(data:|#))/.test(svg), 'it refers to something outside')
  const png = await saved(page, 'Save as PNG')
  assert.equal(png.subarray(1, 4).toString(), 'PNG')
  // One colour alone would be a tenth of this.
  assert.ok(png.length > 10_000, `${png.length} bytes: it is empty`)
})

async function saved(page: Page, button: string): Promise<Buffer> {
  await page.getByRole('button', { name: 'Export graph' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ])
  return readFile(await download.path())
}

const pageOf = (executionArn: string): string => `/states/executions/${encodeURIComponent(executionArn)}`

const state = (page: Page, name: RegExp) =>
  page.getByRole('group', { name: 'Workflow graph' }).getByRole('button', { name })

async function assertNoViolations(violations: OpenConsole['violations'], page: Page): Promise<void> {
  assert.deepEqual(await violations(page), [])
}

/** What the page is made of, by role. */
async function assertParts(page: Page): Promise<void> {
  const parts = [
    page.getByRole('heading', { name: 'first', level: 1 }),
    page.getByRole('button', { name: 'Stop execution' }),
    page.getByRole('button', { name: 'Actions' }),
    page.getByRole('button', { name: 'Edit state machine' }),
    page.getByRole('button', { name: 'New execution' }),
    ...['Details', 'Execution input and output', 'Definition', 'As code'].map((name) =>
      page.getByRole('tablist', { name: 'About the execution' }).getByRole('tab', { name }),
    ),
    page.getByRole('link', { name: 'order' }).first(),
    page.getByRole('link', { name: 'order-role' }),
    page.getByRole('button', { name: 'Copy execution ARN' }),
    page.getByRole('heading', { name: 'Graph view' }),
    ...['Zoom in', 'Zoom out', 'Fit to view', 'Export graph'].map((name) =>
      page.getByRole('toolbar', { name: 'Graph' }).getByRole('button', { name }),
    ),
    page.getByRole('list', { name: 'Legend' }),
    page.getByRole('heading', { name: /^Events \(\d+\)$/ }),
    page.getByRole('button', { name: 'Export events' }),
    page.getByRole('combobox', { name: 'Filter events' }),
    ...['ID', 'Type', 'Step', 'Resource', 'Started after', 'Timestamp'].map((name) =>
      page.getByRole('columnheader', { name }),
    ),
  ]
  for (const part of parts) await part.waitFor()
}

/** The state that failed is chosen by itself; its iteration, its tabs and its attempts are there. */
async function assertStatePanel(page: Page): Promise<void> {
  const panel = page.getByRole('complementary', { name: 'State Reserve stock' })
  await panel.getByRole('heading', { name: 'Reserve stock' }).waitFor()
  await panel.getByRole('button', { name: /Iteration of Each item/ }).waitFor()
  for (const [tab, content] of [
    ['Input', '"broken"'],
    ['Output', 'it has no output'],
    ['Variables', 'No variable was assigned'],
    ['Definition', '"Type"'],
    ['Events', 'ActivityFailed'],
    ['Attempts', 'OutOfStock'],
    ['Data flow', 'Worked out again'],
  ] as const) {
    await panel.getByRole('tab', { name: tab }).click()
    await panel.getByRole('tabpanel', { name: tab }).getByText(content).first().waitFor()
  }
}
