import type { Command, Scan, Write, WriteOutcome } from '../contract.ts'
import { planFor, type Columns } from '../plans.ts'
import type { Row, TableName } from '../tables.ts'

/** The contract said again, as plainly as can be: lists, copies and sorting. What the law compares a store with. */
export interface NaiveStore {
  write(write: Write): WriteOutcome
  scan<T extends TableName>(table: T, scan: Scan<T>): { readonly rows: readonly Row<T>[]; readonly more: boolean }
}

type Rows = Map<TableName, readonly Columns[]>
type Refused = { readonly reason: 'exists' | 'absent' | 'guard'; readonly row?: Columns }

export function createNaiveStore(): NaiveStore {
  let rows: Rows = new Map()
  return {
    write(write) {
      const next: Rows = new Map(rows)
      for (const [at, command] of write.entries()) {
        const refused = apply(next, command)
        if (refused !== undefined) return { kind: 'conflict', at, ...refused } as WriteOutcome
      }
      rows = next
      return { kind: 'committed' }
    },
    scan(table, scan) {
      return scanRows(table, rows.get(table) ?? [], scan as unknown as Scan<'tasks'>) as never
    },
  }
}

function apply(rows: Rows, command: Command): Refused | undefined {
  const plan = planFor(command.table)
  const all = rows.get(command.table) ?? []
  const sameKey = (left: Columns, right: Columns) => plan.key.every((name) => left[name] === right[name])
  const others = (row: Columns) => all.filter((each) => !sameKey(each, row))
  const place = (row: Columns): Refused | undefined => {
    const taken = plan.unique
      .map(({ columns }) => others(row).find((each) => columns.every((c) => row[c] !== null && each[c] === row[c])))
      .find((each) => each !== undefined)
    if (taken !== undefined) return { reason: 'exists', row: taken }
    rows.set(command.table, [...others(row), row])
    return undefined
  }
  if (command.do === 'put') return place(command.row)
  if (command.do === 'insert') {
    const found = all.find((each) => sameKey(each, command.row))
    return found === undefined ? place(command.row) : { reason: 'exists', row: found }
  }
  if (command.do === 'clear') {
    rows.set(
      command.table,
      all.filter((each) => !matches(each, command.prefix)),
    )
    return undefined
  }
  const found = all.find((each) => matches(each, command.key))
  if (found === undefined) return command.do === 'delete' && command.if === undefined ? undefined : { reason: 'absent' }
  if (!matches(found, command.if ?? {})) return { reason: 'guard', row: found }
  if (command.do === 'update') return place({ ...found, ...(command.set as Columns) })
  if (command.do === 'delete') rows.set(command.table, others(found))
  return undefined
}

function matches(row: Columns, columns: object): boolean {
  return Object.entries(columns).every(([name, value]) => row[name] === value)
}

function scanRows(table: TableName, all: readonly Columns[], scan: Scan<'tasks'>) {
  const plan = planFor(table)
  const columns = plan.indexes.find(({ name }) => name === scan.index)?.columns ?? plan.key
  const rest = columns.slice(scan.equals.length)
  const sign = scan.order === 'ascending' ? 1 : -1
  const found = all
    .filter((row) => columns.every((name) => row[name] !== null))
    .filter((row) => scan.equals.every((value, at) => row[columns[at] as string] === value))
    .filter((row) => scan.range?.from === undefined || compare(row[rest[0] as string], scan.range.from) >= 0)
    .filter((row) => scan.range?.to === undefined || compare(row[rest[0] as string], scan.range.to) < 0)
    .filter(
      (row) =>
        scan.after === undefined ||
        sign *
          compareAll(
            rest.map((name) => row[name]),
            scan.after,
          ) >
          0,
    )
    .sort(
      (left, right) =>
        sign *
        compareAll(
          columns.map((name) => left[name]),
          columns.map((name) => right[name]),
        ),
    )
  return { rows: found.slice(0, scan.limit), more: found.length > scan.limit }
}

function compareAll(left: readonly unknown[], right: readonly unknown[]): number {
  return left.map((value, at) => compare(value, right[at])).find((order) => order !== 0) ?? 0
}

function compare(left: unknown, right: unknown): number {
  if (typeof left === 'number') return left - (right as number)
  return Buffer.compare(Buffer.from(left as string), Buffer.from(right as string))
}
