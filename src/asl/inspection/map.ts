import {
  isArray,
  isObject,
  limits,
  member,
  refuse,
  succeed,
  utf8Length,
  type JsonObject,
  type JsonValue,
  type Outcome,
} from '../../base/index.ts'
import { datumOfValue, type Datum } from '../datum.ts'
import type { ItemReader, NumberField } from '../machine.ts'
import type { Asking } from '../step/asking.ts'
import type { MapItem } from '../step/context-object.ts'
import { runtimeFailure, type StateFailure } from '../step/failure.ts'
import { fillIn, numberOf, takeInput } from '../step/flow.ts'
import type { Scope } from '../step/part.ts'
import type { Run } from '../step/run.ts'
import { checkTolerance, datumOfItems, itemsOfMap } from '../step/states/join.ts'
import type { StateOf } from '../step/states/visit.ts'
import type { Notes, StateTest } from './contract.ts'

type Map = StateOf<'Map'>

/**
 * A Map up to its iterations, which a mock stands for: its items, its bounds, and whether more have failed than it
 * tolerates. A Map that sets no tolerance is not judged by it (recorded). Batches count as one iteration each.
 */
export function* judgeMap(
  run: Run,
  scope: Scope,
  state: Map,
  test: StateTest,
  notes: Notes,
): Asking<StateFailure | undefined> {
  const input = takeInput(run, scope, state)
  if (!input.ok) return input.failure
  const items = yield* itemsOf(run, scope, state, input.value, test)
  if (!items.ok) return items.failure
  const selected = yield* selectItems(run, scope, state, input.value, items.value)
  if (!selected.ok) return selected.failure
  const batched = yield* batchItems(run, scope, state, input.value, selected.value)
  if (!batched.ok) return batched.failure
  const iterations = batched.value.length
  notes.iterations = iterations
  const noted = yield* noteBounds(run, scope, state, input.value, notes)
  if (noted !== undefined) return noted
  if (test.mock?.kind !== 'result') return undefined
  const over = exceeded(notes, test.failedIterations, iterations)
  const results = test.mock.value.value
  if (over === undefined && isArray(results) && results.length !== iterations) notes.resultsDiffer = true
  return over
}

function* itemsOf(
  run: Run,
  scope: Scope,
  state: Map,
  input: Datum,
  { readItems: read }: StateTest,
): Asking<Outcome<readonly MapItem[], StateFailure>> {
  const { distributed } = state
  if (distributed?.itemReader !== undefined)
    return yield* itemsRead(run, scope, state, input, distributed.itemReader, read)
  const given = distributed === undefined ? undefined : yield* datumOfItems(run, scope, state, input)
  if (given?.ok === false) return given
  const members = given?.value.value
  if (isObject(members)) return succeed(itemsIn(members, givenSource))
  const items = yield* itemsOfMap(run, scope, state, input)
  if (!items.ok) return items
  run.request.observe?.('afterItemsPath', datumOfValue(items.value))
  return succeed(itemsIn(items.value, distributed === undefined ? undefined : givenSource))
}

/** What `mapItemReaderData` holds, in the place of what would be read. */
function* itemsRead(
  run: Run,
  scope: Scope,
  state: Map,
  input: Datum,
  { itemsPointer, maxItems, parameters: template }: ItemReader,
  read: Datum | undefined,
): Asking<Outcome<readonly MapItem[], StateFailure>> {
  const parameters = template === undefined ? undefined : yield* fillIn(run, scope, state, template, { input })
  if (parameters?.ok === false) return parameters
  const most = yield* numberOf(run, scope, maxItems, { input }, 'integer')
  if (!most.ok) return most
  const items = itemsPointer === undefined ? read?.value : valueAt(read?.value ?? null, itemsPointer)
  if (itemsPointer !== undefined && items !== undefined) {
    run.request.observe?.('afterItemsPointer', datumOfValue(items))
  }
  if (!isArray(items) && !isObject(items)) {
    return refuse(runtimeFailure(scope, 'The data that the ItemReader has read must be an array.'))
  }
  const all = itemsIn(items, sourceOf(parameters?.value.value))
  return succeed(most.value === undefined || most.value <= 0 ? all : all.slice(0, most.value))
}

function itemsIn(items: readonly JsonValue[] | JsonObject, source: string | undefined): readonly MapItem[] {
  const from = source === undefined ? {} : { source }
  if (isArray(items)) return items.map((value, index) => ({ index, value, ...from }))
  return Object.entries(items).map(([key, value], index) => ({ index, value, key, ...from }))
}

/** `$$.Map.Item.Source` of items that the state's input holds. */
const givenSource = 'STATE_DATA'

function sourceOf(parameters: JsonValue | undefined): string | undefined {
  if (!isObject(parameters)) return undefined
  const [bucket, key] = [member(parameters, 'Bucket'), member(parameters, 'Key')]
  if (typeof bucket !== 'string') return undefined
  return typeof key === 'string' ? `s3://${bucket}/${key}` : `s3://${bucket}`
}

/** Every item's input; the field is shown where the state selects. */
function* selectItems(
  run: Run,
  scope: Scope,
  state: Map,
  input: Datum,
  items: readonly MapItem[],
): Asking<Outcome<readonly JsonValue[], StateFailure>> {
  if (state.itemSelector === undefined) return succeed(items.map(({ value }) => value))
  const selected: JsonValue[] = []
  for (const item of items) {
    const filled = yield* fillIn(run, scope, state, state.itemSelector, { input, item })
    if (!filled.ok) return filled
    selected.push(filled.value.value)
  }
  run.request.observe?.('afterItemSelector', datumOfValue(selected))
  return succeed(selected)
}

/** What each iteration gets; the field is shown where the state makes batches. */
function* batchItems(
  run: Run,
  scope: Scope,
  state: Map,
  input: Datum,
  items: readonly JsonValue[],
): Asking<Outcome<readonly JsonValue[], StateFailure>> {
  const batcher = state.distributed?.itemBatcher
  if (batcher === undefined) return succeed(items)
  const most = yield* numberOf(run, scope, batcher.maxItems, { input }, 'integer')
  if (!most.ok) return most
  const bytes = yield* numberOf(run, scope, batcher.maxInputBytes, { input }, 'integer')
  if (!bytes.ok) return bytes
  const shared =
    batcher.batchInput === undefined
      ? succeed(undefined)
      : yield* fillIn(run, scope, state, batcher.batchInput, { input })
  if (!shared.ok) return shared
  const frame: JsonObject = shared.value === undefined ? {} : { BatchInput: shared.value.value }
  const batches = batchesOf(items, frame, most.value ?? items.length, bytes.value ?? limits.stateDataBytes)
  run.request.observe?.('afterItemBatcher', datumOfValue(batches))
  return succeed(batches)
}

function batchesOf(
  items: readonly JsonValue[],
  frame: JsonObject,
  itemsMax: number,
  bytesMax: number,
): readonly JsonObject[] {
  const emptyBytes = bytesOf({ ...frame, Items: [] })
  const batches: JsonValue[][] = []
  let bytes = 0
  for (const item of items) {
    const itemBytes = bytesOf(item) + 1
    const batch = batches.at(-1)
    if (batch === undefined || batch.length >= itemsMax || bytes + itemBytes > bytesMax) {
      batches.push([item])
      bytes = emptyBytes + itemBytes
    } else {
      batch.push(item)
      bytes += itemBytes
    }
  }
  return batches.map((batch) => ({ ...frame, Items: batch }))
}

function bytesOf(value: JsonValue): number {
  return utf8Length(JSON.stringify(value))
}

function* noteBounds(run: Run, scope: Scope, state: Map, input: Datum, notes: Notes): Asking<StateFailure | undefined> {
  const read = (field: NumberField | undefined, kind: 'integer' | 'float') =>
    numberOf(run, scope, field, { input }, kind)
  const width = yield* read(state.maxConcurrency, 'integer')
  if (!width.ok) return width.failure
  if ((width.value ?? 0) < 0) return runtimeFailure(scope, 'MaxConcurrency cannot be negative.')
  notes.maxConcurrency = width.value ?? 0
  const wrong = yield* checkTolerance(run, scope, state, input)
  if (wrong !== undefined) return wrong
  const count = yield* read(state.toleratedCount, 'integer')
  if (count.ok && count.value !== undefined) notes.toleratedFailureCount = count.value
  const percentage = yield* read(state.toleratedPercentage, 'float')
  if (percentage.ok && percentage.value !== undefined) notes.toleratedFailurePercentage = percentage.value
  return undefined
}

function exceeded(notes: Notes, failures: number, total: number): StateFailure | undefined {
  const { toleratedFailureCount: count, toleratedFailurePercentage: percentage } = notes
  const overCount = count !== undefined && failures > count
  const overPercentage = percentage !== undefined && total > 0 && (failures / total) * 100 > percentage
  if (!overCount && !overPercentage) return undefined
  return {
    error: 'States.ExceedToleratedFailureThreshold',
    cause: 'The specified tolerated failure threshold was exceeded',
  }
}

/** RFC 6901. */
function valueAt(value: JsonValue, pointer: string): JsonValue | undefined {
  let found: JsonValue | undefined = value
  for (const token of pointer.split('/').slice(1)) {
    const name = token.replaceAll('~1', '/').replaceAll('~0', '~')
    if (isArray(found)) found = /^\d+$/.test(name) ? found[Number(name)] : undefined
    else found = isObject(found) ? member(found, name) : undefined
  }
  return found
}
