/**
 * State machines drawn from a seed: chains of states of every type, inside each other up to a depth, that all end. Each
 * keeps its input and puts what it makes beside it.
 */
import { activityArn } from './script-language.ts'

type Draw = (below: number) => number
type States = { [name: string]: object }

const depthMost = 2

export function generatedMachine(draw: Draw): string {
  const names = { next: 1 }
  return JSON.stringify({ ...chain(draw, names, 0), ...(draw(8) === 0 ? { TimeoutSeconds: 30 + draw(60) } : {}) })
}

/** What every generated machine takes. */
export const generatedInput = '{"items":[1,2,3]}'

interface Names {
  next: number
}

function chain(draw: Draw, names: Names, depth: number): { readonly StartAt: string; readonly States: States } {
  const length = 1 + draw(4)
  const order = Array.from({ length }, () => `S${names.next++}`)
  const states: States = {}
  order.forEach((name, at) => {
    const next = order[at + 1]
    states[name] = state(draw, names, depth, next)
  })
  return { StartAt: order[0] as string, States: states }
}

function state(draw: Draw, names: Names, depth: number, next: string | undefined): object {
  const onward = next === undefined ? { End: true } : { Next: next }
  const kind = draw(depth < depthMost ? 12 : 9)
  if (kind < 2) return { Type: 'Pass', Parameters: { 'at.$': '$$.State.EnteredTime' }, ResultPath: '$.pass', ...onward }
  if (kind < 4) return { Type: 'Wait', Seconds: draw(6) === 0 ? 70 + draw(30) : draw(5), ...onward }
  if (kind < 5 && next !== undefined) {
    return { Type: 'Choice', Choices: [{ Variable: '$.pass', IsPresent: true, Next: next }], Default: next }
  }
  if (kind < 7) return task(draw, onward)
  if (kind < 8) return next === undefined && draw(2) === 0 ? { Type: 'Fail', Error: 'Drawn' } : activity(draw, onward)
  if (kind < 9) return next === undefined ? { Type: 'Succeed' } : { Type: 'Pass', ...onward }
  const recovery = draw(2) === 0 ? { Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 1 }] } : {}
  if (kind < 11) {
    const branches = Array.from({ length: 1 + draw(3) }, () => chain(draw, names, depth + 1))
    return { Type: 'Parallel', Branches: branches, ResultPath: '$.parallel', ...recovery, ...onward }
  }
  return {
    Type: 'Map',
    ItemsPath: '$.items',
    ItemSelector: { 'items.$': '$.items' },
    MaxConcurrency: draw(3),
    ItemProcessor: chain(draw, names, depth + 1),
    ResultPath: '$.map',
    ...recovery,
    ...onward,
  }
}

function task(draw: Draw, onward: object): object {
  return {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Parameters: { FunctionName: 'f', 'arn.$': '$$.Execution.Id' },
    ResultPath: '$.task',
    ...(draw(3) === 0 ? { TimeoutSeconds: 1 + draw(20) } : {}),
    ...(draw(2) === 0
      ? { Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 1 + draw(3), MaxAttempts: draw(4) }] }
      : {}),
    ...onward,
  }
}

function activity(draw: Draw, onward: object): object {
  return {
    Type: 'Task',
    Resource: activityArn,
    Parameters: { 'arn.$': '$$.Execution.Id' },
    TimeoutSeconds: 5 + draw(15),
    HeartbeatSeconds: 4,
    ResultPath: '$.activity',
    ...onward,
  }
}
