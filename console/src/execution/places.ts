import type { Account, Scope, Visit } from './account.ts'
import type { EventDetails } from './history-event.ts'

/** The innermost visit around (and with) `start` that is open and fits. */
export function openAround(start: Visit | undefined, fits: (visit: Visit) => boolean): Visit | undefined {
  for (let visit = start; visit !== undefined; visit = visit.scope.parent)
    if (fits(visit) && visit.status !== 'SUCCEEDED' && visit.status !== 'CAUGHT') return visit
  return undefined
}

export function openNamed(account: Account, name: string): Visit | undefined {
  return account.visitsByName.get(name)?.findLast((visit) => account.open.has(visit))
}

/** The type of state that an event is about which belongs to a Map or a Parallel as a whole. */
export function containerOf(eventType: string): 'Map' | 'Parallel' | undefined {
  if (eventType.startsWith('MapState') || eventType.startsWith('MapRun')) return 'Map'
  return eventType.startsWith('ParallelState') ? 'Parallel' : undefined
}

/** The scope under a Map or Parallel, begun now or, if it is known (a redrive), again. */
export function innerScope(parent: Visit, kind: 'branch' | 'iteration', index: number, startedAt: number): Scope {
  const scope: Scope = parent.inner[index] ?? { kind, parent, index, startedAt, status: 'RUNNING', visits: [] }
  parent.inner[index] = scope
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
  const request = details.parameters ?? details.input
  const isSame = (visit: Visit): boolean => {
    const last = visit.attempts.at(-1)
    return last !== undefined && last.resource === details.resource && last.request === request
  }
  return waiting.find(isSame) ?? waiting[0]
}
