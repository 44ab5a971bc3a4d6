import type { Account, Visit } from './account.ts'

/**
 * Where it began: the first state that failed and was caught on the way to the one that brought the execution down. A
 * state that a loop leads through again counts once. Undefined if nothing was caught on that way.
 */
export function firstFailure({ failed }: Account): Visit | undefined {
  let first: Visit | undefined
  const seen = new Set<string>()
  for (let visit: Visit | undefined = failed; visit !== undefined; visit = visit.from ?? visit.scope.parent) {
    if (!visit.afterCatch || visit.from === undefined) continue
    if (seen.has(visit.from.name)) break
    seen.add(visit.from.name)
    first = visit.from
  }
  return first === undefined ? undefined : innermost(first)
}

/** A Map or a Parallel fails because of a state in it. */
function innermost(visit: Visit): Visit {
  const failures = visit.inner
    .flatMap((scope) => scope?.visits ?? [])
    .filter(({ status }) => status === 'FAILED' || status === 'TIMED_OUT')
  const first = failures.toSorted((a, b) => (a.leftAt ?? 0) - (b.leftAt ?? 0))[0]
  return first === undefined ? visit : innermost(first)
}
