import type { State, StateType } from '../machine.ts'
import type { Stage } from '../step/contract.ts'

/** What AWS shows of states in JSONPath, recorded state by state. */
const pathStages: Readonly<Record<StateType, readonly Stage[]>> = {
  Pass: ['afterInputPath', 'afterParameters', 'afterResultSelector', 'afterResultPath'],
  Task: ['afterInputPath', 'afterParameters', 'result', 'afterResultSelector', 'afterResultPath'],
  Choice: ['afterInputPath'],
  Wait: ['afterInputPath'],
  Succeed: ['afterInputPath'],
  Fail: ['afterInputPath'],
  Parallel: ['afterResultSelector', 'afterResultPath'],
  Map: [
    'afterInputPath',
    'afterItemsPath',
    'afterItemsPointer',
    'afterItemSelector',
    'afterItemBatcher',
    'afterResultSelector',
    'afterResultPath',
  ],
}

/** A Pass state's own Result hides what came before it. */
const resultStages: readonly Stage[] = ['result', 'afterResultSelector', 'afterResultPath']

export function stagesShown(state: State): readonly Stage[] {
  if (state.language === 'JSONata') {
    if (state.type === 'Map') return ['afterItemsPointer', 'afterItemSelector', 'afterItemBatcher']
    return state.type === 'Task' ? ['afterArguments', 'result'] : []
  }
  return state.type === 'Pass' && state.result !== undefined ? resultStages : pathStages[state.type]
}
