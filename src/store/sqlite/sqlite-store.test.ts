import { rmSync } from 'node:fs'
import { runStoreSuite } from '../store-suite.ts'
import type { OpenedStore } from '../suite/store-under-test.ts'
import { openForTest, temporaryDirectory } from './temporary-directory.ts'

runStoreSuite('SQLite store', { open: () => openIn(temporaryDirectory()) })

async function openIn(directory: string): Promise<OpenedStore> {
  const store = await openForTest(directory)
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
