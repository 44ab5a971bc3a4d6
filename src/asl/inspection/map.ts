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
import type { NumberField } from '../machine.ts'
import type { Asking } from '../step/asking.ts'
import { runtimeFailure, type StateFailure } from '../step/failure.ts'
import { fillIn, numberOf, takeInput } from '../step/flow.ts'
import type { Scope } from '../step/part.ts'
import type { Run } from '../step/run.ts'
import { checkTolerance, itemsOfMap } from '../step/states/join.ts'
import type { StateOf } from '../step/states/visit.ts'
import type { Notes, StateTest } from './contract.ts'

type Map = StateOf<'Map'>

/**
 * A Map up to its iterations, which a mock stands for: its items, its bounds, and whether more have failed than it
 * tolerates. A Map that sets no tolerance is not judged by it (recorded).
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
  notes.iterations = items.value.length
  const selected = yield* selectItems(run, scope, state, input.value, items.value)
  if (!selected.ok) return selected.failure
  const batched = yield* batchItems(run, scope, state, input.value, selected.value)
  if (batched !== undefined) return batched
  const noted = yield* noteBounds(run, scope, state, input.value, notes)
  if (noted !== undefined) return noted
  return test.mock?.kind === 'result' ? exceeded(notes, test.failedIterations, items.value.length) : undefined
}

function* itemsOf(
  run: Run,
  scope: Scope,
  state: Map,
  input: Datum,
  { readItems: read, mock }: StateTest,
): Asking<Outcome<readonly JsonValue[], StateFailure>> {
  const reader = state.distributed?.itemReader
  if (reader === undefined) {
    const items = yield* itemsOfMap(run, scope, state, input)
    if (items.ok) run.request.observe?.('afterItemsPath', datumOfValue(items.value))
    return items
  }
  // Nobody knows what would be read: as many items as the mock has results.
  const mocked = mock?.kind === 'result' ? mock.value.value : undefined
  if (read === undefined) return succeed(isArray(mocked) ? mocked : [])
  const { itemsPointer } = reader
  const items = itemsPointer === undefined ? read.value : valueAt(read.value, itemsPointer)
  if (itemsPointer !== undefined && items !== undefined) {
    run.request.observe?.('afterItemsPointer', datumOfValue(items))
  }
  if (isArray(items)) {
    const most = yield* numberOf(run, scope, reader.maxItems, { input }, 'integer')
    if (!most.ok) return most
    return succeed(most.value === undefined || most.value <= 0 ? items : items.slice(0, most.value))
  }
  return refuse(runtimeFailure(scope, 'The data that the ItemReader has read must be an array.'))
}

/** Every item's input; the field is shown where the state selects. */
function* selectItems(
  run: Run,
  scope: Scope,
  state: Map,
  input: Datum,
  items: readonly JsonValue[],
): Asking<Outcome<readonly JsonValue[], StateFailure>> {
  if (state.itemSelector === undefined) return succeed(items)
  const selected: JsonValue[] = []
  for (const [index, value] of items.entries()) {
    const filled = yield* fillIn(run, scope, state, state.itemSelector, { input, item: { index, value } })
    if (!filled.ok) return filled
    selected.push(filled.value.value)
  }
  run.request.observe?.('afterItemSelector', datumOfValue(selected))
  return succeed(selected)
}

/** What each child execution gets, where the state makes batches. */
function* batchItems(
  run: Run,
  scope: Scope,
  state: Map,
  input: Datum,
  items: readonly JsonValue[],
): Asking<StateFailure | undefined> {
  const batcher = state.distributed?.itemBatcher
  if (batcher === undefined) return undefined
  const most = yield* numberOf(run, scope, batcher.maxItems, { input }, 'integer')
  if (!most.ok) return most.failure
  const bytes = yield* numberOf(run, scope, batcher.maxInputBytes, { input }, 'integer')
  if (!bytes.ok) return bytes.failure
  const shared =
    batcher.batchInput === undefined
      ? succeed(undefined)
      : yield* fillIn(run, scope, state, batcher.batchInput, { input })
  if (!shared.ok) return shared.failure
  const frame: JsonObject = shared.value === undefined ? {} : { BatchInput: shared.value.value }
  const batches = batchesOf(items, frame, most.value ?? items.length, bytes.value ?? limits.stateDataBytes)
  run.request.observe?.('afterItemBatcher', datumOfValue(batches))
  return undefined
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
