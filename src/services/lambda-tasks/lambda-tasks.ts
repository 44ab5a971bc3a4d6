import { isObject, member, parseArn, parseJson, type Failure, type JsonObject, type Outcome } from '../../base/index.ts'
import type { TaskAttempt, TaskOutcome, TaskPort } from '../../engine/index.ts'
import { validateInput, type LambdaShapes } from '../../protocol/index.ts'
import type { Ports } from '../contract.ts'
import type { InvokeAnswer, InvokeFunction, InvokeRequest } from '../lambda/contract.ts'
import { inputOf } from '../sdk-tasks/shaped-values.ts'
import type { ExecutionCaller } from '../states/execution-call.ts'
import { takePrincipal } from '../states/tasks/own-actions.ts'
import { causeOf, errorNameOf, functionErrorOf } from './failures.ts'
import { envelope } from './envelope.ts'

/** How a function is called: by its ARN as the state's resource, by the optimized integration, or as the SDK does. */
type Way = 'arn' | 'optimized' | 'sdk'

interface Target {
  readonly way: Way
  readonly waits: boolean
}

/**
 * Tasks that invoke functions, in the name of the execution's role (or the state's own): `lambda:invoke`, the ARN of a
 * function as the resource, and `aws-sdk:lambda:invoke`. The ports are looked up at each call: the engine, one of them,
 * is made with this.
 */
export function lambdaTasks(ports: () => Ports, invoke: InvokeFunction): TaskPort {
  return {
    supports: (resource) => targetOf(resource) !== undefined,
    async run(attempt, signal) {
      const target = targetOf(attempt.resource)
      if (target === undefined) return failed('States.TaskFailed', `${attempt.resource} is not built`)
      const caller = await takePrincipal(ports(), attempt.execution, attempt.credentialsRoleArn)
      if (!caller.ok) return failed('States.TaskFailed', caller.failure.message)
      const requestId = ports().chance.uuid()
      const { way } = target
      const request = requestOf(way, attempt, caller.value)
      const answer = request.ok ? await invoke(ports(), { ...request.value, requestId, signal }) : request
      if (!answer.ok) {
        if (isClosing(answer.failure)) await untilDropped(signal)
        return failed(errorNameOf(way, answer.failure), causeOf(way, answer.failure, requestId))
      }
      return outcomeOf(target, answer.value, ports().clock.now())
    },
  }
}

const integration = /^arn:aws:states:::(aws-sdk:)?lambda:invoke(\.waitForTaskToken)?$/

function targetOf(resource: string): Target | undefined {
  const [known, sdk, token] = integration.exec(resource) ?? []
  if (known !== undefined) return { way: sdk === undefined ? 'optimized' : 'sdk', waits: token !== undefined }
  const arn = parseArn(resource)
  return arn?.service === 'lambda' && arn.resource.startsWith('function:') ? { way: 'arn', waits: false } : undefined
}

type Request = Omit<InvokeRequest, 'requestId' | 'signal'>

function requestOf(way: Way, attempt: TaskAttempt, { principal, space }: ExecutionCaller): Outcome<Request> {
  const via = { service: 'states.amazonaws.com', sourceArn: attempt.execution.machineArn }
  const common = { invoker: { kind: 'principal' as const, principal, via } }
  if (way === 'arn') {
    const [, region = space.region, account = space.account] =
      /^arn:[^:]+:lambda:([^:]+):([^:]+):/.exec(attempt.resource) ?? []
    return {
      ok: true,
      value: { ...common, space: { account, region }, functionName: attempt.resource, payload: attempt.parameters },
    }
  }
  const parsed = parseJson(attempt.parameters, Number.POSITIVE_INFINITY)
  const parameters = parsed.ok && isObject(parsed.value) ? parsed.value : {}
  return invocationOf(parameters, { ...common, space })
}

/** Parameters as Invoke has them; null is absence. What it does not know was refused before. */
function invocationOf(parameters: JsonObject, common: Pick<Request, 'invoker' | 'space'>): Outcome<Request> {
  const { Payload: _, ...others } = parameters
  const input = inputOf('lambda', 'InvocationRequest', others) as Partial<LambdaShapes.InvocationRequest>
  const valid = validateInput({ service: 'lambda', protocol: 'restJson1', operation: 'Invoke' }, input)
  if (!valid.ok) return valid
  const { FunctionName, InvocationType = 'RequestResponse', LogType, Qualifier, ClientContext } = input
  return {
    ok: true,
    value: {
      ...common,
      functionName: FunctionName ?? '',
      invocationType: InvocationType,
      payload: payloadOf(parameters),
      logTail: LogType === 'Tail',
      ...(Qualifier === undefined ? {} : { qualifier: Qualifier }),
      ...(ClientContext === undefined ? {} : { clientContext: Buffer.from(ClientContext, 'base64').toString() }),
    },
  }
}

/** A text is the payload itself (recorded: the text `0` reaches the function as a number); other JSON is written. */
function payloadOf(parameters: JsonObject): string {
  const payload = member(parameters, 'Payload') ?? null
  if (payload === null) return '{}'
  return typeof payload === 'string' ? payload : JSON.stringify(payload)
}

function outcomeOf({ way, waits }: Target, answer: InvokeAnswer, now: number): TaskOutcome {
  if (answer.functionError !== undefined && way !== 'sdk')
    return { kind: 'failed', ...functionErrorOf(way, answer.payload) }
  const output = way === 'arn' ? answer.payload : envelope(way, answer, now)
  return { kind: waits ? 'waiting' : 'succeeded', output }
}

function isClosing({ members }: Failure): boolean {
  return members?.['Reason'] === 'ServerClosing'
}

const closingMs = 3_000

/**
 * The server ends: so does this attempt, without an outcome, and it is made again when a server is there. Should nobody
 * drop it in time (somebody waits for a synchronous execution), it is a fault here.
 */
function untilDropped(signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return resolve()
    const timeout = setTimeout(() => reject(new Error('The server is shutting down.')), closingMs).unref()
    signal.addEventListener('abort', () => {
      clearTimeout(timeout)
      resolve()
    })
  })
}

function failed(error: string, cause: string): TaskOutcome {
  return { kind: 'failed', error, cause }
}
