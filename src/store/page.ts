import { assert, utf8Length } from '../base/index.ts'
import { indexFor, type Columns, type ColumnValue, type TablePlan } from './plans.ts'

/** A `Scan` of whichever table. */
export interface AnyScan {
  readonly index: string
  readonly equals: readonly (string | number)[]
  readonly range?: { readonly from?: string | number; readonly to?: string | number }
  readonly after?: readonly (string | number)[]
  readonly order: 'ascending' | 'descending'
  readonly limit: number
  readonly bytesMax?: number
  readonly columns?: readonly string[]
}

export interface AnyPage {
  readonly rows: readonly Columns[]
  readonly more: boolean
}

/** Throws for a scan that no correct caller makes. */
export function checkScan(plan: TablePlan, scan: AnyScan): void {
  const columns = indexFor(plan, scan.index).columns.length
  const rest = columns - scan.equals.length
  assert(rest >= (scan.range === undefined ? 0 : 1), `the index ${scan.index} of ${plan.name} has ${columns} columns`)
  assert(scan.after === undefined || scan.after.length === rest, `after has ${rest} values: ${plan.name}.${scan.index}`)
  assert(Number.isSafeInteger(scan.limit) && scan.limit > 0, 'a page has a limit')
  for (const name of scan.columns ?? []) assert(plan.column.has(name), `table ${plan.name} has no column ${name}`)
}

/**
 * Takes rows as long as they fit a page. Give it one row more than the limit, if there is one, so that the page knows
 * whether there is more.
 */
export function cutPage<R>(
  rows: Iterable<R>,
  scan: AnyScan,
  bytesOf: (row: R) => number,
): { rows: R[]; more: boolean } {
  const page: R[] = []
  const bytesMax = scan.bytesMax ?? Infinity
  let bytes = 0
  for (const row of rows) {
    if (page.length === scan.limit) return { rows: page, more: true }
    if (bytesMax !== Infinity) bytes += bytesOf(row)
    if (bytes > bytesMax && page.length > 0) return { rows: page, more: true }
    page.push(row)
  }
  return { rows: page, more: false }
}

export function textBytes(values: readonly ColumnValue[]): number {
  let bytes = 0
  for (const value of values) if (typeof value === 'string') bytes += utf8Length(value)
  return bytes
}

/** What a column that was not asked for comes back as. */
export function blankValue(plan: TablePlan, name: string): ColumnValue {
  const column = plan.column.get(name)
  return column?.optional === true ? null : column?.type === 'integer' ? 0 : ''
}
