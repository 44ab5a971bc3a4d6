import { assert } from '../base/index.ts'
import type { Part } from '../asl/index.ts'
import type { Command } from '../store/index.ts'

export interface PartRows {
  readonly commands: readonly Command[]
  /** Bytes of the changed parts' texts; 0 for a dropped one. */
  readonly bytes: ReadonlyMap<string, number>
}

/** Commands that bring the stored parts of an execution to what a step made of them. */
export function partRows(execution: number, changed: ReadonlyMap<string, Part | undefined>): PartRows {
  const commands: Command[] = []
  const bytes = new Map<string, number>()
  for (const [part, value] of changed) {
    if (value === undefined) {
      commands.push({ do: 'delete', table: 'parts', key: { execution, part } })
      bytes.set(part, 0)
    } else {
      const body = JSON.stringify(value)
      commands.push({ do: 'put', table: 'parts', row: { execution, part, body } })
      bytes.set(part, body.length)
    }
  }
  return { commands, bytes }
}

export function partOfBody(body: string): Part {
  const part = JSON.parse(body) as Part
  assert(part.format === 1, `a part has the format ${String(part.format)}, which this version does not read`)
  return part
}
