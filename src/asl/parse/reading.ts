import type { MachineType, QueryLanguage, Workflow } from '../machine.ts'
import type { Fields } from './fields.ts'

/** What the states of a definition have in common while they are read. */
export interface Reading {
  readonly type: MachineType
  readonly language: QueryLanguage
  /** How many workflows stand around this one. */
  readonly depth: number
  /** Every state's name so far: a name stands for one state in the whole machine. */
  readonly names: Set<string>
  /** Reads a branch or an item processor inside a state. */
  workflow(fields: Fields, around: Reading, processor: boolean): Workflow | undefined
}
