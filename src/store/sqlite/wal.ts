import { statSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import { pragma } from './connection.ts'

/** The write-ahead log: how much is in it, and how much of that is not in the database file yet. */
export interface WalState {
  readonly bytes: number
  readonly pendingBytes: number
}

export interface Wal {
  state(): WalState
  /** Copies what may be copied while others read and write. */
  checkpoint(): WalState
  /** Copies the rest and begins the log anew; not done while somebody reads behind its end. */
  restart(): WalState
}

/**
 * A log that begins anew keeps its file, since overwriting is flushed much faster than growing. Where SQLite cannot yet
 * say how full such a file is (NOOP came with 3.51), it is cut instead and its size tells.
 */
export function createWal(database: DatabaseSync, file: string): Wal {
  const tells = tellsItsState(process.versions.sqlite ?? '0.0')
  const pageBytes = pragma(database, 'page_size') as number
  const statement = (mode: string) => database.prepare(`PRAGMA wal_checkpoint(${mode})`)
  const [noop, passive, restart] = [statement('NOOP'), statement('PASSIVE'), statement(tells ? 'RESTART' : 'TRUNCATE')]

  function stateOf(answer: unknown): WalState {
    const { log, checkpointed } = answer as { log: number; checkpointed: number }
    return { bytes: Math.max(0, log) * pageBytes, pendingBytes: Math.max(0, log - checkpointed) * pageBytes }
  }

  function stateOfFile(): WalState {
    const bytes = statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0
    return { bytes, pendingBytes: bytes }
  }

  return {
    state: () => (tells ? stateOf(noop.get()) : stateOfFile()),
    checkpoint: () => stateOf(passive.get()),
    restart: () => stateOf(restart.get()),
  }
}

function tellsItsState(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > 3 || (major === 3 && minor >= 51)
}
