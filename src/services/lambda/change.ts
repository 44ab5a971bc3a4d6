import { fail, type Outcome } from '../../base/index.ts'
import type { Change, Command } from '../../store/index.ts'
import type { Call } from '../contract.ts'

/** What a call means to write, and what it answers once that is on disk. */
export interface Plan<T> {
  readonly changes: readonly Change[]
  readonly commands?: readonly Command[]
  readonly answer: T
}

const attemptsMax = 5

/** Plans from what is there, writes, and plans anew when another call came in between. */
export async function change<T>(call: Call, plan: () => Promise<Outcome<Plan<T>>>): Promise<Outcome<T>> {
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    const planned = await plan()
    if (!planned.ok) return planned
    const { changes, commands = [], answer } = planned.value
    if (changes.length === 0 && commands.length === 0) return { ok: true, value: answer }
    const outcome = await call.ports.documents.write(changes, commands)
    if (outcome.kind === 'committed') return { ok: true, value: answer }
    if (outcome.kind === 'failed') {
      call.ports.log.warn('a change was not stored', { operation: call.operation, reason: outcome.message })
      return notStored
    }
  }
  return fail(
    'ResourceConflictException',
    'The operation cannot be performed at this time. An update is in progress for the function.',
  )
}

export const notStored = fail(
  'ServiceException',
  'The change was not stored. Nothing of it has happened; it can be repeated.',
)
