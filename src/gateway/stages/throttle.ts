import { settled, type Exchange, type StageResult } from '../exchange.ts'
import type { MethodSetting } from '../model.ts'

/** What an account has by default: a stage that says no less is not counted. */
const accountRate = 10_000
const accountBurst = 5_000

/** The throttle that the stage sets for the method, or for all; each method has its own bucket. No test is counted. */
export function throttle(exchange: Exchange): StageResult {
  const { stage, api, ports } = exchange
  if (stage.methodSettings === undefined || exchange.log !== undefined) return undefined
  const { resourcePath } = settled(exchange.method, 'method')
  const { method } = settled(exchange.request, 'request')
  const path = `${resourcePath}/${method}`
  const setting =
    own(stage.methodSettings, `${resourcePath.replaceAll('/', '~1')}/${method}`) ??
    // Terraform writes the path without its first slash, and the others as they are.
    own(stage.methodSettings, path.slice(1)) ??
    own(stage.methodSettings, '*/*')
  if (setting === undefined) return undefined
  const { throttlingRateLimit: rateLimit, throttlingBurstLimit: burstLimit } = setting
  // AWS: -1 takes the throttle away.
  if (rateLimit < 0 || (rateLimit >= accountRate && burstLimit >= accountBurst)) return undefined
  const key = `stage ${api.id}/${stage.name}${path}`
  return ports.usage.take(key, { rateLimit, burstLimit }, ports.clock.now()) ? undefined : { type: 'THROTTLED' }
}

function own(settings: Readonly<Record<string, MethodSetting>>, key: string): MethodSetting | undefined {
  return Object.hasOwn(settings, key) ? settings[key] : undefined
}
