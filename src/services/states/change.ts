import { fail, type Outcome } from '../../base/index.ts'
import type { Change, Command } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { inTurn } from '../in-turn.ts'

/** What a call means to write, and what it answers once that is on disk. */
export interface Plan<T> {
  readonly changes: readonly Change[]
  readonly commands?: readonly Command[]
  readonly answer: T
}

type Planner<T> = () => Promise<Outcome<Plan<T>>>

/** Calls that wait for their turn meet only those that come anew, and each of these once. */
const attemptsMax = 20

/**
 * Plans from what is there and writes. When another call came in between it plans anew, behind the others of its account and
 * region to whom that happened: however many change one thing at a time, each is done.
 */
export async function change<T>(call: Call, plan: Planner<T>): Promise<Outcome<T>> {
  const first = await attempt(call, plan)
  if (first !== 'conflict') return first
  return inTurn(call.ports.documents, call.space, async () => {
    for (let attempts = 1; attempts < attemptsMax; attempts++) {
      const again = await attempt(call, plan)
      if (again !== 'conflict') return again
    }
    return fail('ConflictException', 'Other calls are changing the same resource. Try again.')
  })
}

async function attempt<T>(call: Call, plan: Planner<T>): Promise<Outcome<T> | 'conflict'> {
  const planned = await plan()
  if (!planned.ok) return planned
  const { changes, commands, answer } = planned.value
  if (changes.length === 0) return { ok: true, value: answer }
  const outcome = await call.ports.documents.write(changes, commands)
  if (outcome.kind === 'committed') return { ok: true, value: answer }
  if (outcome.kind === 'conflict') return 'conflict'
  call.ports.log.warn('a change was not stored', { operation: call.operation, reason: outcome.message })
  return fail('InternalFailure', 'The change was not stored. Nothing of it has happened; it can be repeated.')
}
