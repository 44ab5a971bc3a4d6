import type { Scope } from './part.ts'
import { recordAside } from './record.ts'
import { dropScope, release, scopeAt, stateOf, type Run } from './run.ts'
import { childKey, forgetJoin } from './states/join.ts'

/**
 * Ends what a Parallel or Map still runs, outer states first, and forgets what it has gathered. All of these events point
 * back to the last of what failed (measured on AWS).
 */
export function abortChildren(run: Run, scope: Scope, after: number): void {
  const { join } = scope
  if (join === undefined) return
  const state = stateOf(run, scope)
  const children = Array.from({ length: join.started }, (_item, index) => scopeAt(run, childKey(scope, index)))
  for (const child of children) {
    if (child === undefined) continue
    if (state.type === 'Map') {
      recordAside(run, after, 'MapIterationAborted', { name: state.name, index: child.index ?? 0 })
    }
    if (child.join !== undefined) recordAside(run, after, `${stateOf(run, child).type}StateAborted`)
    else if (child.phase !== 'ready') abortSelf(run, child, after)
    abortChildren(run, child, after)
    dropScope(run, child)
  }
  forgetJoin(run, scope)
}

/** The state that a scope is in, and will not leave. A scope that fails in a Task has its Task aborted as well. */
export function abortSelf(run: Run, scope: Scope, after: number): void {
  const { type } = stateOf(run, scope)
  const mapRun = scope.mapRun !== undefined && scope.phase === 'task'
  release(run, scope)
  if (mapRun) {
    const aborted = recordAside(run, after, 'MapRunAborted')
    recordAside(run, aborted, 'MapStateAborted')
  }
  if (type === 'Task' || type === 'Wait') recordAside(run, after, `${type}StateAborted`)
}
