import { blankValue, checkScan, cutPage, textBytes, type AnyPage, type AnyScan } from '../page.ts'
import { indexFor, type Columns, type ColumnValue, type TablePlan } from '../plans.ts'
import type { MemoryTable } from './memory-table.ts'
import { behindKey, behindPrefix, orderedKey } from './ordered-key.ts'

export function scanTable(table: MemoryTable, scan: AnyScan): AnyPage {
  checkScan(table.plan, scan)
  const { from, to } = boundsOf(scan)
  const index = scan.index === 'key' ? table.rows : table.indexes.get(indexFor(table.plan, scan.index).name)?.rows
  const found = index?.values(from, to, scan.order) ?? []
  const { rows, more } = cutPage(found, scan, (row) => textBytes(textsOf(row, scan.columns)))
  const { columns } = scan
  return { rows: columns === undefined ? rows : rows.map((row) => narrowed(table.plan, row, columns)), more }
}

function boundsOf(scan: AnyScan): { from: string; to: string } {
  const prefix = orderedKey(scan.equals)
  let from = scan.range?.from === undefined ? prefix : prefix + orderedKey([scan.range.from])
  let to = scan.range?.to === undefined ? behindPrefix(prefix) : prefix + orderedKey([scan.range.to])
  if (scan.after !== undefined) {
    const seen = prefix + orderedKey(scan.after)
    if (scan.order === 'ascending') from = from > behindKey(seen) ? from : behindKey(seen)
    else to = to < seen ? to : seen
  }
  return { from, to }
}

function textsOf(row: Columns, columns: readonly string[] | undefined): readonly ColumnValue[] {
  return columns === undefined ? Object.values(row) : columns.map((name) => row[name] as ColumnValue)
}

function narrowed(plan: TablePlan, row: Columns, columns: readonly string[]): Columns {
  const narrow: { [column: string]: ColumnValue } = {}
  for (const { name } of plan.columns) {
    narrow[name] = columns.includes(name) ? (row[name] as ColumnValue) : blankValue(plan, name)
  }
  return narrow
}
