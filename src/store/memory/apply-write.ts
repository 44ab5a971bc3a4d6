import type { AnyRow, Command, Write, WriteOutcome } from '../contract.ts'
import { checkColumns, checkValue, type Columns, type TablePlan } from '../plans.ts'
import type { TableName } from '../tables.ts'
import { ownRow, replaceRow, rowAt, rowInTheWay, rowsUnder, type MemoryTable } from './memory-table.ts'

interface Change {
  readonly table: MemoryTable
  readonly before: Columns | undefined
  readonly after: Columns | undefined
}

interface Refusal {
  readonly reason: 'exists' | 'absent' | 'guard'
  readonly row?: Columns
}

const committed: WriteOutcome = { kind: 'committed' }

/** Does all commands of a write or, after a refusal or a defect, none. */
export function applyWrite(tables: ReadonlyMap<TableName, MemoryTable>, write: Write): WriteOutcome {
  const changes: Change[] = []
  try {
    for (let at = 0; at < write.length; at++) {
      const command = write[at] as Command
      const refusal = applyCommand(tables.get(command.table) as MemoryTable, command, changes)
      if (refusal !== undefined) {
        undo(changes)
        return { kind: 'conflict', at, ...refusal } as { kind: 'conflict'; at: number; reason: 'guard'; row: AnyRow }
      }
    }
  } catch (error) {
    undo(changes)
    return { kind: 'failed', reason: 'error', message: error instanceof Error ? error.message : String(error) }
  }
  return committed
}

function applyCommand(table: MemoryTable, command: Command, changes: Change[]): Refusal | undefined {
  checkColumns(table.plan, command)
  switch (command.do) {
    case 'insert': {
      const row = ownRow(table.plan, command.row)
      const found = rowAt(table, row)
      return found === undefined ? place(table, undefined, row, changes) : { reason: 'exists', row: found }
    }
    case 'put': {
      const row = ownRow(table.plan, command.row)
      return place(table, rowAt(table, row), row, changes)
    }
    case 'clear':
      checkValues(table.plan, command.prefix)
      for (const row of rowsUnder(table, command.prefix)) change(table, row, undefined, changes)
      return undefined
    case 'update':
    case 'delete':
    case 'require':
      return applyToRow(table, command, changes)
  }
}

function applyToRow(
  table: MemoryTable,
  command: Extract<Command, { readonly do: 'update' | 'delete' | 'require' }>,
  changes: Change[],
): Refusal | undefined {
  checkValues(table.plan, command.key)
  checkValues(table.plan, command.if ?? {}, true)
  const found = rowAt(table, command.key)
  if (found === undefined) return command.do === 'delete' && command.if === undefined ? undefined : { reason: 'absent' }
  if (!holds(found, command.if)) return { reason: 'guard', row: found }
  switch (command.do) {
    case 'update':
      return place(table, found, ownRow(table.plan, { ...found, ...(command.set as Columns) }), changes)
    case 'delete':
      change(table, found, undefined, changes)
      return undefined
    case 'require':
      return undefined
  }
}

function place(table: MemoryTable, before: Columns | undefined, row: Columns, changes: Change[]): Refusal | undefined {
  const other = rowInTheWay(table, row)
  if (other !== undefined) return { reason: 'exists', row: other }
  change(table, before, row, changes)
  return undefined
}

function change(table: MemoryTable, before: Columns | undefined, after: Columns | undefined, changes: Change[]): void {
  replaceRow(table, before, after)
  changes.push({ table, before, after })
}

function undo(changes: readonly Change[]): void {
  for (const { table, before, after } of changes.toReversed()) replaceRow(table, after, before)
}

function holds(row: Columns, condition: object | undefined): boolean {
  for (const [name, value] of Object.entries(condition ?? {})) {
    if (row[name] !== (typeof value === 'string' ? value.toWellFormed() : value)) return false
  }
  return true
}

/** `if: { phase: null }` is a fair question about a column that is never absent: it does not hold. */
function checkValues(plan: TablePlan, values: object, mayBeAbsent = false): void {
  for (const [name, value] of Object.entries(values)) {
    const column = plan.column.get(name)
    if (column !== undefined && !(mayBeAbsent && value === null)) checkValue(plan, column, value)
  }
}
