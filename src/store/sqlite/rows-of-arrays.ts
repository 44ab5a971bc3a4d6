import { blankValue } from '../page.ts'
import type { Columns, ColumnValue, TablePlan } from '../plans.ts'

/** A whole row of a table, out of its values in the order of `columns`; what is not among them is blank. */
export function rowOf(plan: TablePlan, values: readonly ColumnValue[], columns?: readonly string[]): Columns {
  const row: { [column: string]: ColumnValue } = {}
  plan.columns.forEach(({ name }, at) => {
    row[name] = columns === undefined ? (values[at] as ColumnValue) : blankValue(plan, name)
  })
  columns?.forEach((name, at) => {
    row[name] = values[at] as ColumnValue
  })
  return row
}
