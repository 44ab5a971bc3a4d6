import type { EpochMs, Failure, Outcome, Space } from '../base/index.ts'

/** The data plane of REST APIs. */
export interface Gateway {
  /** Answers an invocation of a deployed stage; every failure leaves as a gateway response. */
  invoke(address: InvokeAddress, request: GatewayRequest): Promise<GatewayAnswer>
  /** TestInvokeMethod: the undeployed draft through the same stages, with a recorder. */
  testInvoke(test: TestInvocation): Promise<Outcome<TestResult>>
}

/** Where an invoke URL points: the API, the stage, and the path behind the stage as it was sent (raw, with its slash). */
export interface InvokeAddress {
  readonly apiId: string
  readonly stageName: string
  readonly path: string
}

export interface GatewayRequest {
  readonly method: string
  /** Raw query string without `?`. */
  readonly query: string
  /** Names as they came, in order; a repeated header stands several times. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: Uint8Array
  readonly sourceIp: string
  readonly protocol: string
  readonly host: string
}

export interface GatewayAnswer {
  readonly status: number
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: string | Uint8Array
}

export interface TestInvocation {
  readonly space: Space
  readonly restApiId: string
  readonly resourceId: string
  readonly httpMethod: string
  readonly pathWithQueryString?: string
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly multiValueHeaders?: Readonly<Record<string, readonly string[]>>
  readonly stageVariables?: Readonly<Record<string, string>>
}

export interface TestResult {
  readonly status: number
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
  readonly multiValueHeaders: Readonly<Record<string, readonly string[]>>
  readonly log: string
  readonly latency: number
}

/**
 * The port through which an AWS integration calls an action of a service, as its credentials role. It is answered in
 * process by the same pipeline as signed calls: the role must trust API Gateway, and its policies must allow the action.
 */
export interface ActionPort {
  call(call: ActionCall): Promise<ActionAnswer>
}

export interface ActionCall {
  /** The API's space; `region` of the integration URI. */
  readonly space: Space
  /** Service code of the URI, e.g. `states`, and the action, e.g. `StartExecution`. */
  readonly service: string
  readonly action: string
  readonly credentials: string
  readonly sourceArn: string
  readonly body: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly now: EpochMs
}

export type ActionAnswer =
  /** The service's own answer, errors included: they are ordinary answers to an integration response. */
  | {
      readonly kind: 'answered'
      readonly status: number
      readonly headers: readonly (readonly [name: string, value: string])[]
      readonly body: string
      readonly requestId: string
    }
  /** The role cannot be assumed. */
  | { readonly kind: 'role-refused'; readonly failure: Failure }
  /** No such service here. */
  | { readonly kind: 'unknown-service'; readonly failure: Failure }
