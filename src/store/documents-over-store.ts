import { assert, limits, spaceKey, type Space } from '../base/index.ts'
import { prefixRange, type Command, type Store, type WriteOutcome } from './contract.ts'
import type { Change, Document, Documents, Kind, ListOptions } from './documents.ts'
import { documentCounts } from './document-counts.ts'
import { createReadCache } from './read-cache.ts'
import type { Row } from './tables.ts'

interface DocumentPage {
  readonly documents: readonly Document<unknown>[]
  readonly more: boolean
}

/** Documents kept in the table `documents`. All their changes must pass here, so that what is remembered is exact. */
export function openDocuments(store: Store): Documents {
  const cache = createReadCache(limits.documentsCached, limits.documentsCachedCharacters)
  const generations = new Map<string, number>()
  let changesSeen = 0
  let resetAt = 0

  const generation = (space: string): number => generations.get(space) ?? resetAt

  const counts = documentCounts(store, generation)

  function get(kind: string, space: string, id: string): Promise<Document<unknown> | undefined> {
    const read = async () => documentOf(await store.get('documents', { space, kind, id }))
    return cache.read(documentKey(space, kind, id), 0, read, (document) =>
      document === undefined ? 0 : sizeOf(document),
    )
  }

  function all(kind: string, space: string, prefix: string): Promise<readonly Document<unknown>[]> {
    // No space begins so: users choose ids, and none of them may look like a list.
    const key = `all\0${space}\0${kind}\0${prefix}`
    return cache.read(key, generation(space), () => readAll(store, kind, space, prefix), sizeOfAll)
  }

  async function write(changes: readonly Change[], commands: readonly Command[] = []): Promise<WriteOutcome> {
    const written = commands.filter((command) => command.table === 'documents' && command.do !== 'require')
    assert(written.length === 0, 'documents are written as changes')
    const rows = changes.map(rowOf)
    const outcome = await store.write([...changes.map((change, at) => commandOf(change, rows[at])), ...commands])
    if (outcome.kind === 'committed') {
      changesSeen++
      changes.forEach((change, at) => {
        const space = spaceKey(change.space)
        const row = rows[at]
        const key = documentKey(space, change.kind.name, change.id)
        cache.put(key, row === undefined ? undefined : documentOf(row), row?.body.length ?? 0)
        generations.set(space, changesSeen)
        counts.changed(change)
      })
    }
    return outcome
  }

  return {
    get: <T>(kind: Kind<T>, space: Space, id: string) =>
      get(kind.name, spaceKey(space), id) as Promise<Document<T> | undefined>,
    list: <T>(kind: Kind<T>, space: Space, options: ListOptions) =>
      readPage(store, kind.name, spaceKey(space), options) as Promise<{ documents: Document<T>[]; more: boolean }>,
    all: <T>(kind: Kind<T>, space: Space, prefix = '') =>
      all(kind.name, spaceKey(space), prefix) as Promise<readonly Document<T>[]>,
    count: (kind, space) => counts.count(kind.name, spaceKey(space)),
    write,
    generation: (space) => generation(spaceKey(space)),
    reset() {
      resetAt = ++changesSeen
      generations.clear()
      counts.clear()
      cache.clear()
    },
  }
}

async function readAll(
  store: Store,
  kind: string,
  space: string,
  prefix: string,
): Promise<readonly Document<unknown>[]> {
  const documents: Document<unknown>[] = []
  for (;;) {
    const last = documents.at(-1)
    const after = last === undefined ? {} : { after: last.id }
    const page = await readPage(store, kind, space, { prefix, limit: limits.pageItems, ...after })
    documents.push(...page.documents)
    if (!page.more) return Object.freeze(documents)
  }
}

async function readPage(store: Store, kind: string, space: string, options: ListOptions): Promise<DocumentPage> {
  const { prefix = '', after, limit } = options
  const page = await store.scan('documents', {
    index: 'key',
    equals: [space, kind],
    order: 'ascending',
    limit,
    bytesMax: limits.pageBytes,
    ...(prefix === '' ? {} : { range: prefixRange(prefix) }),
    ...(after === undefined ? {} : { after: [after] }),
  })
  return { documents: page.rows.map((row) => documentOf(row)), more: page.more }
}

/** The document a change leaves behind, as it is stored; undefined after a removal. */
function rowOf(change: Change): Row<'documents'> | undefined {
  if (change.do === 'remove') return undefined
  return {
    space: spaceKey(change.space),
    kind: change.kind.name,
    id: change.id,
    revision: change.do === 'insert' ? 1 : change.revision + 1,
    body: JSON.stringify(change.body),
  }
}

function commandOf(change: Change, row: Row<'documents'> | undefined): Command {
  const table = 'documents'
  const key = { space: spaceKey(change.space), kind: change.kind.name, id: change.id }
  if (row === undefined || change.do === 'remove') {
    assert(change.do === 'remove', 'only a removal leaves nothing behind')
    return { do: 'delete', table, key, if: { revision: change.revision } }
  }
  if (change.do === 'insert') return { do: 'insert', table, row }
  return {
    do: 'update',
    table,
    key,
    set: { revision: row.revision, body: row.body },
    if: { revision: change.revision },
  }
}

function documentKey(space: string, kind: string, id: string): string {
  return `${space}\0${kind}\0${id}`
}

function documentOf(row: Row<'documents'>): Document<unknown>
function documentOf(row: Row<'documents'> | undefined): Document<unknown> | undefined
function documentOf(row: Row<'documents'> | undefined): Document<unknown> | undefined {
  if (row === undefined) return undefined
  return Object.freeze({ id: row.id, revision: row.revision, body: deepFreeze(JSON.parse(row.body)) })
}

/** Characters of its JSON: a measure of what it costs to keep. */
function sizeOf(document: Document<unknown>): number {
  return JSON.stringify(document.body).length
}

function sizeOfAll(documents: readonly Document<unknown>[]): number {
  return documents.reduce((sum, document) => sum + sizeOf(document), 0)
}

function deepFreeze(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  for (const item of Object.values(value)) deepFreeze(item)
  return Object.freeze(value)
}
