import type { Asking } from './asking.ts'
import { begin, settle } from './enter.ts'
import { isScopePart, type Scope } from './part.ts'
import { recordAside } from './record.ts'
import { scopeAt, stateOf, type Run } from './run.ts'
import { redriveMapRun } from './states/map-run.ts'

/**
 * Only ExecutionRedriven points back to what ended the execution, and only the failure of a Fail state to it; every
 * other state's events point back to its Entered event again (recorded). Retriers' counts are at their beginning.
 */
export function recordRedrive(run: Run): void {
  const { redriveCount } = run.execution
  const id = recordAside(run, run.lastEvent, 'ExecutionRedriven', { redriveCount })
  for (const [key, part] of run.request.snapshot.parts) {
    const scope = isScopePart(part) ? scopeAt(run, key) : undefined
    if (scope === undefined) continue
    if (scope.phase === 'failed') scope.previousEvent = stateOf(run, scope).type === 'Fail' ? id : scope.enteredEvent
    scope.retries = []
  }
}

/** The work of a state that was entered before, and not left. */
export function* beginAnew(run: Run, scope: Scope): Asking<void> {
  scope.phase = 'ready'
  scope.begunAt = Math.max(run.now, run.lastEventAt)
  delete scope.taskStarted
  delete scope.token
  const { mapRun } = scope
  if (mapRun === undefined) yield* begin(run, scope)
  else yield* settle(run, scope, redriveMapRun(run, scope, mapRun))
}
