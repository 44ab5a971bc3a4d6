import { refuse, succeed, type Outcome } from '../../base/index.ts'
import { datumOfExact, datumOfText, type Datum } from '../datum.ts'
import type { State, Workflow } from '../machine.ts'
import type { Asking } from './asking.ts'
import type { MapItem } from './context-object.ts'
import type { MapRunRequest, StepRequest } from './contract.ts'
import { dataLimitFailure } from './failure.ts'
import { fillIn, takeInput } from './flow.ts'
import { newScope } from './record.ts'
import { beginRun } from './run.ts'

/** What the inputs of a Map Run's children are made with. */
export interface ItemRequest extends Pick<StepRequest, 'machine' | 'execution' | 'chance' | 'digest' | 'now'> {
  readonly request: Pick<MapRunRequest, 'stateName' | 'frame'>
}

/** What an item fails its Map Run with. */
export interface ItemFailure {
  readonly error?: string
  readonly cause?: string
}

/** The input that an item gives its child: the item itself, or what the ItemSelector makes of it. */
export function* itemInput(items: ItemRequest, item: MapItem): Asking<Outcome<Datum, ItemFailure>> {
  const { stateName, frame } = items.request
  const workflow = workflowWith(items.machine, stateName)
  const state = workflow?.states.get(stateName)
  if (workflow === undefined || state?.type !== 'Map') throw new Error(`the machine has no Map '${stateName}'`)
  const exact = datumOfExact(item.value, item.numeral)
  if (state.itemSelector === undefined) return bounded(stateName, exact)
  const run = beginRun({
    machine: { ...items.machine, startAt: workflow.startAt, states: workflow.states },
    execution: items.execution,
    snapshot: { parts: new Map(), lastEvent: frame.enteredEvent, lastEventAt: frame.enteredAt },
    arrivals: [],
    now: items.now,
    chance: items.chance,
    digest: items.digest,
    bounds: { events: 1, historyBytes: 1 },
  })
  const scope = newScope('root', stateName, datumOfText(frame.input), frame.enteredEvent)
  scope.enteredAt = frame.enteredAt
  scope.enteredEvent = frame.enteredEvent
  scope.retries = frame.retries
  scope.variables = frame.variables.map(([name, text]) => [name, datumOfText(text)])
  run.scopes.set('root', scope)
  const input = takeInput(run, scope, state)
  if (!input.ok) return input
  const { numeral: _numeral, ...about } = item
  const shown = state.language === 'JSONata' ? { ...about, value: exact.value } : item
  const filled = yield* fillIn(run, scope, state, state.itemSelector, { input: input.value, item: shown })
  return filled.ok ? bounded(stateName, filled.value) : filled
}

function bounded(stateName: string, input: Datum): Outcome<Datum, ItemFailure> {
  return input.oversize ? refuse(dataLimitFailure(stateName)) : succeed(input)
}

/** The states among which one is: names are unique in the whole machine. */
function workflowWith(workflow: Workflow, name: string): Workflow | undefined {
  if (workflow.states.has(name)) return workflow
  for (const state of workflow.states.values()) {
    for (const inner of innerOf(state)) {
      const found = workflowWith(inner, name)
      if (found !== undefined) return found
    }
  }
  return undefined
}

/** The workflows that the state runs in its own execution. */
function innerOf(state: State): readonly Workflow[] {
  if (state.type === 'Parallel') return state.branches
  return state.type === 'Map' && state.distributed === undefined ? [state.processor] : []
}
