import type { Failure } from '../base/index.ts'

/** An HTTP request as the server hands it over: raw, so that signatures can be verified on what was really sent. */
export interface WireRequest {
  readonly method: string
  /** Raw path, percent-encoded as sent, without the query. */
  readonly path: string
  /** Raw query string without `?`. */
  readonly query: string
  /** Lower-case name -> value; repeated headers joined by `,` in the order in which they arrived. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
  readonly sourceIp: string
  readonly secure: boolean
  /** Calls back when whoever asked has hung up before the answer. Absent where nobody can. */
  readonly onGone?: ((listener: () => void) => void) | undefined
}

export interface WireAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** Text, except for the few operations whose answer is a file. */
  readonly body: string | Uint8Array
}

export type ServiceName = 'states' | 'apigateway' | 'iam' | 'sts' | 'logs' | 'lambda'
export type Protocol = 'awsJson1.0' | 'awsJson1.1' | 'restJson1' | 'awsQuery'

/** What a request asks for, read from target header, method and path, or form body: before anybody is trusted. */
export interface Claim {
  readonly service: ServiceName
  readonly protocol: Protocol
  readonly operation: string
  /** Path parameters of restJson, percent-decoded. */
  readonly pathParameters: Readonly<Record<string, string>>
  /** The fields of an awsQuery call, decoded, so that they are not parsed twice. */
  readonly form?: ReadonlyMap<string, string>
}

/** Who tells an error, and how: `service` may be one that this server does not speak. */
export interface Speaker {
  readonly service: string
  readonly protocol: Protocol
}

/** A failure together with the protocol that must tell it. */
export interface ClaimFailure extends Speaker {
  readonly failure: Failure
}

/** Text of UTF-8 bytes, undefined where they are not valid UTF-8. `server` gives Node's. */
export type DecodeUtf8 = (bytes: Uint8Array) => string | undefined
