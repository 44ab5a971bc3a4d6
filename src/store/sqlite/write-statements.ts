import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { planFor, type ColumnPlan, type ColumnValue, type TablePlan } from '../plans.ts'
import type { Shape } from './shapes.ts'

/** A shape, prepared: the statement that does it and those that tell why it was not done. */
export interface PreparedShape {
  readonly shape: Shape
  readonly statement: StatementSync
  readonly isText: readonly boolean[]
  /** The values of the command at hand, in the order of the statement's parameters. */
  readonly values: ColumnValue[]
  readonly plan: TablePlan
  /** Positions in `values` of the key's columns, in the key's order. */
  readonly keyAt: readonly number[]
  /** Positions in `values` of the columns of each unique index that the command writes, with what finds its holder. */
  readonly unique: readonly { readonly at: readonly number[]; readonly holder: StatementSync }[]
  readonly byKey: StatementSync
}

export function prepareShape(database: DatabaseSync, shape: Shape): PreparedShape {
  const plan = planFor(shape.table)
  const names = [...shape.set, ...shape.key, ...(shape.condition ?? [])]
  const whole = shape.do === 'insert' || shape.do === 'put'
  const byKey = prepareArrays(database, `SELECT * FROM ${plan.name} WHERE ${equal(plan.key, '=')}`)
  return {
    shape,
    statement: database.prepare(statementText(plan, shape)),
    isText: names.map((name) => (plan.column.get(name) as ColumnPlan).type === 'text'),
    values: names.map(() => null),
    plan,
    keyAt: whole ? plan.key.map((name) => names.indexOf(name)) : shape.key.map((_, at) => shape.set.length + at),
    unique: plan.unique
      .filter(({ columns }) => columns.every((name) => shape.set.includes(name)))
      .map(({ columns }) => ({
        at: columns.map((name) => shape.set.indexOf(name)),
        holder: prepareArrays(database, `SELECT * FROM ${plan.name} WHERE ${equal(columns, '=')}`),
      })),
    byKey,
  }
}

export function statementText(plan: TablePlan, shape: Shape): string {
  const where = [equal(shape.key, '='), ...(shape.condition?.length ? [equal(shape.condition, 'IS')] : [])].join(
    ' AND ',
  )
  const parameters = plan.columns.map(() => '?').join(', ')
  const insert = `INSERT INTO ${plan.name} (${plan.columns.map(({ name }) => name).join(', ')}) VALUES (${parameters})`
  switch (shape.do) {
    case 'insert':
      return insert
    case 'put': {
      const others = plan.columns.map(({ name }) => name).filter((name) => !plan.key.includes(name))
      const set = others.map((name) => `${name} = excluded.${name}`).join(', ')
      return `${insert} ON CONFLICT (${plan.key.join(', ')}) DO UPDATE SET ${set}`
    }
    case 'update':
      // Setting nothing is a condition; a key set to itself makes it a statement.
      return `UPDATE ${plan.name} SET ${shape.set.length === 0 ? `${plan.key[0]} = ${plan.key[0]}` : assign(shape.set)} WHERE ${where}`
    case 'delete':
    case 'clear':
      return `DELETE FROM ${plan.name} WHERE ${where}`
    case 'require':
      return `SELECT 1 FROM ${plan.name} WHERE ${where}`
  }
}

export function prepareArrays(database: DatabaseSync, text: string): StatementSync {
  const statement = database.prepare(text)
  statement.setReturnArrays(true)
  return statement
}

function equal(columns: readonly string[], operator: '=' | 'IS'): string {
  return columns.map((name) => `${name} ${operator} ?`).join(' AND ')
}

function assign(columns: readonly string[]): string {
  return columns.map((name) => `${name} = ?`).join(', ')
}
