import { assert, type EpochMs } from '../../base/index.ts'
import type { Machine, State, Workflow } from '../machine.ts'
import type { Effect, ExecutionEnd, ExecutionFacts, Part, StepRequest, StepResult } from './contract.ts'
import type { HistoryEvent } from './history.ts'
import { isScopePart, loadScope, storeScope, type Loaded, type Scope } from './part.ts'

/** Everything one step gathers. Once `end` is set nothing more is recorded: what still runs runs into the void. */
export interface Run {
  readonly request: StepRequest
  readonly machine: Machine
  readonly execution: ExecutionFacts
  /** Copies of the scopes that this step works on. */
  readonly scopes: Map<string, Scope>
  /** What was stored of them before. */
  readonly loaded: Map<string, Omit<Loaded, 'scope'>>
  /** Other parts that this step writes, or drops. */
  readonly written: Map<string, Part | undefined>
  readonly events: HistoryEvent[]
  readonly effects: Map<string, Effect>
  /** Scopes that can go on, the next one last. */
  readonly ready: Scope[]
  now: EpochMs
  lastEvent: number
  lastEventAt: EpochMs
  historyBytes: number
  end: ExecutionEnd | undefined
  /** What there was before the failure that is on its way outwards tore scopes down. */
  standing: Standing | undefined
}

export type Standing = Pick<Run, 'scopes' | 'loaded' | 'written'>

export function beginRun(request: StepRequest): Run {
  return {
    request,
    machine: request.machine,
    execution: request.execution,
    scopes: new Map(),
    loaded: new Map(),
    written: new Map(),
    events: [],
    effects: new Map(),
    ready: [],
    now: request.now,
    lastEvent: request.snapshot.lastEvent,
    lastEventAt: request.snapshot.lastEventAt,
    historyBytes: 0,
    end: undefined,
    standing: undefined,
  }
}

export function partAt(run: Run, key: string): Part | undefined {
  return run.written.has(key) ? run.written.get(key) : run.request.snapshot.parts.get(key)
}

/** The scope to work on, or undefined when there is none of that name (any more). */
export function scopeAt(run: Run, key: string): Scope | undefined {
  const worked = run.scopes.get(key)
  if (worked !== undefined) return worked
  const part = partAt(run, key)
  if (!isScopePart(part)) return undefined
  const { scope, ...before } = loadScope(part, (name) => partAt(run, name))
  run.scopes.set(key, scope)
  run.loaded.set(key, before)
  return scope
}

/** The scope around, which must be there while the inner one is. */
export function parentOf(run: Run, scope: Scope): Scope | undefined {
  if (scope.parent === undefined) return undefined
  const parent = scopeAt(run, scope.parent)
  assert(parent !== undefined, `the scope ${scope.key} has lost its parent`)
  return parent
}

/** Forgets the scope with its values; `instead` takes its place. */
export function dropScope(run: Run, scope: Scope, instead?: Part): void {
  run.scopes.delete(scope.key)
  const before = run.loaded.get(scope.key)
  run.loaded.delete(scope.key)
  if (before !== undefined) for (const key of before.held.values()) run.written.set(key, undefined)
  run.written.set(scope.key, instead)
}

export function workflowOf(run: Run, scope: Scope): Workflow {
  const parent = parentOf(run, scope)
  if (parent === undefined) return run.machine
  const state = stateOf(run, parent)
  const workflow = state.type === 'Parallel' ? state.branches[scope.index ?? 0] : undefined
  const inner = state.type === 'Map' ? state.processor : workflow
  assert(inner !== undefined, `the state '${state.name}' has no inner states`)
  return inner
}

export function stateOf(run: Run, scope: Scope): State {
  const state = workflowOf(run, scope).states.get(scope.state)
  assert(state !== undefined, `the definition has no state '${scope.state}'`)
  return state
}

/** The timer of the machine's own TimeoutSeconds. */
export const executionTimer = 'execution'

export function setTimer(run: Run, timer: string, dueAt: EpochMs): void {
  run.effects.set(`timer ${timer}`, { kind: 'setTimer', timer, dueAt })
}

/** A timer of this very step has not left yet: it is simply not set. */
export function clearTimer(run: Run, timer: string): void {
  if (run.effects.get(`timer ${timer}`)?.kind === 'setTimer') run.effects.delete(`timer ${timer}`)
  else run.effects.set(`timer ${timer}`, { kind: 'clearTimer', timer })
}

/** Ends what the scope waits for, since nobody will take it. */
export function release(run: Run, scope: Scope): void {
  const { waitsFor } = scope
  if (waitsFor === undefined) return
  delete scope.waitsFor
  const asked = run.effects.get(`task ${waitsFor}`)?.kind
  if (scope.phase !== 'task') clearTimer(run, waitsFor)
  else if (asked === 'scheduleTask' || asked === 'startMapRun' || asked === 'redriveMapRun') {
    // It was not asked for yet.
    run.effects.delete(`task ${waitsFor}`)
  } else if (scope.mapRun !== undefined) {
    run.effects.set(`task ${waitsFor}`, { kind: 'stopMapRun', mapRunArn: scope.mapRun })
  } else {
    const state = stateOf(run, scope)
    const resource = state.type === 'Task' ? state.resource.text : ''
    run.effects.set(`task ${waitsFor}`, { kind: 'cancelTask', task: waitsFor, resource })
  }
}

export function boundsMet(run: Run): boolean {
  const { events, historyBytes } = run.request.bounds
  return run.events.length >= events || run.historyBytes >= historyBytes
}

/** A closed execution keeps its parts unless it succeeded: a redrive goes on from them. */
export function resultOf(run: Run, unfinished: boolean): StepResult {
  const before = run.request.snapshot.parts
  const changedParts = new Map<string, Part | undefined>()
  const parts = new Map(run.end?.status === 'SUCCEEDED' ? [] : before)
  if (run.end?.status === 'SUCCEEDED') {
    for (const key of before.keys()) changedParts.set(key, undefined)
  } else {
    for (const [key, part] of run.written) change(key, part)
    for (const [key, scope] of run.scopes) storeScope(scope, run.loaded.get(key), change)
  }
  function change(key: string, part: Part | undefined): void {
    if (part === undefined) {
      parts.delete(key)
      if (before.has(key)) changedParts.set(key, undefined)
      else changedParts.delete(key)
    } else {
      parts.set(key, part)
      changedParts.set(key, part)
    }
  }
  const result = {
    snapshot: { parts, lastEvent: run.lastEvent, lastEventAt: run.lastEventAt },
    changedParts,
    history: run.events,
    effects: [...run.effects.values()],
    unfinished,
  }
  return run.end === undefined ? result : { ...result, end: run.end }
}
