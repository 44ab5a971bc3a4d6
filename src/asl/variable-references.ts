import { isDatum } from './datum.ts'
import type { Machine, State, Workflow } from './machine.ts'
import { readJsonata } from './parse/jsonata-source.ts'

/**
 * The variables that each state reads, by the state's name, as DescribeStateMachine shows them: states that read none
 * are left out, names are in alphabetical order.
 */
export function variableReferences(machine: Machine): ReadonlyMap<string, readonly string[]> {
  const references = new Map<string, readonly string[]>()
  visitStates(machine, (state) => {
    const names = new Set<string>()
    collect(state, names)
    if (names.size > 0) references.set(state.name, [...names].sort())
  })
  return references
}

function visitStates(workflow: Workflow, visit: (state: State) => void): void {
  for (const state of workflow.states.values()) {
    visit(state)
    if (state.type === 'Map') visitStates(state.processor, visit)
    if (state.type === 'Parallel') for (const branch of state.branches) visitStates(branch, visit)
  }
}

/** Looks at every expression of the state, but for those of the states inside it. */
function collect(node: unknown, names: Set<string>): void {
  if (typeof node !== 'object' || node === null || isDatum(node)) return
  const { kind, name, expression } = node as { kind?: unknown; name?: unknown; expression?: unknown }
  if (kind === 'variable' && typeof name === 'string') names.add(name)
  if (kind === 'jsonata' && typeof expression === 'string') {
    const read = readJsonata(expression)
    if (read.ok) for (const variable of read.value.variables) names.add(variable)
  }
  for (const [member, value] of Object.entries(node)) {
    if (member !== 'branches' && member !== 'processor' && member !== 'comparison') collect(value, names)
  }
}

/** The resources that the machine's tasks call, each once. */
export function taskResources(machine: Machine): readonly string[] {
  const resources = new Set<string>()
  visitStates(machine, (state) => {
    if (state.type === 'Task') resources.add(state.resource.text)
  })
  return [...resources]
}
