import type { MappingRequest } from '../vtl/index.ts'
import { assert, type Chance, type Clock, type EpochMs, type Space } from '../base/index.ts'
import type { Payload } from './content-handling.ts'
import type { ActionPort, GatewayAnswer, GatewayRequest } from './contract.ts'
import type { CompiledApi } from './deployment.ts'
import type { ExecutionLog } from './execution-log.ts'
import type { GatewayFailure } from './gateway-responses.ts'
import type { HeaderList, MessageHeaders } from './headers.ts'
import type { KeyRing } from './key-ring.ts'
import type { CompiledMethod } from './method.ts'
import type { MethodSetting } from './model.ts'
import type { RequestContext } from './request-context.ts'
import type { Target } from './uri.ts'
import type { UsageMeter } from './usage.ts'

/** One request on its way through the stages. Each stage fills in what is its own; nothing is taken away. */
export interface Exchange {
  readonly ports: ExchangePorts
  readonly space: Space
  readonly api: CompiledApi
  readonly stage: ExchangeStage
  /** The request as it came, and its raw path behind the stage. */
  readonly wire: GatewayRequest
  readonly path: string
  readonly startedAt: EpochMs
  readonly requestId: string
  readonly extendedRequestId: string
  /** There for TestInvokeMethod, which leaves out authentication and keys. */
  readonly log: ExecutionLog | undefined
  /** Set by `parse request`. */
  request: MethodRequest | undefined
  context: RequestContext | undefined
  traceId: string
  /** Set by `route`. */
  method: CompiledMethod | undefined
  pathParameters: ReadonlyMap<string, string>
  /** As templates read them; made when the first template is rendered. */
  parameters: MappingRequest['parameters'] | undefined
  /** Set by `integration request`. */
  endpointRequest: EndpointRequest | undefined
  /** Set by `integration call`. */
  endpointResponse: EndpointResponse | undefined
  /** Set by `integration response`. */
  response: MethodResponseDraft | undefined
  /** Set by `method response`. */
  answer: GatewayAnswer | undefined
}

export interface ExchangePorts {
  readonly actions: ActionPort
  readonly clock: Clock
  readonly chance: Chance
  readonly keys: KeyRing
  readonly usage: UsageMeter
  /** Calls back after that time unless the returned function is called before. */
  readonly after: (milliseconds: number, callback: () => void) => () => void
}

export interface ExchangeStage {
  readonly name: string
  readonly deploymentId: string
  readonly variables: Readonly<Record<string, string>>
  /** Undefined: the stage sets none. */
  readonly methodSettings: Readonly<Record<string, MethodSetting>> | undefined
  /** Undefined: the stage has no canary. */
  readonly canary: boolean | undefined
}

export interface MethodRequest {
  readonly method: string
  /** Without the headers that belong to the connection; names as they came. */
  readonly headers: MessageHeaders
  readonly query: ReadonlyMap<string, readonly string[]>
  readonly contentType: string | undefined
  readonly accept: string | undefined
  readonly body: Uint8Array
}

export interface EndpointRequest {
  readonly target: Target
  readonly headers: HeaderList
  readonly query: ReadonlyMap<string, readonly string[]>
  readonly body: Payload
}

export interface EndpointResponse {
  readonly status: number
  readonly headers: MessageHeaders
  readonly body: string
}

export interface MethodResponseDraft {
  readonly status: number
  readonly headers: HeaderList
  readonly body: Payload
}

/** An exchange before its first stage. */
export function newExchange(start: ExchangeStart): Exchange {
  return {
    ...start,
    request: undefined,
    context: undefined,
    traceId: '',
    pathParameters: new Map(),
    parameters: undefined,
    endpointRequest: undefined,
    endpointResponse: undefined,
    response: undefined,
    answer: undefined,
  }
}

/** `method` and `log` are there for a test from the beginning. */
export type ExchangeStart = Pick<
  Exchange,
  | 'ports'
  | 'space'
  | 'api'
  | 'stage'
  | 'wire'
  | 'path'
  | 'startedAt'
  | 'requestId'
  | 'extendedRequestId'
  | 'log'
  | 'method'
>

/** Undefined: go on. */
export type StageResult = GatewayFailure | undefined

export interface GatewayStage {
  readonly name: string
  readonly run: (exchange: Exchange) => StageResult | Promise<StageResult>
}

/** What an earlier stage of the list must have set. */
export function settled<T>(value: T | undefined, name: string): T {
  assert(value !== undefined, `the stage that sets ${name} comes first`)
  return value
}
