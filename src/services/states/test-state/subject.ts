import { fail, succeed, type Outcome } from '../../../base/index.ts'
import {
  invalidDefinitionMessage,
  parseDefinition,
  parseLoneState,
  type Machine,
  type Problem,
  type State,
} from '../../../asl/index.ts'

type Workflow = Pick<Machine, 'states'>

/** What every tested state is called, also one of a machine (recorded). */
const stateName = 'StateName'

/** The state to test: the definition itself, or one of its states at any depth. */
export function subjectOf(definition: string, name: string | undefined): Outcome<State> {
  if (name === undefined) {
    const { state, problems } = parseLoneState(definition, stateName)
    return judged(state, problems)
  }
  const { machine, problems } = parseDefinition(definition, { type: 'STANDARD' })
  const found = machine === undefined ? undefined : findState(machine, name)
  if (machine !== undefined && found === undefined) return fail('ValidationException', 'State not found in definition')
  return judged(found, problems)
}

function judged(state: State | undefined, problems: readonly Problem[]): Outcome<State> {
  const errors = problems.filter(({ severity }) => severity === 'ERROR')
  if (state !== undefined && errors.length === 0) return succeed({ ...state, name: stateName })
  return fail('InvalidDefinition', `Invalid State Machine Definition: ${invalidDefinitionMessage(problems)}`)
}

function findState(workflow: Workflow, name: string): State | undefined {
  const own = workflow.states.get(name)
  if (own !== undefined) return own
  for (const state of workflow.states.values()) {
    for (const inner of innerWorkflows(state)) {
      const found = findState(inner, name)
      if (found !== undefined) return found
    }
  }
  return undefined
}

function innerWorkflows(state: State): readonly Workflow[] {
  if (state.type === 'Map') return [state.processor]
  return state.type === 'Parallel' ? state.branches : []
}
