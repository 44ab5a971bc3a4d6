import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Store } from '../contract.ts'
import { openSqliteStore, type SqliteStoreOptions } from './sqlite-store.ts'

/** A directory that is gone with the test's process. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'stile-store-'))
  process.once('exit', () => rmSync(directory, { recursive: true, force: true }))
  return directory
}

/** Opens a store that must open; an unknown outcome of a commit is an error unless the test awaits one. */
export async function openForTest(directory: string, options: Partial<SqliteStoreOptions> = {}): Promise<Store> {
  const onIndeterminate = (message: string): never => {
    throw new Error(message)
  }
  const opened = await openSqliteStore({ directory, onIndeterminate, ...options })
  if (!opened.ok) throw new Error(opened.failure.message)
  return opened.value
}
