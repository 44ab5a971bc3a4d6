import type { DatabaseSync } from 'node:sqlite'
import type { ColumnValue } from '../plans.ts'
import { readGroup, type EncodedGroup, type GroupReader } from './group-encoding.ts'
import type { Shape } from './shapes.ts'
import { failureOf, isUniqueViolation, type GroupFailure } from './sqlite-errors.ts'
import { prepareShape, type PreparedShape } from './write-statements.ts'

/** What became of a group; writes that are not mentioned are committed. */
export type GroupOutcome =
  | { readonly kind: 'committed'; readonly refused: readonly RefusedWrite[]; readonly failed: readonly FailedWrite[] }
  | { readonly kind: 'failed'; readonly reason: 'disk-full' | 'error'; readonly message: string }
  | { readonly kind: 'indeterminate'; readonly message: string }

export interface RefusedWrite extends Refusal {
  readonly write: number
}

export interface FailedWrite {
  readonly write: number
  readonly message: string
}

interface Refusal {
  readonly at: number
  readonly reason: 'exists' | 'absent' | 'guard'
  /** The values of all columns, in the table's order. */
  readonly row?: RowValues
}

type RowValues = readonly ColumnValue[]

type WriteResult = { readonly refusal?: Refusal; readonly failure?: string; readonly changed: boolean }

export interface GroupWriter {
  commit(group: EncodedGroup): GroupOutcome
}

/** How a transaction ends; tests put a failing disk in its place. */
export type Commit = () => void

/**
 * Commits groups in one transaction and one flush each.
 *
 * Each write is on its own, like under a savepoint. Savepoints copy every page a write touches, though (a quarter of a
 * write's cost), so a group is first tried without: as long as no write is refused behind its first change there is
 * nothing to take back. When one is, the transaction is rolled back and the group done again with savepoints.
 */
export function createGroupWriter(database: DatabaseSync, commit: Commit): GroupWriter {
  const shapes: Shape[] = []
  const prepared: PreparedShape[] = []
  const begin = database.prepare('BEGIN IMMEDIATE')
  const savepoint = database.prepare('SAVEPOINT one_write')
  const release = database.prepare('RELEASE one_write')
  const takeBack = database.prepare('ROLLBACK TO one_write')

  /** Undefined: to be done again with savepoints. */
  function tryGroup(group: EncodedGroup, careful: boolean): GroupOutcome | undefined {
    const reader = readGroup(group)
    const refused: RefusedWrite[] = []
    const failed: FailedWrite[] = []
    begin.run()
    for (let write = 0; write < group.writes; write++) {
      if (careful) savepoint.run()
      const { refusal, failure, changed } = runWrite(reader)
      const undone = refusal !== undefined || failure !== undefined
      if (undone && changed && !careful) {
        database.exec('ROLLBACK')
        return undefined
      }
      if (refusal !== undefined) refused.push({ write, ...refusal })
      if (failure !== undefined) failed.push({ write, message: failure })
      if (careful && undone) takeBack.run()
      if (careful) release.run()
    }
    return { kind: 'committed', refused, failed }
  }

  /** Reads the whole write in any case, so that the reader stands before the next. */
  function runWrite(reader: GroupReader): WriteResult {
    const commands = reader.next()
    let result: WriteResult = { changed: false }
    for (let at = 0; at < commands; at++) {
      const shape = preparedShape(reader.next())
      reader.read(shape.values, shape.isText)
      if (result.refusal !== undefined || result.failure !== undefined) continue
      result = runCommand(shape, at, result.changed)
    }
    return result
  }

  function preparedShape(id: number): PreparedShape {
    return (prepared[id] ??= prepareShape(database, shapes[id] as Shape))
  }

  function runCommand(shape: PreparedShape, at: number, changed: boolean): WriteResult {
    try {
      const done = run(shape)
      // SQLite may have rolled everything back by itself; what ran next would commit alone.
      if (!database.isTransaction) throw new VanishedTransaction()
      if (done) return changed || shape.shape.do === 'require' ? { changed } : changedResult
      const row = rowUnder(shape)
      return { refusal: row === undefined ? { at, reason: 'absent' } : { at, reason: 'guard', row }, changed }
    } catch (error) {
      if (!database.isTransaction || failureOf(error).wholeGroup) throw error
      if (!isUniqueViolation(error)) return { failure: failureOf(error).message, changed }
      const row = rowInTheWay(shape)
      return { refusal: { at, reason: 'exists', ...(row === undefined ? {} : { row }) }, changed }
    }
  }

  function failGroup(failure: GroupFailure): GroupOutcome {
    if (database.isTransaction) database.exec('ROLLBACK')
    return { kind: 'failed', reason: failure.reason, message: failure.message }
  }

  return {
    commit(group) {
      for (const shape of group.shapes) shapes[shape.id] = shape
      let outcome: GroupOutcome
      try {
        outcome = tryGroup(group, false) ?? (tryGroup(group, true) as GroupOutcome)
      } catch (error) {
        return failGroup(failureOf(error))
      }
      try {
        commit()
        return outcome
      } catch (error) {
        // Only a full disk is known to have left nothing behind: it is met before the commit's last page is written.
        const failure = failureOf(error)
        return failure.reason === 'disk-full' ? failGroup(failure) : { kind: 'indeterminate', message: failure.message }
      }
    },
  }
}

const changedResult: WriteResult = { changed: true }

class VanishedTransaction extends Error {
  override readonly message = 'the transaction was rolled back by SQLite itself'
}

/** Does the command; false when it found no row to do it to. */
function run({ shape, statement, values }: PreparedShape): boolean {
  if (shape.do === 'require') return statement.get(...values) !== undefined
  const { changes } = statement.run(...values)
  const mustChange = shape.do === 'update' || (shape.do === 'delete' && shape.condition !== undefined)
  return !mustChange || changes !== 0
}

function rowUnder({ byKey, keyAt, values }: PreparedShape): RowValues | undefined {
  return byKey.get(...keyAt.map((at) => values[at] as ColumnValue)) as RowValues | undefined
}

/** The row with the key of an insert, or another row that holds one of the command's unique values. */
function rowInTheWay(prepared: PreparedShape): RowValues | undefined {
  const { shape, unique, values, plan, keyAt } = prepared
  const own = shape.do === 'insert' ? rowUnder(prepared) : undefined
  if (own !== undefined) return own
  const keyColumns = plan.key.map((name) => plan.columns.findIndex((column) => column.name === name))
  for (const { at, holder } of unique) {
    const found = holder.get(...at.map((each) => values[each] as ColumnValue)) as RowValues | undefined
    const another = keyColumns.some((column, each) => found?.[column] !== values[keyAt[each] as number])
    if (found !== undefined && another) return found
  }
  return undefined
}
