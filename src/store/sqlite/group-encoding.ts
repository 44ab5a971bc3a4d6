import type { Command, Write } from '../contract.ts'
import { valueFault, type ColumnPlan, type ColumnValue, type Columns, type TablePlan } from '../plans.ts'
import { createShapeTable, type EncoderShape, type Shape } from './shapes.ts'

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

const bytesPerNumber = 8
/** Room that stays after a large group. */
const numbersKept = 65_536

export function createGroupEncoder(): GroupEncoder {
  const shapes = createShapeTable()
  let numbers = new Float64Array(4_096)
  let length = 0
  let texts: string[] = []
  let characters = 0
  let writes = 0

  function reserve(count: number): void {
    if (length + count <= numbers.length) return
    const larger = new Float64Array(Math.max(numbers.length * 2, length + count))
    larger.set(numbers)
    numbers = larger
  }

  function addValue(plan: TablePlan, column: ColumnPlan, value: ColumnValue | undefined): void {
    if (typeof value === 'string' && column.type === 'text' && !value.includes('\0')) {
      numbers[length++] = value.length
      characters += value.length
      texts.push(value)
    } else if (typeof value === 'number' && column.type === 'integer' && Number.isSafeInteger(value)) {
      numbers[length++] = value
    } else if (value === null && column.optional) {
      numbers[length++] = NaN
    } else throw valueFault(plan, column, value)
  }

  function addColumns(plan: TablePlan, columns: readonly ColumnPlan[], values: Columns): void {
    for (const column of columns) addValue(plan, column, values[column.name])
  }

  function addCommand(command: Command): void {
    const shape = shapes.shapeOf(command)
    reserve(shape.valueCount + 1)
    numbers[length++] = shape.id
    addColumns(shape.plan, shape.setColumns, setOf(command))
    addColumns(shape.plan, shape.keyColumns, keyOf(command))
    if (shape.conditionColumns.length > 0) addCondition(shape, command)
  }

  /** `if: { phase: null }` is a fair question about a column that is never absent: it does not hold. */
  function addCondition({ plan, conditionColumns }: EncoderShape, command: Command): void {
    const condition = ('if' in command ? command.if : undefined) as Columns
    for (const column of conditionColumns) {
      addValue(plan, column.optional ? column : { ...column, optional: true }, condition[column.name])
    }
  }

  return {
    add(write) {
      const before = { length, characters, texts: texts.length }
      try {
        reserve(1)
        numbers[length++] = write.length
        for (const command of write) addCommand(command)
        writes++
      } catch (error) {
        length = before.length
        characters = before.characters
        texts.length = before.texts
        throw error
      }
    },
    writes: () => writes,
    bytes: () => characters + length * bytesPerNumber,
    take() {
      const group = { numbers: numbers.slice(0, length), texts: texts.join(''), writes, shapes: shapes.takeNew() }
      if (numbers.length > numbersKept) numbers = new Float64Array(numbersKept)
      texts = []
      length = characters = writes = 0
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
