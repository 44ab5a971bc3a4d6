import type { AnyPage, AnyScan } from '../page.ts'
import type { Scan, Store, Write, WriteOutcome } from '../contract.ts'
import { tableNames, uniqueFor, type Columns } from '../plans.ts'
import type { Row, TableName } from '../tables.ts'
import { applyWrite } from './apply-write.ts'
import { createMemoryTable, rowAt, type MemoryTable } from './memory-table.ts'
import { orderedKey } from './ordered-key.ts'
import { scanTable } from './scan-table.ts'

export interface MemoryStoreOptions {
  /** When a group of waiting writes is committed: soon, unless a simulation decides. */
  readonly schedule?: (commit: () => void) => void
}

interface Waiting {
  readonly write: Write
  readonly answer: (outcome: WriteOutcome) => void
}

const nothingOnDisk = { groupMs: () => 0, fileBytes: () => 0, walBytes: () => 0 }
const closed = { kind: 'failed', reason: 'closed', message: 'the store is closed' } as const

/** A store that keeps its promises until the process ends: for `--memory`, tests and the simulation. */
export function openMemoryStore({ schedule = queueMicrotask }: MemoryStoreOptions = {}): Store {
  const tables = new Map(tableNames.map((name) => [name, createMemoryTable(name)]))
  const sequences = new Map<string, number>()
  const written = { groups: 0, writes: 0 }
  let waiting: Waiting[] = []
  let open = true

  function commitGroup(): void {
    const group = waiting
    if (group.length === 0) return
    waiting = []
    const outcomes = group.map(({ write }) => applyWrite(tables, write))
    written.groups++
    written.writes += outcomes.filter(({ kind }) => kind === 'committed').length
    group.forEach(({ answer }, at) => answer(outcomes[at] as WriteOutcome))
  }

  function write(commands: Write): Promise<WriteOutcome> {
    if (!open) return Promise.resolve(closed)
    return new Promise((answer) => {
      waiting.push({ write: commands, answer })
      if (waiting.length === 1) schedule(commitGroup)
    })
  }

  /** Reads answer later too, and a defect of the caller's is a rejection, as from a real store. */
  async function read<R>(name: TableName, look: (table: MemoryTable) => R): Promise<R> {
    if (!open) throw new Error(closed.message)
    return look(tables.get(name) as MemoryTable)
  }

  return {
    write,
    get: <T extends TableName>(name: T, key: object) => read(name, (table) => rowAt(table, key as Columns) as Row<T>),
    find: <T extends TableName>(name: T, unique: string, value: string | number) =>
      read(name, (table) => rowByUnique(table, unique, value) as Row<T> | undefined),
    scan: <T extends TableName>(name: T, query: Scan<T>) =>
      read(name, (table) => scanTable(table, query as AnyScan) as AnyPage & { rows: readonly Row<T>[] }),
    async reserve(sequence, count) {
      if (!open) throw new Error(closed.message)
      const first = sequences.get(sequence) ?? 1
      sequences.set(sequence, first + count)
      return first
    },
    async reset({ keepNames }) {
      commitGroup()
      for (const name of tableNames) {
        if (name !== 'execution_names' || !keepNames) tables.set(name, createMemoryTable(name))
      }
    },
    async close() {
      commitGroup()
      open = false
    },
    compact: () => Promise.resolve(false),
    copy: () => Promise.resolve(undefined),
    statistics: { ...nothingOnDisk, groups: () => written.groups, writes: () => written.writes },
  }
}

function rowByUnique(table: MemoryTable, unique: string, value: string | number): unknown {
  return table.unique.get(uniqueFor(table.plan, unique).name)?.rows.get(orderedKey([value]))
}
