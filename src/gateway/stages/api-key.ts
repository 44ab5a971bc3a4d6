import type { JsonObject } from '../../base/index.ts'
import { settled, type Exchange, type StageResult } from '../exchange.ts'
import type { GatewayFailure } from '../gateway-responses.ts'
import { headerNamed } from '../headers.ts'
import type { CompiledMethod } from '../method.ts'

/**
 * For a method that requires a key: it must be enabled and belong to a usage plan of this stage; then the plan's
 * throttles and quota count. TestInvokeMethod needs none.
 */
export function checkApiKey(exchange: Exchange): StageResult | Promise<StageResult> {
  const method = settled(exchange.method, 'method')
  return method.apiKeyRequired && exchange.log === undefined ? admit(exchange, method) : undefined
}

async function admit(exchange: Exchange, method: CompiledMethod): Promise<StageResult> {
  const { ports, space, api, stage, wire } = exchange
  const value = headerNamed(wire.headers, 'x-api-key')
  const found = value === undefined ? undefined : await ports.keys.find(space, api.id, stage.name, value)
  if (found === undefined) return { type: 'INVALID_API_KEY' }
  const { key, plan } = found
  const context = settled(exchange.context, 'context')
  const { identity } = context.variables
  context.variables['identity'] = { ...(identity as JsonObject), apiKey: key.value, apiKeyId: key.id }
  const methodPath = `${method.resourcePath}/${settled(exchange.request, 'request').method}`
  const now = ports.clock.now()
  return refusals[ports.usage.admit({ plan, stage: found.stage, keyId: key.id, methodPath, now })]
}

const refusals: Readonly<Record<'admitted' | 'throttled' | 'quota-exceeded', GatewayFailure | undefined>> = {
  admitted: undefined,
  throttled: { type: 'THROTTLED' },
  'quota-exceeded': { type: 'QUOTA_EXCEEDED' },
}
