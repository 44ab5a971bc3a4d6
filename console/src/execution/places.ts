import type { Account, Scope, Visit } from './account.ts'
import type { EventDetails } from './history-event.ts'

/** The innermost visit around (and with) `start` that is open and fits. */
export function openAround(start: Visit | undefined, fits: (visit: Visit) => boolean): Visit | undefined {
  for (let visit = start; visit !== undefined; visit = visit.scope.parent)
    if (fits(visit) && visit.status !== 'SUCCEEDED' && visit.status !== 'CAUGHT') return visit
  return undefined
}

/**
 * The open visit of that name. After a redrive the same Map may be open in several iterations around it: an iteration
 * begins in the first that has not begun it, and ends in the last in which it runs.
 */
export function openNamed(account: Account, name: string, type: string, index: number | undefined): Visit | undefined {
  const open = (account.visitsByName.get(name) ?? []).filter((visit) => account.open.has(visit))
  if (index === undefined || open.length < 2) return open.at(-1)
  if (type === 'MapIterationStarted') return open.find(({ inner }) => inner[index] === undefined) ?? open.at(-1)
  return open.findLast(({ inner }) => inner[index]?.status === 'RUNNING') ?? open.at(-1)
}

/** The type of state that an event is about which belongs to a Map or a Parallel as a whole. */
export function containerOf(eventType: string): 'Map' | 'Parallel' | undefined {
  if (eventType.startsWith('MapState') || eventType.startsWith('MapRun')) return 'Map'
  return eventType.startsWith('ParallelState') ? 'Parallel' : undefined
}

/** The scope under a Map or Parallel, begun now or, if it is known (a redrive), again. */
export function innerScope(parent: Visit, kind: 'branch' | 'iteration', index: number, startedAt: number): Scope {
  const known = parent.inner[index]
  if (known !== undefined) return known
  const scope: Scope = { kind, parent, index, startedAt, status: 'RUNNING', visits: [] }
  parent.inner[index] = scope
  if (kind === 'iteration') parent.tally.running++
  return scope
}

const familyTypes: readonly (readonly [prefix: string, type: string])[] = [
  ['Task', 'Task'],
  ['LambdaFunction', 'Task'],
  ['Activity', 'Task'],
  ['Wait', 'Wait'],
  ['Parallel', 'Parallel'],
  ['Map', 'Map'],
]

/**
 * After a redrive events point back to ExecutionRedriven and name no state: an event is about the open state of its
 * type which has nothing since, the one with the same request before others.
 */
export function resumed(account: Account, id: number, type: string, details: EventDetails): Visit | undefined {
  const stateType = familyTypes.find(([prefix]) => type.startsWith(prefix))?.[1]
  const waiting = [...account.open].filter(
    (visit) => visit.type === stateType && (visit.events.at(-1) ?? 0) < account.redrivenEvent && visit.id < id,
  )
  // A Parallel or a Map that is tried again is the innermost.
  if (stateType === 'Parallel' || stateType === 'Map') return waiting.at(-1)
  if (stateType !== 'Task') return waiting[0]
  const request = details.parameters ?? details.input
  const last = (visit: Visit) => visit.attempts.at(-1)
  return (
    waiting.find((visit) => last(visit)?.resource === details.resource && last(visit)?.request === request) ??
    waiting.find((visit) => last(visit) === undefined) ??
    waiting.find((visit) => last(visit)?.resource === details.resource)
  )
}

/** A Fail state that a redrive goes on with fails at once: the event of it points to the redrive alone. */
export function resumedFailure(account: Account): Visit | undefined {
  return [...account.open].findLast(({ type }) => type === 'Fail')
}
