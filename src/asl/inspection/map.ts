import { isArray, refuse, succeed, type JsonValue, type Outcome } from '../../base/index.ts'
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
  const items = yield* itemsOf(run, scope, state, input.value, test.readItems)
  if (!items.ok) return items.failure
  notes.iterations = items.value.length
  const selected = yield* selectItems(run, scope, state, input.value, items.value)
  if (selected !== undefined) return selected
  const noted = yield* noteBounds(run, scope, state, input.value, notes)
  if (noted !== undefined) return noted
  return test.mock?.kind === 'result' ? exceeded(notes, test.failedIterations, items.value.length) : undefined
}

function* itemsOf(
  run: Run,
  scope: Scope,
  state: Map,
  input: Datum,
  read: Datum | undefined,
): Asking<Outcome<readonly JsonValue[], StateFailure>> {
  if (state.distributed?.itemReader === undefined) {
    const items = yield* itemsOfMap(run, scope, state, input)
    if (items.ok) run.request.observe?.('afterItemsPath', datumOfValue(items.value))
    return items
  }
  if (read === undefined) return succeed([])
  if (isArray(read.value)) return succeed(read.value)
  return refuse(runtimeFailure(scope, 'The data that the ItemReader has read must be an array.'))
}

/** Every item's input; the field is shown where the state selects. */
function* selectItems(
  run: Run,
  scope: Scope,
  state: Map,
  input: Datum,
  items: readonly JsonValue[],
): Asking<StateFailure | undefined> {
  if (state.itemSelector === undefined) return undefined
  const selected: JsonValue[] = []
  for (const [index, value] of items.entries()) {
    const filled = yield* fillIn(run, scope, state, state.itemSelector, { input, item: { index, value } })
    if (!filled.ok) return filled.failure
    selected.push(filled.value.value)
  }
  run.request.observe?.('afterItemSelector', datumOfValue(selected))
  return undefined
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
