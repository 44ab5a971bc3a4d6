import type { JsonObject } from '../../base/index.ts'
import type { Datum } from '../datum.ts'
import type { Environment } from '../expression/environment.ts'
import { contextObject } from './context-object.ts'
import type { Scope } from './part.ts'
import { scopeAt, type Run } from './run.ts'

/** What the expressions of a state see, with `$` standing for `input`. */
export function environmentOf(run: Run, scope: Scope, input: Datum): Environment {
  let context: JsonObject | undefined
  return {
    input,
    context: () => (context ??= contextObject(run, scope)),
    variable: (name) => variableOf(run, scope, name),
    chance: run.request.chance,
    digest: run.request.digest,
  }
}

/** A variable of this scope or of one around it; inner names never hide outer ones. */
export function variableOf(run: Run, scope: Scope, name: string): Datum | undefined {
  for (let inner: Scope | undefined = scope; inner !== undefined;) {
    const found = inner.variables.find((variable) => variable[0] === name)
    if (found !== undefined) return found[1]
    inner = inner.parent === undefined ? undefined : scopeAt(run, inner.parent)
  }
  return undefined
}
