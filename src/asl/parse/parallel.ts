import type { ParallelState } from '../machine.ts'
import { resultFields, transition } from './data-flow.ts'
import { objects, requireFields, type Fields } from './fields.ts'
import type { StateBase } from './language.ts'
import type { Reading } from './reading.ts'
import { recoveryFields } from './recovery.ts'

export function parseParallel(fields: Fields, base: StateBase, reading: Reading): ParallelState | undefined {
  const data = { ...resultFields(fields, base.language), ...transition(fields) }
  const recovery = recoveryFields(fields, base.language)
  if (!requireFields(fields, ['Branches'])) return undefined
  const branches = objects(fields, 'Branches')?.map((branch) => reading.workflow(branch, reading, false))
  if (branches === undefined || branches.includes(undefined)) return undefined
  return {
    type: 'Parallel',
    ...base,
    ...data,
    ...recovery,
    branches: branches.filter((branch) => branch !== undefined),
  }
}
