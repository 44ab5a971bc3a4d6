import { isoMilliseconds, type JsonObject } from '../../base/index.ts'
import type { Run } from './run.ts'
import type { Scope } from './part.ts'

/** The context object (`$$`, `$states.context`) as the state sees it. Times are ISO 8601 with milliseconds. */
export function contextObject(run: Run, scope: Scope): JsonObject {
  const { execution } = run
  const { redrivenAt } = execution
  return {
    Execution: {
      Id: execution.arn,
      Input: execution.input.value,
      StartTime: isoMilliseconds(execution.startedAt),
      Name: execution.name,
      RoleArn: execution.roleArn,
      ...(execution.express ? {} : { RedriveCount: execution.redriveCount }),
      ...(redrivenAt === undefined ? {} : { RedriveTime: isoMilliseconds(redrivenAt) }),
    },
    StateMachine: { Id: execution.machineArn, Name: execution.machineName },
    State: { Name: scope.state, EnteredTime: isoMilliseconds(scope.enteredAt) },
  }
}
