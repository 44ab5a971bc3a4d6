import type { Part } from '../asl/index.ts'
import type { Command } from '../store/index.ts'
import type { Language } from './ports.ts'

export interface PartRows {
  readonly commands: readonly Command[]
  /** Characters of the changed parts' texts; 0 for a dropped one. */
  readonly sizes: ReadonlyMap<string, number>
}

/** Commands that bring the stored parts of an execution to what a step made of them. */
export function partRows(
  language: Language,
  execution: number,
  changed: ReadonlyMap<string, Part | undefined>,
): PartRows {
  const commands: Command[] = []
  const sizes = new Map<string, number>()
  for (const [part, value] of changed) {
    if (value === undefined) {
      commands.push({ do: 'delete', table: 'parts', key: { execution, part } })
      sizes.set(part, 0)
    } else {
      const body = language.encodePart(value)
      commands.push({ do: 'put', table: 'parts', row: { execution, part, body } })
      sizes.set(part, body.length)
    }
  }
  return { commands, sizes }
}
