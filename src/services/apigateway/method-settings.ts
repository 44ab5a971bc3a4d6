import { succeed, type Outcome } from '../../base/index.ts'
import type { MethodSetting, Stage } from '../../gateway/index.ts'
import { badRequest } from './failures.ts'
import { isTrue, parseInteger, type PatchStep } from './patch.ts'
import { entryOf, withEntry, withoutEntry } from './records.ts'

/** A method's settings once the first of them is touched; `loggingLevel` is absent until it is set. */
const untouched: MethodSetting = {
  metricsEnabled: false,
  dataTraceEnabled: false,
  throttlingBurstLimit: 5000,
  throttlingRateLimit: 10_000,
  cachingEnabled: false,
  cacheTtlInSeconds: 300,
  cacheDataEncrypted: false,
  requireAuthorizationForCacheControl: true,
  unauthorizedCacheControlHeaderStrategy: 'SUCCEED_WITH_RESPONSE_HEADER',
}

type Change = (setting: MethodSetting, value: string) => MethodSetting | undefined

const strategies = ['FAIL_WITH_403', 'SUCCEED_WITH_RESPONSE_HEADER', 'SUCCEED_WITHOUT_RESPONSE_HEADER'] as const

/** What may stand behind `/{resource path}/{method}`, and what it changes; undefined for a value that makes no sense. */
const changes: Readonly<Record<string, Change>> = {
  'metrics/enabled': (setting, value) => ({ ...setting, metricsEnabled: isTrue(value) }),
  'logging/dataTrace': (setting, value) => ({ ...setting, dataTraceEnabled: isTrue(value) }),
  'logging/loglevel': (setting, value) =>
    ['OFF', 'ERROR', 'INFO'].includes(value) ? { ...setting, loggingLevel: value } : undefined,
  'throttling/burstLimit': (setting, value) => {
    const throttlingBurstLimit = parseInteger(value)
    return throttlingBurstLimit === undefined ? undefined : { ...setting, throttlingBurstLimit }
  },
  'throttling/rateLimit': (setting, value) => {
    const throttlingRateLimit = value.trim() === '' ? Number.NaN : Number(value)
    return Number.isFinite(throttlingRateLimit) ? { ...setting, throttlingRateLimit } : undefined
  },
  'caching/enabled': (setting, value) => ({ ...setting, cachingEnabled: isTrue(value) }),
  'caching/ttlInSeconds': (setting, value) => {
    const cacheTtlInSeconds = parseInteger(value)
    return cacheTtlInSeconds === undefined || cacheTtlInSeconds < 0 || cacheTtlInSeconds > 3600
      ? undefined
      : { ...setting, cacheTtlInSeconds }
  },
  'caching/dataEncrypted': (setting, value) => ({ ...setting, cacheDataEncrypted: isTrue(value) }),
  'caching/requireAuthorizationForCacheControl': (setting, value) => ({
    ...setting,
    requireAuthorizationForCacheControl: isTrue(value),
  }),
  'caching/unauthorizedCacheControlHeaderStrategy': (setting, value) => {
    const strategy = strategies.find((known) => known === value)
    return strategy === undefined ? undefined : { ...setting, unauthorizedCacheControlHeaderStrategy: strategy }
  },
}

/** As AWS prints it, the missing commas around the throttling paths included. */
const validPaths =
  '[/deploymentId, /description, /cacheClusterEnabled, /cacheClusterSize, /clientCertificateId, /accessLogSettings, ' +
  '/accessLogSettings/destinationArn, /accessLogSettings/format, /{resourcePath}/{httpMethod}/metrics/enabled, ' +
  '/{resourcePath}/{httpMethod}/logging/dataTrace, /{resourcePath}/{httpMethod}/logging/loglevel, ' +
  '/{resourcePath}/{httpMethod}/throttling/burstLimit/{resourcePath}/{httpMethod}/throttling/rateLimit' +
  '/{resourcePath}/{httpMethod}/caching/ttlInSeconds, /{resourcePath}/{httpMethod}/caching/enabled, ' +
  '/{resourcePath}/{httpMethod}/caching/dataEncrypted, ' +
  '/{resourcePath}/{httpMethod}/caching/requireAuthorizationForCacheControl, ' +
  '/{resourcePath}/{httpMethod}/caching/unauthorizedCacheControlHeaderStrategy, /*/*/metrics/enabled, ' +
  '/*/*/logging/dataTrace, /*/*/logging/loglevel, /*/*/throttling/burstLimit /*/*/throttling/rateLimit ' +
  '/*/*/caching/ttlInSeconds, /*/*/caching/enabled, /*/*/caching/dataEncrypted, ' +
  '/*/*/caching/requireAuthorizationForCacheControl, /*/*/caching/unauthorizedCacheControlHeaderStrategy, ' +
  '/variables/{variable_name}, /tracingEnabled]'

export function invalidSettingPath(path: string): string {
  return `Invalid method setting path: ${path}. Must be one of: ${validPaths}`
}

/** The blank at the end is AWS's. */
export function settingNotThere(key: string): string {
  return `Cannot remove method setting ${key} because there is no method setting for this method `
}

export function replaceMethodSetting(stage: Stage, { path, value = '' }: PatchStep): Outcome<Stage> {
  const setting = /^\/(.+\/[^/]+)\/([^/]+\/[^/]+)$/.exec(path)
  const change = entryOf(changes, setting?.[2] ?? '')
  if (setting === null || change === undefined) {
    return badRequest(invalidSettingPath(path))
  }
  const key = setting[1] as string
  const changed = change(entryOf(stage.methodSettings, key) ?? untouched, value)
  return changed === undefined
    ? badRequest(`Invalid value ${value} specified for method setting path: ${path}`)
    : succeed({ ...stage, methodSettings: withEntry(stage.methodSettings, key, changed) })
}

/** Takes all settings of a method away, or of all methods: the key is what was set before, without its first slash. */
export function removeMethodSetting(stage: Stage, { path }: PatchStep): Outcome<Stage> {
  const key = path.slice(1)
  return entryOf(stage.methodSettings, key) === undefined
    ? badRequest(settingNotThere(key))
    : succeed({ ...stage, methodSettings: withoutEntry(stage.methodSettings, key) })
}
