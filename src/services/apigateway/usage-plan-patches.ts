import { succeed, type Outcome } from '../../base/index.ts'
import type { ApiStage, Quota, Throttle, UsagePlan } from '../../gateway/index.ts'
import { badRequest } from './failures.ts'
import {
  parseInteger,
  refuseByPath,
  text,
  unescapePointer,
  type PatchRule,
  type PatchStep,
  type PatchTable,
} from './patch.ts'
import { assign, defined, entryOf, unlessEmpty, withEntry, withoutEntry } from './records.ts'

/** Rates may have a fraction. */
function limitOf(key: keyof Throttle, { path, value = '' }: PatchStep): Outcome<number> {
  const parsed = key === 'burstLimit' ? (parseInteger(value) ?? Number.NaN) : Number(value.trim() || Number.NaN)
  return Number.isFinite(parsed) && parsed >= 0 ? succeed(parsed) : badRequest(`Invalid value specified for ${path}`)
}

function throttleRule(key: keyof Throttle): PatchRule<UsagePlan> {
  const set = (plan: UsagePlan, step: PatchStep): Outcome<UsagePlan> => {
    const limit = limitOf(key, step)
    return limit.ok ? succeed({ ...plan, throttle: { ...plan.throttle, [key]: limit.value } }) : limit
  }
  return { path: `/throttle/${key}`, add: set, replace: set }
}

function changeQuota(plan: UsagePlan, change: Partial<Quota>): Outcome<UsagePlan> {
  return succeed({ ...plan, quota: { ...(plan.quota ?? { offset: 0 }), ...change } })
}

function quotaNumber(key: 'limit' | 'offset'): PatchRule<UsagePlan> {
  const set = (plan: UsagePlan, step: PatchStep): Outcome<UsagePlan> => {
    const limit = parseInteger(step.value)
    return limit === undefined
      ? badRequest(`Invalid value specified for ${step.path}`)
      : changeQuota(plan, { [key]: limit })
  }
  return { path: `/quota/${key}`, add: set, replace: set }
}

function setPeriod(plan: UsagePlan, { value }: PatchStep): Outcome<UsagePlan> {
  return value === 'DAY' || value === 'WEEK' || value === 'MONTH'
    ? changeQuota(plan, { period: value })
    : badRequest('Invalid quota period specified. Must be one of: [DAY, WEEK, MONTH]')
}

/** Values of `/apiStages` are `apiId:stage`. */
function parseStage(value: string | undefined): Outcome<ApiStage> {
  const [apiId = '', stage = '', ...more] = (value ?? '').split(':')
  return apiId === '' || stage === '' || more.length > 0
    ? badRequest('Invalid API Stage specified')
    : succeed({ apiId, stage })
}

function isSame(left: ApiStage, right: ApiStage): boolean {
  return left.apiId === right.apiId && left.stage === right.stage
}

const apiStages: PatchRule<UsagePlan> = {
  path: '/apiStages',
  add: (plan, { value }) => {
    const stage = parseStage(value)
    if (!stage.ok || plan.apiStages.some((other) => isSame(other, stage.value))) return stage.ok ? succeed(plan) : stage
    return succeed({ ...plan, apiStages: [...plan.apiStages, stage.value] })
  },
  remove: (plan, { value }) => {
    const stage = parseStage(value)
    if (!stage.ok) return stage
    return succeed({ ...plan, apiStages: plan.apiStages.filter((other) => !isSame(other, stage.value)) })
  },
}

/** `/apiStages/{apiId:stage}/throttle/{~1path/METHOD}/{rateLimit,burstLimit}`, of which the end may be missing. */
const stageThrottles: PatchRule<UsagePlan> = {
  path: '/apiStages/{}',
  add: setStageThrottle,
  replace: setStageThrottle,
  remove: (plan, step) =>
    changeStage(plan, step, ({ method }, stage) => {
      const left = method === undefined ? undefined : unlessEmpty(withoutEntry(stage.throttle, method))
      return succeed(assign(stage, 'throttle', left))
    }),
}

function setStageThrottle(plan: UsagePlan, step: PatchStep): Outcome<UsagePlan> {
  return changeStage(plan, step, ({ method, limit }, stage) => {
    if (method === undefined || limit === undefined) return badRequest(`Invalid patch path ${step.path}`)
    const value = limitOf(limit, step)
    if (!value.ok) return value
    const changed = { ...entryOf(stage.throttle, method), [limit]: value.value }
    return succeed({ ...stage, throttle: withEntry(stage.throttle, method, changed) })
  })
}

interface ThrottlePath {
  readonly method?: string
  readonly limit?: keyof Throttle
}

function changeStage(
  plan: UsagePlan,
  { path }: PatchStep,
  change: (at: ThrottlePath, stage: ApiStage) => Outcome<ApiStage>,
): Outcome<UsagePlan> {
  const parts = /^\/apiStages\/([^/]+)\/throttle(?:\/(.+?)(?:\/(rateLimit|burstLimit))?)?$/.exec(path)
  if (parts === null) return badRequest(`Invalid patch path ${path}`)
  const key = parseStage(unescapePointer(parts[1] ?? ''))
  if (!key.ok) return key
  const stage = plan.apiStages.find((other) => isSame(other, key.value))
  if (stage === undefined) return badRequest('Invalid API Stage specified')
  const method = parts[2] === undefined ? undefined : unescapePointer(parts[2])
  const changed = change(defined({ method, limit: parts[3] as keyof Throttle | undefined }), stage)
  if (!changed.ok) return changed
  return succeed({ ...plan, apiStages: plan.apiStages.map((other) => (other === stage ? changed.value : other)) })
}

export const usagePlanPatches: PatchTable<UsagePlan> = {
  rules: [
    { path: '/name', replace: text('name', { blank: 'Usage plan name cannot be blank' }) },
    { path: '/description', replace: text('description') },
    { path: '/productCode', replace: text('productCode') },
    { path: '/throttle', remove: (plan) => succeed(assign(plan, 'throttle', undefined)) },
    throttleRule('burstLimit'),
    throttleRule('rateLimit'),
    { path: '/quota', remove: (plan) => succeed(assign(plan, 'quota', undefined)) },
    quotaNumber('limit'),
    quotaNumber('offset'),
    { path: '/quota/period', add: setPeriod, replace: setPeriod },
    apiStages,
    stageThrottles,
  ],
  refuse: refuseByPath,
}
