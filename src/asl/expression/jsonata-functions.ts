import { limits, parseJson, type EpochMs, type JsonValue } from '../../base/index.ts'
import type { Environment, HashAlgorithm } from './environment.ts'
import { javaRandom } from './java-random.ts'

interface Ports {
  readonly now: EpochMs
  readonly chance: Environment['chance']
  readonly digest: Environment['digest']
}

const algorithms: readonly string[] = ['MD5', 'SHA-1', 'SHA-256', 'SHA-384', 'SHA-512']

/**
 * What Step Functions adds to JSONata, what it takes away, and what must come from our own ports: `$partition`,
 * `$range`, `$hash`, `$random`, `$uuid`, `$parse`; no `$eval`; `$now` and `$millis` by the clock; `$pad` within bounds.
 */
export function jsonataFunctions(
  ports: Ports,
  evaluate: (source: string, bindings: Record<string, unknown>) => Promise<unknown>,
): Record<string, unknown> {
  return {
    partition: (list: unknown, size: unknown) => {
      if (list === undefined) return undefined
      const items = Array.isArray(list) ? (list as readonly unknown[]) : [list]
      const length = Math.trunc(numeric(size, 2, 'partition'))
      if (length < 1) throw argumentError(2, 'partition')
      const chunks: unknown[] = []
      for (let at = 0; at < items.length; at += length) chunks.push(items.slice(at, at + length))
      return collapsed(chunks)
    },
    range: (first: unknown, last: unknown, step: unknown) => {
      const [start, end, by] = [first, last, step].map((value, at) => Math.trunc(numeric(value, at + 1, 'range')))
      return range(start as number, end as number, by as number)
    },
    hash: (data: unknown, algorithm: unknown) => {
      if (data === undefined) return undefined
      if (typeof data !== 'string') throw argumentError(1, 'hash')
      if (typeof algorithm !== 'string' || !algorithms.includes(algorithm)) throw argumentError(2, 'hash')
      return ports.digest.hashHex(algorithm as HashAlgorithm, data)
    },
    random: (seed: unknown) => (seed === undefined ? ports.chance.random() : javaRandom(numeric(seed, 1, 'random'))),
    uuid: () => ports.chance.uuid(),
    parse: (text: unknown) => {
      if (text === undefined) return undefined
      if (typeof text !== 'string') throw argumentError(1, 'parse')
      return parsed(text)
    },
    // Neither a function nor undefined: a call of it is JSONata's own T1006.
    eval: {},
    millis: () => ports.now,
    now: async (picture: unknown, timezone: unknown) =>
      await evaluate('$fromMillis($at, $picture, $timezone)', { at: ports.now, picture, timezone }),
    pad,
  }
}

/** JSONata's own code and words for an argument of the wrong kind. */
function argumentError(at: number, name: string): { readonly code: string; readonly message: string } {
  return { code: 'T0410', message: `Argument ${at} of function "${name}" does not match function signature` }
}

function numeric(value: unknown, at: number, name: string): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value
  throw argumentError(at, name)
}

/** A list of one is its item, as everywhere in JSONata. */
function collapsed(items: readonly unknown[]): unknown {
  return items.length === 1 ? items[0] : items
}

/** The end belongs to the range. */
function range(start: number, end: number, by: number): unknown {
  if (by === 0) throw argumentError(3, 'range')
  const length = Math.max(0, Math.floor((end - start) / by) + 1)
  if (length > limits.jsonataItems) {
    throw { message: 'Expression evaluation memory limit exceeded: Check for excessive memory usage' }
  }
  return collapsed(Array.from({ length }, (_item, at) => start + at * by))
}

function parsed(text: string): JsonValue {
  const outcome = parseJson(text, limits.jsonDepth)
  if (outcome.ok) return outcome.value
  throw { message: `Failed to parse JSON: ${outcome.failure.message}` }
}

/** `$pad` with a bound on the width: negative widths pad on the left. */
function pad(text: unknown, width: unknown, characters: unknown): unknown {
  if (text === undefined) return undefined
  if (typeof text !== 'string') throw argumentError(1, 'pad')
  const wanted = Math.trunc(numeric(width, 2, 'pad'))
  if (Math.abs(wanted) > limits.jsonataCharacters) {
    throw { message: 'Expression evaluation memory limit exceeded: Check for excessive memory usage' }
  }
  const filling = Array.from(typeof characters === 'string' && characters !== '' ? characters : ' ')
  const missing = Math.abs(wanted) - Array.from(text).length
  if (missing <= 0) return text
  const padding = Array.from({ length: missing }, (_unit, at) => filling[at % filling.length]).join('')
  return wanted > 0 ? text + padding : padding + text
}
