import type { Machine } from '../../asl/index.ts'
import type { EngineAbilities } from '../../engine/index.ts'
import { parseStatesArn } from './arns.ts'

type Workflow = Pick<Machine, 'states'>
type State = Machine['states'] extends ReadonlyMap<string, infer S> ? S : never

/**
 * What a valid definition needs and this instance does not have, in words; undefined when it can run. A machine that
 * could only hang is refused when it is created.
 */
export function missingAbility(workflow: Workflow, abilities: EngineAbilities): string | undefined {
  for (const state of workflow.states.values()) {
    const missing = missingForState(state, abilities)
    if (missing !== undefined) return missing
  }
  return undefined
}

function missingForState(state: State, abilities: EngineAbilities): string | undefined {
  if (state.language === 'JSONata' && !abilities.evaluatesJsonata) return `QueryLanguage JSONata of '${state.name}'`
  switch (state.type) {
    case 'Task': {
      const { text } = state.resource
      const isNone = state.resource.kind === 'activity' && !parseStatesArn(text, ['activity']).ok
      return abilities.runsTask(text) && !isNone ? undefined : `The resource ${text} of '${state.name}'`
    }
    case 'Parallel':
      return state.branches.map((branch) => missingAbility(branch, abilities)).find((missing) => missing !== undefined)
    case 'Map':
      return missingForMap(state, abilities) ?? missingAbility(state.processor, abilities)
    case 'Pass':
    case 'Choice':
    case 'Wait':
    case 'Succeed':
    case 'Fail':
      return undefined
  }
}

function missingForMap(
  { name, distributed }: Extract<State, { readonly type: 'Map' }>,
  { readsObjects }: EngineAbilities,
): string | undefined {
  if (readsObjects) return undefined
  if (distributed?.itemReader !== undefined) return `The ItemReader of '${name}'`
  return distributed?.resultWriter?.parameters === undefined ? undefined : `The ResultWriter of '${name}'`
}
