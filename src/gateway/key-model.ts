import type { EpochMs } from '../base/index.ts'
import { documentKind } from '../store/index.ts'

/**
 * What is stored of API keys and of the plans that let them in.
 *
 * Ids: `api-key` keyId · `api-key-value` SHA-256 of the value, which is unique · `usage-plan` planId ·
 * `usage-plan-key` planId/keyId.
 */
export interface ApiKey {
  readonly id: string
  readonly value: string
  readonly createdDate: EpochMs
  readonly lastUpdatedDate: EpochMs
  /** To the millisecond: lists begin with the newest. */
  readonly madeAt: EpochMs
  readonly enabled: boolean
  /** `apiId/stageName` */
  readonly stageKeys: readonly string[]
  readonly labels?: readonly string[]
  readonly name?: string
  readonly description?: string
  readonly customerId?: string
  readonly tags?: Readonly<Record<string, string>>
}

export interface UsagePlan {
  readonly id: string
  readonly name: string
  readonly apiStages: readonly ApiStage[]
  readonly description?: string
  readonly productCode?: string
  readonly throttle?: Throttle
  readonly quota?: Quota
  readonly tags?: Readonly<Record<string, string>>
}

export interface ApiStage {
  readonly apiId: string
  readonly stage: string
  /** By `/{resource path}/{METHOD}`. */
  readonly throttle?: Readonly<Record<string, Throttle>>
}

/** Requests a second, and how many at once. */
export interface Throttle {
  readonly burstLimit?: number
  readonly rateLimit?: number
}

export interface Quota {
  readonly limit?: number
  readonly offset: number
  readonly period?: 'DAY' | 'WEEK' | 'MONTH'
}

export interface UsagePlanKey {
  readonly keyId: string
  readonly addedAt: EpochMs
}

export const apiKeys = documentKind<ApiKey>('api-key')
export const apiKeyValues = documentKind<{ readonly keyId: string }>('api-key-value')
export const usagePlans = documentKind<UsagePlan>('usage-plan')
export const usagePlanKeys = documentKind<UsagePlanKey>('usage-plan-key')
