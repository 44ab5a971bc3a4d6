import type { DatabaseSync } from 'node:sqlite'
import type { ColumnValue } from '../plans.ts'
import type { GroupReader } from './group-encoding.ts'
import type { Shape } from './shapes.ts'
import { failureOf, isUniqueViolation } from './sqlite-errors.ts'
import { prepareShape, type PreparedShape } from './write-statements.ts'

/** What became of one write within its transaction; `changed` when there is something to take back. */
export interface WriteResult {
  readonly refusal?: Refusal
  readonly failure?: string
  readonly changed: boolean
}

export interface Refusal {
  readonly at: number
  readonly reason: 'exists' | 'absent' | 'guard'
  /** The values of all columns, in the table's order. */
  readonly row?: RowValues
}

type RowValues = readonly ColumnValue[]

export interface WriteRunner {
  /** Makes shapes known that later writes are of. */
  learn(shapes: readonly Shape[]): void
  /** Forgets what was found to hold: a transaction begins, or something was taken back. */
  forget(): void
  /** Does the next write's commands up to the first that is refused. Throws when nothing more can be done at all. */
  runWrite(reader: GroupReader): WriteResult
}

export function createWriteRunner(database: DatabaseSync): WriteRunner {
  const shapes: Shape[] = []
  const prepared: PreparedShape[] = []
  const held = heldRequirement()

  /** Reads the whole write in any case, so that the reader stands before the next. */
  function runWrite(reader: GroupReader): WriteResult {
    const commands = reader.nextWrite()
    let result: WriteResult = { changed: false }
    for (let at = 0; at < commands; at++) {
      const shape = preparedShape(reader.nextShape())
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
      const done = held.holds(shape) || run(shape)
      // SQLite may have rolled everything back by itself; what ran next would commit alone.
      if (!database.isTransaction) throw new VanishedTransaction()
      if (done) held.done(shape)
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

  return {
    learn(fresh) {
      for (const shape of fresh) shapes[shape.id] = shape
    },
    forget: () => held.forget(),
    runWrite,
  }
}

interface HeldRequirement {
  holds(shape: PreparedShape): boolean
  done(shape: PreparedShape): void
  forget(): void
}

/** Starts of one machine require the same, one after the other: it holds until its table is written to. */
function heldRequirement(): HeldRequirement {
  let held: { readonly shape: PreparedShape; readonly values: readonly ColumnValue[] } | undefined
  return {
    holds(shape) {
      return held?.shape === shape && held.values.every((value, at) => value === shape.values[at])
    },
    done(shape) {
      if (shape.shape.do === 'require') {
        if (!this.holds(shape)) held = { shape, values: [...shape.values] }
      } else if (shape.shape.table === held?.shape.shape.table) held = undefined
    },
    forget() {
      held = undefined
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
