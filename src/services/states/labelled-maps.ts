import type { Machine } from '../../asl/index.ts'
import type { StatesShapes } from '../../protocol/index.ts'

type Workflow = Pick<Machine, 'states'>

/** The distributed Map of that label, wherever it stands: its name, and what its children are. */
export function labelledMap(
  workflow: Workflow,
  label: string,
): { readonly name: string; readonly type: StatesShapes.StateMachineType } | undefined {
  for (const state of workflow.states.values()) {
    if (state.type === 'Map' && state.distributed?.label === label) {
      return { name: state.name, type: state.distributed.executionType }
    }
    const inner = state.type === 'Parallel' ? state.branches : state.type === 'Map' ? [state.processor] : []
    for (const each of inner) {
      const found = labelledMap(each, label)
      if (found !== undefined) return found
    }
  }
  return undefined
}
