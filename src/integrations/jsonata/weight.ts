import { isJsonataFunction } from './function-value.ts'

const baseBytes = 376
const scalarBytes = 12

/**
 * Bytes of a value, so that AWS's two measured bounds come out of one limit of 10 MiB: 873,782 numbers in an array
 * pass and one more does not, a text of 2^22 characters passes and one of 2^23 does not. What is named twice counts
 * twice: doubling by naming would otherwise build a value that nothing could ever walk. Stops counting above `most`.
 */
export function weigh(value: unknown, known: WeakMap<object, number>, most: number): number {
  const weight = baseBytes + contentWeight(value, known, most)
  if (typeof value === 'object' && value !== null && weight <= most) known.set(value, weight - baseBytes)
  return weight
}

function contentWeight(value: unknown, known: WeakMap<object, number>, most: number): number {
  if (typeof value === 'string') return scalarBytes + 2 * value.length
  if (typeof value !== 'object' || value === null || isJsonataFunction(value)) return scalarBytes
  const before = known.get(value)
  if (before !== undefined) return before
  let weight = 0
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length && weight <= most; at++) weight += contentWeight(value[at], known, most - weight)
    return weight
  }
  for (const name of Object.keys(value)) {
    weight += scalarBytes + 2 * name.length
    weight += contentWeight((value as Record<string, unknown>)[name], known, most - weight)
    if (weight > most) break
  }
  return weight
}
