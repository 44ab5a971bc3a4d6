import type { JsonObject } from '../../base/index.ts'
import type { Datum } from '../datum.ts'
import type { Environment } from '../expression/environment.ts'
import { contextObject, type MapItem } from './context-object.ts'
import type { Scope } from './part.ts'
import { parentOf, type Run } from './run.ts'

/** What the expressions of a state look at. */
export interface View {
  /** `$` of JSONPath: what the stage of the data flow is about. */
  readonly input: Datum
  /** `$states.result`, after the work of a Task, Parallel or Map. */
  readonly result?: Datum
  /** `$states.errorOutput`, in a catcher. */
  readonly errorOutput?: Datum
  /** The item that an ItemSelector is for. */
  readonly item?: MapItem
}

export function environmentOf(run: Run, scope: Scope, view: View): Environment {
  let context: JsonObject | undefined
  return {
    input: view.input,
    context: () => (context ??= contextObject(run, scope, 'asWritten', view.item)),
    variable: (name) => variableOf(run, scope, name),
    usage: { references: 0, characters: 0 },
    chance: run.request.chance,
    digest: run.request.digest,
  }
}

/** A variable of this scope or of one around it; inner names never hide outer ones. */
function variableOf(run: Run, scope: Scope, name: string): Datum | undefined {
  for (let inner: Scope | undefined = scope; inner !== undefined; inner = parentOf(run, inner)) {
    const found = inner.variables.find((variable) => variable[0] === name)
    if (found !== undefined) return found[1]
  }
  return undefined
}

/** Every variable that the scope sees, for JSONata. */
export function variablesOf(run: Run, scope: Scope): readonly (readonly [name: string, value: Datum])[] {
  const all: (readonly [string, Datum])[] = []
  for (let inner: Scope | undefined = scope; inner !== undefined; inner = parentOf(run, inner)) {
    all.unshift(...inner.variables)
  }
  return all
}
