import { fail, limits, parseJson, succeed, utf8Length, type Outcome } from '../../base/index.ts'
import { describeJsonFault } from '../../asl/index.ts'
import type { StatesShapes as Shapes } from '../../protocol/index.ts'
import type { Call } from '../contract.ts'

/** What workers and callbacks bring, by token, from the account and region that the task is of. The answer means that it is on disk. */
export async function sendTaskSuccess(
  { taskToken, output }: Shapes.SendTaskSuccessInput,
  call: Call,
): Promise<Outcome<Shapes.SendTaskSuccessOutput>> {
  const parsed = parseJson(output, limits.jsonDepth)
  if (!parsed.ok) {
    return fail('InvalidOutput', `Invalid Output: '${describeJsonFault(output)?.words ?? parsed.failure.message}'`)
  }
  if (utf8Length(output) > limits.stateDataBytes) {
    return fail('InvalidOutput', `Invalid Output: 'The output exceeds ${limits.stateDataBytes} bytes.'`)
  }
  return empty(await call.ports.engine.settleTask(taskToken, { kind: 'taskSucceeded', output }, call.space))
}

export async function sendTaskFailure(
  { taskToken, error, cause }: Shapes.SendTaskFailureInput,
  call: Call,
): Promise<Outcome<Shapes.SendTaskFailureOutput>> {
  const told = { ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) }
  return empty(await call.ports.engine.settleTask(taskToken, { kind: 'taskFailed', ...told }, call.space))
}

export async function sendTaskHeartbeat(
  { taskToken }: Shapes.SendTaskHeartbeatInput,
  call: Call,
): Promise<Outcome<Shapes.SendTaskHeartbeatOutput>> {
  return empty(await call.ports.engine.heartbeatTask(taskToken, call.space))
}

function empty(outcome: Outcome<void>): Outcome<Readonly<Record<string, never>>> {
  return outcome.ok ? succeed({}) : outcome
}
