import { isArray, isObject, limits, type JsonValue } from '../../base/index.ts'

/** How much the expressions of one template have taken from the data. */
export interface Usage {
  references: number
  characters: number
}

/** So many references cannot become too much, whatever they refer to. */
const referencesFree = 32

/**
 * Whether a reference more is still within what a result can be. A template can name the whole input thousands of
 * times: it is stopped before the text of the result is built.
 */
export function isWithin(usage: Usage, value: JsonValue): boolean {
  if (++usage.references <= referencesFree) return true
  const left = limits.stateDataBytes * referencesFree - usage.characters
  usage.characters += weigh(value, left)
  return usage.characters <= limits.stateDataBytes * referencesFree
}

/** About the characters of the value's text; stops when they are more than `most`. */
function weigh(value: JsonValue, most: number): number {
  if (typeof value === 'string') return value.length + 2
  if (isArray(value)) return weighAll(value, most)
  if (!isObject(value)) return 5
  return weighAll(Object.values(value), most)
}

function weighAll(values: readonly JsonValue[], most: number): number {
  let characters = 2
  for (const value of values) {
    characters += 1 + weigh(value, most - characters)
    if (characters > most) break
  }
  return characters
}
