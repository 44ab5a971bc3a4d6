import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runStoreSuite } from '../store-suite.ts'
import type { OpenedStore } from '../suite/store-under-test.ts'
import { openSqliteStore } from './sqlite-store.ts'

runStoreSuite('SQLite store', { open: () => openIn(mkdtempSync(join(tmpdir(), 'stile-store-'))) })

async function openIn(directory: string): Promise<OpenedStore> {
  const opened = await openSqliteStore({
    directory,
    onIndeterminate: (message) => {
      throw new Error(message)
    },
  })
  if (!opened.ok) throw new Error(opened.failure.message)
  const store = opened.value
  return {
    store,
    async reopen() {
      await store.close()
      return openIn(directory)
    },
    async discard() {
      await store.close()
      rmSync(directory, { recursive: true })
    },
  }
}
