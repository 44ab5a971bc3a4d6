import { assert, type EpochMs } from '../../base/index.ts'
import { datumOfText, isDatum, type Datum } from '../datum.ts'
import type { Part } from './contract.ts'

/**
 * One thread of states: the execution itself (`root`), a branch or an iteration. A step works on its own copies; what a
 * copy is at the end of the step is the part that is written.
 */
export interface Scope {
  readonly format: 1
  readonly kind: 'scope'
  readonly key: string
  /** The scope whose Parallel or Map state runs this one, and which branch or item it is. */
  readonly parent?: string
  readonly index?: number
  state: string
  phase: Phase
  /** The raw input of the state. */
  input: Datum
  /** What the next event of this scope points back to. */
  previousEvent: number
  enteredEvent: number
  enteredAt: EpochMs
  variables: readonly Variable[]
  /** The timer or task that the phase waits for. */
  waitsFor?: string
}

export type Variable = readonly [name: string, value: Datum]

/**
 * `ready`: about to enter the state. `waiting`: a Wait's timer runs. `failed`: the execution ended here; kept for a
 * redrive.
 */
export type Phase = 'ready' | 'waiting' | 'failed'

export const rootKey = 'root'

export function encodePart(part: Part): string {
  return JSON.stringify(part)
}

export function decodePart(text: string): Part {
  return JSON.parse(text) as Part
}

/** A copy to work on. A part straight from JSON holds texts where others hold values. */
export function scopeOfPart(part: Part): Scope {
  assert(part.format === 1 && 'kind' in part && part.kind === 'scope', 'the part is no scope of this version')
  const stored = part as Scope
  return {
    ...stored,
    input: revived(stored.input),
    variables: stored.variables.map(([name, value]) => [name, revived(value)]),
  }
}

export function isScope(part: Part): part is Scope {
  return 'kind' in part && part.kind === 'scope'
}

function revived(stored: Datum | string): Datum {
  return isDatum(stored) ? stored : datumOfText(stored)
}
