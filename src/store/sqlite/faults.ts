import type { DatabaseSync } from 'node:sqlite'
import type { Commit } from './group-writer.ts'

/**
 * A failing disk for tests, shared with the writer thread: what cannot be provoked for real without a disk to break.
 * A full disk is SQLite's own page limit; errors of the commit are made here.
 */
export interface Faults {
  readonly shared: Int32Array<SharedArrayBuffer>
}

export type Fault =
  | 'none'
  /** The database may not grow any more. */
  | 'full'
  /** The commit meets a full disk. */
  | 'full-in-commit'
  /** The commit fails, and nothing of it is on disk. */
  | 'error-before-commit'
  /** The flush fails; all of it may be on disk. */
  | 'error-behind-commit'

const faultOrder: readonly Fault[] = ['none', 'full', 'full-in-commit', 'error-before-commit', 'error-behind-commit']
const pagesMax = 0xfffffffe

export function createFaults(): Faults {
  return { shared: new Int32Array(new SharedArrayBuffer(4)) }
}

export function setFault(faults: Faults, fault: Fault): void {
  Atomics.store(faults.shared, 0, faultOrder.indexOf(fault))
}

/** What the writer does in the place of a plain COMMIT, and before each group. */
export function faultyDisk(database: DatabaseSync, shared: Int32Array): { prepare(): void; commit: Commit } {
  const current = (): Fault => faultOrder[Atomics.load(shared, 0)] ?? 'none'
  return {
    prepare() {
      // SQLite takes a limit below the present size for the present size.
      database.exec(`PRAGMA max_page_count = ${current() === 'full' ? 1 : pagesMax}`)
    },
    commit() {
      const fault = current()
      const lost = fault === 'full-in-commit' || fault === 'error-before-commit'
      database.exec(lost ? 'ROLLBACK' : 'COMMIT')
      if (fault === 'full-in-commit') throw sqliteError('database or disk is full', 13)
      if (fault === 'error-before-commit') throw sqliteError('disk I/O error', 778)
      if (fault === 'error-behind-commit') throw sqliteError('disk I/O error', 1034)
    },
  }
}

function sqliteError(message: string, errcode: number): Error {
  return Object.assign(new Error(message), { errcode })
}
