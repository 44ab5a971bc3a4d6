import type { Scope } from './part.ts'
import type { Run } from './run.ts'

/**
 * A failure on its way outwards tears down what still runs, and nobody knows yet whether somebody will take it. Where
 * nobody does, the execution closes as it stood before, so that a redrive finds the states that failed.
 */
export function keepStanding(run: Run, scope: Scope): void {
  if (run.standing !== undefined || (scope.parent === undefined && scope.join === undefined)) return
  run.standing = {
    scopes: new Map([...run.scopes].map(([key, standing]) => [key, copyOf(standing)])),
    loaded: new Map(run.loaded),
    written: new Map(run.written),
  }
}

function copyOf(scope: Scope): Scope {
  return scope.join === undefined ? { ...scope } : { ...scope, join: { ...scope.join } }
}

export function putBack(run: Run): void {
  const { standing } = run
  if (standing === undefined) return
  run.standing = undefined
  for (const name of ['scopes', 'loaded', 'written'] as const) {
    run[name].clear()
    for (const [key, value] of standing[name]) (run[name] as Map<string, unknown>).set(key, value)
  }
}
