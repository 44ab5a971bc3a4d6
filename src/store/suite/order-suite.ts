import { equal } from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Lane, WriteOutcome } from '../contract.ts'
import { executionRow, insert, nameRow, startWrite } from './rows.ts'
import { openBench, same, testUnless, type Bench, type StoreUnderTest } from './store-under-test.ts'

const committed: WriteOutcome = { kind: 'committed' }

/** Writes handed over together, sequences, reset, closing and opening again. */
export function orderSuite(under: StoreUnderTest): void {
  describe('order and life', () => {
    const bench = openBench(under)
    order(bench)
    requirements(bench)
    size(bench)
    sequences(bench)
    life(under, bench)
  })
}

function order(bench: Bench): void {
  test('of two inserts of one name handed over together, the second is shown the row of the first', async () => {
    const store = bench.store()
    const outcomes = await Promise.all([1, 2, 3].map((id) => store.write(startWrite(id, 'one'))))
    const row = { machine: executionRow(1).machine, name: 'one', execution: 1, expires_at: null }
    const refused: WriteOutcome = { kind: 'conflict', at: 0, reason: 'exists', row }
    same(outcomes, [{ kind: 'committed' }, refused, refused])
    equal((await store.find('executions', 'byArn', 'arn:one'))?.id, 1)
  })

  for (const lane of ['client', 'background'] satisfies Lane[]) {
    test(`writes of the lane ${lane} commit in the order they were handed over`, async () => {
      const store = bench.store()
      await store.write([insert('executions', executionRow(1, { version: 0 }))])
      const outcomes = await Promise.all(
        Array.from({ length: 300 }, (_, version) =>
          store.write(
            [{ do: 'update', table: 'executions', key: { id: 1 }, set: { version: version + 1 }, if: { version } }],
            lane,
          ),
        ),
      )
      equal(outcomes.filter(({ kind }) => kind === 'committed').length, 300)
      equal((await store.get('executions', { id: 1 }))?.version, 300)
    })
  }

  test('a refused write among many changes nothing of the others', async () => {
    const store = bench.store()
    const writes = Array.from({ length: 100 }, (_, id) => startWrite(id, id % 7 === 3 ? 'same' : `n${id}`))
    // These are refused behind their first change, so that something has to be undone.
    const outcomes = await Promise.all(
      writes.map((write, id) => store.write([insert('execution_names', nameRow(`extra${id}`, id)), ...write])),
    )
    const refused = outcomes.flatMap((outcome, id) => (outcome.kind === 'conflict' ? [id] : []))
    same(
      refused,
      writes
        .map((_, id) => id)
        .filter((id) => id % 7 === 3)
        .slice(1),
    )
    for (const id of [2, 3, 10, 17, 18, 99]) {
      const there = outcomes[id]?.kind === 'committed'
      equal((await store.get('execution_names', { machine: 'm', name: `extra${id}` })) !== undefined, there)
      equal((await store.get('history', { execution: id, first_event: 1 })) !== undefined, there)
    }
  })
}

function requirements(bench: Bench): void {
  test('what is required again and again is looked at anew when somebody may have changed it', async () => {
    const store = bench.store()
    await store.write([insert('executions', executionRow(1, { version: 1 }))])
    const required = { do: 'require', table: 'executions', key: { id: 1 }, if: { version: 1 } } as const
    const update = (version: number) =>
      ({ ...required, do: 'update', set: { version: version + 1 }, if: { version } }) as const
    const clash = insert('execution_names', nameRow('n1', 1))
    const outcomes = await Promise.all([
      store.write([required, clash]),
      // Taken back: it is refused behind its change.
      store.write([update(1), clash]),
      store.write([required, insert('execution_names', nameRow('n2', 2))]),
      store.write([update(1)]),
      store.write([required, insert('execution_names', nameRow('n3', 3))]),
    ])
    same(
      outcomes.map((outcome) => (outcome.kind === 'conflict' ? outcome.reason : outcome.kind)),
      ['committed', 'exists', 'committed', 'committed', 'guard'],
    )
  })
}

function size(bench: Bench): void {
  test('both lanes get on while the other is full', async () => {
    const store = bench.store()
    const writes = Array.from({ length: 2_000 }, (_, id) =>
      store.write([insert('execution_names', nameRow(`b${id}`, id))], 'background'),
    )
    const client = await store.write([insert('execution_names', nameRow('c', 1))], 'client')
    equal(client.kind, 'committed')
    const outcomes = await Promise.all(writes)
    equal(
      outcomes.every(({ kind }) => kind === 'committed'),
      true,
    )
  })

  test('a large write is committed whole', async () => {
    const store = bench.store()
    const body = 'x'.repeat(6_000_000)
    const outcome = await store.write([
      insert('parts', { execution: 1, part: 'a', body }),
      insert('parts', { execution: 1, part: 'b', body: `${body}ż` }),
    ])
    equal(outcome.kind, 'committed')
    equal((await store.get('parts', { execution: 1, part: 'b' }))?.body.length, 6_000_001)
  })

  test('statistics count what was committed', async () => {
    const store = bench.store()
    const before = { groups: store.statistics.groups(), writes: store.statistics.writes() }
    await Promise.all([1, 2, 3].map((id) => store.write(startWrite(id))))
    await store.write(startWrite(1))
    equal(store.statistics.writes() - before.writes, 3)
    equal(store.statistics.groups() > before.groups, true)
  })
}

function sequences(bench: Bench): void {
  test('reserved numbers follow each other, also when asked for together', async () => {
    const store = bench.store()
    const [first, second, third] = await Promise.all([10, 5, 1].map((count) => store.reserve('execution', count)))
    same([second, third], [(first as number) + 10, (first as number) + 15])
    equal(await store.reserve('execution', 1), (first as number) + 16)
  })

  test('reset empties every table but the names, and sequences go on', async () => {
    const store = bench.store()
    await store.write(startWrite(1))
    const before = await store.reserve('arrival', 3)
    await store.reset({ keepNames: true })
    equal(await store.get('executions', { id: 1 }), undefined)
    equal(await store.get('history', { execution: 1, first_event: 1 }), undefined)
    equal((await store.get('execution_names', { machine: executionRow(1).machine, name: 'e1' }))?.execution, 1)
    equal(await store.reserve('arrival', 1), before + 3)
    await store.reset({ keepNames: false })
    equal(await store.get('execution_names', { machine: executionRow(1).machine, name: 'e1' }), undefined)
  })
}

function life(under: StoreUnderTest, bench: Bench): void {
  testUnless(
    under,
    'reopening',
    'what was committed is there after opening again, and no number comes twice',
    async () => {
      const outcomes = [1, 2, 3].map((id) => bench.store().write(startWrite(id)))
      const reserved = await bench.store().reserve('execution', 7)
      await bench.reopen()
      same(await Promise.all(outcomes), [committed, committed, committed])
      equal((await bench.store().get('executions', { id: 3 }))?.status, 'SUCCEEDED')
      equal((await bench.store().reserve('execution', 1)) >= reserved + 7, true)
      equal((await bench.store().write(startWrite(1))).kind, 'conflict')
    },
  )

  test('closing finishes what was handed over; later calls fail', async () => {
    const opened = await under.open()
    const { store } = opened
    const outcomes = [1, 2, 3].map((id) => store.write(startWrite(id)))
    await store.close()
    same(await Promise.all(outcomes), [committed, committed, committed])
    const late = await store.write(startWrite(4))
    equal(late.kind === 'failed' ? late.reason : late.kind, 'closed')
    const scan = { index: 'key', equals: [], order: 'ascending', limit: 1 } as const
    for (const call of [
      store.get('executions', { id: 1 }),
      store.find('executions', 'byArn', 'x'),
      store.scan('tasks', scan),
      store.reserve('arrival', 1),
    ]) {
      equal(
        await call.then(
          () => 'answered',
          () => 'rejected',
        ),
        'rejected',
      )
    }
    await opened.discard()
  })
}
