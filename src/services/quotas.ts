import { limits } from '../base/index.ts'
import type { Settings } from './contract.ts'

/** The quotas that an instance may set otherwise: those that AWS raises on request. */
export const adjustableQuotas = [
  'stateMachines',
  'activities',
  'openExecutions',
  'openMapRuns',
  'versionsPerMachine',
  'aliasesPerMachine',
  'pollersPerActivity',
] as const satisfies readonly (keyof typeof limits)[]

export type QuotaName = (typeof adjustableQuotas)[number]
export type Quotas = { readonly [Name in QuotaName]?: number }

export function quotaOf({ quotas }: Pick<Settings, 'quotas'>, name: QuotaName): number {
  return quotas?.[name] ?? limits[name]
}
