/**
 * State machines drawn by chance, with what they put out. Whatever fails on the way, a machine that succeeds gives the
 * same output: results of tasks that may fail are dropped, and an error that is caught leads on with the state's input.
 */
import type { JsonObject, JsonValue } from '../../base/index.ts'
import { activityArn, callbackResource } from './script-language.ts'

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

/** Where a state stands: how deep, and whether in an execution of its own, whose ARN nobody knows beforehand. */
interface Scene {
  readonly depth: number
  readonly remote: boolean
  readonly express: boolean
}

type Draw = (below: number) => number

const input = { items: [1, 2, 3, 4] }
const deepest = 2

/** What every execution of a plan takes, those that others start too. */
export const plannedInput = JSON.stringify(input)

export function planMachine(draw: Draw): MachinePlan {
  const { scope, apply } = planScope(draw, { depth: 0, remote: false, express: false })
  return { definition: JSON.stringify(scope), input: plannedInput, expected: (arn) => apply(input, arn) }
}

/** States one after the other. Names are unique in the whole machine: each scope begins its own with a draw. */
function planScope(draw: Draw, scene: Scene): ScopePlan {
  const { depth } = scene
  const prefix = `${depth}-${draw(1_000_000_000)}-`
  const drawn = Array.from({ length: 1 + draw(depth === 0 ? 5 : 2) }, (_, at) => planState(draw, scene, `s${at}`))
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

function planState(draw: Draw, scene: Scene, name: string): StatePlan {
  const { depth, express } = scene
  const kind = draw(depth < deepest ? 15 : 8)
  const inner = { ...scene, depth: depth + 1 }
  if (kind < 1) return pass(name, draw(100))
  if (kind < 3) return same({ Type: 'Wait', Seconds: draw(4) === 0 && !express ? 70 + draw(60) : draw(5) })
  if (kind < 4 || (kind < 7 && express)) return task(draw, scene, name, lambdaArn)
  if (kind < 5)
    return task(draw, scene, name, draw(2) === 0 ? 'arn:aws:states:::glue:startJobRun.sync' : callbackResource)
  if (kind < 7) return task(draw, scene, name, activityArn)
  if (kind < 8) return draw(4) === 0 ? failed : same({ Type: 'Pass' })
  if (kind < 10) return caughtOrNot(draw, parallel(draw, inner, name))
  if (kind < 12 || express) return caughtOrNot(draw, map(draw, inner, name))
  return caughtOrNot(draw, kind < 14 ? mapRun(draw, inner, name) : nested(draw))
}

/** Whoever catches goes on while what has failed is still being stopped. What it gives is dropped, then, in any case. */
function caughtOrNot(draw: Draw, plan: StatePlan): StatePlan {
  return draw(3) === 0 ? same({ ...plan.state, ResultPath: null, Catch: [] }) : plan
}

const lambdaArn = 'arn:aws:lambda:us-east-1:000000000000:function:f'
export const nestedResource = 'arn:aws:states:::states:startExecution.sync:2'

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
function task(draw: Draw, { remote }: Scene, name: string, resource: string): StatePlan {
  const called = resource === callbackResource
  const heartbeat = (called || resource === activityArn) && draw(2) === 0 ? { HeartbeatSeconds: 4 } : {}
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
    Parameters: { 'arn.$': '$$.Execution.Id', name, ...(called ? { 'token.$': '$$.Task.Token' } : {}) },
    ...(draw(2) === 0 ? {} : { Retry: [retry] }),
  }
  if (draw(2) === 0) return same({ ...state, ResultPath: null, Catch: [] })
  const selector = remote ? { ResultSelector: { 'name.$': '$.name' } } : {}
  return {
    state: { ...state, ...selector, ResultPath: `$.${name}` },
    apply: (data, arn) => ({ ...data, [name]: remote ? { name } : { arn, name } }),
  }
}

/** Another execution, which is long under way unless it is stopped; what it comes to is judged by its own history. */
function nested(draw: Draw): StatePlan {
  const long = draw(3) === 0
  const definition = long
    ? JSON.stringify({ StartAt: 'Long', States: { Long: { Type: 'Wait', Seconds: 200 + draw(200), End: true } } })
    : JSON.stringify(planScope(draw, { depth: 1, remote: true, express: false }).scope)
  const retry = { ErrorEquals: ['States.ALL'], IntervalSeconds: 1, MaxAttempts: draw(3) }
  return same({ Type: 'Task', Resource: nestedResource, Parameters: { definition }, Retry: [retry], ResultPath: null })
}

function parallel(draw: Draw, inner: Scene, name: string): StatePlan {
  const branches = Array.from({ length: 1 + draw(3) }, () => planScope(draw, inner))
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

/** Children of their own for all items, or for pairs of them; the items are given, or read. */
function mapRun(draw: Draw, inner: Scene, name: string): StatePlan {
  const express = inner.express || draw(4) === 0
  const batched = draw(5) === 0
  const { scope, apply } = batched ? planBatch(draw) : planScope(draw, { depth: inner.depth, remote: true, express })
  const config = { Mode: 'DISTRIBUTED', ExecutionType: express ? 'EXPRESS' : 'STANDARD' }
  const reader = {
    Resource: 'arn:aws:states:::s3:getObject',
    Parameters: inBucket,
    ReaderConfig: { InputType: 'JSON' },
  }
  const writes = draw(4) === 0
  const state = {
    Type: 'Map',
    Label: `L${draw(1_000_000_000)}`,
    ...(draw(3) === 0 ? { ItemReader: reader } : { ItemsPath: '$.items' }),
    ...(batched ? { ItemBatcher: { MaxItemsPerBatch: 2 } } : {}),
    ...(writes ? { ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Parameters: inBucket } } : {}),
    MaxConcurrency: draw(4),
    ItemSelector: { 'value.$': '$$.Map.Item.Value', 'items.$': '$.items' },
    ItemProcessor: { ProcessorConfig: config, ...scope },
    ...(draw(3) === 0 ? { Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 1, MaxAttempts: 1 }] } : {}),
    // Where the results are is not known beforehand.
    ResultPath: writes ? null : `$.${name}`,
  }
  const inputs = input.items.map((value): JsonObject => ({ value, items: input.items }))
  const pairs = [inputs.slice(0, 2), inputs.slice(2)].map((Items): JsonObject => ({ Items }))
  return {
    state,
    apply: (data, arn) => {
      const results = (batched ? pairs : inputs).map((each) => apply(each, arn))
      const whole = together(data, name, results)
      return whole !== undefined && writes ? data : whole
    },
  }
}

const inBucket = { Bucket: 'bucket', Key: 'items.json' }

function planBatch(draw: Draw): ScopePlan {
  const name = `batch-${draw(1_000_000_000)}`
  const state = { Type: 'Wait', Seconds: draw(9), End: true }
  return { scope: { StartAt: name, States: { [name]: state } }, apply: (data) => data }
}

function map(draw: Draw, inner: Scene, name: string): StatePlan {
  const iterator = planScope(draw, inner)
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
