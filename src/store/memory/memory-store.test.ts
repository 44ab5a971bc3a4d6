import { runStoreSuite } from '../store-suite.ts'
import type { OpenedStore } from '../suite/store-under-test.ts'
import { openMemoryStore } from './memory-store.ts'

runStoreSuite('memory store', {
  open: async () => openedMemoryStore(),
  exceptions: { reopening: 'memory ends with its process' },
})

function openedMemoryStore(): OpenedStore {
  const store = openMemoryStore()
  return { store, reopen: async () => openedMemoryStore(), discard: () => store.close() }
}
