import type { StandingStatus } from '../graph/standing.ts'
import type { Account, ItemTally, Scope, Visit } from './account.ts'

/** The execution failed at this visit: it and what holds it failed. */
export function failAround(
  account: Account,
  start: Visit | undefined,
  at: number,
  error: string | undefined,
  cause: string | undefined,
): void {
  if (start === undefined) return
  const failed = innermostFailure(account, start)
  for (let visit: Visit | undefined = failed; visit !== undefined; visit = visit.scope.parent) {
    if (!account.open.has(visit)) continue
    settle(account, visit, at, visit.status === 'TIMED_OUT' ? 'TIMED_OUT' : 'FAILED')
    if (error !== undefined) visit.error ??= error
    if (cause !== undefined) visit.cause ??= cause
  }
  // An execution may also fail between two states, as when its history is full.
  let known: Visit | undefined = failed
  while (known !== undefined && !account.open.has(known)) known = known.scope.parent
  if (known !== undefined) account.failed = known
}

/** Where an outer state failed because of an inner one, the inner one is what a person looks for. */
function innermostFailure(account: Account, start: Visit): Visit {
  let found = start
  for (;;) {
    const inner = found.inner
      .flatMap((scope) => (scope === undefined ? [] : scope.visits.slice(-1)))
      .find((visit) => account.open.has(visit) && (visit.status === 'FAILED' || visit.status === 'TIMED_OUT'))
    if (inner === undefined) return found
    found = inner
  }
}

/** The execution has ended: nothing runs any more. */
export function settleAll(account: Account, at: number, status: 'ABORTED' | 'TIMED_OUT' | 'SUCCEEDED'): void {
  for (const visit of account.open) {
    if (visit.status !== 'RUNNING') continue
    settle(account, visit, at, status)
    if (visit.scope.status === 'RUNNING') setScope(visit.scope, status, at)
  }
}

/** What still runs in a branch or iteration that is given up: aborted, but for the visit of the event that ended it. */
export function abandonInner(account: Account, scope: Scope, at: number, failedEvent: number): void {
  const failed = account.places[failedEvent]?.visit
  for (const visit of scope.visits) {
    if (visit.status !== 'RUNNING') continue
    const caused = visit === failed || isAround(visit, failed)
    settle(account, visit, at, caused && scope.status === 'FAILED' ? 'FAILED' : 'ABORTED')
    for (const inner of visit.inner) if (inner !== undefined) abandonInner(account, inner, at, failedEvent)
  }
  if (scope.status === 'RUNNING') setScope(scope, 'ABORTED', at)
}

/**
 * Nothing of this scope is ever gone on with: an earlier attempt ran it, or what holds it was left. Where a redrive let
 * the history say less than it should, what seems to run still has ended with it.
 */
export function discard(account: Account, scope: Scope, at: number, status: 'ABORTED' | 'SUCCEEDED'): void {
  if (scope.status === 'RUNNING') setScope(scope, status, at)
  for (const visit of scope.visits) {
    touch(account, visit.name)
    account.open.delete(visit)
    if (visit.status === 'RUNNING') settle(account, visit, at, status)
    for (const inner of visit.inner) if (inner !== undefined) discard(account, inner, at, status)
  }
}

function isAround(visit: Visit, inner: Visit | undefined): boolean {
  for (let around = inner?.scope.parent; around !== undefined; around = around.scope.parent)
    if (around === visit) return true
  return false
}

function settle(account: Account, visit: Visit, at: number, status: Visit['status']): void {
  visit.status = status
  visit.leftAt = at
  touch(account, visit.name)
  for (const attempt of visit.attempts) {
    if (attempt.status !== 'RUNNING') continue
    attempt.status = status
    attempt.endedAt = at
  }
}

/** The state's standing may have changed with the event in hand. */
export function touch(account: Account, name: string): void {
  account.touched.set(name, account.revision)
}

const tallied: Readonly<Record<StandingStatus, keyof ItemTally>> = {
  RUNNING: 'running',
  SUCCEEDED: 'succeeded',
  CAUGHT: 'succeeded',
  FAILED: 'failed',
  TIMED_OUT: 'failed',
  ABORTED: 'aborted',
}

/** What became of a branch or an iteration; a Map counts its iterations by that. */
export function setScope(scope: Scope, status: StandingStatus, at?: number): void {
  if (scope.kind === 'iteration' && scope.parent !== undefined) {
    scope.parent.tally[tallied[scope.status]]--
    scope.parent.tally[tallied[status]]++
  }
  scope.status = status
  if (at === undefined) delete scope.endedAt
  else scope.endedAt = at
}
