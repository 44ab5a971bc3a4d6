import { assert, isArray, keepNumeral, refuse, succeed, type JsonValue, type Outcome } from '../../../base/index.ts'
import { datumOfExact, numeralOfDatum, type Datum } from '../../datum.ts'
import type { Asking } from '../asking.ts'
import { itemOf, itemsKey } from '../context-object.ts'
import { environmentOf } from '../environment.ts'
import { dataLimitFailure, runtimeFailure, type StateFailure } from '../failure.ts'
import { fillIn, finishState, numberOf, takeInput } from '../flow.ts'
import { evaluate } from '../../expression/evaluate.ts'
import type { PathExpression, Template } from '../../machine.ts'
import { evaluationFailure, fillJsonata, unexpectedType } from '../jsonata.ts'
import { valueOfPart, valuePart, type Scope } from '../part.ts'
import { invalidPath } from '../paths.ts'
import { newScope, record, recordAside } from '../record.ts'
import { dropScope, partAt, stateOf, type Run } from '../run.ts'
import { blocked, failed, type StateOf, type Visit } from './visit.ts'

/** Parallel and inline Map: what they start, and what comes of it when all have ended. */

export function* visitParallel(run: Run, scope: Scope, state: StateOf<'Parallel'>): Asking<Visit> {
  const input = takeInput(run, scope, state)
  if (!input.ok) return failed(input.failure)
  const parameters = yield* fillIn(run, scope, state, state.parameters, { input: input.value })
  if (!parameters.ok) return failed(parameters.failure)
  if (parameters.value.oversize) return failed(dataLimitFailure(scope.state))
  const id = record(run, scope, 'ParallelStateStarted')
  const total = state.branches.length
  scope.join = { run: id, total, width: total, started: total, finished: 0, link: id }
  scope.phase = 'joining'
  const children = state.branches.map((branch, index) => {
    const child = newChild(scope, index, branch.startAt, parameters.value, id)
    run.scopes.set(child.key, child)
    return child
  })
  run.ready.push(...children.reverse())
  return blocked
}

export function* visitMap(run: Run, scope: Scope, state: StateOf<'Map'>): Asking<Visit> {
  const input = takeInput(run, scope, state)
  if (!input.ok) return failed(input.failure)
  const items = yield* itemsOfMap(run, scope, state, input.value)
  if (!items.ok) return failed(items.failure)
  const width = yield* widthOf(run, scope, state, input.value)
  if (!width.ok) return failed(width.failure)
  const total = items.value.length
  const id = record(run, scope, 'MapStateStarted', { length: total })
  const tolerated = yield* checkTolerance(run, scope, state, input.value)
  if (tolerated !== undefined) return failed(tolerated)
  scope.join = { run: id, total, width: width.value, started: 0, finished: 0, link: id }
  scope.phase = 'joining'
  if (total === 0) return yield* finishJoin(run, scope, state)
  run.written.set(itemsKey(scope), valuePart(datumOfExact(items.value)))
  run.ready.push(scope)
  return blocked
}

function newChild(scope: Scope, index: number, startAt: string, input: Datum, after: number): Scope {
  const key = childKey(scope, index)
  return { ...newScope(key, startAt, input, after), parent: scope.key, index }
}

export function childKey(scope: Scope, index: number): string {
  return `${scope.key}/${scope.join?.run ?? 0}.${index}`
}

export function* itemsOfMap(
  run: Run,
  scope: Scope,
  state: StateOf<'Map'>,
  input: Datum,
): Asking<Outcome<readonly JsonValue[], StateFailure>> {
  const { items } = state
  if (state.language === 'JSONata') return yield* itemsByJsonata(run, scope, items, input)
  const found = items === undefined ? succeed(input.exact) : evaluatePath(run, scope, items, input)
  if (!found.ok) return found
  if (isArray(found.value)) return succeed(found.value)
  // A path into the context object is told with one dollar sign (recorded).
  const path = items !== undefined && 'text' in items ? items.text.replace(/^\$\$/, '$') : '$'
  return refuse(runtimeFailure(scope, `Reference path "${path}" must point to array.`))
}

/** Whatever the Map's items are, before they are judged. */
export function* datumOfItems(
  run: Run,
  scope: Scope,
  state: StateOf<'Map'>,
  input: Datum,
): Asking<Outcome<Datum, StateFailure>> {
  const { items } = state
  if (items === undefined) return succeed(input)
  if (!('text' in items)) return yield* fillJsonata(run, scope, items, { input })
  const found = evaluatePath(run, scope, items, input)
  return found.ok ? succeed(datumOfExact(found.value)) : found
}

function evaluatePath(
  run: Run,
  scope: Scope,
  items: PathExpression | Template,
  input: Datum,
): Outcome<JsonValue, StateFailure> {
  assert('text' in items, 'a JSONPath Map takes its items by path')
  const found = evaluate(items, environmentOf(run, scope, { input }))
  return found.ok ? found : refuse(invalidPath(scope, found.failure))
}

function* itemsByJsonata(
  run: Run,
  scope: Scope,
  items: PathExpression | Template | undefined,
  input: Datum,
): Asking<Outcome<readonly JsonValue[], StateFailure>> {
  if (items === undefined) {
    if (isArray(input.exact)) return succeed(input.exact)
    return refuse(evaluationFailure(scope, `Map state input must be an array but was: ${input.text}`))
  }
  assert(!('text' in items), 'a JSONata Map takes its items by template')
  const filled = yield* fillJsonata(run, scope, items, { input })
  if (!filled.ok) return filled
  const { value } = filled.value
  if (isArray(value)) return succeed(value)
  const wrong = unexpectedType(scope, items, filled.value, 'array')
  return refuse(wrong ?? evaluationFailure(scope, `Map state input must be an array but was: ${filled.value.text}`))
}

/** The tolerance is read in both modes, though only a distributed Map tolerates. */
export function* checkTolerance(
  run: Run,
  scope: Scope,
  state: StateOf<'Map'>,
  input: Datum,
): Asking<StateFailure | undefined> {
  const count = yield* numberOf(run, scope, state.toleratedCount, { input }, 'integer')
  if (!count.ok) return count.failure
  if ((count.value ?? 0) < 0) return runtimeFailure(scope, 'ToleratedFailureCount cannot be negative.')
  const percentage = yield* numberOf(run, scope, state.toleratedPercentage, { input }, 'float')
  if (!percentage.ok) return percentage.failure
  const value = percentage.value ?? 0
  if (value >= 0 && value <= 100) return undefined
  return runtimeFailure(scope, 'ToleratedFailurePercentage must be between 0 and 100.')
}

/** Zero means as many as AWS runs at once in an inline Map. */
const widthMax = 40

function* widthOf(run: Run, scope: Scope, state: StateOf<'Map'>, input: Datum): Asking<Outcome<number, StateFailure>> {
  const width = yield* numberOf(run, scope, state.maxConcurrency, { input }, 'integer')
  if (!width.ok) return width
  const value = width.value ?? 0
  if (value < 0) return refuse(runtimeFailure(scope, 'MaxConcurrency cannot be negative.'))
  return succeed(value === 0 ? widthMax : Math.min(value, widthMax))
}

/** Starts the next iteration of a Map, if one may start. */
export function* dispatch(run: Run, scope: Scope): Asking<StateFailure | undefined> {
  const state = stateOf(run, scope)
  const { join } = scope
  if (state.type !== 'Map' || join === undefined || !hasRoom(scope)) return undefined
  const index = join.started++
  const details = { name: state.name, index }
  const id = recordAside(run, join.link, 'MapIterationStarted', details)
  const isPlain = state.language === 'JSONata' && state.itemSelector !== undefined
  const item = itemOf(run, scope, index, isPlain ? 'plain' : 'asWritten')
  const view = { input: datumOfInput(run, scope, state), item }
  const input =
    state.itemSelector === undefined
      ? succeed(datumOfExact(item.value, item.numeral))
      : yield* fillIn(run, scope, state, state.itemSelector, view)
  const wrong = input.ok ? (input.value.oversize ? dataLimitFailure(scope.state) : undefined) : input.failure
  if (!input.ok || wrong !== undefined) {
    // After a redrive the iteration is started anew.
    join.started--
    return wrong
  }
  const child = newChild(scope, index, state.processor.startAt, input.value, id)
  run.scopes.set(child.key, child)
  if (hasRoom(scope)) run.ready.push(scope)
  run.ready.push(child)
  return undefined
}

/** `$` of an ItemSelector is the Map's own input. */
function datumOfInput(run: Run, scope: Scope, state: StateOf<'Map'>): Datum {
  const input = takeInput(run, scope, state)
  assert(input.ok, 'the input of a running Map has vanished')
  return input.value
}

function hasRoom({ join }: Scope): boolean {
  return join !== undefined && join.started < join.total && join.started - join.finished < join.width
}

/** An inner scope has come to its end; undefined while others still run. */
export function* endChild(run: Run, parent: Scope, child: Scope, output: Datum): Asking<Visit | undefined> {
  const state = stateOf(run, parent)
  const { join } = parent
  assert(join !== undefined && child.index !== undefined, `the scope ${parent.key} runs nothing`)
  join.finished++
  join.link = child.previousEvent
  parent.previousEvent = child.previousEvent
  if (state.type === 'Map') {
    const details = { name: state.name, index: child.index }
    parent.previousEvent = recordAside(run, child.previousEvent, 'MapIterationSucceeded', details)
  }
  dropScope(run, child, valuePart(output))
  if (join.finished < join.total) {
    if (hasRoom(parent)) run.ready.push(parent)
    return undefined
  }
  assert(state.type === 'Map' || state.type === 'Parallel', `'${state.name}' has no inner scopes`)
  return yield* finishJoin(run, parent, state)
}

function* finishJoin(run: Run, scope: Scope, state: StateOf<'Map' | 'Parallel'>): Asking<Visit> {
  const succeeded = recordAside(run, scope.previousEvent, `${state.type}StateSucceeded`)
  const result = datumOfExact(collect(run, scope))
  forgetJoin(run, scope)
  const input = takeInput(run, scope, state)
  if (!input.ok) return failed(input.failure)
  const { next, assign, output } = state
  const outcome = yield* finishState(run, scope, state, input.value, {
    next,
    result,
    ...(assign === undefined ? {} : { assign }),
    ...(output === undefined ? {} : { output }),
  })
  // What ends the execution at once points back to this event, unlike all else (measured on AWS).
  if (outcome.kind === 'failed' && outcome.failure.error === 'States.Runtime') scope.previousEvent = succeeded
  return outcome
}

function collect(run: Run, scope: Scope): readonly JsonValue[] {
  const results: JsonValue[] = []
  for (let index = 0; index < (scope.join?.total ?? 0); index++) {
    const result = valueOfPart(partAt(run, childKey(scope, index)))
    assert(result !== undefined, `the result of ${childKey(scope, index)} is missing`)
    results.push(result.exact)
    keepNumeral(results, index, numeralOfDatum(result))
  }
  return results
}

/** Drops what the branches or iterations have left. */
export function forgetJoin(run: Run, scope: Scope): void {
  const { join } = scope
  if (join === undefined) return
  for (let index = 0; index < join.started; index++) run.written.set(childKey(scope, index), undefined)
  run.written.set(itemsKey(scope), undefined)
  delete scope.join
  scope.phase = 'ready'
}
