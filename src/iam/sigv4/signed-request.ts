import type { EpochMs } from '../../base/index.ts'

/** The parts of an HTTP request that a signature covers, as they were sent. */
export interface SignedRequest {
  readonly method: string
  /** Raw path, percent-encoded as sent. */
  readonly path: string
  /** Raw query string without `?`. */
  readonly query: string
  /** Lower-case name -> value, repeated headers joined by `,`. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

/** What a request says about its signature; nothing of it is verified. */
export interface SignatureClaim {
  /** Where the signature stands. */
  readonly form: 'header' | 'query'
  readonly accessKeyId: string
  readonly sessionToken: string | undefined
  /** `20261122`, of the credential scope. */
  readonly scopeDate: string
  readonly region: string
  readonly service: string
  readonly terminator: string
  /** Lower case, in the order of the request. */
  readonly signedHeaders: readonly string[]
  readonly signature: string
  /** `20261122T111401Z` */
  readonly time: string
  readonly signedAt: EpochMs
  /** How long a query's signature is good, seconds. */
  readonly expiresSeconds: number | undefined
}

export const algorithm = 'AWS4-HMAC-SHA256'
