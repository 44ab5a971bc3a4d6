import { limits } from '../../base/index.ts'

/** What an expression may use. Two sets of bounds exist: of the main thread, and of the threads for what is heavy. */
export interface Bounds {
  /** On the main thread, where whatever meets a bound is thrown away and evaluated in a thread that can be ended. */
  readonly inline: boolean
  /** Items of a sequence that a single step may make. */
  readonly items: number
  /** Characters of a text. */
  readonly characters: number
  /** Bytes, as `weigh` counts them, of a value that the expression makes. */
  readonly weight: number
  /** The same of a path's result, which names values that exist already and may name one of them often. */
  readonly pathWeight: number
  /** Items that the steps of all paths may hand on. */
  readonly cells: number
  /** Called at each step: throws when the time is up. */
  check(): void
}

/** Why an evaluation ends early. `heavy`: it is to begin anew in a thread. */
export type Excess = 'heavy' | 'memory' | 'time' | 'depth'

export class ExcessError extends Error {
  readonly excess: Excess

  constructor(excess: Excess) {
    super(excess)
    this.excess = excess
  }
}

/** An error in our own words, as opposed to a defect: told to the user without a code. */
export class ToldError extends Error {}

/** One of JSONata's own errors. */
export function codedError(code: string, message: string): Error {
  return Object.assign(new Error(message), { code })
}

/** AWS's texts, as recorded by users of the service; they carry no code. */
export const excessTexts: Readonly<Record<Excess, string>> = {
  heavy: 'Expression evaluation timeout: Check for infinite loop',
  memory: 'Expression evaluation memory limit exceeded: Check for excessive memory usage',
  time: 'Expression evaluation timeout: Check for infinite loop',
  depth: 'Stack overflow error: Check for non-terminating recursive function. Consider rewriting as tail-recursive.',
}

/** For the main thread: `elapsedMs` is of any monotonic clock. */
export function inlineBounds(elapsedMs: () => number): Bounds {
  const until = elapsedMs() + limits.jsonataInlineMs
  return {
    inline: true,
    items: limits.jsonataInlineItems,
    characters: limits.jsonataInlineBytes / 4,
    weight: limits.jsonataInlineBytes,
    pathWeight: limits.jsonataInlineBytes,
    cells: limits.jsonataInlineItems * 5,
    check() {
      if (elapsedMs() > until) throw new ExcessError('heavy')
    },
  }
}

/** For a thread: `cpuMs` is the time that the thread has computed. It is read now and then only, being a system call. */
export function threadBounds(cpuMs: () => number): Bounds {
  const until = cpuMs() + limits.jsonataMs
  let steps = 0
  return {
    inline: false,
    items: limits.jsonataItems,
    characters: limits.jsonataMemoryBytes / 2,
    weight: limits.jsonataMemoryBytes,
    pathWeight: limits.jsonataMemoryBytes * 6,
    cells: limits.jsonataItems * 12,
    check() {
      if (++steps % 256 === 0 && cpuMs() > until) throw new ExcessError('time')
    },
  }
}

/** Ends the evaluation over a size: on the main thread it begins anew in a thread, in a thread it is out of memory. */
export function tooLarge(bounds: Bounds): never {
  throw new ExcessError(bounds.inline ? 'heavy' : 'memory')
}

/** For what a single call costs more than its result shows: not on the main thread beyond that many units. */
export function keepLight(bounds: Bounds, units: number, most: number): void {
  if (bounds.inline && units > most) throw new ExcessError('heavy')
}
