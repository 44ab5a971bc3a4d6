import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { checkScan, cutPage, textBytes, type AnyScan } from '../page.ts'
import { indexFor, planFor, type ColumnValue, type IndexPlan, type TablePlan } from '../plans.ts'
import type { TableName } from '../tables.ts'
import { indexNameInDatabase, presence } from './schema.ts'
import { prepareArrays } from './write-statements.ts'

/** Rows as arrays, of the columns that were asked for. */
export interface ReadPage {
  readonly rows: readonly (readonly ColumnValue[])[]
  readonly more: boolean
}

/** Statements prepared so far, by their text. */
const statementsMax = 1_000

export function createScanner(database: DatabaseSync): (table: TableName, scan: AnyScan) => ReadPage {
  const statements = new Map<string, StatementSync>()

  function statementFor(text: string): StatementSync {
    const found = statements.get(text)
    if (found !== undefined) return found
    if (statements.size === statementsMax) statements.clear()
    const made = prepareArrays(database, text)
    statements.set(text, made)
    return made
  }

  return (table, scan) => {
    const plan = planFor(table)
    checkScan(plan, scan)
    const { text, values } = scanStatement(plan, scan)
    const rows = statementFor(text).iterate(...values, scan.limit + 1)
    return cutPage(rows as Iterable<unknown> as Iterable<ColumnValue[]>, scan, textBytes)
  }
}

/** One range of one index, in its order: the page costs what its rows cost, wherever it begins. */
export function scanStatement(plan: TablePlan, scan: AnyScan): { text: string; values: (string | number)[] } {
  const index = indexFor(plan, scan.index)
  const rest = index.columns.slice(scan.equals.length)
  const next = rest[0] ?? ''
  const descending = scan.order === 'descending'
  const where = [...presence(plan, index), ...index.columns.slice(0, scan.equals.length).map((name) => `${name} = ?`)]
  const values = [...scan.equals]
  if (scan.range?.from !== undefined) {
    where.push(`${next} >= ?`)
    values.push(scan.range.from)
  }
  if (scan.range?.to !== undefined) {
    where.push(`${next} < ?`)
    values.push(scan.range.to)
  }
  if (scan.after !== undefined) {
    const row = `(${rest.join(', ')}) ${descending ? '<' : '>'} (${rest.map(() => '?').join(', ')})`
    where.push(rest.length === 0 ? 'FALSE' : row)
    values.push(...scan.after)
  }
  const columns = scan.columns ?? plan.columns.map(({ name }) => name)
  const order = index.columns.map((name) => `${name}${descending ? ' DESC' : ''}`).join(', ')
  const text = `SELECT ${columns.join(', ')} FROM ${source(plan, index)}${where.length === 0 ? '' : ` WHERE ${where.join(' AND ')}`} ORDER BY ${order} LIMIT ?`
  return { text, values }
}

function source(plan: TablePlan, index: IndexPlan): string {
  const name = indexNameInDatabase(plan, index.name)
  return name === undefined ? plan.name : `${plan.name} INDEXED BY ${name}`
}
