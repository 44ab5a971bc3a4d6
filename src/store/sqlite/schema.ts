import { planFor, tableNames, type IndexPlan, type TablePlan } from '../plans.ts'

/**
 * The statements that make an empty database, out of `tables`.
 *
 * Tables with a wide `body` keep rowids, so that bodies are appended and packed, and only small entries are sorted by
 * key; without, a row over a quarter of a page spills into a page of its own (half the file was air). Small tables are
 * their own key's index. Indexes leave out rows with an absent column: three b-trees less for each execution started.
 */
export function schemaStatements(): readonly string[] {
  return [
    ...tableNames.flatMap((name) => tableStatements(planFor(name))),
    'CREATE TABLE sequences (name TEXT NOT NULL PRIMARY KEY, next INTEGER NOT NULL) STRICT, WITHOUT ROWID',
  ]
}

/** The name of an index in the database; undefined for a key that the table itself is sorted by. */
export function indexNameInDatabase(plan: TablePlan, index: string): string | undefined {
  return index !== 'key' || keyIsApart(plan) ? `${plan.name}_${index}` : undefined
}

/** What makes SQLite choose an index that leaves out rows: `column IS NOT NULL` for each that may be absent. */
export function presence(plan: TablePlan, index: IndexPlan): readonly string[] {
  return index.columns.filter((name) => plan.column.get(name)?.optional).map((name) => `${name} IS NOT NULL`)
}

function tableStatements(plan: TablePlan): readonly string[] {
  const columns = plan.columns.map(
    ({ name, type, optional }) => `${name} ${type.toUpperCase()}${optional ? '' : ' NOT NULL'}`,
  )
  const key = keyIsApart(plan) ? [] : [`PRIMARY KEY (${plan.key.join(', ')})`]
  const options = keyIsApart(plan) || keyIsRowid(plan) ? 'STRICT' : 'STRICT, WITHOUT ROWID'
  const unique = keyIsApart(plan) ? [{ name: 'key', columns: plan.key }, ...plan.unique] : plan.unique
  return [
    `CREATE TABLE ${plan.name} (${[...columns, ...key].join(', ')}) ${options}`,
    ...unique.map((index) => indexStatement(plan, index, 'UNIQUE INDEX')),
    ...plan.indexes.map((index) => indexStatement(plan, index, 'INDEX')),
  ]
}

function indexStatement(plan: TablePlan, index: IndexPlan, kind: string): string {
  const where = presence(plan, index)
  const condition = where.length === 0 ? '' : ` WHERE ${where.join(' AND ')}`
  return `CREATE ${kind} ${plan.name}_${index.name} ON ${plan.name} (${index.columns.join(', ')})${condition}`
}

function keyIsRowid(plan: TablePlan): boolean {
  return plan.key.length === 1 && plan.column.get(plan.key[0] as string)?.type === 'integer'
}

function keyIsApart(plan: TablePlan): boolean {
  return plan.column.has('body') && !keyIsRowid(plan)
}
