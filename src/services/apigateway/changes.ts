import { fail, succeed, spaceKey, type Outcome, type Space } from '../../base/index.ts'
import type { Change, Command, Document, Kind } from '../../store/index.ts'
import type { Call } from '../contract.ts'

/** What an operation wants to write, all of it or nothing, and what it answers once that is on disk. */
export interface Plan<Output> {
  readonly changes: readonly Change[]
  readonly commands?: readonly Command[]
  readonly output: Output
}

/** Parallel calls on one resource share its document; a client that sends a handful at once should not see it. */
const attemptsMax = 8

/**
 * Plans from what is stored and writes under the revisions that were read. Where another call was faster, it plans
 * again; when that goes on, AWS's 409.
 */
export async function commit<Output>(call: Call, plan: () => Promise<Outcome<Plan<Output>>>): Promise<Outcome<Output>> {
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    const planned = await plan()
    if (!planned.ok) return planned
    const { changes, commands, output } = planned.value
    const written = await call.ports.documents.write(changes, commands ?? [])
    if (written.kind === 'committed') return succeed(output)
    if (written.kind === 'failed') return fail('ServiceUnavailableException', written.message)
  }
  return concurrentModification()
}

export function concurrentModification(): Outcome<never> {
  return fail(
    'ConflictException',
    'Unable to complete operation due to concurrent modification. Please try again later.',
  )
}

/** Refuses the write if the document is gone, or has changed since it was read. */
export function requireDocument<T>(kind: Kind<T>, space: Space, read: Document<T>): Command {
  return {
    do: 'require',
    table: 'documents',
    key: { space: spaceKey(space), kind: kind.name, id: read.id },
    if: { revision: read.revision },
  }
}
