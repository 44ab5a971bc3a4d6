import {
  isObject,
  parseJson,
  succeed,
  type Failure,
  type JsonObject,
  type JsonValue,
  type Outcome,
} from '../../../base/index.ts'
import type { TaskAttempt, TaskOutcome, TaskPort } from '../../../engine/index.ts'
import { serviceModels, type StatesShapes as Shapes } from '../../../protocol/index.ts'
import type { Ports } from '../../contract.ts'
import { exceptionName } from '../../sdk-tasks/refusal.ts'
import { inputOf, resultOf } from '../../sdk-tasks/shaped-values.ts'
import { startForAttempt } from '../executions.ts'
import { takeRole, type OwnActions } from './own-actions.ts'

type Pattern = '' | 'sync' | 'sync:2' | 'waitForTaskToken'

/**
 * Tasks that start executions: `states:startExecution` in all its patterns. The ports are looked up at each call: the
 * engine, one of them, is made with this.
 */
export function statesTasks(ports: () => Ports): TaskPort {
  return {
    supports: (resource) => patternOf(resource) !== undefined,
    async run(attempt, signal) {
      const pattern = patternOf(attempt.resource)
      if (pattern === undefined) return failed('States.TaskFailed', `${attempt.resource} is not built`)
      const actions = await takeRole(ports(), attempt.execution, attempt.credentialsRoleArn)
      if (!actions.ok) return failed('States.TaskFailed', actions.failure.message)
      return signal.aborted ? notWanted : runTarget(ports(), pattern, actions.value, attempt, signal)
    },
    async cancel(attempt) {
      const actions = await takeRole(ports(), attempt.execution, attempt.credentialsRoleArn)
      const stopped = actions.ok ? await stopChild(ports(), actions.value, attempt) : actions
      if (stopped.ok) return
      const { code, message } = stopped.failure
      if (code === 'InternalFailure') throw new Error(message)
      ports().log.warn('a child execution was not stopped with its parent', { key: attempt.key, reason: message })
    },
  }
}

function patternOf(resource: string): Pattern | undefined {
  const [known, pattern = ''] = /^arn:[^:]+:states:::states:startExecution(?:\.(.+))?$/.exec(resource) ?? []
  if (known === undefined) return undefined
  const built = pattern === '' || pattern === 'sync' || pattern === 'sync:2' || pattern === 'waitForTaskToken'
  return built ? pattern : undefined
}

async function runTarget(
  ports: Ports,
  pattern: Pattern,
  actions: OwnActions,
  attempt: TaskAttempt,
  signal: AbortSignal,
): Promise<TaskOutcome> {
  const follows = pattern === 'sync' || pattern === 'sync:2'
  if (follows && attempt.job !== undefined) return follow(ports, actions, attempt.job, pattern, signal)
  const parsed = parseJson(attempt.parameters, Number.POSITIVE_INFINITY)
  const input = inputOf('states', 'StartExecutionInput', parsed.ok && isObject(parsed.value) ? parsed.value : {})
  const answer = await startOnce(actions, input, attempt.key)
  if (!answer.ok) return refused(actions, answer.failure)
  const result = resultOf('states', 'StartExecutionOutput', answer.value, 'milliseconds')
  const output = JSON.stringify(withEnvelope(result, actions.requestId, ports.clock.now()))
  if (pattern === 'waitForTaskToken') return { kind: 'waiting', output }
  if (!follows) return { kind: 'succeeded', output }
  const { executionArn } = answer.value
  await attempt.submitted(executionArn, output)
  return follow(ports, actions, executionArn, pattern, signal)
}

/** One child an attempt, however often the attempt is run. */
async function startOnce(
  actions: OwnActions,
  input: object,
  attemptKey: string,
): Promise<Outcome<Shapes.StartExecutionOutput>> {
  const call = await actions.allowed('StartExecution', input)
  return call.ok ? startForAttempt(input as Shapes.StartExecutionInput, call.value, attemptKey) : call
}

/** The child is found by the attempt that started it, also when nobody has written down yet that there is one. */
async function stopChild(ports: Ports, actions: OwnActions, attempt: TaskAttempt): Promise<Outcome<unknown>> {
  const child = await ports.store.find('executions', 'byAttempt', attempt.key)
  return child === undefined ? succeed(undefined) : actions.call('StopExecution', { executionArn: child.arn })
}

/** Waits for the child's end. */
async function follow(
  ports: Ports,
  actions: OwnActions,
  executionArn: string,
  pattern: string,
  signal: AbortSignal,
): Promise<TaskOutcome> {
  const row = await ports.store.find('executions', 'byArn', executionArn)
  if (row !== undefined) await ports.engine.waitForEnd(row.id, signal)
  if (signal.aborted) return notWanted
  const described = await actions.call('DescribeExecution', { executionArn })
  if (!described.ok) return failed('States.TaskFailed', described.failure.message)
  const child = described.value as Shapes.DescribeExecutionOutput
  const output = JSON.stringify(childResult(child, pattern))
  return child.status === 'SUCCEEDED' ? { kind: 'succeeded', output } : failed('States.TaskFailed', output)
}

/** What DescribeExecution tells, its redrives too (recorded since there are any); `.sync:2` parses the texts. */
function childResult(child: Shapes.DescribeExecutionOutput, pattern: string): JsonValue {
  const result = resultOf('states', 'DescribeExecutionOutput', child, 'milliseconds') as JsonObject
  if (pattern === 'sync') return result
  const entries = Object.entries(result).map(([name, value]) => {
    const parsed = (name === 'Input' || name === 'Output') && typeof value === 'string' ? parseJson(value) : undefined
    return [name, parsed?.ok === true ? parsed.value : value] as const
  })
  return Object.fromEntries(entries)
}

/** What optimized integrations show of the HTTP exchange, which here never was one. */
function withEnvelope(result: JsonValue, requestId: string, now: number): JsonValue {
  const length = String(JSON.stringify(result).length)
  const headers = {
    connection: 'keep-alive',
    'Content-Length': length,
    'Content-Type': 'application/x-amz-json-1.0',
    Date: new Date(now).toUTCString(),
    'x-amzn-RequestId': requestId,
  }
  const all = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]))
  const { ExecutionArn = null, ...rest } = result as JsonObject
  return {
    ExecutionArn,
    SdkHttpMetadata: { AllHttpHeaders: all, HttpHeaders: headers, HttpStatusCode: 200 },
    SdkResponseMetadata: { RequestId: requestId },
    ...rest,
  }
}

/** What version 1 of Java's SDK throws, with which AWS calls for optimized integrations. */
function refused({ requestId }: OwnActions, { code, message }: Failure): TaskOutcome {
  const name = Object.hasOwn(serviceModels.states.errors, code) ? exceptionName(code) : 'AWSStepFunctionsException'
  return {
    kind: 'failed',
    error: `StepFunctions.${name}`,
    cause: `${message} (Service: AWSStepFunctions; Status Code: 400; Error Code: ${code}; Request ID: ${requestId}; Proxy: null)`,
  }
}

/** Nobody hears of it. */
const notWanted: TaskOutcome = failed('States.TaskFailed', 'The task was cancelled.')

function failed(error: string, cause: string): TaskOutcome {
  return { kind: 'failed', error, cause }
}
