/** Goal: what waits for somebody is found and answered by hand: a task token, and an activity's task. */
import assert from 'node:assert/strict'
import { AttachRolePolicyCommand } from '@aws-sdk/client-iam'
import { DescribeExecutionCommand, StartExecutionCommand } from '@aws-sdk/client-sfn'
import { consoleTest } from './browser.ts'
import { createMachine, machineRole, replaceText } from './machine-order.ts'

consoleTest('an activity is made, its task is taken and answered, and it is deleted', async ({ open, aws }) => {
  const page = await open('/states/activities')
  await page.getByText('No activities yet').waitFor()
  await page.getByRole('button', { name: 'Create activity' }).first().click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('pack')
  await page.getByRole('dialog').getByRole('button', { name: 'Create' }).click()
  const activity = 'arn:aws:states:us-east-1:000000000000:activity:pack'
  await page.getByText(activity).waitFor()
  const pack = { StartAt: 'Pack', States: { Pack: { Type: 'Task', Resource: activity, End: true } } }
  const stateMachineArn = await createMachine(aws, 'packing', await machineRole(aws), pack)
  const { executionArn } = await aws.sfn.send(new StartExecutionCommand({ stateMachineArn, input: '{"box":7}' }))
  await page.getByRole('button', { name: 'Take the task of Pack' }).click()
  const dialog = page.getByRole('dialog', { name: 'Answer the task' })
  await dialog.getByRole('region', { name: 'Task input' }).getByText('"box"').waitFor()
  await replaceText(dialog.getByRole('textbox', { name: 'Output' }), '{"packed": true}')
  await dialog.getByRole('button', { name: 'Approve' }).click()
  await page.getByText('Nothing waits').waitFor()
  const { output } = await aws.sfn.send(new DescribeExecutionCommand({ executionArn }))
  assert.deepEqual(JSON.parse(output ?? ''), { packed: true })

  await page.getByRole('radio', { name: 'pack' }).check()
  await page.getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await page.getByText('No activities yet').waitFor()
})

consoleTest('tasks that wait for their token are approved and rejected', async ({ open, aws }) => {
  const roleArn = await machineRole(aws)
  await aws.iam.send(
    new AttachRolePolicyCommand({
      RoleName: 'machine-role',
      PolicyArn: 'arn:aws:iam::aws:policy/AWSStepFunctionsFullAccess',
    }),
  )
  const told = await createMachine(aws, 'tell', roleArn, { StartAt: 'Told', States: { Told: { Type: 'Succeed' } } })
  const approval = {
    StartAt: 'Ask',
    States: {
      Ask: {
        Type: 'Task',
        Resource: 'arn:aws:states:::states:startExecution.waitForTaskToken',
        Parameters: { StateMachineArn: told, Input: { 'token.$': '$$.Task.Token' } },
        End: true,
      },
    },
  }
  const stateMachineArn = await createMachine(aws, 'approval', roleArn, approval)
  const start = async (name: string): Promise<string> =>
    (await aws.sfn.send(new StartExecutionCommand({ stateMachineArn, name }))).executionArn ?? ''
  const [yes, no] = [await start('yes'), await start('no')]
  const page = await open('/states/activities')
  const table = page.getByRole('table', { name: 'Waiting tasks' })
  await table
    .getByRole('row', { name: /^Ask yes/ })
    .getByRole('button', { name: 'Approve Ask' })
    .click()
  await replaceText(page.getByRole('dialog').getByRole('textbox', { name: 'Output' }), '{"approved": true}')
  await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click()
  await table.getByRole('row', { name: /^Ask yes/ }).waitFor({ state: 'detached' })
  await table
    .getByRole('row', { name: /^Ask no/ })
    .getByRole('button', { name: 'Reject Ask' })
    .click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'Cause' }).fill('too long')
  await page.getByRole('dialog').getByRole('button', { name: 'Reject' }).click()
  await page.getByText('Nothing waits').waitFor()
  const ends = await Promise.all(
    [yes, no].map((executionArn) => aws.sfn.send(new DescribeExecutionCommand({ executionArn }))),
  )
  assert.deepEqual(
    ends.map(({ status, error, cause }) => [status, error, cause]),
    [
      ['SUCCEEDED', undefined, undefined],
      ['FAILED', 'Rejected', 'too long'],
    ],
  )
})
