import { AssertionError } from '../base/index.ts'
import { decodePart, encodeHistoryChunk, encodePart, parseDefinition, step } from '../asl/index.ts'
import type { Language } from './ports.ts'

/** Amazon States Language: what executions run in, but for the simulation's. */
export const aslLanguage: Language = {
  parse(definition, type) {
    const { machine, problems } = parseDefinition(definition, { type, trusted: true })
    if (machine === undefined) {
      throw new AssertionError(`a stored definition is not accepted any more: ${problems[0]?.message ?? 'no reason'}`)
    }
    return machine
  },
  step,
  encodeHistory: encodeHistoryChunk,
  encodePart,
  decodePart,
}
