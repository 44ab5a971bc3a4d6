import type { Scope } from './part.ts'
import { recordAside } from './record.ts'
import { dropScope, release, scopeAt, stateOf, type Run } from './run.ts'
import { childKey, forgetJoin } from './states/join.ts'

/** Ends what a Parallel or Map still runs, innermost first, and forgets what it has gathered. */
export function abortChildren(run: Run, scope: Scope): void {
  const { join } = scope
  if (join === undefined) return
  const state = stateOf(run, scope)
  const children = Array.from({ length: join.started }, (_item, index) => scopeAt(run, childKey(scope, index)))
  for (const child of children) {
    if (child === undefined) continue
    const outer = child.join === undefined ? undefined : stateOf(run, child).type
    abortChildren(run, child)
    if (outer !== undefined) recordAside(run, child.previousEvent, `${outer}StateAborted`)
    else if (child.phase !== 'ready') abortSelf(run, child)
    if (state.type === 'Map') {
      const details = { name: state.name, index: child.index ?? 0 }
      recordAside(run, child.previousEvent, 'MapIterationAborted', details)
    }
    dropScope(run, child)
  }
  forgetJoin(run, scope)
}

/** The state that a scope is in, and will not leave. A scope that fails in a Task has its Task aborted as well. */
export function abortSelf(run: Run, scope: Scope): void {
  const { type } = stateOf(run, scope)
  const mapRun = scope.mapRun !== undefined && scope.phase === 'task'
  release(run, scope)
  if (mapRun) {
    const aborted = recordAside(run, scope.previousEvent, 'MapRunAborted')
    recordAside(run, aborted, 'MapStateAborted')
  }
  if (type === 'Task' || type === 'Wait') recordAside(run, scope.previousEvent, `${type}StateAborted`)
}
