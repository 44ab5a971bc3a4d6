import type { State, Workflow } from '../machine.ts'
import { report, type Findings } from './findings.ts'

interface Target {
  readonly name: string
  readonly location: string
}

/**
 * What holds between the states of a workflow: every transition's target is there, something leads to every state, and,
 * for the machine itself, some state ends it; without one, AWS does not say what is out of reach. `location` is where
 * the workflow stands (`` for the machine).
 */
export function checkTransitions(workflow: Workflow, location: string, findings: Findings, outermost: boolean): void {
  const { states, startAt } = workflow
  if (!states.has(startAt)) {
    report(findings, 'MISSING_TRANSITION_TARGET', `Missing 'Next' target: ${startAt}`, `${location}/StartAt`)
  }
  for (const state of states.values()) {
    const here = `${location}/States/${state.name}`
    for (const target of targetsOf(state)) {
      if (states.has(target.name)) continue
      const message = `Missing 'Next' target: ${target.name}`
      report(findings, 'MISSING_TRANSITION_TARGET', message, `${here}/${target.location}`)
    }
    checkInnerTransitions(state, here, findings)
  }
  if (!outermost || [...states.values()].some(isTerminal)) reportUnreachable(workflow, location, findings)
  else report(findings, 'MISSING_END_STATE', 'Workflow has no terminal state')
}

/** The same within a state: in its branches, or what it does with each item. */
export function checkInnerTransitions(state: State, location: string, findings: Findings): void {
  for (const inner of innerWorkflows(state)) {
    checkTransitions(inner.workflow, location + inner.location, findings, false)
  }
}

/** To AWS a state is reachable when anything leads to it, be that itself out of reach (measured with a bad StartAt). */
function reportUnreachable(workflow: Workflow, location: string, findings: Findings): void {
  const named = new Set([workflow.startAt])
  for (const state of workflow.states.values()) for (const target of targetsOf(state)) named.add(target.name)
  for (const name of workflow.states.keys()) {
    if (named.has(name)) continue
    const message = `State "${name}" is not reachable.`
    report(findings, 'MISSING_TRANSITION_TARGET', message, `${location}/States/${name}`)
  }
}

function targetsOf(state: State): readonly Target[] {
  const targets: Target[] = []
  const add = (name: string | undefined, location: string): void => {
    if (name !== undefined) targets.push({ name, location })
  }
  if ('next' in state) add(state.next, 'Next')
  if (state.type === 'Choice') {
    for (const [index, rule] of state.rules.entries()) add(rule.next, `Choices[${index}]/Next`)
    add(state.defaultNext, 'Default')
  }
  if ('catch' in state) for (const [index, catcher] of state.catch.entries()) add(catcher.next, `Catch[${index}]/Next`)
  return targets
}

function innerWorkflows(state: State): readonly { readonly workflow: Workflow; readonly location: string }[] {
  if (state.type === 'Parallel') {
    return state.branches.map((workflow, index) => ({ workflow, location: `/Branches[${index}]` }))
  }
  return state.type === 'Map' ? [{ workflow: state.processor, location: `/${state.processorField}` }] : []
}

function isTerminal(state: State): boolean {
  if (state.type === 'Succeed' || state.type === 'Fail') return true
  return state.type !== 'Choice' && state.next === undefined
}
