import assert from 'node:assert/strict'
import { CreateLogGroupCommand, CreateLogStreamCommand, PutLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs'
import type { Clients } from '../clients.ts'
import { consoleTest } from './browser.ts'

const logGroupName = '/aws/vendedlogs/states/orders'

const put = (aws: Clients, ...messages: string[]): Promise<unknown> => {
  const logEvents = messages.map((message, index) => ({ timestamp: Date.now() + index, message }))
  return aws.logs.send(new PutLogEventsCommand({ logGroupName, logStreamName: 'a', logEvents }))
}

consoleTest('a log group: its tail shows what comes, its filter stays in the address', async ({ open, aws }) => {
  await aws.logs.send(new CreateLogGroupCommand({ logGroupName }))
  await aws.logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName: 'a' }))
  await put(aws, '{"type":"ExecutionStarted"}', '{"type":"ExecutionFailed"}')
  const page = await open('/logs')
  await page.getByRole('link', { name: logGroupName }).click()
  const events = page.getByRole('list', { name: 'Events' }).getByRole('button')
  await events.getByText('ExecutionStarted').waitFor()
  await put(aws, '{"type":"ExecutionSucceeded"}')
  await events.getByText('ExecutionSucceeded').waitFor()
  assert.match((await events.first().textContent()) ?? '', /ExecutionSucceeded/, 'the newest is on top')

  await page.keyboard.press('/')
  await page.keyboard.type('{ $.type = "ExecutionFailed" }')
  await events.getByText('ExecutionSucceeded').waitFor({ state: 'detached' })
  await page.reload()
  await events.getByText('ExecutionFailed').click()
  assert.equal(await events.count(), 1)
  await page.getByRole('region', { name: 'Event' }).getByText('"ExecutionFailed"').waitFor()
})
