/** Goal: everything that happened can be found: by keyboard in the graph, by filter in the history, in an exported file. */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { CreateStateMachineCommand, StartExecutionCommand } from '@aws-sdk/client-sfn'
import { CreateLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs'
import { createRole } from '../tutorial.ts'
import { consoleTest } from './browser.ts'
import { answer, order } from './order.ts'

consoleTest('arrow keys go from state to state, and Enter opens one', async ({ open, aws }) => {
  const { executionArn } = await order(aws)
  const page = await open(`/states/executions/${encodeURIComponent(executionArn)}`)
  const graph = page.getByRole('group', { name: 'Workflow graph' })
  const outer = graph.getByRole('button', { name: /Each item/ })
  await outer.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('complementary', { name: 'State Done' }).getByText('This state was not entered').waitFor()
  assert.equal(await graph.getByRole('button', { name: /Done/ }).getAttribute('aria-pressed'), 'true')
  await page.keyboard.press('Home')
  await page.keyboard.press('Enter')
  await page.getByRole('complementary', { name: 'State Each item' }).waitFor()
})

consoleTest('events are filtered by property and by any text, opened, and exported', async ({ open, aws }) => {
  const { activity, executionArn } = await order(aws)
  await answer(aws, activity, (input) => (input === '"broken"' ? 'fails' : 'succeeds'), 2)
  const page = await open(`/states/executions/${encodeURIComponent(executionArn)}`)
  const filter = page.getByRole('combobox', { name: 'Filter events' })
  await page.getByRole('heading', { name: /^Events \(\d+\)$/ }).waitFor()
  await filter.fill('Type = ActivityFailed')
  await filter.press('Enter')
  await page.getByRole('heading', { name: /^Events \(1 of \d+\)$/ }).waitFor()
  const events = page.getByRole('table', { name: 'Events' })
  await events.getByRole('button', { name: 'ActivityFailed' }).click()
  await page
    .getByRole('region', { name: /^Event \d+$/ })
    .getByText('"none left"')
    .waitFor()
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await filter.fill('broken')
  await filter.press('Enter')
  await events.getByRole('rowheader', { name: 'ActivityScheduled' }).waitFor()
  assert.equal(await events.getByRole('rowheader', { name: 'ActivityScheduled' }).count(), 1)

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export events' }).click(),
  ])
  const file = JSON.parse(await readFile(await download.path(), 'utf8')) as {
    execution: object
    events: { id: number }[]
  }
  assert.deepEqual(
    file.events.map(({ id }) => id),
    file.events.map((_event, at) => at + 1),
  )
  assert.equal((file.execution as { status?: string }).status, 'FAILED')
})

consoleTest('an Express execution shows its log; without one it says where to set it up', async (opened) => {
  const { open, aws, violations } = opened
  const roleArn = await createRole(aws, 'quick', 'states.amazonaws.com', [
    'arn:aws:iam::aws:policy/CloudWatchLogsFullAccess',
  ])
  const logGroupName = '/aws/vendedlogs/states/quick'
  await aws.logs.send(new CreateLogGroupCommand({ logGroupName }))
  const logGroupArn = `arn:aws:logs:us-east-1:000000000000:log-group:${logGroupName}:*`
  const destinations = [{ cloudWatchLogsLogGroup: { logGroupArn } }]
  const logged = { loggingConfiguration: { level: 'ALL' as const, includeExecutionData: true, destinations } }
  const started: string[] = []
  const failures = { loggingConfiguration: { ...logged.loggingConfiguration, level: 'FATAL' as const } }
  const machines = [
    ['quiet', {}],
    ['logged', logged],
    ['failures', failures],
  ] as const
  for (const [name, settings] of machines) {
    const definition = JSON.stringify({
      StartAt: 'F',
      States: { F: { Type: 'Fail', Error: 'Refused', Cause: 'so it was' } },
    })
    const { stateMachineArn } = await aws.sfn.send(
      new CreateStateMachineCommand({ name, roleArn, definition, type: 'EXPRESS', ...settings }),
    )
    started.push((await aws.sfn.send(new StartExecutionCommand({ stateMachineArn }))).executionArn ?? '')
  }
  for (const mode of ['light', 'dark'] as const) {
    const page = await open(`/states/executions/${encodeURIComponent(started[0] ?? '')}`, { mode })
    await page.getByText('Express executions keep no history').waitFor()
    await page.getByRole('link', { name: 'Set up logging' }).waitFor()
    assert.deepEqual(await violations(page), [])
    await page.goto(`${opened.url}/states/executions/${encodeURIComponent(started[1] ?? '')}`)
    await page.getByText('The execution failed in the state F').waitFor()
    await page
      .getByRole('group', { name: 'Workflow graph' })
      .getByRole('button', { name: /F.*Failed/i })
      .waitFor()
    await page.getByRole('table', { name: 'Events' }).getByText('FailStateEntered').waitFor()
    assert.deepEqual(await violations(page), [])
    await page.goto(`${opened.url}/states/executions/${encodeURIComponent(started[2] ?? '')}`)
    await page.getByText('Refused', { exact: true }).waitFor()
    await page.getByText('so it was').first().waitFor()
    await page.getByRole('list', { name: 'Events' }).getByText('ExecutionFailed').click()
    await page.getByRole('region', { name: 'Event' }).getByText('"Refused"').waitFor()
    assert.deepEqual(await violations(page), [])
    await page.close()
  }
})
