import { equal, rejects } from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Scan } from '../contract.ts'
import { insert, taskRow } from './rows.ts'
import { openBench, same, type Bench, type StoreUnderTest } from './store-under-test.ts'

type TaskScan = Partial<Scan<'tasks'>>

/** Tasks by activity, phase and time; the texts are such that UTF-16 order would put them elsewhere. */
const texts = ['', 'a', 'a\u0001', 'aa', 'b', 'z', 'é', '\uffee', '\u{10000}', '\u{1f6b6}']
const rows = texts.flatMap((task, at) => [
  taskRow(1, task, { activity: 'x', scheduled_at: at % 3, deadline_at: at % 2 === 0 ? at : null }),
  taskRow(2, task, { activity: at < 5 ? null : 'y', scheduled_at: 10 - at, phase: 'started', body: 'é'.repeat(100) }),
])

export function scanSuite(under: StoreUnderTest): void {
  describe('scans', () => {
    const bench = openBench(under)
    check(bench, 'a table in the order of its key', {}, rowKeys(1).concat(rowKeys(2)))
    check(bench, 'texts by code point', { equals: [2] }, rowKeys(2))
    check(bench, 'descending', { equals: [1], order: 'descending' }, rowKeys(1).toReversed())
    check(bench, 'from inclusive to exclusive', { equals: [1], range: { from: 'a', to: 'b' } }, keys(1, 1, 2, 3))
    check(bench, 'from alone', { equals: [1], range: { from: 'é' } }, keys(1, 6, 7, 8, 9))
    check(bench, 'to alone, descending', { equals: [1], range: { to: 'aa' }, order: 'descending' }, keys(1, 2, 1, 0))
    check(bench, 'a range of the first column', { range: { from: 2, to: 3 } }, rowKeys(2))
    check(bench, 'behind a row', { after: [1, 'é'] }, keys(1, 7, 8, 9).concat(rowKeys(2)))
    check(bench, 'behind a row, descending', { after: [1, 'aa'], order: 'descending' }, keys(1, 2, 1, 0))
    check(
      bench,
      'behind a row within a range',
      { equals: [1], range: { from: 'a', to: 'z' }, after: ['aa'] },
      keys(1, 4),
    )
    check(bench, 'behind what is no row any more', { equals: [1], after: ['ab'] }, keys(1, 4, 5, 6, 7, 8, 9))
    check(bench, 'a limit', { limit: 3 }, keys(1, 0, 1, 2), true)
    check(bench, 'a limit that all just fit', { equals: [1], limit: 10 }, rowKeys(1))
    check(bench, 'nothing', { equals: [3] }, [])
    check(
      bench,
      'another index',
      { index: 'byActivity', equals: ['x', 'scheduled'], range: { from: 1 } },
      keys(1, 1, 4, 7, 2, 5, 8),
    )
    check(
      bench,
      'another index behind a row, descending',
      { index: 'byActivity', equals: ['x', 'scheduled'], after: [1, 1, 'b'], order: 'descending' },
      keys(1, 1, 9, 6, 3, 0),
    )
    check(bench, 'rows with an absent column are not in an index', { index: 'byDeadline' }, keys(1, 0, 2, 4, 6, 8))
    check(bench, 'nor when they would come first', { index: 'byActivity', equals: ['y'] }, keys(2, 9, 8, 7, 6, 5))
    check(bench, 'bytes in UTF-8 end a page', { equals: [2], bytesMax: 650 }, keys(2, 0, 1, 2), true)
    check(bench, 'a page has at least one row', { equals: [2], bytesMax: 1 }, keys(2, 0), true)
    check(
      bench,
      'columns that are not read do not count',
      { equals: [2], bytesMax: 650, columns: ['execution', 'task'] },
      rowKeys(2),
    )
    otherScans(bench)
  })
}

function otherScans(bench: Bench): void {
  test('columns that are not asked for come back blank', async () => {
    const store = bench.store()
    await store.write([insert('tasks', taskRow(5, 't', { activity: 'x', body: 'long', deadline_at: 7 }))])
    const blank = { phase: '', scheduled_at: 0, deadline_at: null, activity: null, body: '' }
    for (const index of ['key', 'byPhase'] as const) {
      const columns = ['task', 'execution'] as const
      const page = await store.scan('tasks', { index, equals: [], order: 'ascending', limit: 9, columns })
      same(page.rows, [taskRow(5, 't', blank)])
    }
  })

  test('a scan sees what was committed before it was asked, and keeps nothing open', async () => {
    const store = bench.store()
    for (let round = 0; round < 20; round++) {
      await store.write([insert('tasks', taskRow(round, 't'))])
      const pages = await Promise.all([scanTasks(bench, {}), scanTasks(bench, { limit: 1 })])
      same(
        pages.map((page) => page.rows.length),
        [round + 1, 1],
      )
    }
  })

  test('pages follow each other through the whole table', async () => {
    await bench.store().write(rows.map((row) => insert('tasks', row)))
    for (const order of ['ascending', 'descending'] as const) {
      const seen: unknown[] = []
      let page = await scanTasks(bench, { index: 'byPhase', order, limit: 3 })
      while (page.more) {
        seen.push(...page.rows)
        const last = page.rows.at(-1)
        if (last === undefined) throw new Error('a page with more behind it is not empty')
        const after = [last.phase, last.execution, last.task]
        page = await scanTasks(bench, { index: 'byPhase', order, limit: 3, after })
      }
      seen.push(...page.rows)
      same(seen, order === 'ascending' ? (await scanTasks(bench, { index: 'byPhase' })).rows : seen)
      equal(seen.length, rows.length)
    }
  })

  test('a scan that cannot be is a rejection', async () => {
    await rejects(scanTasks(bench, { equals: [1, 'a', 2] }))
    await rejects(scanTasks(bench, { after: [1] }))
    await rejects(scanTasks(bench, { limit: 0 }))
  })
}

function check(bench: Bench, name: string, scan: TaskScan, expected: readonly string[], more = false): void {
  test(name, async () => {
    await bench.store().write(rows.map((row) => insert('tasks', row)))
    const page = await scanTasks(bench, scan)
    same({ keys: page.rows.map((row) => keyOf(row)), more: page.more }, { keys: expected, more })
  })
}

function scanTasks(bench: Bench, scan: TaskScan) {
  return bench.store().scan('tasks', { index: 'key', equals: [], order: 'ascending', limit: 100, ...scan })
}

function rowKeys(execution: number): readonly string[] {
  return texts.map((task) => keyOf({ execution, task }))
}

function keys(execution: number, ...positions: readonly number[]): readonly string[] {
  return positions.map((at) => keyOf({ execution, task: texts[at] as string }))
}

function keyOf({ execution, task }: { execution: number; task: string }): string {
  return `${execution}/${task}`
}
