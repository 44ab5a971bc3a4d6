import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Account, Scope, Visit } from './account.ts'
import { emptyAccount } from './account.ts'
import { firstFailure } from './first-failure.ts'

type Parts = Partial<Pick<Visit, 'from' | 'afterCatch' | 'status' | 'leftAt' | 'error'>>

function visited(name: string, parts: Parts = {}, scope: Scope = emptyAccount().root): Visit {
  const tally = { succeeded: 0, failed: 0, aborted: 0, running: 0 }
  const visit: Visit = {
    id: 0,
    name,
    type: 'Task',
    scope,
    enteredAt: 0,
    afterCatch: false,
    status: 'FAILED',
    attempts: [],
    events: [],
    inner: [],
    tally,
    ...parts,
  }
  scope.visits.push(visit)
  return visit
}

const scopeIn = (parent: Visit, index: number): Scope => {
  const scope: Scope = { kind: 'branch', parent, index, startedAt: 0, status: 'FAILED', visits: [] }
  parent.inner.push(scope)
  return scope
}

function check(name: string, failed: Visit, expected: string | undefined): void {
  test(name, () => {
    const account: Account = { ...emptyAccount(), failed }
    assert.equal(firstFailure(account)?.name, expected)
  })
}

const charge = visited('Charge', { status: 'CAUGHT' })
const refund = visited('Refund', { from: charge, afterCatch: true, status: 'SUCCEEDED' })
check('a Fail state behind a catcher: the state that was caught', visited('Reject', { from: refund }), 'Charge')

const caughtTwice = visited('Refund', { from: charge, afterCatch: true, status: 'CAUGHT' })
check('two catchers: the first', visited('Reject', { from: caughtTwice, afterCatch: true }), 'Charge')

check('nothing was caught', visited('Reject', { from: visited('Check', { status: 'SUCCEEDED' }) }), undefined)

const both = visited('Both', { status: 'CAUGHT' })
visited('Late', { leftAt: 20 }, scopeIn(both, 0))
visited('Early', { leftAt: 10 }, scopeIn(both, 1))
check('a Parallel: the state in it that failed first', visited('Reject', { from: both, afterCatch: true }), 'Early')

const outer = visited('Outer', { from: charge, afterCatch: true })
check('the failure is inside of what a catcher led to', visited('Inner', {}, scopeIn(outer, 0)), 'Charge')
