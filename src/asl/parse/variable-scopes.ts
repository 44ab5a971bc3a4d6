import type { State, Workflow } from '../machine.ts'
import { report, warn, type Findings } from './findings.ts'

/**
 * An inner scope may read the variables around it, but not assign their names: a name stands for one variable wherever
 * it can be seen. Branches beside each other do not see each other, and what is read there without being assigned where
 * it can be seen is warned of, whatever the order of the states. Source: AWS's guide on variables, and measurements.
 */
export function checkVariableScopes(
  workflow: Workflow,
  location: string,
  findings: Findings,
  outer: ReadonlySet<string> = new Set(),
): void {
  const own = new Set(outer)
  for (const state of workflow.states.values()) {
    const here = `${location}/States/${state.name}`
    for (const [name, field] of assignedNames(state)) {
      own.add(name)
      if (outer.has(name)) {
        const message = `The variable name '${name}' was already defined in a parent scope.`
        report(findings, 'DUPLICATE_VARIABLE_NAME', message, `${here}/${field}`)
      }
    }
  }
  for (const state of workflow.states.values()) {
    const here = `${location}/States/${state.name}`
    for (const read of findings.reads.get(here) ?? []) {
      if (own.has(read.name)) continue
      const message = `Variable '${read.name}' is possibly not defined.`
      warn(findings, 'POSSIBLY_UNDEFINED_VARIABLE', message, read.location)
    }
    if (state.type === 'Map') {
      checkVariableScopes(state.processor, `${here}/${state.processorField}`, findings, seenBy(state, own))
    }
    if (state.type !== 'Parallel') continue
    for (const [index, branch] of state.branches.entries()) {
      checkVariableScopes(branch, `${here}/Branches[${index}]`, findings, own)
    }
  }
}

/** The children of a distributed Map are executions of their own. */
function seenBy(state: Extract<State, { type: 'Map' }>, own: ReadonlySet<string>): ReadonlySet<string> {
  return state.distributed === undefined ? own : new Set()
}

function* assignedNames(state: State): Generator<readonly [name: string, field: string]> {
  for (const [name] of state.assign ?? []) yield [name, `Assign/${name}`]
  if (state.type === 'Choice') {
    for (const [index, rule] of state.rules.entries()) {
      for (const [name] of rule.assign ?? []) yield [name, `Choices[${index}]/Assign/${name}`]
    }
  }
  if (!('catch' in state)) return
  for (const [index, catcher] of state.catch.entries()) {
    for (const [name] of catcher.assign ?? []) yield [name, `Catch[${index}]/Assign/${name}`]
  }
}
