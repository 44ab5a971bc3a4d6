import type { Protocol, ServiceName } from './wire.ts'

/** What the tables under `generated/` say about a service: data only, made by `tools/generate-operations.ts`. */
export interface ServiceModel {
  readonly service: ServiceName
  readonly protocol: Protocol
  /** `Version` of awsQuery. */
  readonly version: string
  /** What stands before the dot in `X-Amz-Target` (awsJson). */
  readonly targetPrefix?: string
  /** Name space of XML answers (awsQuery). */
  readonly xmlNamespace?: string
  readonly operations: Readonly<Record<string, OperationModel>>
  readonly shapes: Readonly<Record<string, ShapeModel>>
  /** Every modelled error by the code that is seen on the wire. */
  readonly errors: Readonly<Record<string, ErrorModel>>
}

export interface OperationModel {
  readonly method: string
  /** Path template with `{name}` and `{name+}`; may carry a fixed query (`/restapis?mode=import`). */
  readonly uri: string
  readonly status: number
  /** Name of the input's structure; absent where the operation takes nothing. */
  readonly input?: string
  readonly output?: string
  /** Element around the output's members (awsQuery). */
  readonly resultWrapper?: string
  /** Codes of the errors the model lists for it. */
  readonly errors: readonly string[]
  /** Calls that carry no signature, such as AssumeRoleWithWebIdentity. */
  readonly unsigned?: true
}

export interface ErrorModel {
  readonly status: number
  /** Names of the members beside the message. */
  readonly members?: readonly string[]
  /** Where the model calls the message so, with a capital. */
  readonly messageName?: 'Message'
}

export type ShapeModel = StructureModel | ListModel | MapModel | ScalarModel

export interface StructureModel {
  readonly kind: 'structure'
  readonly members: Readonly<Record<string, MemberModel>>
  readonly required?: readonly string[]
  /** The member that is the whole body (restJson). */
  readonly payload?: string
}

export interface MemberModel {
  readonly shape: string
  /** Where it travels if not in the body (restJson). */
  readonly location?: 'uri' | 'querystring' | 'header' | 'headers' | 'statusCode'
  /** Its name on the wire, if that differs from the member's. */
  readonly name?: string
  /** A client makes it up when absent. */
  readonly idempotencyToken?: true
}

export interface ListModel extends Bounds {
  readonly kind: 'list'
  readonly member: MemberModel
  readonly flattened?: true
}

export interface MapModel extends Bounds {
  readonly kind: 'map'
  readonly key: MemberModel
  readonly value: MemberModel
  readonly flattened?: true
}

export interface ScalarModel extends Bounds {
  readonly kind: 'string' | 'boolean' | 'integer' | 'long' | 'float' | 'double' | 'timestamp' | 'blob'
  readonly enum?: readonly string[]
  /** A Java regular expression that must match the whole text. */
  readonly pattern?: string
  /** Never shown in messages and logs. */
  readonly sensitive?: true
}

/** Least and greatest length (texts, blobs, lists, maps) or value (numbers). */
export interface Bounds {
  readonly min?: number
  readonly max?: number
}
