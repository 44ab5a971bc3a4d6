import type { Command, Write } from '../contract.ts'
import type { ColumnPlan, Columns, ColumnValue, TablePlan } from '../plans.ts'
import { createShapeTable, type EncoderShape, type Shape } from './shapes.ts'
import { createValueBuffer } from './value-buffer.ts'

/**
 * A group of writes on its way to the writer thread: two flat values instead of thousands of small ones, which cost
 * several times as much to clone and to take apart.
 *
 * `numbers` holds for each write its count of commands, and for each command its shape and values: an integer as it
 * is, a text as its length in `texts`, an absent value as NaN.
 */
export interface EncodedGroup {
  readonly numbers: Float64Array<ArrayBuffer>
  readonly texts: string
  readonly writes: number
  /** Shapes that the writer has not seen before. */
  readonly shapes: readonly Shape[]
}

export interface GroupEncoder {
  /** Throws for a write that no correct caller makes, and is then as before. */
  add(write: Write): void
  /** Writes and bytes (about) since the last `take`. */
  writes(): number
  bytes(): number
  take(): EncodedGroup
}

export function createGroupEncoder(): GroupEncoder {
  const shapes = createShapeTable()
  const values = createValueBuffer()
  let writes = 0

  function addColumns(plan: TablePlan, columns: readonly ColumnPlan[], given: Columns): void {
    for (const column of columns) values.addValue(plan, column, column.optional, given[column.name])
  }

  function addCommand(command: Command): void {
    const shape = shapes.shapeOf(command)
    values.reserve(shape.valueCount + 1)
    values.addNumber(shape.id)
    addColumns(shape.plan, shape.setColumns, setOf(command))
    addColumns(shape.plan, shape.keyColumns, keyOf(command))
    if (shape.conditionColumns.length > 0) addCondition(shape, command)
  }

  /** `if: { phase: null }` is a fair question about a column that is never absent: it does not hold. */
  function addCondition({ plan, conditionColumns }: EncoderShape, command: Command): void {
    const condition = ('if' in command ? command.if : undefined) as Columns
    for (const column of conditionColumns) values.addValue(plan, column, true, condition[column.name])
  }

  return {
    add(write) {
      const before = values.mark()
      try {
        values.reserve(1)
        values.addNumber(write.length)
        for (const command of write) addCommand(command)
        writes++
      } catch (error) {
        values.rewind(before)
        throw error
      }
    },
    writes: () => writes,
    bytes: () => values.bytes(),
    take() {
      const group = { ...values.take(), writes, shapes: shapes.takeNew() }
      writes = 0
      return group
    },
  }
}

function setOf(command: Command): Columns {
  return command.do === 'insert' || command.do === 'put' ? command.row : command.do === 'update' ? command.set : none
}

function keyOf(command: Command): Columns {
  return command.do === 'clear' ? command.prefix : 'key' in command ? command.key : none
}

const none: Columns = {}

/** Reads an encoded group from its beginning to its end. */
export interface GroupReader {
  /** A count of commands, or the id of a shape. */
  next(): number
  /** Fills `values` by the types of its columns. */
  read(values: ColumnValue[], isText: readonly boolean[]): void
}

export function readGroup({ numbers, texts }: EncodedGroup): GroupReader {
  let at = 0
  let textAt = 0
  return {
    next: () => numbers[at++] as number,
    read(values, isText) {
      for (let index = 0; index < isText.length; index++) {
        const value = numbers[at++] as number
        if (Number.isNaN(value)) values[index] = null
        else if (isText[index] === true) {
          values[index] = texts.slice(textAt, textAt + value)
          textAt += value
        } else values[index] = value
      }
    },
  }
}
