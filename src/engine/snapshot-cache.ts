import { limits } from '../base/index.ts'
import type { Loaded } from './execution.ts'

/**
 * Open executions as they are on disk, the least recently used forgotten first. Only what is committed is put here, and
 * an execution whose commit failed is dropped, so that a cached snapshot is never ahead of the disk.
 */
export interface SnapshotCache {
  get(execution: number): Loaded | undefined
  put(loaded: Loaded): void
  drop(execution: number): void
  clear(): void
}

/** What an entry costs beside the texts of its parts. */
const entryBytes = 2_048

export function openSnapshotCache(): SnapshotCache {
  const entries = new Map<number, { readonly loaded: Loaded; readonly bytes: number }>()
  let bytes = 0

  const drop = (execution: number): void => {
    const entry = entries.get(execution)
    if (entry === undefined) return
    entries.delete(execution)
    bytes -= entry.bytes
  }

  return {
    get(execution) {
      const entry = entries.get(execution)
      if (entry === undefined) return undefined
      entries.delete(execution)
      entries.set(execution, entry)
      return entry.loaded
    },
    put(loaded) {
      drop(loaded.row.id)
      let size = entryBytes + loaded.row.input.length
      for (const part of loaded.partSizes.values()) size += part
      if (size > limits.snapshotCacheBytes / 8) return
      entries.set(loaded.row.id, { loaded, bytes: size })
      bytes += size
      for (const oldest of entries.keys()) {
        if (entries.size <= limits.snapshotCacheEntries && bytes <= limits.snapshotCacheBytes) break
        drop(oldest)
      }
    },
    drop,
    clear() {
      entries.clear()
      bytes = 0
    },
  }
}
