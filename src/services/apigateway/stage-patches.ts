import { succeed, type Outcome } from '../../base/index.ts'
import type { CanarySettings, Stage } from '../../gateway/index.ts'
import { badRequest } from './failures.ts'
import { invalidSettingPath, removeMethodSetting, replaceMethodSetting, settingNotThere } from './method-settings.ts'
import { flag, text, word, type PatchRule, type PatchStep, type PatchTable } from './patch.ts'
import { assign, unlessEmpty, withEntry, withoutEntry } from './records.ts'
import { cacheSizes, checkVariable, withCache } from './stage-values.ts'

const variables: PatchRule<Stage> = {
  path: '/variables/{}',
  replace: setVariable,
  add: setVariable,
  remove: (stage, { name }) => succeed(assign(stage, 'variables', unlessEmpty(withoutEntry(stage.variables, name)))),
}

function setVariable(stage: Stage, { name, value = '' }: PatchStep): Outcome<Stage> {
  return checkVariable(name, value) ?? succeed(assign(stage, 'variables', withEntry(stage.variables, name, value)))
}

function accessLog(key: 'destinationArn' | 'format'): PatchRule<Stage> {
  const set = (stage: Stage, { value }: PatchStep): Outcome<Stage> =>
    value === undefined || value === ''
      ? badRequest('Access Log value must not be empty')
      : succeed({ ...stage, accessLogSettings: { ...stage.accessLogSettings, [key]: value } })
  return {
    path: `/accessLogSettings/${key}`,
    add: set,
    replace: set,
    remove: (stage) =>
      succeed(assign(stage, 'accessLogSettings', unlessEmpty(assign(stage.accessLogSettings ?? {}, key, undefined)))),
  }
}

/** The first touch of a canary makes one that gets no traffic and points where the stage points. */
function changeCanary(stage: Stage, change: Partial<CanarySettings>): Outcome<Stage> {
  const canary = stage.canarySettings ?? {
    percentTraffic: 0,
    deploymentId: stage.deploymentId,
    useStageCache: false,
  }
  return succeed({ ...stage, canarySettings: { ...canary, ...change } })
}

const canaryRules: readonly PatchRule<Stage>[] = [
  { path: '/canarySettings', remove: (stage) => succeed(assign(stage, 'canarySettings', undefined)) },
  {
    path: '/canarySettings/deploymentId',
    replace: (stage, { value = '' }) => changeCanary(stage, { deploymentId: value }),
  },
  {
    path: '/canarySettings/percentTraffic',
    replace: (stage, { value = '' }) => {
      const percentTraffic = value.trim() === '' ? Number.NaN : Number(value)
      return percentTraffic >= 0 && percentTraffic <= 100
        ? changeCanary(stage, { percentTraffic })
        : badRequest('Invalid canary traffic percentage, must be between 0.0 and 100.0')
    },
  },
  {
    path: '/canarySettings/useStageCache',
    replace: (stage, { value }) => changeCanary(stage, { useStageCache: value === 'true' }),
  },
  {
    path: '/canarySettings/stageVariableOverrides/{}',
    replace: (stage, { name, value = '' }) =>
      checkVariable(name, value) ??
      changeCanary(stage, {
        stageVariableOverrides: withEntry(stage.canarySettings?.stageVariableOverrides, name, value),
      }),
    remove: (stage, { name }) =>
      stage.canarySettings === undefined
        ? succeed(stage)
        : succeed({
            ...stage,
            canarySettings: assign(
              stage.canarySettings,
              'stageVariableOverrides',
              unlessEmpty(withoutEntry(stage.canarySettings.stageVariableOverrides, name)),
            ),
          }),
  },
]

const promotions = {
  paths: ['/deploymentId', '/variables'],
  sources: ['/canarySettings/deploymentId', '/canarySettings/stageVariableOverrides'],
} as const

/** Promotion: the canary's deployment and overrides become the stage's. */
function promote(stage: Stage, { path, from = 'null' }: PatchStep): Outcome<Stage> {
  const at = promotions.paths.indexOf(path as '/variables')
  if (at < 0 || from !== promotions.sources[at]) {
    return badRequest(
      `Invalid copy operation with path: ${path} and from ${from}. Valid copy:path are [${promotions.paths.join(', ')}] and valid copy:from are [${promotions.sources.join(', ')}]`,
    )
  }
  const canary = stage.canarySettings
  if (canary === undefined) return badRequest('Promotion not available. Canary does not exist.')
  if (path === '/deploymentId') return succeed({ ...stage, deploymentId: canary.deploymentId })
  const merged = unlessEmpty({ ...stage.variables, ...canary.stageVariableOverrides })
  return succeed(assign(stage, 'variables', merged))
}

const rules: readonly PatchRule<Stage>[] = [
  { path: '/deploymentId', replace: (stage, { value = '' }) => succeed({ ...stage, deploymentId: value }) },
  { path: '/description', replace: text('description') },
  {
    path: '/cacheClusterEnabled',
    replace: (stage, { value }) => succeed(withCache(stage, value === 'true', stage.cacheClusterSize)),
  },
  {
    path: '/cacheClusterSize',
    replace: word('cacheClusterSize', cacheSizes, 'Invalid cache cluster size specified'),
  },
  { path: '/clientCertificateId', replace: text('clientCertificateId'), remove: text('clientCertificateId') },
  { path: '/documentationVersion', replace: text('documentationVersion'), remove: text('documentationVersion') },
  { path: '/tracingEnabled', replace: flag('tracingEnabled') },
  { path: '/accessLogSettings', remove: (stage) => succeed(assign(stage, 'accessLogSettings', undefined)) },
  accessLog('destinationArn'),
  accessLog('format'),
  variables,
  ...canaryRules,
]

/** Whatever no other path takes is a method setting, or AWS takes it for a failed one. */
const methodSettings: PatchRule<Stage> = {
  path: '/{}',
  add: (stage, step) => wrongAccessLog(step) ?? replaceMethodSetting(stage, step),
  replace: (stage, step) => wrongAccessLog(step) ?? replaceMethodSetting(stage, step),
  remove: (stage, step) => wrongAccessLog(step) ?? removeMethodSetting(stage, step),
}

function wrongAccessLog({ path }: PatchStep): Outcome<never> | undefined {
  if (!path.startsWith('/accessLogSettings/')) return undefined
  return badRequest(
    'Invalid accessLogSettings path. Must be one of : [/accessLogSettings/destinationArn, /accessLogSettings/format]',
  )
}

export const stagePatches: PatchTable<Stage> = {
  rules: [...rules, methodSettings].map((rule) => ({ ...rule, copy: promote })),
  refuse: ({ op, path }) => ({
    code: 'BadRequestException',
    message:
      op === 'replace'
        ? invalidSettingPath(path)
        : op === 'remove'
          ? settingNotThere(path.slice(1))
          : `Invalid ${op} operation with path: ${path}`,
  }),
}
