/** A memory of at most `sizeMax` entries. When it is full it forgets all: what is in use soon is in it again. */
export class BoundedMap<K, V> {
  readonly #entries = new Map<K, V>()
  readonly #sizeMax: number

  constructor(sizeMax: number) {
    this.#sizeMax = sizeMax
  }

  get(key: K): V | undefined {
    return this.#entries.get(key)
  }

  set(key: K, value: V): void {
    if (this.#entries.size >= this.#sizeMax) this.#entries.clear()
    this.#entries.set(key, value)
  }

  delete(key: K): void {
    this.#entries.delete(key)
  }

  clear(): void {
    this.#entries.clear()
  }
}

/** Keeps a promise for later askers, but not a rejection. */
export function rememberPromise<K, T>(map: BoundedMap<K, Promise<T>>, key: K, promise: Promise<T>): Promise<T> {
  map.set(key, promise)
  promise.catch(() => {
    map.delete(key)
  })
  return promise
}
