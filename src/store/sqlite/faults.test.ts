import { deepEqual, equal, ok } from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Store, WriteOutcome } from '../contract.ts'
import { insert, nameRow } from '../suite/rows.ts'
import { createFaults, setFault, type Fault } from './faults.ts'
import { openForTest, temporaryDirectory } from './temporary-directory.ts'

const large = insert('parts', { execution: 1, part: 'large', body: 'x'.repeat(300_000) })

describe('a full disk', () => {
  for (const fault of ['full', 'full-in-commit'] satisfies Fault[]) {
    test(`(${fault}) fails the whole group, leaves nothing by half, and passes`, async () => {
      const faults = createFaults()
      const store = await openForTest(temporaryDirectory(), { faults })
      await store.write([insert('execution_names', nameRow('before', 1))])
      setFault(faults, fault)
      const outcomes = await Promise.all([
        store.write([insert('execution_names', nameRow('first', 2))]),
        store.write([insert('execution_names', nameRow('with', 3)), large]),
        store.write([insert('execution_names', nameRow('behind', 4))]),
      ])
      deepEqual(outcomes.map(reasonOf), ['disk-full', 'disk-full', 'disk-full'])
      deepEqual(await names(store), ['before'])
      equal((await store.get('execution_names', { machine: 'm', name: 'before' }))?.execution, 1)
      setFault(faults, 'none')
      deepEqual(reasonOf(await store.write([insert('execution_names', nameRow('after', 5)), large])), 'committed')
      deepEqual(await names(store), ['after', 'before'])
      await store.close()
    })
  }

  test('takes nothing that was acknowledged with it', async () => {
    const faults = createFaults()
    const directory = temporaryDirectory()
    const store = await openForTest(directory, { faults })
    const acknowledged: string[] = []
    for (let round = 0; round < 30; round++) {
      setFault(faults, (['none', 'full', 'full-in-commit'] as const)[round % 3] ?? 'none')
      const body = 'y'.repeat(20_000)
      const written = [0, 1, 2, 3].map(async (at) => {
        const name = `n${round}-${at}`
        const part = insert('parts', { execution: round, part: name, body })
        const outcome = await store.write([insert('execution_names', nameRow(name, round)), part])
        if (outcome.kind === 'committed') acknowledged.push(name)
      })
      await Promise.all(written)
    }
    await store.close()
    const again = await openForTest(directory)
    deepEqual(await names(again), acknowledged.toSorted())
    const scan = { index: 'key', equals: [], order: 'ascending', limit: 1_000, columns: ['part'] } as const
    const parts = await again.scan('parts', scan)
    deepEqual(parts.rows.map(({ part }) => part).toSorted(), acknowledged.toSorted())
    ok(acknowledged.length >= 40 && acknowledged.length < 120)
    await again.close()
  })
})

describe('an I/O error in a commit', () => {
  for (const fault of ['error-before-commit', 'error-behind-commit'] satisfies Fault[]) {
    test(`(${fault}) is answered to nobody; the next process finds the group whole or not at all`, async () => {
      const faults = createFaults()
      const directory = temporaryDirectory()
      const { promise: lost, resolve: onIndeterminate } = Promise.withResolvers<string>()
      const store = await openForTest(directory, { faults, onIndeterminate })
      await store.write([insert('execution_names', nameRow('before', 1))])
      setFault(faults, fault)
      const answered: unknown[] = []
      for (const name of ['a', 'b']) {
        void store.write([insert('execution_names', nameRow(name, 1))]).then((outcome) => answered.push(outcome))
      }
      equal(await lost, 'disk I/O error')
      equal(reasonOf(await store.write([insert('execution_names', nameRow('late', 2))])), 'closed')
      deepEqual(answered, [])
      await store.close()
      const again = await openForTest(directory)
      deepEqual(await names(again), fault === 'error-before-commit' ? ['before'] : ['a', 'b', 'before'])
      await again.close()
      deepEqual(answered, [])
    })
  }
})

async function names(store: Store): Promise<readonly string[]> {
  const page = await store.scan('execution_names', { index: 'key', equals: [], order: 'ascending', limit: 1_000 })
  return page.rows.map(({ name }) => name)
}

function reasonOf(outcome: WriteOutcome): string {
  return outcome.kind === 'committed' ? 'committed' : outcome.reason
}
