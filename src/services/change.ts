import { spaceKey, type Outcome, type Space } from '../base/index.ts'
import type { Change, Command } from '../store/index.ts'
import type { Call } from './contract.ts'
import { inTurn } from './in-turn.ts'

/** What a call means to write, all of it or nothing, and what it answers once that is on disk. */
export interface Plan<T> {
  readonly changes: readonly Change[]
  readonly commands?: readonly Command[]
  readonly answer: T
}

/** `plan` is asked again when what it read has changed meanwhile, so it must have no effects of its own. */
export type Planner<T> = () => Promise<Outcome<Plan<T>>>

/** How a service says that nothing was written: since the store could not, or since others were always faster. */
export interface Refusals {
  notStored(message: string): Outcome<never>
  conflict(): Outcome<never>
}

/** Calls that wait for their turn meet only those that come anew, and each of these once. */
const attemptsMax = 20

/**
 * Plans from what is there and writes. When another call came in between it plans anew, behind the others of its account and
 * region to whom that happened: however many change one thing at a time, each is done.
 */
export async function writePlanned<T>(
  call: Call,
  space: Space,
  plan: Planner<T>,
  refusals: Refusals,
): Promise<Outcome<T>> {
  const first = await attempt(call, plan, refusals)
  if (first !== 'conflict') return first
  return inTurn(call.ports.documents, spaceKey(space), async () => {
    for (let attempts = 1; attempts < attemptsMax; attempts++) {
      const again = await attempt(call, plan, refusals)
      if (again !== 'conflict') return again
    }
    return refusals.conflict()
  })
}

async function attempt<T>(call: Call, plan: Planner<T>, refusals: Refusals): Promise<Outcome<T> | 'conflict'> {
  const planned = await plan()
  if (!planned.ok) return planned
  const { changes, commands = [], answer } = planned.value
  if (changes.length === 0 && commands.length === 0) return { ok: true, value: answer }
  const outcome = await call.ports.documents.write(changes, commands)
  if (outcome.kind === 'committed') return { ok: true, value: answer }
  if (outcome.kind === 'conflict') return 'conflict'
  call.ports.log.warn('a change was not stored', { operation: call.operation, reason: outcome.message })
  return refusals.notStored(outcome.message)
}
