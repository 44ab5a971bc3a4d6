/** What the execution page's tests look at: a small order whose tasks end as a test says. */
import { CreateRoleCommand } from '@aws-sdk/client-iam'
import {
  CreateActivityCommand,
  CreateStateMachineCommand,
  GetActivityTaskCommand,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn'
import type { Clients } from '../clients.ts'

/** Two items go through a Map whose state is a task of an activity. */
export async function order({
  iam,
  sfn,
}: Clients): Promise<{ readonly activity: string; readonly executionArn: string }> {
  const trust = { Effect: 'Allow', Principal: { Service: 'states.amazonaws.com' }, Action: 'sts:AssumeRole' }
  const role = await iam.send(
    new CreateRoleCommand({
      RoleName: 'order-role',
      AssumeRolePolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [trust] }),
    }),
  )
  const { activityArn: activity = '' } = await sfn.send(new CreateActivityCommand({ name: 'reserve' }))
  const definition = {
    StartAt: 'Each item',
    States: {
      'Each item': {
        Type: 'Map',
        ItemsPath: '$.items',
        ItemProcessor: {
          StartAt: 'Reserve stock',
          States: { 'Reserve stock': { Type: 'Task', Resource: activity, End: true } },
        },
        Next: 'Done',
      },
      Done: { Type: 'Succeed' },
    },
  }
  const { stateMachineArn = '' } = await sfn.send(
    new CreateStateMachineCommand({
      name: 'order',
      roleArn: role.Role?.Arn ?? '',
      definition: JSON.stringify(definition),
    }),
  )
  const { executionArn = '' } = await sfn.send(
    new StartExecutionCommand({ stateMachineArn, name: 'first', input: '{"items":["good","broken"]}' }),
  )
  return { activity, executionArn }
}

/** Takes that many tasks and ends each; those that succeed first, since a failure ends them all. */
export async function answer(
  { sfn }: Clients,
  activityArn: string,
  verdict: (input: string) => 'succeeds' | 'fails',
  count: number,
): Promise<void> {
  const failing: string[] = []
  for (let taken = 0; taken < count; taken++) {
    const { taskToken = '', input = '' } = await sfn.send(new GetActivityTaskCommand({ activityArn }))
    if (verdict(input) === 'fails') failing.push(taskToken)
    else await sfn.send(new SendTaskSuccessCommand({ taskToken, output: input }))
  }
  for (const taskToken of failing)
    await sfn.send(new SendTaskFailureCommand({ taskToken, error: 'OutOfStock', cause: 'none left' }))
}
