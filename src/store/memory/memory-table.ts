import { checkValue, planFor, type Columns, type ColumnValue, type TablePlan } from '../plans.ts'
import type { TableName } from '../tables.ts'
import { behindPrefix, orderedKey } from './ordered-key.ts'
import { createSortedMap, type SortedMap } from './sorted-map.ts'

/** One table in memory: its rows by key, and each index, kept in step. */
export interface MemoryTable {
  readonly plan: TablePlan
  readonly rows: SortedMap<Columns>
  readonly indexes: ReadonlyMap<string, MemoryIndex>
  readonly unique: ReadonlyMap<string, MemoryIndex>
}

interface MemoryIndex {
  readonly columns: readonly string[]
  readonly rows: SortedMap<Columns>
}

export function createMemoryTable(name: TableName): MemoryTable {
  const plan = planFor(name)
  const empty = (columns: readonly string[]): MemoryIndex => ({ columns, rows: createSortedMap() })
  return {
    plan,
    rows: createSortedMap(),
    indexes: new Map(plan.indexes.map((index) => [index.name, empty(index.columns)])),
    unique: new Map(plan.unique.map((index) => [index.name, empty(index.columns)])),
  }
}

/** Puts `after` in the place of `before`; either may be missing. Unique values must have been looked at. */
export function replaceRow(table: MemoryTable, before: Columns | undefined, after: Columns | undefined): void {
  replaceEntry({ columns: table.plan.key, rows: table.rows }, before, after)
  for (const index of table.indexes.values()) replaceEntry(index, before, after)
  for (const index of table.unique.values()) replaceEntry(index, before, after)
}

/** The row by its key, or by the key's columns in a whole row. */
export function rowAt(table: MemoryTable, key: Columns): Columns | undefined {
  return table.rows.get(keyOf(table.plan.key, key) as string)
}

export function rowsUnder(table: MemoryTable, prefix: Columns): readonly Columns[] {
  const count = Object.keys(prefix).length
  const start = keyOf(table.plan.key.slice(0, count), prefix) as string
  return [...table.rows.values(start, behindPrefix(start), 'ascending')]
}

/** The row that holds one of `row`'s unique values and has another key. */
export function rowInTheWay(table: MemoryTable, row: Columns): Columns | undefined {
  for (const index of table.unique.values()) {
    const key = keyOf(index.columns, row)
    const found = key === undefined ? undefined : index.rows.get(key)
    if (found !== undefined && table.plan.key.some((name) => found[name] !== row[name])) return found
  }
  return undefined
}

/** A copy with the table's columns in their order, checked, frozen: what a caller holds can no longer change it. */
export function ownRow(plan: TablePlan, given: Columns): Columns {
  const row: { [column: string]: ColumnValue } = {}
  for (const column of plan.columns) {
    const value = given[column.name] as ColumnValue
    checkValue(plan, column, value)
    row[column.name] = typeof value === 'string' ? value.toWellFormed() : value
  }
  return Object.freeze(row)
}

function replaceEntry(index: MemoryIndex, before: Columns | undefined, after: Columns | undefined): void {
  const keyBefore = before === undefined ? undefined : keyOf(index.columns, before)
  const keyAfter = after === undefined ? undefined : keyOf(index.columns, after)
  if (keyBefore !== undefined && keyBefore !== keyAfter) index.rows.delete(keyBefore)
  if (keyAfter !== undefined) index.rows.set(keyAfter, after as Columns)
}

/** Undefined when a column is absent: such a row is not in the index. */
function keyOf(columns: readonly string[], row: Columns): string | undefined {
  const values: (string | number)[] = []
  for (const name of columns) {
    const value = row[name]
    if (value === null || value === undefined) return undefined
    values.push(value)
  }
  return orderedKey(values)
}
