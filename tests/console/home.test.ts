import assert from 'node:assert/strict'
import { CreateStateMachineCommand, StartExecutionCommand, StopExecutionCommand } from '@aws-sdk/client-sfn'
import { createRole } from '../tutorial.ts'
import { consoleTest } from './browser.ts'

consoleTest('the home page follows what runs and what failed, without a reload', async ({ open, aws }) => {
  const page = await open('/')
  await page.getByText('Nothing runs at the moment.').waitFor()
  await page.getByRole('link', { name: 'Create one' }).waitFor()
  await page.getByRole('status').getByText('Live: follows what runs').waitFor()
  const roleArn = await createRole(aws, 'runner', 'states.amazonaws.com', [])
  const definition = JSON.stringify({ StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 600, End: true } } })
  const { stateMachineArn } = await aws.sfn.send(new CreateStateMachineCommand({ name: 'orders', roleArn, definition }))
  const { executionArn } = await aws.sfn.send(new StartExecutionCommand({ stateMachineArn, name: 'order-1' }))
  const running = page.getByRole('table', { name: 'Running now' })
  await running.getByRole('link', { name: 'order-1' }).waitFor()
  await page.getByRole('heading', { name: 'Running now (1)' }).waitFor()
  await aws.sfn.send(new StopExecutionCommand({ executionArn }))
  await running.getByRole('link', { name: 'order-1' }).waitFor({ state: 'detached' })
})

consoleTest('the keyboard leads everywhere', async ({ open, violations }) => {
  const page = await open('/')
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Keyboard' }).waitFor()
  assert.deepEqual(await violations(page), [])
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.keyboard.press('g')
  await page.keyboard.press('i')
  await page.getByRole('heading', { level: 1, name: /^Roles/ }).waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('nothing')
  await page.getByRole('searchbox', { name: 'Find roles' }).waitFor()
  assert.equal(await page.getByRole('searchbox', { name: 'Find roles' }).inputValue(), 'nothing')
  assert.equal(new URL(page.url()).search, '?q=nothing')
})
