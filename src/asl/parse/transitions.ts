import { isArray, isObject, member, type JsonObject } from '../../base/index.ts'
import { report, type Findings } from './findings.ts'

interface Target {
  readonly name: string
  readonly location: string
}

/**
 * What holds between the states of a workflow: every transition's target is there, something leads to every state, and,
 * for the machine itself, some state ends it; without one, AWS does not say what is out of reach. All of it is judged on
 * the text, beside whatever else is wrong with it. `location` is where the workflow stands (`` for the machine).
 */
export function checkTransitions(workflow: JsonObject, location: string, findings: Findings, outermost: boolean): void {
  const states = member(workflow, 'States')
  const startAt = member(workflow, 'StartAt')
  if (findings.trusted || !isObject(states) || typeof startAt !== 'string' || Object.keys(states).length === 0) return
  const named = new Set<string>()
  const follow = (target: Target): void => {
    named.add(target.name)
    if (Object.hasOwn(states, target.name)) return
    const message = `Missing 'Next' target: ${target.name}`
    report(findings, 'MISSING_TRANSITION_TARGET', message, `${location}/${target.location}`)
  }
  follow({ name: startAt, location: 'StartAt' })
  let ends = false
  for (const [name, state] of Object.entries(states)) {
    if (!isObject(state)) continue
    for (const target of targetsOf(state)) follow({ ...target, location: `States/${name}/${target.location}` })
    checkInnerTransitions(state, `${location}/States/${name}`, findings)
    ends ||= isTerminal(state)
  }
  if (outermost && !ends) report(findings, 'MISSING_END_STATE', 'Workflow has no terminal state')
  else reportUnreachable(Object.keys(states), named, location, findings)
}

/** The same within a state: in its branches, or what it does with each item. */
export function checkInnerTransitions(state: JsonObject, location: string, findings: Findings): void {
  for (const inner of innerWorkflows(state)) {
    checkTransitions(inner.workflow, location + inner.location, findings, false)
  }
}

/** To AWS a state is reachable when anything leads to it, be that itself out of reach (measured with a bad StartAt). */
function reportUnreachable(
  names: readonly string[],
  named: ReadonlySet<string>,
  location: string,
  findings: Findings,
): void {
  for (const name of names) {
    if (named.has(name)) continue
    const message = `State "${name}" is not reachable.`
    report(findings, 'MISSING_TRANSITION_TARGET', message, `${location}/States/${name}`)
  }
}

function targetsOf(state: JsonObject): readonly Target[] {
  const targets: Target[] = []
  const add = (from: JsonObject, field: string, location: string): void => {
    const name = member(from, field)
    if (typeof name === 'string') targets.push({ name, location: location + field })
  }
  const addEach = (field: string): void => {
    const list = member(state, field)
    if (!isArray(list)) return
    for (const [index, item] of list.entries()) if (isObject(item)) add(item, 'Next', `${field}[${index}]/`)
  }
  add(state, 'Next', '')
  if (member(state, 'Type') === 'Choice') {
    addEach('Choices')
    add(state, 'Default', '')
  }
  addEach('Catch')
  return targets
}

function innerWorkflows(state: JsonObject): readonly { readonly workflow: JsonObject; readonly location: string }[] {
  const inner: { workflow: JsonObject; location: string }[] = []
  if (member(state, 'Type') === 'Parallel') {
    const branches = member(state, 'Branches')
    if (isArray(branches)) {
      for (const [index, workflow] of branches.entries()) {
        if (isObject(workflow)) inner.push({ workflow, location: `/Branches[${index}]` })
      }
    }
  }
  if (member(state, 'Type') === 'Map') {
    for (const field of ['ItemProcessor', 'Iterator']) {
      const workflow = member(state, field)
      if (isObject(workflow)) inner.push({ workflow, location: `/${field}` })
    }
  }
  return inner
}

function isTerminal(state: JsonObject): boolean {
  const type = member(state, 'Type')
  return type === 'Succeed' || type === 'Fail' || member(state, 'End') === true
}
