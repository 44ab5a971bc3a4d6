import type { JsonValue, Outcome } from '../base/index.ts'
import type { ExecutionFacts, MapRunRequest } from '../asl/index.ts'

export type ReaderRequest = NonNullable<MapRunRequest['reader']>

export interface ReadItem {
  readonly value: JsonValue
  /** How an item that is a number is written. */
  readonly numeral?: string
  /** Of an item that is a member of an object. */
  readonly key?: string
  /** `s3://bucket/key` */
  readonly source: string
}

/** Items in a fixed order. Failures are what the Map Run fails with, by error name and cause. */
export interface ItemStream {
  /** Changes when the items do: a run that goes on after a crash must find the same ones. */
  readonly etag: string
  readonly items: AsyncIterable<Outcome<ReadItem>>
}

/** How a Map Run reads what it maps over and writes what it comes to, as the execution it belongs to may. Integrations implement it. */
export interface MapRunPort {
  open(execution: ExecutionFacts, reader: ReaderRequest): Promise<Outcome<ItemStream>>
  /** Text under a key, replaced whole when it is there. Resolves once it can be read; gives its size. */
  write(execution: ExecutionFacts, bucket: string, key: string, text: AsyncIterable<string>): Promise<Outcome<number>>
}

export type ObjectAction = 's3:GetObject' | 's3:ListBucket' | 's3:PutObject'

/** What the role of a Map Run's machine may do. Refusals have AWS's sentence as their message. */
export interface MapRunAccess {
  mayStartChildren(execution: ExecutionFacts): Promise<Outcome<void>>
  mayRedriveChild(execution: ExecutionFacts, childArn: string): Promise<Outcome<void>>
  /** `context`: values of condition keys. */
  mayUseObject(
    execution: ExecutionFacts,
    action: ObjectAction,
    resource: string,
    context?: Readonly<Record<string, string>>,
  ): Promise<Outcome<void>>
}
