/**
 * State machines drawn by chance, with what they put out. Whatever fails on the way, a machine that succeeds gives the
 * same output: results of tasks that may fail are dropped, and an error that is caught leads on with the state's input.
 */
import type { JsonObject, JsonValue } from '../../base/index.ts'
import { activityArn } from './script-language.ts'

export interface MachinePlan {
  readonly definition: string
  readonly input: string
  /** What an execution of that ARN puts out if it succeeds; undefined when it cannot. */
  expected(arn: string): JsonValue | undefined
}

/** A state and what it does to the object that goes through. Undefined: the execution fails. */
interface StatePlan {
  readonly state: JsonObject
  readonly apply: (data: JsonObject, arn: string) => JsonObject | undefined
}

interface ScopePlan {
  readonly scope: JsonObject
  readonly apply: StatePlan['apply']
}

type Draw = (below: number) => number

const input = { items: [1, 2, 3, 4] }
const deepest = 2

export function planMachine(draw: Draw): MachinePlan {
  const { scope, apply } = planScope(draw, 0)
  return { definition: JSON.stringify(scope), input: JSON.stringify(input), expected: (arn) => apply(input, arn) }
}

/** States one after the other. Names are unique in the whole machine: each scope begins its own with a draw. */
function planScope(draw: Draw, depth: number): ScopePlan {
  const prefix = `${depth}-${draw(1_000_000_000)}-`
  const drawn = Array.from({ length: 1 + draw(depth === 0 ? 5 : 2) }, (_, at) => planState(draw, depth, `s${at}`))
  const end = drawn.indexOf(failed)
  const plans = end < 0 ? drawn : drawn.slice(0, end + 1)
  const states: Record<string, JsonObject> = {}
  plans.forEach(({ state }, at) => {
    const next = at + 1 < plans.length ? { Next: `${prefix}${at + 1}` } : { End: true }
    const catches = state['Catch'] === undefined ? {} : { Catch: [{ ...caught, Next: `${prefix}out${at}` }] }
    states[`${prefix}${at}`] = { ...state, ...catches, ...(state['Type'] === 'Fail' ? {} : next) }
    if (state['Catch'] !== undefined) states[`${prefix}out${at}`] = { Type: 'Pass', ...next }
  })
  const scope = { StartAt: `${prefix}0`, States: states }
  const apply: StatePlan['apply'] = (data, arn) =>
    plans.reduce<JsonObject | undefined>((so, plan) => (so === undefined ? undefined : plan.apply(so, arn)), data)
  return { scope, apply }
}

function planState(draw: Draw, depth: number, name: string): StatePlan {
  const kind = draw(depth < deepest ? 12 : 8)
  if (kind < 1) return pass(name, draw(100))
  if (kind < 3) return same({ Type: 'Wait', Seconds: draw(4) === 0 ? 70 + draw(60) : draw(5) })
  if (kind < 4) return task(draw, name, 'arn:aws:lambda:us-east-1:000000000000:function:f')
  if (kind < 5) return task(draw, name, 'arn:aws:states:::glue:startJobRun.sync')
  if (kind < 7) return task(draw, name, activityArn)
  if (kind < 8) return draw(4) === 0 ? failed : same({ Type: 'Pass' })
  return kind < 10 ? parallel(draw, depth, name) : map(draw, depth, name)
}

function same(state: JsonObject): StatePlan {
  return { state, apply: (data) => data }
}

const failed: StatePlan = { state: { Type: 'Fail', Error: 'Boom' }, apply: () => undefined }
const caught = { ErrorEquals: ['States.ALL'], ResultPath: null }

function pass(name: string, result: number): StatePlan {
  const state = { Type: 'Pass', Result: result, ResultPath: `$.${name}` }
  return { state, apply: (data) => ({ ...data, [name]: result }) }
}

/** Workers and integrations give back what they are given. Every task ends by itself: results may be lost. */
function task(draw: Draw, name: string, resource: string): StatePlan {
  const heartbeat = resource === activityArn && draw(2) === 0 ? { HeartbeatSeconds: 4 } : {}
  const retry = {
    ErrorEquals: ['States.ALL'],
    IntervalSeconds: 1 + draw(3),
    MaxAttempts: 1 + draw(4),
    BackoffRate: 1.5,
  }
  const state = {
    Type: 'Task',
    Resource: resource,
    TimeoutSeconds: 5 + draw(15),
    ...heartbeat,
    Parameters: { 'arn.$': '$$.Execution.Id', name },
    ...(draw(2) === 0 ? {} : { Retry: [retry] }),
  }
  if (draw(2) === 0) return same({ ...state, ResultPath: null, Catch: [] })
  return {
    state: { ...state, ResultPath: `$.${name}` },
    apply: (data, arn) => ({ ...data, [name]: { arn, name } }),
  }
}

function parallel(draw: Draw, depth: number, name: string): StatePlan {
  const branches = Array.from({ length: 1 + draw(3) }, () => planScope(draw, depth + 1))
  return {
    state: { Type: 'Parallel', Branches: branches.map(({ scope }) => scope), ResultPath: `$.${name}` },
    apply: (data, arn) =>
      together(
        data,
        name,
        branches.map((branch) => branch.apply(data, arn)),
      ),
  }
}

function map(draw: Draw, depth: number, name: string): StatePlan {
  const iterator = planScope(draw, depth + 1)
  const state = {
    Type: 'Map',
    ItemsPath: '$.items',
    MaxConcurrency: draw(3),
    ItemSelector: { 'value.$': '$$.Map.Item.Value', 'items.$': '$.items' },
    ItemProcessor: iterator.scope,
    ResultPath: `$.${name}`,
  }
  const apply: StatePlan['apply'] = (data, arn) => {
    const results = input.items.map((value) => iterator.apply({ value, items: input.items }, arn))
    return together(data, name, results)
  }
  return { state, apply }
}

function together(
  data: JsonObject,
  name: string,
  results: readonly (JsonObject | undefined)[],
): JsonObject | undefined {
  const whole = results.flatMap((result) => (result === undefined ? [] : [result]))
  return whole.length < results.length ? undefined : { ...data, [name]: whole }
}
