import { formatArn, type EpochMs, type Space } from '../../base/index.ts'
import type { StatesShapes } from '../../protocol/index.ts'
import { documentKind } from '../../store/index.ts'

/** A state machine as it is stored, under its name. Its definition's text is in the table `definitions`. */
export interface MachineRecord {
  readonly name: string
  readonly type: StatesShapes.StateMachineType
  /** Key in `definitions`: the SHA-256 of the text. */
  readonly definition: string
  readonly roleArn: string
  readonly createdAt: EpochMs
  readonly updatedAt: EpochMs
  /** Absent until the first update. */
  readonly revisionId?: string
  readonly logging: StatesShapes.LoggingConfiguration
  readonly tracing: StatesShapes.TracingConfiguration
  readonly encryption: StatesShapes.EncryptionConfiguration
  readonly tags: readonly Tag[]
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
export const activityKind = documentKind<ActivityRecord>('activity')

export function machineArn(space: Space, name: string): string {
  return formatArn('states', space, `stateMachine:${name}`)
}

export function activityArn(space: Space, name: string): string {
  return formatArn('states', space, `activity:${name}`)
}
