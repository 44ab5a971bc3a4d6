/**
 * Remembers what reads promised, bounded in entries and in size. Exact as long as whoever changes a thing replaces or
 * forgets its entry when the change is acknowledged: a read that began before is then remembered no longer.
 *
 * Two halves: what is used moves to the young one; when that is full the old one is dropped. A hit costs one look-up.
 */
export interface ReadCache {
  /** `generation`: an entry of another generation does not count. */
  read<V>(key: string, generation: number, read: () => Promise<V>, sizeOf: (value: V) => number): Promise<V>
  put(key: string, value: unknown, size: number): void
  clear(): void
}

interface Entry {
  readonly promise: Promise<unknown>
  readonly generation: number
  size: number
}

export function createReadCache(entriesMax: number, sizeMax: number): ReadCache {
  let young = new Map<string, Entry>()
  let old = new Map<string, Entry>()
  let youngSize = 0

  function remember(key: string, entry: Entry): void {
    old.delete(key)
    youngSize += entry.size - (young.get(key)?.size ?? 0)
    young.set(key, entry)
    if (young.size > entriesMax / 2 || youngSize > sizeMax / 2) {
      old = young
      young = new Map()
      youngSize = 0
    }
  }

  function remembered(key: string): Entry | undefined {
    const found = young.get(key)
    if (found !== undefined) return found
    const aged = old.get(key)
    if (aged !== undefined) remember(key, aged)
    return aged
  }

  function forget(key: string, entry: Entry): void {
    if (young.get(key) === entry) youngSize -= entry.size
    for (const half of [young, old]) if (half.get(key) === entry) half.delete(key)
  }

  /** An entry is weighed once it is there; one that has grown old meanwhile was weighed with the rest. */
  function weigh(key: string, entry: Entry, size: number): void {
    if (young.get(key) !== entry) return
    entry.size += size
    youngSize += size
  }

  function read<V>(key: string, generation: number, look: () => Promise<V>, sizeOf: (value: V) => number): Promise<V> {
    const found = remembered(key)
    if (found?.generation === generation) return found.promise as Promise<V>
    const promise = look()
    const entry: Entry = { promise, generation, size: key.length }
    remember(key, entry)
    promise.then(
      (value) => weigh(key, entry, sizeOf(value)),
      () => forget(key, entry),
    )
    return promise
  }

  return {
    read,
    put: (key, value, size) =>
      remember(key, { promise: Promise.resolve(value), generation: 0, size: key.length + size }),
    clear() {
      young.clear()
      old.clear()
      youngSize = 0
    },
  }
}
