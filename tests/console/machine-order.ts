/** What the tests of state machines' pages look at: a role, and machines whose executions have ended in known ways. */
import { CreateRoleCommand } from '@aws-sdk/client-iam'
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn'
import type { Clients } from '../clients.ts'
import type { Page } from './browser.ts'

/** Of a role that Step Functions may take on. */
export async function machineRole({ iam }: Clients, name = 'machine-role'): Promise<string> {
  const trust = { Effect: 'Allow', Principal: { Service: 'states.amazonaws.com' }, Action: 'sts:AssumeRole' }
  const { Role } = await iam.send(
    new CreateRoleCommand({
      RoleName: name,
      AssumeRolePolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [trust] }),
    }),
  )
  return Role?.Arn ?? ''
}

/** Checks a total, and refuses, waits or accepts. */
export const checkedOrder = {
  StartAt: 'Check',
  States: {
    Check: {
      Type: 'Choice',
      Choices: [
        { Variable: '$.total', NumericGreaterThan: 500, Next: 'Refuse' },
        { Variable: '$.total', NumericLessThan: 0, Next: 'Wait long' },
      ],
      Default: 'Accept',
    },
    'Wait long': { Type: 'Wait', Seconds: 3_600, Next: 'Accept' },
    Accept: { Type: 'Pass', Result: 'accepted', ResultPath: '$.verdict', Next: 'Done' },
    Refuse: { Type: 'Fail', Error: 'TooMuch', Cause: 'The total is above 500.' },
    Done: { Type: 'Succeed' },
  },
}

export async function createMachine(
  { sfn }: Clients,
  name: string,
  roleArn: string,
  definition: object = checkedOrder,
): Promise<string> {
  const { stateMachineArn = '' } = await sfn.send(
    new CreateStateMachineCommand({ name, roleArn, definition: JSON.stringify(definition) }),
  )
  return stateMachineArn
}

export async function startExecution({ sfn }: Clients, stateMachineArn: string, name: string, total: number) {
  const input = JSON.stringify({ total })
  const { executionArn = '' } = await sfn.send(new StartExecutionCommand({ stateMachineArn, name, input }))
  return executionArn
}

/** Two that succeed, one that fails, one that runs and one that was stopped. */
export async function startAll(clients: Clients, machineArn: string): Promise<void> {
  const started = [
    await startExecution(clients, machineArn, 'small', 10),
    await startExecution(clients, machineArn, 'smaller', 5),
    await startExecution(clients, machineArn, 'large', 900),
  ]
  await startExecution(clients, machineArn, 'waiting', -1)
  const stopped = await startExecution(clients, machineArn, 'stopped', -1)
  await clients.sfn.send(new StopExecutionCommand({ executionArn: stopped }))
  for (const executionArn of started) {
    for (;;) {
      const { status } = await clients.sfn.send(new DescribeExecutionCommand({ executionArn }))
      if (status !== 'RUNNING') break
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
}

/** Replaces what stands in an editor as a person would, by keyboard. */
export async function replaceText(editor: ReturnType<Page['getByRole']>, text: string): Promise<void> {
  await editor.click()
  await editor.press('Control+A')
  await editor.page().keyboard.insertText(text)
}
