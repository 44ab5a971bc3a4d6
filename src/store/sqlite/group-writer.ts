import type { DatabaseSync } from 'node:sqlite'
import { readGroup, type EncodedGroup } from './group-encoding.ts'
import type { GroupMemory } from './group-memory.ts'
import { failureOf, type GroupFailure } from './sqlite-errors.ts'
import { createWriteRunner, type Refusal } from './write-runner.ts'

/** What became of a group; writes that are not mentioned are committed. */
export type GroupOutcome =
  | { readonly kind: 'committed'; readonly refused: readonly RefusedWrite[]; readonly failed: readonly FailedWrite[] }
  | { readonly kind: 'failed'; readonly reason: 'disk-full' | 'error'; readonly message: string }
  | { readonly kind: 'indeterminate'; readonly message: string }

export interface RefusedWrite extends Refusal {
  readonly write: number
}

export interface FailedWrite {
  readonly write: number
  readonly message: string
}

export interface GroupWriter {
  commit(group: EncodedGroup): GroupOutcome
}

/** How a transaction ends; tests put a failing disk in its place. */
export type Commit = () => void

/**
 * Commits groups in one transaction and one flush each.
 *
 * Each write is on its own, like under a savepoint. Savepoints copy every page a write touches, though (a quarter of a
 * write's cost), so a group is first tried without: as long as no write is refused behind its first change there is
 * nothing to take back. When one is, the transaction is rolled back and the group done again with savepoints.
 */
export function createGroupWriter(database: DatabaseSync, commit: Commit): GroupWriter {
  const runner = createWriteRunner(database)
  const begin = database.prepare('BEGIN IMMEDIATE')
  const savepoint = prepareSavepoint(database)
  const memories: GroupMemory[] = []
  let last: GroupOutcome | undefined

  /** Undefined: to be done again with savepoints. */
  function tryGroup(group: EncodedGroup, careful: boolean): GroupOutcome | undefined {
    const reader = readGroup(memories[group.slot] as GroupMemory)
    const refused: RefusedWrite[] = []
    const failed: FailedWrite[] = []
    begin.run()
    runner.forget()
    for (let write = 0; write < group.writes; write++) {
      if (careful) savepoint.begin()
      const { refusal, failure, changed } = runner.runWrite(reader)
      const undone = refusal !== undefined || failure !== undefined
      if (undone && changed && !careful) {
        database.exec('ROLLBACK')
        return undefined
      }
      if (refusal !== undefined) refused.push({ write, ...refusal })
      if (failure !== undefined) failed.push({ write, message: failure })
      if (careful && undone) runner.forget()
      if (careful) savepoint.end(undone)
    }
    return { kind: 'committed', refused, failed }
  }

  function flush(outcome: GroupOutcome): GroupOutcome {
    try {
      commit()
      return outcome
    } catch (error) {
      // Only a full disk is known to have left nothing behind: it is met before the commit's last page is written.
      const failure = failureOf(error)
      return failure.reason === 'disk-full'
        ? failGroup(database, failure)
        : { kind: 'indeterminate', message: failure.message }
    }
  }

  return {
    commit(group) {
      // What was sent before the main thread knew must not follow a commit that may have been lost.
      if (last?.kind === 'indeterminate') return last
      if (group.memory !== undefined) memories[group.slot] = group.memory
      runner.learn(group.shapes)
      try {
        last = flush(tryGroup(group, false) ?? (tryGroup(group, true) as GroupOutcome))
      } catch (error) {
        last = failGroup(database, failureOf(error))
      }
      return last
    },
  }
}

function prepareSavepoint(database: DatabaseSync): { begin(): void; end(undone: boolean): void } {
  const savepoint = database.prepare('SAVEPOINT one_write')
  const release = database.prepare('RELEASE one_write')
  const takeBack = database.prepare('ROLLBACK TO one_write')
  return {
    begin: () => void savepoint.run(),
    end(undone) {
      if (undone) takeBack.run()
      release.run()
    },
  }
}

function failGroup(database: DatabaseSync, { reason, message }: GroupFailure): GroupOutcome {
  if (database.isTransaction) database.exec('ROLLBACK')
  return { kind: 'failed', reason, message }
}
