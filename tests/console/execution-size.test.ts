/**
 * Goal: a person can open the largest execution there is. A machine of a thousand states, looped through until its
 * history is full; the page is timed until graph and events are there, and the browser tells of every task that held
 * the main thread. The machine's other work is taken out: the time on the wall counts as far as the page got it.
 */
import assert from 'node:assert/strict'
import { CreateRoleCommand } from '@aws-sdk/client-iam'
import { CreateStateMachineCommand, DescribeExecutionCommand, StartExecutionCommand } from '@aws-sdk/client-sfn'
import type { Clients } from '../clients.ts'
import { consoleTest, type Page } from './browser.ts'
import { traced } from './main-thread.ts'

const statesCount = 1_000
const openMsMax = 4_000
const taskMsMax = 200
const openings = 3

consoleTest(
  'an execution of a thousand states and 25,000 events opens in four seconds, and never holds the page',
  async ({ open, aws }, context) => {
    const arn = await fullExecution(aws)
    const page = await open('/')
    await page.getByRole('heading', { level: 1 }).waitFor()
    let openedMs = Infinity
    let longestTaskMs = Infinity
    // The first opening fills the browser's caches; what else the machine does only ever makes one slower.
    for (let opening = 0; opening < openings; opening++) {
      const cost = await traced(page, () => openLargest(page, arn))
      const wallMs = await page.evaluate(() => performance.now())
      context.diagnostic(JSON.stringify({ wallMs: Math.round(wallMs), ...cost }))
      openedMs = Math.min(openedMs, Math.round(wallMs * cost.share))
      longestTaskMs = Math.min(longestTaskMs, cost.longestTaskMs)
    }
    assert.ok(openedMs < openMsMax, `it took ${openedMs} ms to open`)
    assert.ok(longestTaskMs < taskMsMax, `a task held the page for ${longestTaskMs} ms after its first paint`)
  },
)

async function openLargest(page: Page, arn: string): Promise<void> {
  await page.goto(new URL(`/states/executions/${encodeURIComponent(arn)}`, page.url()).href)
  await page.getByRole('heading', { name: 'Events (25000)' }).waitFor()
  await page.getByRole('group', { name: 'Workflow graph' }).getByRole('button', { name: /S\d+/ }).first().waitFor()
}

/** Passes and Choices in a ring: it ends when its history is full. */
async function fullExecution({ iam, sfn }: Clients): Promise<string> {
  const trust = { Effect: 'Allow', Principal: { Service: 'states.amazonaws.com' }, Action: 'sts:AssumeRole' }
  const role = await iam.send(
    new CreateRoleCommand({
      RoleName: 'ring',
      AssumeRolePolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [trust] }),
    }),
  )
  const ring = statesCount - 1
  const states: (readonly [string, object])[] = Array.from({ length: ring }, (_, index) => {
    const next = `S${(index + 1) % ring}`
    const never = { Variable: '$.never', IsPresent: true, Next: index + 3 < ring ? `S${index + 3}` : 'Done' }
    const isChoice = index % 5 === 4 || index === ring - 1
    return [`S${index}`, isChoice ? { Type: 'Choice', Choices: [never], Default: next } : { Type: 'Pass', Next: next }]
  })
  states.push(['Done', { Type: 'Succeed' }])
  const definition = JSON.stringify({ StartAt: 'S0', States: Object.fromEntries(states) })
  const machine = await sfn.send(
    new CreateStateMachineCommand({ name: 'ring', roleArn: role.Role?.Arn ?? '', definition }),
  )
  const { executionArn = '' } = await sfn.send(
    new StartExecutionCommand({ stateMachineArn: machine.stateMachineArn ?? '', input: '{"order":"ORD-20418"}' }),
  )
  for (;;) {
    const { status } = await sfn.send(new DescribeExecutionCommand({ executionArn }))
    if (status !== 'RUNNING') return executionArn
    await new Promise((resolve) => setImmediate(resolve))
  }
}
