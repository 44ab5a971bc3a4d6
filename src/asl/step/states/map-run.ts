import {
  isArray,
  isObject,
  limits,
  refuse,
  succeed,
  unreachable,
  type JsonValue,
  type Outcome,
} from '../../../base/index.ts'
import { datumOfExact, datumOfText, type Datum } from '../../datum.ts'
import type { DistributedMap } from '../../machine.ts'
import type { Asking } from '../asking.ts'
import type { Arrival, MapRunRequest } from '../contract.ts'
import { variablesOf } from '../environment.ts'
import { dataLimitFailure, runtimeFailure, type StateFailure } from '../failure.ts'
import { fillIn, finishState, numberOf, takeInput } from '../flow.ts'
import type { Scope } from '../part.ts'
import { record, recordAside } from '../record.ts'
import type { Run } from '../run.ts'
import { checkTolerance, datumOfItems, itemsOfMap } from './join.ts'
import { blocked, failed, type StateOf, type Visit } from './visit.ts'

/** A Map in DISTRIBUTED mode: it asks for a Map Run and waits for its end. Items that are read are counted by nobody. */

type MapState = StateOf<'Map'>

export function* visitMapRun(run: Run, scope: Scope, state: MapState, distributed: DistributedMap): Asking<Visit> {
  closeMapRun(run, scope)
  const input = takeInput(run, scope, state)
  if (!input.ok) return failed(input.failure)
  const items = yield* givenItems(run, scope, state, input.value)
  if (!items.ok) return failed(items.failure)
  const concurrency = yield* concurrencyOf(run, scope, state, input.value)
  if (!concurrency.ok) return failed(concurrency.failure)
  record(run, scope, 'MapStateStarted', { length: lengthOf(items.value) })
  const tolerated = yield* toleranceOf(run, scope, state, input.value)
  if (!tolerated.ok) return failed(tolerated.failure)
  const reader = yield* readerOf(run, scope, state, distributed, input.value)
  if (!reader.ok) return failed(reader.failure)
  const batcher = yield* batcherOf(run, scope, state, distributed, input.value)
  if (!batcher.ok) return failed(batcher.failure)
  const writer = yield* writerOf(run, scope, state, distributed, input.value)
  if (!writer.ok) return failed(writer.failure)
  ask(run, scope, state, distributed, {
    ...(items.value === undefined ? {} : { items: datumOfExact(items.value).text }),
    ...(reader.value === undefined ? {} : { reader: reader.value }),
    ...(batcher.value === undefined ? {} : { batcher: batcher.value }),
    ...(writer.value === undefined ? {} : { writer: writer.value }),
    maxConcurrency: concurrency.value,
    ...tolerated.value,
  })
  return blocked
}

type Asked = Omit<MapRunRequest, 'mapRunArn' | 'label' | 'stateName' | 'executionType' | 'frame'>

function ask(run: Run, scope: Scope, state: MapState, distributed: DistributedMap, asked: Asked): void {
  const label = distributed.label ?? labelOf(run, state)
  const mapRunArn = `${run.execution.arn.split(':').slice(0, 5).join(':')}:mapRun:${machineOf(run)}/${label}:${run.request.chance.uuid()}`
  scope.mapRunAfter = scope.previousEvent
  const task = `${scope.key}:${record(run, scope, 'MapRunStarted', { mapRunArn })}`
  scope.phase = 'task'
  scope.waitsFor = task
  scope.mapRun = mapRunArn
  const request: MapRunRequest = {
    mapRunArn,
    label,
    stateName: state.name,
    executionType: distributed.executionType,
    ...asked,
    frame: {
      input: scope.input.text,
      enteredAt: scope.enteredAt,
      enteredEvent: scope.enteredEvent,
      retries: scope.retries,
      variables: variablesOf(run, scope).map(([name, value]) => [name, value.text]),
    },
  }
  run.effects.set(`task ${task}`, { kind: 'startMapRun', task, request })
}

/** A label that was not given is made of what identifies the state, so that all runs of it have the same. */
function labelOf(run: Run, state: MapState): string {
  const digest = run.request.digest.hashHex('MD5', `${run.execution.machineArn}/${state.name}`)
  return digest.replace(/^(\w{8})(\w{4})(\w{4})(\w{4})(\w{12})$/, '$1-$2-$3-$4-$5')
}

/** Without the label of a Map that the machine itself is a child of. */
function machineOf(run: Run): string {
  return run.execution.machineName.split('/')[0] as string
}

/** What is mapped over when there is nothing to read: an array, or the members of an object. */
function* givenItems(
  run: Run,
  scope: Scope,
  state: MapState,
  input: Datum,
): Asking<Outcome<JsonValue | undefined, StateFailure>> {
  if (state.distributed?.itemReader !== undefined) return succeed(undefined)
  const found = yield* datumOfItems(run, scope, state, input)
  if (!found.ok) return found
  const { exact } = found.value
  if (isArray(exact) || isObject(exact)) return succeed(exact)
  return yield* itemsOfMap(run, scope, state, input)
}

function lengthOf(items: JsonValue | undefined): number {
  if (isArray(items)) return items.length
  return isObject(items) ? Object.keys(items).length : 0
}

function* concurrencyOf(run: Run, scope: Scope, state: MapState, input: Datum): Asking<Outcome<number, StateFailure>> {
  const found = yield* numberOf(run, scope, state.maxConcurrency, { input }, 'integer')
  if (!found.ok) return found
  const value = found.value ?? 0
  return value < 0 ? refuse(runtimeFailure(scope, 'MaxConcurrency cannot be negative.')) : succeed(value)
}

type Tolerance = Pick<MapRunRequest, 'toleratedFailureCount' | 'toleratedFailurePercentage'>

function* toleranceOf(run: Run, scope: Scope, state: MapState, input: Datum): Asking<Outcome<Tolerance, StateFailure>> {
  const wrong = yield* checkTolerance(run, scope, state, input)
  if (wrong !== undefined) return refuse(wrong)
  const count = yield* numberOf(run, scope, state.toleratedCount, { input }, 'integer')
  if (!count.ok) return count
  const percentage = yield* numberOf(run, scope, state.toleratedPercentage, { input }, 'float')
  if (!percentage.ok) return percentage
  return succeed({
    ...(count.value === undefined ? {} : { toleratedFailureCount: count.value }),
    ...(percentage.value === undefined ? {} : { toleratedFailurePercentage: percentage.value }),
  })
}

function* readerOf(
  run: Run,
  scope: Scope,
  state: MapState,
  { itemReader }: DistributedMap,
  input: Datum,
): Asking<Outcome<MapRunRequest['reader'], StateFailure>> {
  if (itemReader === undefined) return succeed(undefined)
  const { parameters: template, maxItems: field, ...config } = itemReader
  const parameters = template === undefined ? emptyText : yield* fillIn(run, scope, state, template, { input })
  if (!parameters.ok) return parameters
  const maxItems = yield* numberOf(run, scope, field, { input }, 'integer')
  if (!maxItems.ok) return maxItems
  const limit = maxItems.value === undefined ? {} : { maxItems: maxItems.value }
  return succeed({ ...config, parameters: parameters.value.text, ...limit })
}

const emptyText = succeed(datumOfText('{}'))

function* batcherOf(
  run: Run,
  scope: Scope,
  state: MapState,
  { itemBatcher }: DistributedMap,
  input: Datum,
): Asking<Outcome<MapRunRequest['batcher'], StateFailure>> {
  if (itemBatcher === undefined) return succeed(undefined)
  const maxItems = yield* numberOf(run, scope, itemBatcher.maxItems, { input }, 'integer')
  if (!maxItems.ok) return maxItems
  const maxInputBytes = yield* numberOf(run, scope, itemBatcher.maxInputBytes, { input }, 'integer')
  if (!maxInputBytes.ok) return maxInputBytes
  if ((maxItems.value ?? 1) < 1) return refuse(runtimeFailure(scope, 'MaxItemsPerBatch must be positive.'))
  if ((maxInputBytes.value ?? 1) < 1) return refuse(runtimeFailure(scope, 'MaxInputBytesPerBatch must be positive.'))
  const { batchInput: template } = itemBatcher
  const batchInput = template === undefined ? undefined : yield* fillIn(run, scope, state, template, { input })
  if (batchInput?.ok === false) return batchInput
  if (batchInput?.value.oversize === true) return refuse(dataLimitFailure(scope.state))
  return succeed({
    ...(maxItems.value === undefined ? {} : { maxItems: maxItems.value }),
    ...(maxInputBytes.value === undefined ? {} : { maxInputBytes: maxInputBytes.value }),
    ...(batchInput === undefined ? {} : { batchInput: batchInput.value.text }),
  })
}

function* writerOf(
  run: Run,
  scope: Scope,
  state: MapState,
  { resultWriter }: DistributedMap,
  input: Datum,
): Asking<Outcome<MapRunRequest['writer'], StateFailure>> {
  if (resultWriter === undefined) return succeed(undefined)
  const { parameters: template, ...config } = resultWriter
  if (template === undefined) return succeed(config)
  const parameters = yield* fillIn(run, scope, state, template, { input })
  return parameters.ok ? succeed({ ...config, parameters: parameters.value.text }) : parameters
}

/**
 * A run that its children failed, or whose role was not allowed to start or redrive them (recorded). After any other
 * failure a redrive starts a new run.
 */
function isRedrivable(error: string | undefined): boolean {
  return error === 'States.ExceedToleratedFailureThreshold' || error === 'States.Runtime'
}

/** A run that has ended, and is not redriven any more. */
export function closeMapRun(run: Run, scope: Scope): void {
  const { mapRun } = scope
  if (mapRun === undefined) return
  delete scope.mapRun
  delete scope.mapRunAfter
  delete scope.mapRunRedrives
  run.effects.set(`map run ${mapRun}`, { kind: 'closeMapRun', mapRunArn: mapRun })
}

/** The run goes on with the children that were unsuccessful, and the items that have none; its chain as at first. */
export function redriveMapRun(run: Run, scope: Scope, mapRunArn: string): Visit {
  const redriveCount = (scope.mapRunRedrives ?? 0) + 1
  if (redriveCount > limits.mapRunRedrives) {
    return failed(runtimeFailure(scope, `The Map Run has been redriven ${limits.mapRunRedrives} times.`))
  }
  if (scope.mapRunAfter !== undefined) scope.previousEvent = scope.mapRunAfter
  const task = `${scope.key}:${record(run, scope, 'MapRunRedriven', { mapRunArn, redriveCount })}`
  scope.phase = 'task'
  scope.waitsFor = task
  scope.mapRunRedrives = redriveCount
  run.effects.set(`task ${task}`, { kind: 'redriveMapRun', task, mapRunArn, redriveCount })
  return blocked
}

type MapRunEnded = Extract<Arrival, { readonly kind: 'mapRunEnded' }>

/** MapRunSucceeded is passed over by what follows: MapStateExited points back to MapRunStarted (recorded). */
export function* endMapRun(run: Run, scope: Scope, state: MapState, arrival: MapRunEnded): Asking<Visit> {
  delete scope.waitsFor
  scope.phase = 'ready'
  const { status, error, cause } = arrival
  if (status === 'SUCCEEDED' || (status === 'FAILED' && !isRedrivable(error))) closeMapRun(run, scope)
  switch (status) {
    case 'SUCCEEDED':
      return yield* succeedMapRun(run, scope, state, datumOfText(arrival.output ?? '[]'))
    case 'FAILED':
    case 'ABORTED': {
      const failure = { ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) }
      record(
        run,
        scope,
        status === 'FAILED' ? 'MapRunFailed' : 'MapRunAborted',
        status === 'FAILED' ? failure : undefined,
      )
      // What ends the execution without ceremony has this much of it in a Map Run (recorded).
      if (error === 'States.Runtime') record(run, scope, 'MapStateFailed')
      return failed(failure)
    }
    default:
      return unreachable(status)
  }
}

function* succeedMapRun(run: Run, scope: Scope, state: MapState, result: Datum): Asking<Visit> {
  const succeeded = recordAside(run, scope.previousEvent, 'MapRunSucceeded')
  recordAside(run, succeeded, 'MapStateSucceeded')
  const input = takeInput(run, scope, state)
  if (!input.ok) return failed(input.failure)
  const { next, assign, output } = state
  return yield* finishState(run, scope, state, input.value, {
    next,
    result,
    ...(assign === undefined ? {} : { assign }),
    ...(output === undefined ? {} : { output }),
  })
}
