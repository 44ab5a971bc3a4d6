import { limits, spaceKey } from '../base/index.ts'
import type { Store } from './contract.ts'
import type { Change } from './documents.ts'

/** How many documents there are of the kinds that somebody has asked for. */
export interface DocumentCounts {
  /** Read once; kept up when nothing of the space was written meanwhile. */
  count(kind: string, space: string): Promise<number>
  /** To be told of every change that was committed. */
  changed(change: Change): void
  clear(): void
}

export function documentCounts(store: Store, generation: (space: string) => number): DocumentCounts {
  const counts = new Map<string, number>()
  return {
    async count(kind, space) {
      const known = counts.get(keyOf(space, kind))
      if (known !== undefined) return known
      const before = generation(space)
      const counted = await readCount(store, kind, space)
      if (generation(space) === before) counts.set(keyOf(space, kind), counted)
      return counted
    },
    changed(change) {
      if (change.do === 'replace') return
      const key = keyOf(spaceKey(change.space), change.kind.name)
      const counted = counts.get(key)
      if (counted !== undefined) counts.set(key, counted + (change.do === 'insert' ? 1 : -1))
    },
    clear: () => counts.clear(),
  }
}

function keyOf(space: string, kind: string): string {
  return `${space}\0${kind}`
}

async function readCount(store: Store, kind: string, space: string): Promise<number> {
  let count = 0
  let after: readonly string[] | undefined
  for (;;) {
    const page = await store.scan('documents', {
      index: 'key',
      equals: [space, kind],
      order: 'ascending',
      limit: limits.pageItems,
      columns: ['id'],
      ...(after && { after }),
    })
    count += page.rows.length
    const last = page.rows.at(-1)
    if (!page.more || last === undefined) return count
    after = [last.id]
  }
}
