/**
 * A map ordered by its keys: sorted chunks of bounded length, so that a change moves at most one chunk's entries
 * however many there are.
 */
export interface SortedMap<V> {
  get(key: string): V | undefined
  set(key: string, value: V): void
  delete(key: string): void
  /** Values from `from` (inclusive) to `to` (exclusive), in the order asked for. Not to be changed meanwhile. */
  values(from: string, to: string, order: 'ascending' | 'descending'): Generator<V, void, undefined>
  size(): number
}

interface Chunk<V> {
  readonly keys: string[]
  readonly values: V[]
}

const chunkLengthMax = 512

export function createSortedMap<V>(): SortedMap<V> {
  const chunks: Chunk<V>[] = [{ keys: [], values: [] }]
  let size = 0

  function get(key: string): V | undefined {
    const chunk = chunks[chunkOf(chunks, key)] as Chunk<V>
    const at = firstAtOrBehind(chunk.keys, key)
    return chunk.keys[at] === key ? chunk.values[at] : undefined
  }

  function set(key: string, value: V): void {
    const position = chunkOf(chunks, key)
    const chunk = chunks[position] as Chunk<V>
    const at = firstAtOrBehind(chunk.keys, key)
    if (chunk.keys[at] === key) {
      chunk.values[at] = value
      return
    }
    size++
    chunk.keys.splice(at, 0, key)
    chunk.values.splice(at, 0, value)
    if (chunk.keys.length > chunkLengthMax) split(chunks, position)
  }

  function remove(key: string): void {
    const position = chunkOf(chunks, key)
    const chunk = chunks[position] as Chunk<V>
    const at = firstAtOrBehind(chunk.keys, key)
    if (chunk.keys[at] !== key) return
    size--
    chunk.keys.splice(at, 1)
    chunk.values.splice(at, 1)
    if (chunk.keys.length === 0 && chunks.length > 1) chunks.splice(position, 1)
  }

  return {
    get,
    set,
    delete: remove,
    values: (from, to, order) => (order === 'ascending' ? ascend(chunks, from, to) : descend(chunks, from, to)),
    size: () => size,
  }
}

function* ascend<V>(chunks: readonly Chunk<V>[], from: string, to: string): Generator<V, void, undefined> {
  const first = chunkOf(chunks, from)
  for (let position = first; position < chunks.length; position++) {
    const { keys, values } = chunks[position] as Chunk<V>
    for (let at = position === first ? firstAtOrBehind(keys, from) : 0; at < keys.length; at++) {
      if ((keys[at] as string) >= to) return
      yield values[at] as V
    }
  }
}

function* descend<V>(chunks: readonly Chunk<V>[], from: string, to: string): Generator<V, void, undefined> {
  const last = chunkOf(chunks, to)
  for (let position = last; position >= 0; position--) {
    const { keys, values } = chunks[position] as Chunk<V>
    for (let at = (position === last ? firstAtOrBehind(keys, to) : keys.length) - 1; at >= 0; at--) {
      if ((keys[at] as string) < from) return
      yield values[at] as V
    }
  }
}

/** A chunk that only ever grew at its end (rising ids) is cut there, so that it stays full. */
function split<V>(chunks: Chunk<V>[], position: number): void {
  const { keys, values } = chunks[position] as Chunk<V>
  const at = position === chunks.length - 1 ? keys.length - 1 : keys.length >> 1
  chunks.splice(position + 1, 0, { keys: keys.splice(at), values: values.splice(at) })
}

/** The last chunk whose first key is at or before `key`; the first one for a key before all. */
function chunkOf<V>(chunks: readonly Chunk<V>[], key: string): number {
  let low = 0
  let high = chunks.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (((chunks[middle] as Chunk<V>).keys[0] as string) <= key) low = middle
    else high = middle - 1
  }
  return low
}

function firstAtOrBehind(keys: readonly string[], key: string): number {
  let low = 0
  let high = keys.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((keys[middle] as string) < key) low = middle + 1
    else high = middle
  }
  return low
}
