import { describe, test } from 'node:test'
import type { Command, Write, WriteOutcome } from '../contract.ts'
import { insert, nameRow, taskRow } from './rows.ts'
import { openBench, same, type Bench, type StoreUnderTest } from './store-under-test.ts'

interface CommandCase {
  readonly before?: Write
  readonly write: Write
  /** `committed` unless said. */
  readonly outcome?: WriteOutcome
  /** The rows of `tasks` afterwards, in the order of their key. */
  readonly tasks: readonly ReturnType<typeof taskRow>[]
}

const committed: WriteOutcome = { kind: 'committed' }
const a = taskRow(1, 'a', { token_hash: 'ta', activity: 'act', deadline_at: 50 })
const b = taskRow(1, 'b')
const other = taskRow(2, 'a', { token_hash: 'tb' })
const insertA = insert('tasks', a)
const key = { execution: 1, task: 'a' }

export function commandSuite(under: StoreUnderTest): void {
  describe('commands', () => {
    const bench = openBench(under)
    for (const [name, each] of Object.entries(commandCases)) check(bench, name, each)
    defects(bench)
  })
}

const commandCases: Readonly<Record<string, CommandCase>> = {
  'insert makes a row': { write: [insertA], tasks: [a] },
  'insert is refused by its key, with the row that is there': {
    before: [insertA],
    write: [insert('tasks', taskRow(1, 'a'))],
    outcome: { kind: 'conflict', at: 0, reason: 'exists', row: a },
    tasks: [a],
  },
  'insert is refused by a unique index, with the row that holds the value': {
    before: [insertA],
    write: [insert('tasks', b), insert('tasks', taskRow(3, 'a', { token_hash: 'ta' }))],
    outcome: { kind: 'conflict', at: 1, reason: 'exists', row: a },
    tasks: [a],
  },
  'absent values in a unique index do not collide': {
    write: [insert('tasks', b), insert('tasks', taskRow(2, 'b'))],
    tasks: [b, taskRow(2, 'b')],
  },
  'put inserts': { write: [{ do: 'put', table: 'tasks', row: a }], tasks: [a] },
  'put replaces the whole row': {
    before: [insertA],
    write: [{ do: 'put', table: 'tasks', row: taskRow(1, 'a', { phase: 'started' }) }],
    tasks: [taskRow(1, 'a', { phase: 'started' })],
  },
  'put keeps its own unique value': {
    before: [insertA],
    write: [{ do: 'put', table: 'tasks', row: { ...a, phase: 'started' } }],
    tasks: [{ ...a, phase: 'started' }],
  },
  'put is refused by the unique value of another row': {
    before: [insertA, insert('tasks', other)],
    write: [{ do: 'put', table: 'tasks', row: { ...a, token_hash: 'tb' } }],
    outcome: { kind: 'conflict', at: 0, reason: 'exists', row: other },
    tasks: [a, other],
  },
  'update sets columns and leaves the others': {
    before: [insertA],
    write: [{ do: 'update', table: 'tasks', key, set: { phase: 'started', deadline_at: null } }],
    tasks: [{ ...a, phase: 'started', deadline_at: null }],
  },
  'update is refused without a row': {
    write: [insert('tasks', b), { do: 'update', table: 'tasks', key, set: { phase: 'started' } }],
    outcome: { kind: 'conflict', at: 1, reason: 'absent' },
    tasks: [],
  },
  'update is done when its condition holds, an absent value being equal to null': {
    before: [insertA],
    write: [
      { do: 'update', table: 'tasks', key, set: { phase: 'started' }, if: { phase: 'scheduled', owner: null } },
      { do: 'update', table: 'tasks', key, set: { owner: 'n' }, if: { phase: 'started' } },
    ],
    tasks: [{ ...a, phase: 'started', owner: 'n' }],
  },
  'update is refused when its condition does not hold, with the row': {
    before: [insertA],
    write: [
      insert('tasks', b),
      { do: 'update', table: 'tasks', key, set: { phase: 'x' }, if: { phase: 'scheduled', token_hash: null } },
    ],
    outcome: { kind: 'conflict', at: 1, reason: 'guard', row: a },
    tasks: [a],
  },
  'a condition that an ever present column be absent does not hold': {
    before: [insertA],
    write: [{ do: 'require', table: 'tasks', key, if: { phase: null as never } }],
    outcome: { kind: 'conflict', at: 0, reason: 'guard', row: a },
    tasks: [a],
  },
  'update is refused by the unique value of another row': {
    before: [insertA, insert('tasks', other)],
    write: [{ do: 'update', table: 'tasks', key, set: { token_hash: 'tb' } }],
    outcome: { kind: 'conflict', at: 0, reason: 'exists', row: other },
    tasks: [a, other],
  },
  'update of nothing is a condition': {
    before: [insertA],
    write: [{ do: 'update', table: 'tasks', key, set: {}, if: { phase: 'started' } }],
    outcome: { kind: 'conflict', at: 0, reason: 'guard', row: a },
    tasks: [a],
  },
  'delete removes a row and its values in unique indexes': {
    before: [insertA],
    write: [{ do: 'delete', table: 'tasks', key }, insert('tasks', taskRow(7, 'z', { token_hash: 'ta' }))],
    tasks: [taskRow(7, 'z', { token_hash: 'ta' })],
  },
  'delete without a condition may find nothing': { write: [{ do: 'delete', table: 'tasks', key }], tasks: [] },
  'delete with a condition is refused without a row': {
    write: [{ do: 'delete', table: 'tasks', key, if: {} }],
    outcome: { kind: 'conflict', at: 0, reason: 'absent' },
    tasks: [],
  },
  'delete is refused when its condition does not hold': {
    before: [insertA],
    write: [{ do: 'delete', table: 'tasks', key, if: { phase: 'started' } }],
    outcome: { kind: 'conflict', at: 0, reason: 'guard', row: a },
    tasks: [a],
  },
  'delete is done when its condition holds': {
    before: [insertA, insert('tasks', b)],
    write: [{ do: 'delete', table: 'tasks', key, if: { phase: 'scheduled' } }],
    tasks: [b],
  },
  'clear removes what begins with the prefix, and nothing else': {
    before: [insertA, insert('tasks', b), insert('tasks', other)],
    write: [{ do: 'clear', table: 'tasks', prefix: { execution: 1 } }],
    tasks: [other],
  },
  'clear with a whole key removes one row': {
    before: [insertA, insert('tasks', b)],
    write: [{ do: 'clear', table: 'tasks', prefix: key }],
    tasks: [b],
  },
  'require changes nothing': {
    before: [insertA],
    write: [{ do: 'require', table: 'tasks', key, if: { phase: 'scheduled' } }, insert('tasks', b)],
    tasks: [a, b],
  },
  'require is refused without a row': {
    write: [insert('tasks', b), { do: 'require', table: 'tasks', key }],
    outcome: { kind: 'conflict', at: 1, reason: 'absent' },
    tasks: [],
  },
  'require is refused when its condition does not hold': {
    before: [insertA],
    write: [{ do: 'require', table: 'tasks', key, if: { deadline_at: 51 } }],
    outcome: { kind: 'conflict', at: 0, reason: 'guard', row: a },
    tasks: [a],
  },
  'a command sees what the commands before it did': {
    write: [
      insertA,
      { do: 'update', table: 'tasks', key, set: { phase: 'started' }, if: { phase: 'scheduled' } },
      { do: 'require', table: 'tasks', key, if: { phase: 'started' } },
      { do: 'delete', table: 'tasks', key, if: { phase: 'started' } },
      insert('tasks', { ...a, phase: 'again' }),
    ],
    tasks: [{ ...a, phase: 'again' }],
  },
  'everything is undone when the last command is refused': {
    before: [insertA, insert('tasks', b), insert('tasks', other)],
    write: [
      { do: 'clear', table: 'tasks', prefix: { execution: 1 } },
      { do: 'update', table: 'tasks', key: { execution: 2, task: 'a' }, set: { token_hash: 'ta' } },
      { do: 'put', table: 'tasks', row: b },
      insert('tasks', taskRow(9, 'z')),
      insert('tasks', other),
    ],
    outcome: { kind: 'conflict', at: 4, reason: 'exists', row: { ...other, token_hash: 'ta' } },
    tasks: [a, b, other],
  },
  'a write of nothing is committed': { write: [], tasks: [] },
  'integers keep 53 bits, texts every character': {
    write: [
      insert(
        'tasks',
        taskRow(Number.MAX_SAFE_INTEGER, 'żółć \u{1f6b6}\u{10ffff}\uffff', { scheduled_at: -1, body: '\u0001"\\' }),
      ),
    ],
    tasks: [
      taskRow(Number.MAX_SAFE_INTEGER, 'żółć \u{1f6b6}\u{10ffff}\uffff', { scheduled_at: -1, body: '\u0001"\\' }),
    ],
  },
  'a lone surrogate becomes U+FFFD': {
    write: [insert('tasks', taskRow(1, 'a', { body: 'x\ud83dy' }))],
    tasks: [taskRow(1, 'a', { body: 'x\ufffdy' })],
  },
}

function check(bench: Bench, name: string, { before = [], write, outcome = committed, tasks }: CommandCase): void {
  test(name, async () => {
    const store = bench.store()
    same(await store.write(before), committed, 'before')
    same(await store.write(write), outcome)
    const scan = { index: 'key', equals: [], order: 'ascending', limit: 100 } as const
    same((await store.scan('tasks', scan)).rows, tasks)
    for (const token of ['ta', 'tb', 'tc']) {
      same(
        await store.find('tasks', 'byToken', token),
        tasks.find((row) => row.token_hash === token),
      )
    }
    const withDeadline = await store.scan('tasks', { ...scan, index: 'byDeadline' })
    same(
      withDeadline.rows,
      tasks.filter((row) => row.deadline_at !== null),
    )
  })
}

/** What no correct caller writes fails alone, and leaves nothing behind. */
function defects(bench: Bench): void {
  const { body: _, ...short } = b
  const wrong: Readonly<Record<string, unknown>> = {
    'a row without one of its columns': { do: 'insert', table: 'tasks', row: short },
    'a text where an integer belongs': { do: 'insert', table: 'tasks', row: { ...b, scheduled_at: '5' } },
    'an integer beyond 53 bits': { do: 'put', table: 'tasks', row: { ...b, scheduled_at: 2 ** 53 } },
    'a fraction': { do: 'update', table: 'tasks', key, set: { scheduled_at: 0.5 } },
    'null where a value must be': { do: 'update', table: 'tasks', key, set: { phase: null } },
    'a text with NUL': { do: 'insert', table: 'tasks', row: { ...b, body: 'a\0b' } },
    'a new value for a column of the key': { do: 'update', table: 'tasks', key, set: { task: 'b' } },
    'a column that is not there': { do: 'update', table: 'tasks', key, set: { colour: 'red' } },
    'half a key': { do: 'delete', table: 'tasks', key: { execution: 1 } },
    'a prefix that is none': { do: 'clear', table: 'tasks', prefix: { task: 'a' } },
    'a clear of everything': { do: 'clear', table: 'tasks', prefix: {} },
  }
  for (const [name, command] of Object.entries(wrong)) {
    test(`${name} fails, alone and whole`, async () => {
      const store = bench.store()
      await store.write([insertA])
      const before = store.write([insert('execution_names', nameRow('before', 1))])
      const failing = store.write([insert('tasks', other), command as Command])
      const behind = store.write([insert('execution_names', nameRow('behind', 2))])
      same([(await before).kind, (await failing).kind, (await behind).kind], ['committed', 'failed', 'committed'])
      same(await store.get('tasks', { execution: 2, task: 'a' }), undefined)
      same(await store.get('tasks', key), a)
    })
  }
}
