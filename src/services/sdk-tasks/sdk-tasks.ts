import { isObject, parseJson, type Outcome } from '../../base/index.ts'
import type { TaskAttempt, TaskOutcome, TaskPort } from '../../engine/index.ts'
import { serviceModels, type StatesShapes } from '../../protocol/index.ts'
import type { Call, Ports } from '../contract.ts'
import { callOperation, isBuilt } from '../pipeline.ts'
import { startForAttempt } from '../states/executions.ts'
import { callForExecution, type ExecutionCaller } from '../states/execution-call.ts'
import { takePrincipal } from '../states/tasks/own-actions.ts'
import { sdkRefusal } from './refusal.ts'
import { sdkTargetOf, type SdkTarget } from './sdk-services.ts'
import { inputOf, resultOf } from './shaped-values.ts'

/**
 * Tasks that call an operation of any service that there is here, as `aws-sdk:iam:getRole`, in the name of the
 * execution's role or the state's own. The ports are looked up at each call: the engine, one of them, is made with this.
 */
export function sdkTasks(ports: () => Ports): TaskPort {
  return {
    supports: (resource) => builtTarget(resource) !== undefined,
    async run(attempt, signal) {
      const target = builtTarget(attempt.resource)
      if (target === undefined) return failed(`${attempt.resource} is not built`)
      const caller = await takePrincipal(ports(), attempt.execution, attempt.credentialsRoleArn)
      if (!caller.ok) return failed(caller.failure.message)
      return runTarget(ports(), target, attempt, caller.value, signal)
    },
  }
}

function builtTarget(resource: string): SdkTarget | undefined {
  const target = sdkTargetOf(resource)
  return target !== undefined && isBuilt(target.service, target.operation) ? target : undefined
}

async function runTarget(
  ports: Ports,
  target: SdkTarget,
  attempt: TaskAttempt,
  caller: ExecutionCaller,
  signal: AbortSignal,
): Promise<TaskOutcome> {
  const { service, operation } = target
  const { input: inputShape, output: outputShape } = serviceModels[service].operations[operation] ?? {}
  const parsed = parseJson(attempt.parameters, Number.POSITIVE_INFINITY)
  const parameters = parsed.ok && isObject(parsed.value) ? parsed.value : {}
  const input = inputShape === undefined ? {} : inputOf(service, inputShape, parameters)
  const call: Call = {
    ...callForExecution(ports, caller, target),
    // A poll for an activity's task takes none when its own task is given up.
    onGone: (listener) => signal.addEventListener('abort', listener, { once: true }),
  }
  const starts = service === 'states' && operation === 'StartExecution'
  const answer = await callOperation(input, call, starts ? startOnce(attempt.key) : undefined)
  if (!answer.ok) return sdkRefusal(target, answer.failure, call.requestId)
  const output = JSON.stringify(resultOf(service, outputShape, answer.value, 'iso'))
  return { kind: target.waits ? 'waiting' : 'succeeded', output }
}

/** One child an attempt, however often the attempt is run. */
function startOnce(attemptKey: string): (input: unknown, call: Call) => Promise<Outcome<unknown>> {
  return (input, call) => startForAttempt(input as StatesShapes.StartExecutionInput, call, attemptKey)
}

function failed(cause: string): TaskOutcome {
  return { kind: 'failed', error: 'States.TaskFailed', cause }
}
