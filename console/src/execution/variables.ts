import type { Scope, Visit } from './account.ts'

/** Variables as JSON texts, by name. */
export type Variables = ReadonlyMap<string, string>

/** What a state could see when it was entered: its scope's assignments so far, over those of the scopes around. */
export function variablesAt(visit: Visit): Variables {
  const found = new Map<string, string>(visit.scope.parent === undefined ? [] : variablesAt(visit.scope.parent))
  assignBefore(found, visit.scope, visit)
  return found
}

function assignBefore(found: Map<string, string>, scope: Scope, end: Visit): void {
  for (const visit of scope.visits) {
    if (visit === end) return
    for (const name in visit.assigned) found.set(name, visit.assigned[name] ?? '')
  }
}
