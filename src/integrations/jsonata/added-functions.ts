import { createHash } from 'node:crypto'
import { javaRandom } from '../../asl/index.ts'
import { isoMilliseconds, limits, member, parseJson, type JsonObject, type JsonValue } from '../../base/index.ts'
import { codedError, ExcessError, tooLarge } from './bounds.ts'
import type { NativeFunction } from './functions.ts'
import { native } from './native.ts'
import { runOf, type Focus } from './run.ts'

/** Those that AWS adds to JSONata, and those of JSONata's that ask for time or chance. Rules: measured on AWS. */
export const addedFunctions: readonly NativeFunction[] = [
  { name: 'partition', signature: '<x?n?:a>', implementation: partition },
  { name: 'range', signature: '<nnn?:a>', implementation: range },
  { name: 'hash', signature: '<ss?:s>', implementation: hash },
  { name: 'random', signature: '<n?:n>', implementation: random },
  { name: 'uuid', signature: '<:s>', implementation: uuid },
  { name: 'parse', signature: '<s?:x>', implementation: parse },
  { name: 'shuffle', signature: '<a:a>', implementation: shuffle },
  { name: 'now', signature: '<s?s?:s>', implementation: now },
  { name: 'millis', signature: '<:n>', implementation: millis },
]

function partition(this: Focus, array?: unknown, size?: number): unknown {
  if (array === undefined) return undefined
  // JSONata makes the words of this one itself: Argument 1 of function "partition" must be an array of undefined.
  if (!Array.isArray(array)) throw Object.assign(codedError('T0412', ''), { index: 1, token: 'partition' })
  const length = Math.trunc(size ?? array.length)
  if (length < 0) throw codedError('D3137', 'Second argument must be zero or greater')
  if (length === 0 || array.length === 0) return undefined
  const parts: unknown[] = []
  for (let at = 0; at < array.length; at += length) parts.push(array.slice(at, at + length))
  return parts
}

function range(this: Focus, first?: number, last?: number, step?: number): unknown {
  if (first === undefined || last === undefined || step === undefined) return undefined
  const [from, to, by] = [Math.trunc(first), Math.trunc(last), Math.trunc(step)]
  const count = Math.floor((to - from) / by) + 1
  if (by === 0 || !(count > 0)) return undefined
  const { bounds } = runOf(this)
  if (count > limits.jsonataRangeItems) throw new ExcessError('memory')
  if (count > bounds.items) tooLarge(bounds)
  const numbers = this.createSequence()
  for (let at = 0; at < count; at++) numbers.push(from + at * by)
  return numbers
}

const algorithms: JsonObject = {
  MD5: 'md5',
  'SHA-1': 'sha1',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
}

function hash(this: Focus, text?: string, algorithm?: string): unknown {
  if (text === undefined || algorithm === undefined) return undefined
  const name = member(algorithms, algorithm)
  if (typeof name !== 'string') {
    throw codedError('D3137', `Hash algorithm '${algorithm}' must be one of SHA-1, SHA-384, SHA-256, SHA-512, MD5`)
  }
  return createHash(name).update(text).digest('hex')
}

function random(this: Focus, seed?: number): number {
  return seed === undefined ? runOf(this).draws.random() : javaRandom(seed)
}

function uuid(this: Focus): string {
  return runOf(this).draws.uuid()
}

/** Stricter than JSON: no name may stand twice in an object, and no number may be too large. */
function parse(this: Focus, text?: string): JsonValue | undefined {
  if (text === undefined) return undefined
  const parsed = parseJson(text, limits.jsonDepth)
  if (!parsed.ok || countMembers(parsed.value) !== countColons(text)) throw codedError('D3137', 'Invalid JSON')
  return parsed.value === 0 ? 0 : parsed.value
}

/** Members of all objects in the value; NaN when a number in it is infinite. */
function countMembers(value: JsonValue): number {
  if (typeof value === 'number') return Number.isFinite(value) ? 0 : Number.NaN
  if (typeof value !== 'object' || value === null) return 0
  const parts = Object.values(value) as readonly JsonValue[]
  return parts.reduce((count: number, part) => count + countMembers(part), Array.isArray(value) ? 0 : parts.length)
}

/** Colons outside of strings: as many as there are members in the text, which is valid JSON. */
function countColons(text: string): number {
  let count = 0
  let inString = false
  for (let at = 0; at < text.length; at++) {
    const unit = text[at]
    if (unit === '"') inString = !inString
    else if (unit === '\\' && inString) at++
    else if (unit === ':' && !inString) count++
  }
  return count
}

function shuffle(this: Focus, array?: readonly unknown[]): unknown {
  if (array === undefined) return undefined
  const { draws } = runOf(this)
  const shuffled = [...array]
  for (let at = shuffled.length - 1; at > 0; at--) {
    const other = Math.floor(draws.random() * (at + 1))
    ;[shuffled[at], shuffled[other]] = [shuffled[other], shuffled[at]]
  }
  return shuffled
}

function now(this: Focus, picture?: string, timezone?: string): unknown {
  const at = runOf(this).now
  return picture === undefined && timezone === undefined
    ? isoMilliseconds(at)
    : native(this, 'fromMillis', at, picture, timezone)
}

function millis(this: Focus): number {
  return runOf(this).now
}
