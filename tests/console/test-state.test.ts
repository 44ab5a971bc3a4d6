/** Goal: one state can be run alone, with what it would call stood in for, and each stage of its data is shown. */
import assert from 'node:assert/strict'
import { consoleTest } from './browser.ts'
import { createMachine, machineRole, replaceText } from './machine-order.ts'

consoleTest(
  'a state of a machine is tested from its graph, and the next one with its output',
  async ({ open, aws }) => {
    const arn = await createMachine(aws, 'orders', await machineRole(aws))
    const page = await open(`/states/machines/${encodeURIComponent(arn)}?tab=definition`)
    await page.getByRole('button', { name: /Choice state Check/ }).click()
    await page.getByRole('button', { name: 'Test state' }).click()
    await page.getByRole('heading', { level: 1, name: 'Test a state' }).waitFor()
    await page.getByRole('button', { name: 'State Check', exact: true }).waitFor()
    await replaceText(page.getByRole('textbox', { name: 'State input' }), '{"total": 7}')
    await page.getByRole('button', { name: 'Run state' }).click()
    await page.getByText('Succeeded', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Test Accept with this output' }).click()
    await page.getByRole('button', { name: 'State Accept', exact: true }).waitFor()
    await page.getByRole('button', { name: 'Run state' }).click()
    await page.getByRole('region', { name: 'After ResultPath' }).waitFor()
    const output = await page.getByRole('region', { name: 'Output', exact: true }).innerText()
    assert.deepEqual(JSON.parse(output), { total: 7, verdict: 'accepted' })
    assert.equal(new URL(page.url()).searchParams.get('state'), 'Accept')
  },
)

consoleTest(
  'mocks stand in for a call; an error shows whether it is caught; problems are sentences',
  async ({ open }) => {
    const page = await open('/states/test')
    const definition = {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: { FunctionName: 'price', 'Payload.$': '$.item' },
      ResultSelector: { 'price.$': '$.Payload' },
      Catch: [{ ErrorEquals: ['OutOfStock'], Next: 'Order more' }],
      Next: 'Pay',
    }
    await replaceText(page.getByRole('textbox', { name: 'Definition' }), JSON.stringify(definition))
    await replaceText(page.getByRole('textbox', { name: 'State input' }), '{"item": ')
    await page.getByRole('button', { name: 'Run state' }).click()
    await page.getByText('The input is no JSON.').waitFor()
    await replaceText(page.getByRole('textbox', { name: 'State input' }), '{"item": "lamp"}')
    await page.getByRole('radio', { name: 'A result' }).check()
    await replaceText(page.getByRole('textbox', { name: 'Result' }), '{"Payload": 12}')
    await page.getByRole('button', { name: 'Run state' }).click()
    await page.getByText('Succeeded', { exact: true }).waitFor()
    const selected = await page.getByRole('region', { name: 'After ResultSelector' }).innerText()
    assert.deepEqual(JSON.parse(selected), { price: 12 })

    await page.getByRole('radio', { name: 'An error' }).check()
    await page.getByRole('textbox', { name: 'Error' }).fill('OutOfStock')
    await page.getByRole('button', { name: 'Run state' }).click()
    await page.getByText('Failed; the error is caught').waitFor()
    await page.getByText('Order more', { exact: true }).waitFor()

    await replaceText(page.getByRole('textbox', { name: 'Definition' }), '{"Type": "Task"}')
    await page.getByRole('button', { name: 'Run state' }).click()
    await page.getByRole('alert').or(page.getByText('InvalidDefinition')).first().waitFor()
  },
  { expectedErrors: /status of 400/ },
)
