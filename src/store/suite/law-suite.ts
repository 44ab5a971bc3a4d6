import * as fc from 'fast-check'
import { describe, test } from 'node:test'
import type { Command, Scan, Store, Write } from '../contract.ts'
import type { Key } from '../tables.ts'
import { createNaiveStore, type NaiveStore } from './naive-store.ts'
import { taskRow } from './rows.ts'
import { openBench, same, type StoreUnderTest } from './store-under-test.ts'

/** Whatever is written and scanned, a store gives what the contract's plainest reading gives. */
export function lawSuite(under: StoreUnderTest): void {
  describe('law', () => {
    const bench = openBench(under)
    test('random writes and scans give what the contract says', async () => {
      const property = fc.asyncProperty(groups, scans, async (writes, queries) => {
        await bench.store().reset({ keepNames: false })
        await compare(bench.store(), createNaiveStore(), writes, queries)
      })
      await fc.assert(property, { numRuns: 150 })
    })
  })
}

async function compare(
  store: Store,
  naive: NaiveStore,
  writes: readonly (readonly Write[])[],
  queries: readonly Scan<'tasks'>[],
): Promise<void> {
  for (const group of writes) {
    const outcomes = await Promise.all(group.map((write) => store.write(write)))
    same(
      outcomes,
      group.map((write) => naive.write(write)),
    )
    const all = { index: 'key', equals: [], order: 'ascending', limit: 100 } as const
    same(await store.scan('tasks', all), naive.scan('tasks', all))
  }
  for (const query of queries) same(await store.scan('tasks', query), naive.scan('tasks', query), JSON.stringify(query))
}

const execution = fc.constantFrom(1, 2, 2 ** 40 + 1)
const task = fc.constantFrom('', 'a', 'aa', 'b', '\uffee', '\u{1f6b6}')
const optionalTime = fc.constantFrom(null, -5, 0, 7)
const token = fc.constantFrom(null, 't1', 't2', 't3')
const phase = fc.constantFrom('scheduled', 'started')
const key: fc.Arbitrary<Key<'tasks'>> = fc.record({ execution, task })
const condition = fc.record({ phase, token_hash: token, deadline_at: optionalTime }, { requiredKeys: [] })
const row = fc
  .record({ execution, task, phase, token_hash: token, deadline_at: optionalTime, scheduled_at: fc.nat(3) })
  .map((given) => taskRow(given.execution, given.task, { ...given, activity: given.token_hash }))

const table = fc.constant('tasks' as const)
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('insert' as const), table, row }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('put' as const), table, row }) },
  {
    weight: 3,
    arbitrary: fc.record(
      { do: fc.constant('update' as const), table, key, set: condition, if: condition },
      { requiredKeys: ['do', 'table', 'key', 'set'] },
    ),
  },
  fc.record(
    { do: fc.constant('delete' as const), table, key, if: condition },
    { requiredKeys: ['do', 'table', 'key'] },
  ),
  fc.record(
    { do: fc.constant('require' as const), table, key, if: condition },
    { requiredKeys: ['do', 'table', 'key'] },
  ),
  fc.record({ do: fc.constant('clear' as const), table, prefix: fc.oneof(fc.record({ execution }), key) }),
)
const write: fc.Arbitrary<Write> = fc.array(command, { maxLength: 4 })
const groups = fc.array(fc.array(write, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 4 })

const order = fc.constantFrom('ascending' as const, 'descending' as const)
const time = fc.constantFrom(-5, 0, 7)
const limit = fc.constantFrom(1, 2, 100)
const scan: fc.Arbitrary<Scan<'tasks'>> = fc.oneof(
  fc.record(
    {
      index: fc.constant('byDeadline' as const),
      equals: fc.constant([]),
      order,
      limit,
      range: fc.record({ from: time, to: time }, { requiredKeys: [] }),
      after: fc.tuple(time, execution, task),
    },
    { requiredKeys: ['index', 'equals', 'order', 'limit'] },
  ),
  fc.record(
    {
      index: fc.constant('byPhase' as const),
      equals: fc.tuple(phase),
      order,
      limit,
      after: fc.tuple(execution, task),
    },
    { requiredKeys: ['index', 'equals', 'order', 'limit'] },
  ),
  fc.record(
    {
      index: fc.constant('key' as const),
      equals: fc.tuple(execution),
      order,
      limit,
      range: fc.record({ from: task, to: task }, { requiredKeys: [] }),
      after: fc.tuple(task),
    },
    { requiredKeys: ['index', 'equals', 'order', 'limit'] },
  ),
)
const scans = fc.array(scan, { minLength: 1, maxLength: 6 })
