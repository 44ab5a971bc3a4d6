import { assert } from '../base/index.ts'
import type { Command } from './contract.ts'
import { tables, type Table, type TableName } from './tables.ts'

/** The tables as the implementations read them: every table alike, whatever its columns are called. */
export interface TablePlan {
  readonly name: TableName
  readonly columns: readonly ColumnPlan[]
  readonly column: ReadonlyMap<string, ColumnPlan>
  readonly key: readonly string[]
  readonly unique: readonly IndexPlan[]
  readonly indexes: readonly IndexPlan[]
}

export interface ColumnPlan {
  readonly name: string
  readonly type: 'integer' | 'text'
  readonly optional: boolean
}

export interface IndexPlan {
  readonly name: string
  readonly columns: readonly string[]
}

export type ColumnValue = string | number | null

/** A row, a key, or some columns of a row, of whichever table. */
export interface Columns {
  readonly [column: string]: ColumnValue
}

export const tableNames = Object.keys(tables) as readonly TableName[]

const plans = new Map(tableNames.map((name) => [name, planOf(name, tables[name])]))

export function planFor(name: TableName): TablePlan {
  const plan = plans.get(name)
  assert(plan !== undefined, `no table is called ${name}`)
  return plan
}

/** The index that a scan names; `key` is the primary key. */
export function indexFor(plan: TablePlan, name: string): IndexPlan {
  const index = name === 'key' ? { name, columns: plan.key } : plan.indexes.find((each) => each.name === name)
  assert(index !== undefined, `table ${plan.name} has no index ${name}`)
  return index
}

export function uniqueFor(plan: TablePlan, name: string): IndexPlan {
  const unique = plan.unique.find((each) => each.name === name)
  assert(unique !== undefined, `table ${plan.name} has no unique index ${name}`)
  return unique
}

/** Throws for a command that no correct caller makes. Values are looked at by `checkValue`. */
export function checkColumns(plan: TablePlan, command: Command): void {
  switch (command.do) {
    case 'insert':
    case 'put':
      return
    case 'clear':
      return checkPrefix(plan, Object.keys(command.prefix))
    case 'update':
      for (const name of Object.keys(command.set)) {
        assert(!plan.key.includes(name), `column ${name} is part of the key of ${plan.name}, it cannot be set`)
        checkColumn(plan, name)
      }
      return checkKeyAndCondition(plan, command.key, command.if)
    case 'delete':
    case 'require':
      return checkKeyAndCondition(plan, command.key, command.if)
  }
}

export function checkValue(plan: TablePlan, column: ColumnPlan, value: unknown): void {
  const right =
    value === null
      ? column.optional
      : column.type === 'integer'
        ? Number.isSafeInteger(value)
        : typeof value === 'string' && !value.includes('\0')
  if (!right) throw valueFault(plan, column, value)
}

export function valueFault(plan: TablePlan, column: ColumnPlan, value: unknown): Error {
  const kind = typeof value === 'string' ? 'a text with NUL' : typeof value
  return new TypeError(`${plan.name}.${column.name} is ${column.type}${column.optional ? '?' : ''}, not ${kind}`)
}

function checkColumn(plan: TablePlan, name: string): void {
  assert(plan.column.has(name), `table ${plan.name} has no column ${name}`)
}

function checkPrefix(plan: TablePlan, names: readonly string[]): void {
  const prefix = plan.key.slice(0, names.length)
  assert(
    names.length > 0 && prefix.length === names.length && prefix.every((name) => names.includes(name)),
    `${names.join(', ')} do not begin the key of ${plan.name}`,
  )
}

function checkKeyAndCondition(plan: TablePlan, key: object, condition: object | undefined): void {
  const names = Object.keys(key)
  assert(
    names.length === plan.key.length && plan.key.every((name) => names.includes(name)),
    `${names.join(', ')} is not the key of ${plan.name}`,
  )
  for (const name of Object.keys(condition ?? {})) checkColumn(plan, name)
}

function planOf(name: TableName, table: Table): TablePlan {
  const columns = Object.entries(table.columns).map(([column, type]) => ({
    name: column,
    type: type.startsWith('integer') ? ('integer' as const) : ('text' as const),
    optional: type.endsWith('?'),
  }))
  return {
    name,
    columns,
    column: new Map(columns.map((column) => [column.name, column])),
    key: table.key,
    unique: Object.entries(table.unique).map(([unique, names]) => ({ name: unique, columns: names })),
    indexes: Object.entries(table.indexes).map(([index, names]) => ({ name: index, columns: names })),
  }
}
