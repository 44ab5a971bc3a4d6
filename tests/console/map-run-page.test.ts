/** Goal: a Map Run can be followed and steered: its counts, its children, its settings. */
import assert from 'node:assert/strict'
import { CreateRoleCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam'
import {
  CreateStateMachineCommand,
  ListExecutionsCommand,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn'
import type { Clients } from '../clients.ts'
import { consoleTest } from './browser.ts'

consoleTest(
  'a Map Run is followed from its execution, and its settings are changed while it runs',
  async ({ open, aws, violations }) => {
    const page = await open(`/states/executions/${encodeURIComponent(await fanOut(aws))}`)
    const graph = page.getByRole('group', { name: 'Workflow graph' })
    await graph.getByRole('button', { name: /^Distributed Map · 0\/3 Each, In progress/ }).click()
    await page.getByRole('link', { name: 'Map Run', exact: true }).click()
    await page.getByRole('heading', { name: 'Map Run', level: 1 }).waitFor()
    await page.getByText('Items: 3').waitFor()
    await page.getByText('Live: updates as its children run').waitFor()

    await page.getByRole('button', { name: 'Edit settings' }).click()
    await page.getByRole('spinbutton', { name: 'Concurrency' }).fill('2')
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    const children = page.getByRole('table', { name: 'Child executions' })
    await children
      .getByRole('row', { name: /In progress/ })
      .nth(1)
      .waitFor()
    assert.deepEqual(await violations(page), [])
    const dark = await open(new URL(page.url()).pathname, { mode: 'dark' })
    await dark.getByRole('table', { name: 'Child executions' }).waitFor()
    assert.deepEqual(await violations(dark), [])
    await dark.close()

    const mapRunArn = decodeURIComponent(new URL(page.url()).pathname.split('/').at(-1) ?? '')
    const { executions } = await aws.sfn.send(new ListExecutionsCommand({ mapRunArn }))
    await aws.sfn.send(new StopExecutionCommand({ executionArn: executions?.[0]?.executionArn ?? '' }))
    await children.getByRole('row', { name: /Aborted/ }).waitFor()

    await children
      .getByRole('row', { name: /In progress/ })
      .getByRole('link')
      .first()
      .click()
    await page.getByText('Part of').waitFor()
    await graph.getByRole('button', { name: /^Wait state Pause, In progress/ }).waitFor()
  },
)

/** Three items, one at a time, each of which waits longer than the test looks. */
async function fanOut({ iam, sfn }: Clients): Promise<string> {
  const statement = (body: object): string =>
    JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...body }] })
  const role = await iam.send(
    new CreateRoleCommand({
      RoleName: 'fan-out',
      AssumeRolePolicyDocument: statement({ Principal: { Service: 'states.amazonaws.com' }, Action: 'sts:AssumeRole' }),
    }),
  )
  await iam.send(
    new PutRolePolicyCommand({
      RoleName: 'fan-out',
      PolicyName: 'children',
      PolicyDocument: statement({ Action: 'states:*', Resource: '*' }),
    }),
  )
  const definition = {
    StartAt: 'Each',
    States: {
      Each: {
        Type: 'Map',
        MaxConcurrency: 1,
        ToleratedFailurePercentage: 100,
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
          StartAt: 'Pause',
          States: { Pause: { Type: 'Wait', Seconds: 600, End: true } },
        },
        End: true,
      },
    },
  }
  const { stateMachineArn = '' } = await sfn.send(
    new CreateStateMachineCommand({
      name: 'fan-out',
      roleArn: role.Role?.Arn ?? '',
      definition: JSON.stringify(definition),
    }),
  )
  const { executionArn = '' } = await sfn.send(new StartExecutionCommand({ stateMachineArn, input: '[1,2,3]' }))
  return executionArn
}
