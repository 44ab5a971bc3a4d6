import { assert, unreachable } from '../../base/index.ts'
import type { Command } from '../contract.ts'
import { checkColumns, planFor, type ColumnPlan, type TablePlan } from '../plans.ts'
import type { TableName } from '../tables.ts'

/**
 * What commands have in common that differ in values only: one prepared statement of the writer's each. The main thread
 * finds a command's shape and sends the values in the order of `columns`; a new shape travels ahead of its first use.
 */
export interface Shape {
  readonly id: number
  readonly do: Command['do']
  readonly table: TableName
  /** Columns of a row, of `set`, or of a prefix. */
  readonly set: readonly string[]
  readonly key: readonly string[]
  /** Columns of `if`; absent where there is none. */
  readonly condition?: readonly string[]
}

/** A shape as the encoder needs it: which column each value belongs to. */
export interface EncoderShape extends Shape {
  readonly plan: TablePlan
  readonly setColumns: readonly ColumnPlan[]
  readonly keyColumns: readonly ColumnPlan[]
  readonly conditionColumns: readonly ColumnPlan[]
  readonly valueCount: number
}

export interface ShapeTable {
  /** Throws for a command that names columns wrongly. */
  shapeOf(command: Command): EncoderShape
  /** Shapes that were made since this was last asked. */
  takeNew(): readonly Shape[]
}

/** Code has a few dozen shapes; more would mean that somebody's data became column names. */
const shapesMax = 2_000

export function createShapeTable(): ShapeTable {
  const shapes = new Map<string, EncoderShape>()
  /** Requirements are made once and used by many writes. */
  const required = new WeakMap<Command, EncoderShape>()
  let fresh: Shape[] = []

  function make(name: string, command: Command): EncoderShape {
    const plan = planFor(command.table)
    checkColumns(plan, command)
    assert(shapes.size < shapesMax, 'too many shapes of commands')
    const shape = { id: shapes.size, do: command.do, table: command.table, ...columnsOf(plan, command) }
    const encoderShape = withColumns(shape, plan)
    shapes.set(name, encoderShape)
    fresh.push(shape)
    return encoderShape
  }

  return {
    shapeOf(command) {
      const known = command.do === 'require' ? required.get(command) : undefined
      if (known !== undefined) return known
      const name = shapeName(command)
      const shape = shapes.get(name) ?? make(name, command)
      if (command.do === 'require') required.set(command, shape)
      return shape
    },
    takeNew() {
      const taken = fresh
      fresh = []
      return taken
    },
  }
}

/** Equal for commands of one shape, and cheap: this runs for every command. */
function shapeName(command: Command): string {
  switch (command.do) {
    case 'insert':
    case 'put':
      return command.do + command.table
    case 'clear':
      return `${command.do}${command.table} ${Object.keys(command.prefix).join()}`
    case 'update':
      return `${command.do}${command.table} ${Object.keys(command.key).join()} ${Object.keys(command.set).join()} ${conditionName(command.if)}`
    case 'delete':
    case 'require':
      return `${command.do}${command.table} ${Object.keys(command.key).join()} ${conditionName(command.if)}`
    default:
      return unreachable(command)
  }
}

function conditionName(condition: object | undefined): string {
  return condition === undefined ? '-' : Object.keys(condition).join()
}

function columnsOf(plan: TablePlan, command: Command): Pick<Shape, 'set' | 'key' | 'condition'> {
  switch (command.do) {
    case 'insert':
    case 'put':
      return { set: plan.columns.map(({ name }) => name), key: [] }
    case 'clear':
      return { set: [], key: plan.key.slice(0, Object.keys(command.prefix).length) }
    case 'update':
    case 'delete':
    case 'require': {
      const condition = command.if === undefined ? {} : { condition: Object.keys(command.if) }
      return { set: command.do === 'update' ? Object.keys(command.set) : [], key: plan.key, ...condition }
    }
    default:
      return unreachable(command)
  }
}

function withColumns(shape: Shape, plan: TablePlan): EncoderShape {
  const columns = (names: readonly string[] = []) => names.map((name) => plan.column.get(name) as ColumnPlan)
  const [setColumns, keyColumns, conditionColumns] = [
    columns(shape.set),
    columns(shape.key),
    columns(shape.condition),
  ] as const
  const valueCount = setColumns.length + keyColumns.length + conditionColumns.length
  return { ...shape, plan, setColumns, keyColumns, conditionColumns, valueCount }
}
