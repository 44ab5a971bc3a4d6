import type { Answer } from '../../asl/index.ts'
import { emptyObject, limits, type JsonValue } from '../../base/index.ts'
import { ExcessError, tooLarge, type Bounds } from './bounds.ts'
import { isJsonataFunction } from './function-value.ts'

/** What JSONata gave, as JSON: without its marks on arrays, functions refused, numbers that JSON lacks by their names. */
export function answerOf(value: unknown, bounds: Bounds): Answer {
  if (value === undefined) return { kind: 'value', value }
  const found = inspect(value, { left: bounds.weight / 4, bounds }, 0)
  if (found === 'function') return { kind: 'unsupported' }
  return { kind: 'value', value: found === 'json' ? (value as JsonValue) : copyOf(value) }
}

/** What is to be done with a value: nothing, a clean copy, or nothing helps. */
type Found = 'json' | 'unclean' | 'function'

interface Walk {
  left: number
  readonly bounds: Bounds
}

function inspect(value: unknown, walk: Walk, depth: number): Found {
  if (--walk.left < 0) tooLarge(walk.bounds)
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return 'json'
  if (typeof value === 'number') return Number.isFinite(value) ? 'json' : 'unclean'
  if (value === undefined) return 'unclean'
  if (typeof value !== 'object' || isJsonataFunction(value)) return 'function'
  if (depth > limits.jsonDepth) throw new ExcessError('depth')
  let found: Found = Array.isArray(value) && marks.some((mark) => mark in value) ? 'unclean' : 'json'
  const names = Array.isArray(value) ? undefined : Object.keys(value)
  const count = names?.length ?? (value as readonly unknown[]).length
  for (let at = 0; at < count; at++) {
    const part = (value as Readonly<Record<string | number, unknown>>)[names?.[at] ?? at]
    const inside = inspect(part, walk, depth + 1)
    if (inside === 'function') return inside
    if (inside === 'unclean') found = inside
  }
  return found
}

/** What JSONata hangs on arrays beside their items. */
const marks = ['sequence', 'keepSingleton', 'cons', 'outerWrapper', 'tupleStream'] as const

function copyOf(value: unknown): JsonValue {
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value)
  if (typeof value !== 'object' || value === null) return (value ?? null) as JsonValue
  if (Array.isArray(value)) return Array.from(value, copyOf)
  const copy = emptyObject()
  for (const [name, part] of Object.entries(value)) if (part !== undefined) copy[name] = copyOf(part)
  return copy
}
