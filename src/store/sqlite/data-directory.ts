import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fail, succeed, type Outcome } from '../../base/index.ts'
import { openConnection, pragma } from './connection.ts'
import { removeCopies } from './copy.ts'
import { bringToFormat } from './format.ts'
import { isBusy, isNotADatabase } from './sqlite-errors.ts'

/** A data directory that is ours alone, its database made or brought to this format. */
export interface DataDirectory {
  readonly file: string
  /** For reading on the main thread. */
  readonly database: DatabaseSync
  /** Lets go of the directory. */
  release(): void
}

export function openDataDirectory(directory: string): Outcome<DataDirectory> {
  try {
    makeDirectory(resolve(directory))
    const lock = takeLock(directory)
    if (!lock.ok) return lock
    removeCopies(directory)
    const opened = openLocked(directory)
    if (!opened.ok) {
      lock.value.close()
      return opened
    }
    const { file, database } = opened.value
    const release = (): void => {
      database.close()
      lock.value.close()
    }
    return succeed({ file, database, release })
  } catch (error) {
    return fail('DataDirectoryUnusable', unusable(directory, error))
  }
}

/** The lock is given back whatever goes wrong, so that the same process may try again. */
function openLocked(directory: string): ReturnType<typeof openDatabase> {
  try {
    return openDatabase(directory)
  } catch (error) {
    return fail('DataDirectoryUnusable', unusable(directory, error))
  }
}

/**
 * Makes a directory, given by its whole path, and those above it. Each is an entry in the one above, which must be flushed
 * like any data. (`recursive` does not come back where the system itself refuses names, such as under /proc.)
 */
export function makeDirectory(directory: string): void {
  if (existsSync(directory)) return
  makeDirectory(dirname(directory))
  mkdirSync(directory, { mode: 0o700 })
  // Windows cannot open directories, and flushes them with the files in them.
  if (process.platform === 'win32') return
  const above = openSync(dirname(directory), 'r')
  fsyncSync(above)
  closeSync(above)
}

/**
 * One process at a time: an open `BEGIN EXCLUSIVE` on a small database of its own. The kernel lets go of it when the
 * process ends, however it ends, which a file with a process id does not.
 */
function takeLock(directory: string): Outcome<DatabaseSync> {
  const file = join(directory, 'lock.db')
  createPrivate(file)
  const database = new DatabaseSync(file, { timeout: 0 })
  try {
    database.exec('BEGIN EXCLUSIVE')
    return succeed(database)
  } catch (error) {
    database.close()
    if (!isBusy(error)) throw error
    const message = `the data directory ${directory} is in use by another process: stop that one, or choose another directory with --data-dir`
    return fail('DataDirectoryInUse', message)
  }
}

function openDatabase(directory: string): Outcome<{ readonly file: string; readonly database: DatabaseSync }> {
  const file = join(directory, 'stile.db')
  createPrivate(file)
  const database = openConnection(file, { cacheBytes: 8_388_608 })
  try {
    // Takes effect only before the first table, and WAL mode writes the first page.
    database.exec('PRAGMA page_size = 4096; PRAGMA auto_vacuum = INCREMENTAL')
    const outcome = bringToFormat(database, directory)
    if (outcome.ok && pragma(database, 'journal_mode = WAL') === 'wal') {
      database.exec('PRAGMA query_only = 1')
      return succeed({ file, database })
    }
    database.close()
    if (!outcome.ok) return outcome
    const message = `the file system of ${directory} cannot hold a database with a write-ahead log: choose a directory on a local disk with --data-dir`
    return fail('DataDirectoryUnusable', message)
  } catch (error) {
    database.close()
    throw error
  }
}

/**
 * Other files of SQLite's take over this one's mode. Never opens a file that is there: closing it would drop the locks
 * of a store that this very process has on it.
 */
function createPrivate(file: string): void {
  if (!existsSync(file)) writeFileSync(file, '', { flag: 'wx', mode: 0o600 })
}

function unusable(directory: string, error: unknown): string {
  if (isNotADatabase(error))
    return `${join(directory, 'stile.db')} is damaged, or no database of Stile: move it away, or choose another directory with --data-dir`
  const reason = error instanceof Error ? error.message : String(error)
  return `cannot use ${directory} as data directory (${reason}): make it writable, or choose another one with --data-dir`
}
