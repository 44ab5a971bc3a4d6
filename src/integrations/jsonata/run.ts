import type { EpochMs } from '../../base/index.ts'
import type { Bounds } from './bounds.ts'
import type { Node } from './syntax.ts'

/** Where an evaluation's draws come from. */
export interface Draws {
  random(): number
  uuid(): string
}

/** One evaluation while it runs. */
export interface Run {
  readonly bounds: Bounds
  readonly now: EpochMs
  readonly draws: Draws
  depth: number
  cells: number
  readonly weights: WeakMap<object, number>
  /** Members of constructors that wait until those before them are done, by environment and constructor. */
  readonly lines: WeakMap<object, Map<Node, (() => void)[]>>
}

export function beginRun(bounds: Bounds, now: EpochMs, draws: Draws): Run {
  return { bounds, now, draws, depth: 0, cells: 0, weights: new WeakMap(), lines: new WeakMap() }
}

/** JSONata's environment, as far as we look into it; `base` is the one of the whole evaluation. */
export interface Frame {
  readonly base: BaseFrame
}

export interface BaseFrame {
  run?: Run
  options?: { readonly sequence: number }
  RegexEngine?: unknown
  /** Where dates begin that a picture gives in part. */
  timestamp?: Date
}

/** What JSONata's native functions are called on. */
export interface Focus {
  readonly environment: Frame
  createSequence(): unknown[]
}

export function runOf(focus: Focus): Run {
  return focus.environment.base.run as Run
}
