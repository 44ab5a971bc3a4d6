import { succeed, type Outcome } from '../../base/index.ts'
import type { ApigatewayShapes } from '../../protocol/index.ts'
import type { Call } from '../contract.ts'

/** Quotas of a fresh account, per region: requests a second, and how many at once. */
const throttleSettings = { burstLimit: 5000, rateLimit: 10_000 }

export async function getAccount(_input: unknown, _call: Call): Promise<Outcome<ApigatewayShapes.Account>> {
  return succeed({ throttleSettings, features: ['UsagePlans'], apiKeyVersion: '4' })
}
