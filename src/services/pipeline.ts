/**
 * One call's way: claim -> verify the signature -> decode and validate -> authorise -> handle -> encode. Calls that a
 * service makes in a role's name enter behind the signature, those of the instance itself behind the codec, too.
 */
import { isUtf8 } from 'node:buffer'
import { fail, succeed, type Failure, type Outcome, type Space } from '../base/index.ts'
import {
  claim,
  decodeInput,
  encodeFailure,
  encodeOutput,
  requestTooLarge,
  serviceModels,
  validateInput,
  type Claim,
  type ServiceName,
  type WireAnswer,
  type WireRequest,
} from '../protocol/index.ts'
import { authorise } from './access/authorise.ts'
import { apigatewayHandlers } from './apigateway/handlers.ts'
import { authenticate, type Authenticated } from './authenticate.ts'
import type { AccessRequest, Call, OperationHandler, Ports, Principal } from './contract.ts'
import { iamHandlers } from './iam/handlers.ts'
import { lambdaHandlers } from './lambda/handlers.ts'
import { logsHandlers } from './logs/handlers.ts'
import { statesHandlers } from './states/handlers.ts'
import { stsHandlers } from './sts/handlers.ts'

export interface Pipeline {
  /** A request from outside: signed, or refused. */
  answer(request: WireRequest): Promise<WireAnswer>
  /** A request of a principal that is known without a signature: a service in a role's name, or a console's session. */
  answerAs(principal: Principal, behalf: Behalf): Promise<WireAnswer>
  /** Whether the principal may do that; refusals in the words of the service `states`. */
  allows(principal: Principal, behalf: Behalf, access: AccessRequest): Promise<Outcome<void>>
  /** A call of the instance itself: input and output are the operation's own, without a codec between. */
  invoke<Output>(
    principal: Principal,
    service: ServiceName,
    operation: string,
    input: object,
    space: Space,
  ): Promise<Outcome<Output>>
  /** The answer to a body over the limit: what it claims is read, nothing else. */
  tooLarge(request: WireRequest): WireAnswer
  /** A refusal in the protocol of what the request claims. */
  refuse(request: WireRequest, failure: Failure): WireAnswer
}

export interface Behalf {
  readonly space: Space
  readonly request: WireRequest
  /** The service that calls in the principal's name, and for which resource; absent when it calls for itself. */
  readonly via?: { readonly service: string; readonly sourceArn: string }
}

/** Promises are only waited for where there is something to wait for: a call passes here at its full speed. */
type WhoAsks = (claimed: Claim) => Outcome<Authenticated> | Promise<Outcome<Authenticated>>

type AnyHandler = OperationHandler<unknown, unknown> | 'NotImplemented'
type AnyHandlers = Readonly<Record<string, AnyHandler>>

const handlers = {
  states: statesHandlers as unknown as AnyHandlers,
  apigateway: apigatewayHandlers as unknown as AnyHandlers,
  iam: iamHandlers as unknown as AnyHandlers,
  sts: stsHandlers as unknown as AnyHandlers,
  logs: logsHandlers as unknown as AnyHandlers,
  lambda: lambdaHandlers as unknown as AnyHandlers,
} satisfies Readonly<Record<ServiceName, AnyHandlers>>

/** Whether an operation does anything but answer that it is not built. */
export function isBuilt(service: ServiceName, operation: string): boolean {
  const table: AnyHandlers = handlers[service]
  return Object.hasOwn(table, operation) && table[operation] !== 'NotImplemented'
}

export function openPipeline(ports: Ports): Pipeline {
  const answerClaim = async (request: WireRequest, who: WhoAsks): Promise<WireAnswer> => {
    const requestId = ports.chance.uuid()
    const claimed = claim(request, decodeUtf8)
    if (!claimed.ok) return encodeFailure(claimed.failure, claimed.failure.failure, requestId)
    const { service, operation } = claimed.value
    try {
      const outcome = await answerOf(claimed.value, request, requestId, ports, who)
      return outcome.ok
        ? encodeOutput(service, operation, outcome.value, requestId)
        : encodeFailure(claimed.value, outcome.failure, requestId)
    } catch (error) {
      return encodeFailure(claimed.value, defect(ports, claimed.value, error), requestId)
    }
  }
  return {
    answer: (request) => answerClaim(request, (claimed) => authenticate(ports, claimed, request)),
    answerAs: (principal, { request, space, via }) =>
      answerClaim(request, () =>
        succeed({ principal, region: space.region, ...(via === undefined ? undefined : { via }) }),
      ),
    allows: async (principal, { request, space }, access) => {
      const asked = { service: 'states', operation: access.action }
      const facts = requestFacts(request, ports.chance.uuid())
      return authorise(callOf(ports, asked, { principal, region: space.region }, facts), access)
    },
    invoke: async <Output>(
      principal: Principal,
      service: ServiceName,
      operation: string,
      input: object,
      space: Space,
    ) => {
      const call = callOf(
        ports,
        { service, operation },
        { principal, region: space.region },
        { sourceIp: '127.0.0.1', userAgent: 'stile', secure: true, requestId: ports.chance.uuid() },
      )
      return (await allowAndHandle(input, call)) as Outcome<Output>
    },
    tooLarge: (request) => {
      const refused = requestTooLarge(request)
      return encodeFailure(refused, refused.failure, ports.chance.uuid())
    },
    refuse: (request, failure) => {
      const claimed = claim(request, decodeUtf8)
      return encodeFailure(claimed.ok ? claimed.value : claimed.failure, failure, ports.chance.uuid())
    },
  }
}

async function answerOf(
  claimed: Claim,
  request: WireRequest,
  requestId: string,
  ports: Ports,
  who: WhoAsks,
): Promise<Outcome<unknown>> {
  const asking = who(claimed)
  const authenticated = asking instanceof Promise ? await asking : asking
  if (!authenticated.ok) return authenticated
  const decoded = decodeInput(claimed, request, decodeUtf8)
  if (!decoded.ok) return decoded
  const valid = validateInput(claimed, decoded.value)
  if (!valid.ok) return valid
  const call = callOf(ports, claimed, authenticated.value, requestFacts(request, requestId))
  return allowAndHandle(decoded.value, call)
}

/** A call of an execution's task: as if it had been decoded. `handle` does it instead of the operation's own handler. */
export async function callOperation(
  input: unknown,
  call: Call,
  handle?: OperationHandler<unknown, unknown>['handle'],
): Promise<Outcome<unknown>> {
  const service = call.service as ServiceName
  const { protocol } = serviceModels[service]
  const valid = validateInput({ service, protocol, operation: call.operation }, input)
  if (!valid.ok) return valid
  try {
    return await allowAndHandle(input, call, handle)
  } catch (error) {
    return { ok: false, failure: defect(call.ports, call, error) }
  }
}

async function allowAndHandle(
  input: unknown,
  call: Call,
  handle?: OperationHandler<unknown, unknown>['handle'],
): Promise<Outcome<unknown>> {
  const service = handlers[call.service as ServiceName]
  const handler = Object.hasOwn(service, call.operation) ? service[call.operation] : undefined
  if (handler === undefined || handler === 'NotImplemented')
    return fail('NotImplemented', `${call.operation} is not built yet.`)
  const asked = handler.access(input, call)
  const access = asked instanceof Promise ? await asked : asked
  if (access !== undefined) {
    const judged = authorise(call, access)
    const allowed = judged instanceof Promise ? await judged : judged
    if (!allowed.ok) return allowed
  }
  return handle === undefined ? handler.handle(input, call) : handle(input, call)
}

/** What policies and handlers know of how a call came. */
type RequestFacts = Pick<Call, 'requestId' | 'sourceIp' | 'userAgent' | 'secure' | 'traceHeader' | 'onGone'>

function requestFacts({ sourceIp, secure, headers, onGone }: WireRequest, requestId: string): RequestFacts {
  const traceHeader = headers['x-amzn-trace-id']
  return { requestId, sourceIp, secure, userAgent: headers['user-agent'] ?? '', traceHeader, onGone }
}

function callOf(
  ports: Ports,
  { service, operation }: { readonly service: string; readonly operation: string },
  { principal, region, accessKeyId, via }: Authenticated,
  request: RequestFacts,
): Call {
  return {
    ports,
    principal,
    space: { account: principal.account, region },
    service,
    operation,
    now: ports.clock.now(),
    requestId: request.requestId,
    sourceIp: request.sourceIp,
    userAgent: request.userAgent,
    secure: request.secure,
    traceHeader: request.traceHeader,
    onGone: request.onGone,
    ...(accessKeyId === undefined ? undefined : { accessKeyId }),
    ...(via === undefined ? undefined : { via }),
  }
}

/** A defect of ours: logged with what is needed to find it, told to the caller without details. */
function defect(
  ports: Ports,
  { service, operation }: { readonly service: string; readonly operation: string },
  error: unknown,
): Failure {
  ports.log.error('a handler failed', {
    service,
    operation,
    error: String(error),
    stack: error instanceof Error ? (error.stack ?? '') : '',
  })
  return { code: 'InternalFailure', message: 'The server failed. Its log says why.' }
}

/** Undefined for bytes that are no UTF-8, instead of replacement characters that nobody sent. */
function decodeUtf8(bytes: Uint8Array): string | undefined {
  return isUtf8(bytes) ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString() : undefined
}
