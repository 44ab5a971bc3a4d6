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
}

export interface WireAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export type ServiceName = 'states' | 'apigateway' | 'iam' | 'sts'
export type Protocol = 'awsJson1.0' | 'awsJson1.1' | 'restJson1' | 'awsQuery'

/** What a request asks for, read from target header, method and path, or form body: before anybody is trusted. */
export interface Claim {
  readonly service: ServiceName
  readonly protocol: Protocol
  readonly operation: string
  /** Path parameters of restJson, percent-decoded. */
  readonly pathParameters: Readonly<Record<string, string>>
}

/** A failure together with the protocol that must tell it. */
export interface ClaimFailure {
  readonly service: ServiceName
  readonly protocol: Protocol
  readonly failure: Failure
}
