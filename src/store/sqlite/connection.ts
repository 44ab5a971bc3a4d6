import { DatabaseSync } from 'node:sqlite'
import { assert } from '../../base/index.ts'

export interface ConnectionOptions {
  readonly cacheBytes: number
  /** Refuses to write, whoever asks. */
  readonly readOnly?: boolean
  /** How long a lock is waited for, milliseconds. Only checkpoints meet one. */
  readonly busyMs?: number
}

/**
 * A connection to a database that exists. Every commit is flushed (`synchronous=FULL`, read back, since a misspelled
 * pragma is silent), and none checkpoints: that would stop the writer for as long as the disk likes.
 */
export function openConnection(
  file: string,
  { cacheBytes, readOnly = false, busyMs = 250 }: ConnectionOptions,
): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: busyMs })
  database.exec('PRAGMA synchronous = FULL')
  assert(pragma(database, 'synchronous') === 2, 'SQLite does not flush its commits')
  if (process.platform === 'darwin') {
    // Without, macOS leaves a flush in the disk's own cache.
    database.exec('PRAGMA fullfsync = 1; PRAGMA checkpoint_fullfsync = 1')
    assert(pragma(database, 'fullfsync') === 1, 'SQLite does not flush its commits to the disk')
  }
  database.exec('PRAGMA wal_autocheckpoint = 0')
  database.exec('PRAGMA temp_store = MEMORY')
  database.exec(`PRAGMA cache_size = -${Math.round(cacheBytes / 1024)}`)
  if (readOnly) database.exec('PRAGMA query_only = 1')
  return database
}

/** The one value of a pragma that has one. */
export function pragma(database: DatabaseSync, name: string): unknown {
  return Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0]
}
