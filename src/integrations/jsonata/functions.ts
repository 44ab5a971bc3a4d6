import { addedFunctions } from './added-functions.ts'
import { boundedFunctions } from './bounded-functions.ts'
import { higherOrderFunctions } from './higher-order-functions.ts'
import { textFunctions } from './text-functions.ts'

/**
 * A function as JSONata knows it: its name, its signature in JSONata's words, and an implementation that names its
 * parameters (JSONata reads their number and names from it, so they are as many as those of the function in whose place
 * it stands).
 */
export interface NativeFunction {
  readonly name: string
  readonly signature: string
  readonly implementation: (...parameters: never[]) => unknown
}

/** What every expression finds beside, or in place of, JSONata's own functions. */
export const functions: readonly NativeFunction[] = [
  ...addedFunctions,
  ...boundedFunctions,
  ...higherOrderFunctions,
  ...textFunctions,
]
