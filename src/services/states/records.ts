import { formatArn, type EpochMs, type Space } from '../../base/index.ts'
import type { StatesShapes } from '../../protocol/index.ts'
import { documentKind } from '../../store/index.ts'

/** What an execution is started with, of a state machine as it is or of one of its versions. */
export interface Revision {
  readonly type: StatesShapes.StateMachineType
  /** Key in `definitions`: the SHA-256 of the text. */
  readonly definition: string
  readonly roleArn: string
  /** Absent until the machine's first update. */
  readonly revisionId?: string
  readonly logging: StatesShapes.LoggingConfiguration
  readonly tracing: StatesShapes.TracingConfiguration
  readonly encryption: StatesShapes.EncryptionConfiguration
  /** When the revision was made. */
  readonly updatedAt: EpochMs
}

/** A state machine as it is stored, under its name. */
export interface MachineRecord extends Revision {
  readonly name: string
  readonly createdAt: EpochMs
  readonly tags: readonly Tag[]
  /** It was deleted while executions ran, and is gone when the last of them has ended. */
  readonly deletingSince?: EpochMs
  /** What the create call said about publishing: part of what makes it the same call. */
  readonly createdWith?: { readonly publish: boolean; readonly versionDescription?: string }
  /** The last version's number: none is given twice. */
  readonly lastVersion?: number
  /** The version that holds the current revision, unless it was deleted since. */
  readonly publishedVersion?: number
}

/** A version, under the machine's name and its number. It never changes. */
export interface VersionRecord extends Revision {
  readonly name: string
  readonly version: number
  readonly description?: string
  readonly createdAt: EpochMs
}

/** An alias, under the machine's name and its own. */
export interface AliasRecord {
  readonly name: string
  readonly alias: string
  readonly description?: string
  readonly routing: readonly { readonly version: number; readonly weight: number }[]
  readonly createdAt: EpochMs
  readonly updatedAt: EpochMs
}

export interface ActivityRecord {
  readonly name: string
  readonly createdAt: EpochMs
  readonly encryption: StatesShapes.EncryptionConfiguration
  readonly tags: readonly Tag[]
}

export interface Tag {
  readonly key: string
  readonly value: string
}

export const machineKind = documentKind<MachineRecord>('state-machine')
export const versionKind = documentKind<VersionRecord>('state-machine-version')
export const aliasKind = documentKind<AliasRecord>('state-machine-alias')
export const activityKind = documentKind<ActivityRecord>('activity')

/** Ids of versions sort by their number, those of aliases by name; a machine's name holds no colon. */
export function versionId(name: string, version: number): string {
  return `${name}:${String(version).padStart(12, '0')}`
}

export function aliasId(name: string, alias: string): string {
  return `${name}:${alias}`
}

export function machineArn(space: Space, name: string): string {
  return formatArn('states', space, `stateMachine:${name}`)
}

/** Of a version by its number, or of an alias by its name. */
export function qualifiedArn(space: Space, name: string, qualifier: string | number): string {
  return `${machineArn(space, name)}:${qualifier}`
}

export function activityArn(space: Space, name: string): string {
  return formatArn('states', space, `activity:${name}`)
}
