import type { Machine, Problem } from '../../asl/index.ts'
import { parameterProblems, unknownYet, type Given } from './parameter-problems.ts'

type Workflow = Pick<Machine, 'states'>
type State = Machine['states'] extends ReadonlyMap<string, infer S> ? S : never
type Task = Extract<State, { readonly type: 'Task' }>
type Template = NonNullable<Task['parameters']>

/** What is wrong with the parameters that a valid definition gives to integrations, as far as it can be seen in it. */
export function integrationProblems(workflow: Workflow, location = ''): readonly Problem[] {
  return [...workflow.states.values()].flatMap((state) => problemsOfState(state, `${location}/States/${state.name}`))
}

function problemsOfState(state: State, location: string): readonly Problem[] {
  switch (state.type) {
    case 'Task':
      return problemsOfTask(state, location)
    case 'Parallel':
      return state.branches.flatMap((branch, at) => integrationProblems(branch, `${location}/Branches[${at}]`))
    case 'Map':
      return integrationProblems(state.processor, `${location}/${state.processorField}`)
    case 'Pass':
    case 'Choice':
    case 'Wait':
    case 'Succeed':
    case 'Fail':
      return []
  }
}

function problemsOfTask({ resource, language, parameters }: Task, location: string): readonly Problem[] {
  if (resource.kind !== 'integration') return []
  const field = language === 'JSONPath' ? 'Parameters' : 'Arguments'
  if (parameters === undefined) {
    return [problem(`${field} field is required for resource ARN: ${resource.text}`, location)]
  }
  const problems = parameterProblems(resource.text, givenIn(parameters))
  return problems.map((message) => problem(message, `${location}/${field}`))
}

function problem(message: string, location: string): Problem {
  return { severity: 'ERROR', code: 'SCHEMA_VALIDATION_FAILED', message, location }
}

function givenIn(template: Template): Given {
  switch (template.kind) {
    case 'constant':
      return template.datum.value
    case 'path':
    case 'jsonata':
      return unknownYet
    case 'object':
      return Object.fromEntries(template.members.map(([name, value]) => [name, givenIn(value)]))
    case 'array':
      return template.items.map(givenIn)
  }
}
