import type { EpochMs } from '../../base/index.ts'
import type { LambdaShapes } from '../../protocol/index.ts'
import { documentKind } from '../../store/index.ts'

/** What runs when a function is invoked: of `$LATEST`, or of a version, which never changes. */
export interface Revision {
  /** Changes with tags, permissions and versions, too. */
  readonly revisionId: string
  /** Changes with code and configuration alone: processes and the next version go by it. */
  readonly buildId: string
  readonly modifiedAt: EpochMs
  readonly runtime: LambdaShapes.Runtime
  readonly handler: string
  readonly roleArn: string
  readonly description: string
  readonly timeoutSeconds: number
  readonly memoryMib: number
  readonly environment?: Readonly<Record<string, string>>
  /** SHA-256 of the zip in base64, as AWS shows it, and its size. */
  readonly codeSha256: string
  readonly codeBytes: number
  readonly architecture: LambdaShapes.Architecture
  readonly storageMib: number
  readonly logging: LambdaShapes.LoggingConfig
  readonly tracing: LambdaShapes.TracingMode
  readonly vpc?: { readonly subnetIds: readonly string[]; readonly securityGroupIds: readonly string[] }
  readonly kmsKeyArn?: string
}

/** A function under its name; the revision is `$LATEST`. */
export interface FunctionRecord {
  readonly name: string
  readonly createdAt: EpochMs
  readonly latest: Revision
  readonly tags: Readonly<Record<string, string>>
  /** The last version's number: none is given twice. */
  readonly lastVersion: number
  /** The version that was published last, and the build of `$LATEST` that it was made of. */
  readonly published?: { readonly version: number; readonly buildId: string }
  readonly reservedConcurrency?: number
}

/** Under the function's name and its number. */
export interface VersionRecord {
  readonly name: string
  readonly version: number
  readonly revision: Revision
}

/** Under the function's name and its own. */
export interface AliasRecord {
  readonly name: string
  readonly alias: string
  readonly version: string
  readonly description: string
  readonly revisionId: string
  /** A second version, and the part of invocations that it gets, from 0 to 1. */
  readonly additional?: { readonly version: string; readonly weight: number }
}

/** Who else may use a function, a version or an alias; under its name, with the qualifier. */
export interface PolicyRecord {
  /** The policy as IAM reads it. */
  readonly text: string
  /** Unique ids of the users and roles that it names, by ARN. */
  readonly principals: Readonly<Record<string, string>>
}

/** How often and how long events are tried; under the same ids as policies. */
export interface EventConfigRecord {
  readonly modifiedAt: EpochMs
  readonly retries?: number
  readonly ageSeconds?: number
}

export const functionKind = documentKind<FunctionRecord>('function')
export const versionKind = documentKind<VersionRecord>('function-version')
export const aliasKind = documentKind<AliasRecord>('function-alias')
export const policyKind = documentKind<PolicyRecord>('function-policy')
export const eventConfigKind = documentKind<EventConfigRecord>('function-event-config')

/** Ids of versions sort by their number; a function's name holds no colon. */
export function versionId(name: string, version: number | string): string {
  return `${name}:${String(version).padStart(12, '0')}`
}

export function aliasId(name: string, alias: string): string {
  return `${name}:${alias}`
}

/** Ids of a function's policies, and of what else each qualifier has of its own, begin with its name and a colon. `$LATEST` has none of its own. */
export function policyId(name: string, qualifier: string | undefined): string {
  return `${name}:${qualifier === '$LATEST' ? '' : (qualifier ?? '')}`
}
