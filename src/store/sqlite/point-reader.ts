import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { checkValue, planFor, uniqueFor, type ColumnPlan, type Columns, type ColumnValue } from '../plans.ts'
import type { TableName } from '../tables.ts'
import { rowOf } from './rows-of-arrays.ts'
import { prepareArrays } from './write-statements.ts'

/** Reads one row at a time, on the caller's thread: some ten microseconds, less than a message to another thread. */
export interface PointReader {
  get(table: TableName, key: Columns): Columns | undefined
  find(table: TableName, unique: string, value: string | number): Columns | undefined
}

export function createPointReader(database: DatabaseSync): PointReader {
  const statements = new Map<string, StatementSync>()

  function read(table: TableName, columns: readonly string[], values: readonly ColumnValue[]): Columns | undefined {
    const plan = planFor(table)
    columns.forEach((name, at) => checkValue(plan, plan.column.get(name) as ColumnPlan, values[at]))
    const text = `SELECT * FROM ${table} WHERE ${columns.map((name) => `${name} = ?`).join(' AND ')}`
    let statement = statements.get(text)
    if (statement === undefined) statements.set(text, (statement = prepareArrays(database, text)))
    const found = statement.get(...values) as readonly ColumnValue[] | undefined
    return found === undefined ? undefined : rowOf(plan, found)
  }

  return {
    get(table, key) {
      const columns = planFor(table).key
      return read(
        table,
        columns,
        columns.map((name) => key[name] as ColumnValue),
      )
    },
    find: (table, unique, value) => read(table, uniqueFor(planFor(table), unique).columns, [value]),
  }
}
