import { datumOfValue } from '../datum.ts'
import type { Asking } from '../step/asking.ts'
import { dataLimitFailure, isFor, type StateFailure } from '../step/failure.ts'
import { finishCaught } from '../step/flow.ts'
import type { Scope } from '../step/part.ts'
import { planRetry } from '../step/retry.ts'
import type { Run } from '../step/run.ts'
import type { Visit } from '../step/states/visit.ts'
import type { Notes, StateTest } from './contract.ts'

export interface Recovery {
  readonly status: 'FAILED' | 'RETRIABLE' | 'CAUGHT_ERROR'
  readonly failure: StateFailure
  readonly done?: Extract<Visit, { kind: 'done' }>
}

/** What Retry and Catch make of a failure, by the same rules as in an execution; which of them it was is noted. */
export function* recover(
  run: Run,
  scope: Scope,
  test: StateTest,
  notes: Notes,
  failure: StateFailure,
): Asking<Recovery> {
  const { state } = test
  if (!('retry' in state)) return { status: 'FAILED', failure }
  const retryIndex = state.retry.findIndex((retrier) => isFor(retrier.errorEquals, failure))
  if (retryIndex >= 0) {
    notes.retryIndex = retryIndex
    const made = state.retry.map(() => test.retries)
    const plan = planRetry(made, state.retry, failure, run.request.chance)
    if (plan !== undefined) {
      notes.backoffSeconds = Math.round(plan.delayMs / 1_000)
      return { status: 'RETRIABLE', failure }
    }
  }
  const catchIndex = state.catch.findIndex((catcher) => isFor(catcher.errorEquals, failure))
  const catcher = state.catch[catchIndex]
  if (catcher === undefined) return { status: 'FAILED', failure }
  notes.catchIndex = catchIndex
  const errorOutput = datumOfValue({ Error: failure.error ?? '', Cause: failure.cause ?? '' })
  const outcome = yield* finishCaught(run, scope, state, catcher, errorOutput)
  if (outcome.kind === 'failed') return { status: 'FAILED', failure: outcome.failure }
  if (outcome.kind === 'blocked') return { status: 'FAILED', failure }
  if (outcome.output.oversize) return { status: 'FAILED', failure: dataLimitFailure(scope.state) }
  return { status: 'CAUGHT_ERROR', failure, done: outcome }
}
