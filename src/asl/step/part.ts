import { assert, limits, type EpochMs } from '../../base/index.ts'
import { datumOfText, isDatum, type Datum } from '../datum.ts'
import type { Part } from './contract.ts'

/**
 * One thread of states: the execution itself (`root`), a branch or an iteration (`root/5.0`: the first of those that
 * event 5 started). A step works on its own copies.
 */
export interface Scope {
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
  /** What the state's Entered event points back to. */
  enteredAfter: number
  /** 0 before the state is entered. */
  enteredEvent: number
  enteredAt: EpochMs
  /** When a redrive began the state anew. */
  begunAt?: EpochMs
  variables: readonly Variable[]
  /** Attempts that each retrier of the state has asked for. */
  retries: readonly number[]
  /** The timer or task that the phase waits for. */
  waitsFor?: string
  /** Whether the task's Started event is recorded. */
  taskStarted?: boolean
  /** The token of a task that is answered by token. */
  token?: string
  /**
   * ARN of the Map Run that is out, or that a redrive goes on with, what its events point back to, and how often it was
   * redriven.
   */
  mapRun?: string
  mapRunAfter?: number
  mapRunRedrives?: number
  join?: Join
}

/** How far the branches or iterations of a scope's state are. */
export interface Join {
  /** The event that started them: what belongs to an earlier attempt has another one. */
  readonly run: number
  readonly total: number
  /** How many may run at once. */
  readonly width: number
  started: number
  finished: number
  /** What the next iteration's first event points back to. */
  link: number
}

export type Variable = readonly [name: string, value: Datum]

/**
 * `ready`: about to enter the state. `waiting`: a Wait's timer runs. `task`: a task is out. `backoff`: a retry's timer
 * runs. `joining`: inner scopes run. `failed`: the execution ended here; a redrive begins the state anew.
 */
export type Phase = 'ready' | 'waiting' | 'task' | 'backoff' | 'joining' | 'failed'

export const rootKey = 'root'

/** A scope as it is stored: each value in place, or as the name of the part that holds it. */
interface ScopePart extends Omit<Scope, 'input' | 'variables'>, Part {
  readonly kind: 'scope'
  readonly input: Held
  readonly variables: readonly (readonly [name: string, value: Held])[]
  /** How many parts the scope has ever made for its values. */
  readonly valueParts: number
}

/** A value that is written once: a large input or variable, the items of a Map, what a branch or iteration gave. */
export interface ValuePart extends Part {
  readonly kind: 'value'
  readonly value: Datum
}

type Held = Datum | string | { readonly part: string }

export function encodePart(part: Part): string {
  return JSON.stringify(part)
}

/** The items of a Map are read once for each iteration: their text is parsed once. */
export function decodePart(text: string): Part {
  const part = JSON.parse(text) as Part
  return 'kind' in part && part.kind === 'value' ? valuePart(inPlace((part as ValuePart).value)) : part
}

export function valuePart(value: Datum): ValuePart {
  return { format: 1, kind: 'value', value }
}

export function isScopePart(part: Part | undefined): part is ScopePart {
  return part !== undefined && 'kind' in part && part.kind === 'scope'
}

/** The value of a value part; straight from JSON it is text. */
export function valueOfPart(part: Part | undefined): Datum | undefined {
  if (part === undefined || !('kind' in part) || part.kind !== 'value') return undefined
  return inPlace((part as ValuePart).value)
}

/** A scope to work on, and which parts hold its values. */
export interface Loaded {
  readonly scope: Scope
  readonly held: ReadonlyMap<Datum, string>
  readonly valueParts: number
}

export function loadScope(part: Part, partAt: (key: string) => Part | undefined): Loaded {
  assert(isScopePart(part) && part.format === 1, 'the part is no scope of this version')
  const held = new Map<Datum, string>()
  const read = (value: Held): Datum => {
    if (isDatum(value) || typeof value === 'string') return inPlace(value)
    const found = valueOfPart(partAt(value.part))
    assert(found !== undefined, `the part ${value.part} is missing`)
    held.set(found, value.part)
    return found
  }
  const { format: _format, kind: _kind, valueParts, input, variables, join, ...rest } = part
  const scope: Scope = {
    ...rest,
    input: read(input),
    variables: variables.map(([name, value]) => [name, read(value)]),
    ...(join === undefined ? {} : { join: { ...join } }),
  }
  return { scope, held, valueParts }
}

/**
 * The part of a scope and what changes in the parts of its values: one that still holds the same value is not written
 * again.
 */
export function storeScope(
  scope: Scope,
  before: Omit<Loaded, 'scope'> | undefined,
  put: (key: string, part: Part | undefined) => void,
): void {
  let valueParts = before?.valueParts ?? 0
  const kept = new Set<string>()
  const hold = (value: Datum): Held => {
    if (value.text.length <= limits.partValueBytes) return value
    let key = before?.held.get(value)
    if (key === undefined) {
      key = `${scope.key}~${++valueParts}`
      put(key, valuePart(value))
    }
    kept.add(key)
    return { part: key }
  }
  const { input, variables, ...rest } = scope
  const part: ScopePart = {
    format: 1,
    kind: 'scope',
    ...rest,
    input: hold(input),
    variables: variables.map(([name, value]) => [name, hold(value)] as const),
    valueParts,
  }
  part satisfies Part
  if (before !== undefined) for (const key of before.held.values()) if (!kept.has(key)) put(key, undefined)
  put(scope.key, part)
}

function inPlace(value: Datum | string): Datum {
  return typeof value === 'string' ? datumOfText(value) : value
}
