import { equal, throws } from 'node:assert/strict'
import { describe, test } from 'node:test'
import {
  documentKind,
  insertDocument,
  removeDocument,
  replaceDocument,
  type Document,
  type Documents,
} from '../documents.ts'
import { openDocuments } from '../documents-over-store.ts'
import { insert, nameRow } from './rows.ts'
import { openBench, same, type Bench, type StoreUnderTest } from './store-under-test.ts'

interface Role {
  readonly path: string
  readonly tags?: readonly string[]
}

const roles = documentKind<Role>('role')
const users = documentKind<Role>('user')
const space = { account: '000000000000', region: 'global' }
const elsewhere = { account: '111111111111', region: 'global' }

type Both = () => readonly [Documents, Documents]

export function documentSuite(under: StoreUnderTest): void {
  describe('documents', () => {
    const bench = openBench(under)
    const both: Both = () => [openDocuments(bench.store()), openDocuments(bench.store())]
    changes(both, bench)
    reading(both, bench)
  })
}

function changes(both: Both, bench: Bench): void {
  test('a document lives from insert through replace to remove', async () => {
    const [documents] = both()
    equal(await documents.get(roles, space, 'r'), undefined)
    await documents.write([insertDocument(roles, space, 'r', { path: '/', tags: ['a'] })])
    const first = await found(documents, 'r')
    same(first, { id: 'r', revision: 1, body: { path: '/', tags: ['a'] } })
    await documents.write([replaceDocument(roles, space, first, { path: '/x/' })])
    same(await documents.get(roles, space, 'r'), { id: 'r', revision: 2, body: { path: '/x/' } })
    same(await openDocuments(bench.store()).get(roles, space, 'r'), { id: 'r', revision: 2, body: { path: '/x/' } })
    equal((await documents.write([removeDocument(roles, space, first)])).kind, 'conflict')
    await documents.write([removeDocument(roles, space, await found(documents, 'r'))])
    equal(await documents.get(roles, space, 'r'), undefined)
  })

  test('kinds and spaces are apart', async () => {
    const [documents] = both()
    await documents.write([insertDocument(roles, space, 'r', { path: '/' })])
    equal(await documents.get(users, space, 'r'), undefined)
    equal(await documents.get(roles, elsewhere, 'r'), undefined)
    same(await documents.all(users, space), [])
  })

  test('changes are one write, with other commands behind them; a refused one changes nothing', async () => {
    const [documents] = both()
    await documents.write([insertDocument(roles, space, 'r', { path: '/' })])
    const write = documents.write(
      [insertDocument(roles, space, 's', { path: '/' }), insertDocument(roles, space, 'r', { path: '/' })],
      [insert('execution_names', nameRow('n', 1))],
    )
    const outcome = await write
    equal(outcome.kind === 'conflict' ? outcome.at : outcome.kind, 1)
    equal(await documents.get(roles, space, 's'), undefined)
    const late = await documents.write(
      [insertDocument(roles, space, 's', { path: '/' })],
      [insert('execution_names', nameRow('n', 1)), insert('execution_names', nameRow('n', 2))],
    )
    equal(late.kind === 'conflict' ? late.at : late.kind, 2)
    equal(await documents.get(roles, space, 's'), undefined)
  })

  test('a body is frozen, and what its writer does to it later changes nothing', async () => {
    const [documents] = both()
    const body = { path: '/', tags: ['a'] }
    await documents.write([insertDocument(roles, space, 'r', body)])
    body.tags.push('b')
    const read = await found(documents, 'r')
    same(read.body, { path: '/', tags: ['a'] })
    throws(() => (read.body.tags as string[]).push('c'), TypeError)
    equal(await found(documents, 'r'), read)
  })
}

function reading(both: Both, bench: Bench): void {
  test('lists are in the order of ids, by prefix, page after page', async () => {
    const [documents, fresh] = both()
    const ids = ['a', 'a/', 'a/b', 'a/c', 'a0', 'b', 'b\u{10ffff}', 'b\u{10ffff}x', '\u{1f6b6}']
    await documents.write(ids.toReversed().map((id) => insertDocument(roles, space, id, { path: id })))
    for (const each of [documents, fresh]) {
      same(idsOf(await each.all(roles, space)), ids)
      same(idsOf(await each.all(roles, space, 'a/')), ['a/', 'a/b', 'a/c'])
      same(idsOf(await each.all(roles, space, 'b\u{10ffff}')), ['b\u{10ffff}', 'b\u{10ffff}x'])
      const page = await each.list(roles, space, { prefix: 'a', after: 'a/', limit: 2 })
      same([idsOf(page.documents), page.more], [['a/b', 'a/c'], true])
    }
  })

  test('a generation grows with each change in its space, and only then', async () => {
    const [documents] = both()
    const [before, apart] = [documents.generation(space), documents.generation(elsewhere)]
    await documents.write([insertDocument(roles, space, 'r', { path: '/' })])
    const after = documents.generation(space)
    equal(after > before, true)
    equal((await documents.write([insertDocument(roles, space, 'r', { path: '/' })])).kind, 'conflict')
    await documents.all(roles, space)
    equal(documents.generation(space), after)
    equal(documents.generation(elsewhere), apart)
  })

  test('what is remembered follows changes under way', async () => {
    const [documents] = both()
    await documents.write([insertDocument(roles, space, 'r', { path: '0' })])
    for (let round = 0; round < 30; round++) {
      const read = await found(documents, 'r')
      const write = documents.write([replaceDocument(roles, space, read, { path: `${round}` })])
      const during = [documents.get(roles, space, 'r'), documents.all(roles, space)]
      await write
      equal((await found(documents, 'r')).body.path, `${round}`)
      equal((await documents.all(roles, space))[0]?.body.path, `${round}`)
      await Promise.all(during)
    }
  })

  test('reset forgets what is remembered', async () => {
    const [documents] = both()
    await documents.write([insertDocument(roles, space, 'r', { path: '/' })])
    await documents.all(roles, space)
    const before = documents.generation(space)
    await bench.store().reset({ keepNames: true })
    documents.reset()
    equal(documents.generation(space) > before, true)
    equal(await documents.get(roles, space, 'r'), undefined)
    same(await documents.all(roles, space), [])
  })
}

async function found(documents: Documents, id: string): Promise<Document<Role>> {
  const document = await documents.get(roles, space, id)
  if (document === undefined) throw new Error(`no document ${id}`)
  return document
}

function idsOf(documents: readonly { readonly id: string }[]): readonly string[] {
  return documents.map(({ id }) => id)
}
