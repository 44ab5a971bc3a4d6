import { assert } from '../../base/index.ts'
import type { Command, Write } from '../contract.ts'
import { checkValue, type ColumnPlan, type Columns, type ColumnValue, type TablePlan } from '../plans.ts'
import type { GroupMemory } from './group-memory.ts'
import { createShapeTable, type EncoderShape, type Shape } from './shapes.ts'
import { ValueBuffer } from './value-buffer.ts'

/**
 * A group of writes on its way to the writer thread: values in shared memory instead of thousands of small ones, which
 * cost several times as much to clone and to take apart.
 *
 * For each write there are its count of commands, and its texts' length in UTF-16 units and in UTF-8; then for each
 * command its shape and values: an integer as it is, a text as its length among the texts, an absent value as NaN. The
 * texts of a write lie together among the bytes.
 */
export interface EncodedGroup {
  /** Which of the memories that both threads know it is in. */
  readonly slot: number
  /** The slot's memory, where it is another than before. */
  readonly memory?: GroupMemory
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
  /** The group, and a free slot for the next. */
  take(): EncodedGroup
  /** The writer has read what is in that slot. */
  release(slot: number): void
}

/** `slots`: one more than groups that are with the writer at a time. */
export function createGroupEncoder(slots: number): GroupEncoder {
  const shapes = createShapeTable()
  const buffers = Array.from({ length: slots }, () => new ValueBuffer())
  const free = buffers.map((_, slot) => slot)
  let slot = free.pop() as number
  let values = buffers[slot] as ValueBuffer
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
      values.beginWrite(write.length)
      try {
        for (const command of write) addCommand(command)
      } catch (error) {
        values.dropWrite()
        throw error
      }
      if (!values.endWrite()) throw faultOfNul(write)
      writes++
    },
    writes: () => writes,
    bytes: () => values.bytes(),
    take() {
      const memory = values.take()
      const group = { slot, writes, shapes: shapes.takeNew(), ...(memory === undefined ? {} : { memory }) }
      const next = free.pop()
      assert(next !== undefined, 'more groups are with the writer than there are slots')
      slot = next
      values = buffers[slot] as ValueBuffer
      writes = 0
      return group
    },
    release: (released) => void free.push(released),
  }
}

function setOf(command: Command): Columns {
  return command.do === 'insert' || command.do === 'put' ? command.row : command.do === 'update' ? command.set : none
}

function keyOf(command: Command): Columns {
  return command.do === 'clear' ? command.prefix : 'key' in command ? command.key : none
}

const none: Columns = {}

/** Texts are searched for NUL all at once; which column it was is looked up only when there is one. */
function faultOfNul(write: Write): Error {
  const shapes = createShapeTable()
  for (const command of write) {
    const { plan, setColumns, keyColumns } = shapes.shapeOf(command)
    try {
      for (const column of setColumns) checkValue(plan, column, setOf(command)[column.name])
      for (const column of keyColumns) checkValue(plan, column, keyOf(command)[column.name])
    } catch (error) {
      return error as Error
    }
  }
  return new TypeError('a text of a condition holds NUL')
}

/** Reads an encoded group from its beginning to its end. */
export interface GroupReader {
  /** Begins the next write; gives its count of commands. */
  nextWrite(): number
  /** The id of the next command's shape. */
  nextShape(): number
  /** Fills `values` by the types of its columns. */
  read(values: ColumnValue[], isText: readonly boolean[]): void
}

export function readGroup({ numbers, bytes }: GroupMemory): GroupReader {
  const buffer = Buffer.from(bytes.buffer)
  let at = 0
  let byteAt = 0
  let texts = ''
  let textAt = 0
  return {
    nextWrite() {
      const [commands, units, length] = [numbers[at] as number, numbers[at + 1] as number, numbers[at + 2] as number]
      // As many bytes as units: all of it is ASCII, and need not be decoded.
      texts = buffer.toString(units === length ? 'latin1' : 'utf8', byteAt, byteAt + length)
      textAt = 0
      byteAt += length
      at += 3
      return commands
    },
    nextShape: () => numbers[at++] as number,
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
