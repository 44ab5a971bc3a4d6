import type { Datum } from '../../datum.ts'
import type { State } from '../../machine.ts'
import type { StateFailure } from '../failure.ts'
import type { Variable } from '../part.ts'

/** What came of running a state as far as it goes at once. */
export type Visit =
  | {
      readonly kind: 'done'
      readonly output: Datum
      /** Absent where the workflow ends. */
      readonly next: string | undefined
      readonly assigned: readonly Variable[] | undefined
    }
  | { readonly kind: 'failed'; readonly failure: StateFailure }
  /** A timer, a task or inner scopes will bring it on. */
  | { readonly kind: 'blocked' }

export type StateOf<T extends State['type']> = Extract<State, { readonly type: T }>

export function failed(failure: StateFailure): Visit {
  return { kind: 'failed', failure }
}

export const blocked: Visit = { kind: 'blocked' }
