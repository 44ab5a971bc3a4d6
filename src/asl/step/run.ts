import { limits, type EpochMs } from '../../base/index.ts'
import type { Datum } from '../datum.ts'
import type { Machine, State, Workflow } from '../machine.ts'
import type { Effect, ExecutionEnd, ExecutionFacts, StepRequest, StepResult } from './contract.ts'
import type { StateFailure } from './failure.ts'
import type { HistoryDetails, HistoryEvent } from './history.ts'
import { isScope, rootKey, scopeOfPart, type Scope } from './part.ts'

/** Everything one step gathers. Once `end` is set nothing more is recorded: what still runs runs into the void. */
export interface Run {
  readonly request: StepRequest
  readonly machine: Machine
  readonly execution: ExecutionFacts
  readonly scopes: Map<string, Scope>
  readonly dropped: Set<string>
  readonly events: HistoryEvent[]
  readonly effects: Map<string, Effect>
  /** Scopes that can go on, the next one last. */
  readonly ready: Scope[]
  now: EpochMs
  lastEvent: number
  lastEventAt: EpochMs
  historyBytes: number
  end: ExecutionEnd | undefined
}

export function beginRun(request: StepRequest): Run {
  return {
    request,
    machine: request.machine,
    execution: request.execution,
    scopes: new Map(),
    dropped: new Set(),
    events: [],
    effects: new Map(),
    ready: [],
    now: request.now,
    lastEvent: request.snapshot.lastEvent,
    lastEventAt: request.snapshot.lastEventAt,
    historyBytes: 0,
    end: undefined,
  }
}

/** The scope to work on, or undefined when there is none of that name (any more). */
export function scopeAt(run: Run, key: string): Scope | undefined {
  const worked = run.scopes.get(key)
  if (worked !== undefined) return worked
  const part = run.dropped.has(key) ? undefined : run.request.snapshot.parts.get(key)
  if (part === undefined || !isScope(part)) return undefined
  const scope = scopeOfPart(part)
  run.scopes.set(key, scope)
  return scope
}

export function workflowOf(run: Run, scope: Scope): Workflow {
  if (scope.parent === undefined) return run.machine
  throw new Error('not built')
}

export function stateOf(run: Run, scope: Scope): State {
  const state = workflowOf(run, scope).states.get(scope.state)
  if (state === undefined) throw new Error(`the definition has no state '${scope.state}'`)
  return state
}

/** Now, as events count it: never before the last event. */
export function eventTime(run: Run): EpochMs {
  return Math.max(run.now, run.lastEventAt)
}

const eventBytesAbout = 200

/**
 * Records an event of a scope and moves the scope's chain on to it. The event before the last that a history may hold
 * is the last that the machine can make: instead of the next, the execution fails.
 */
export function record(run: Run, scope: Scope, type: string, details?: HistoryDetails, payload?: Datum): number {
  const id = append(run, type, scope.previousEvent, details, payload)
  scope.previousEvent = id
  return id
}

function append(
  run: Run,
  type: string,
  previousEventId: number,
  details: HistoryDetails | undefined,
  payload: Datum | undefined,
): number {
  if (run.end !== undefined) return run.lastEvent
  if (run.lastEvent >= limits.historyEvents - 1) {
    failFull(run)
    return run.lastEvent
  }
  return write(run, type, previousEventId, details, payload)
}

function write(
  run: Run,
  type: string,
  previousEventId: number,
  details: HistoryDetails | undefined,
  payload?: Datum,
): number {
  const id = ++run.lastEvent
  run.lastEventAt = eventTime(run)
  run.historyBytes += eventBytesAbout + (payload === undefined ? 0 : payload.text.length)
  run.events.push(
    details === undefined
      ? { id, previousEventId, type, timestamp: run.lastEventAt }
      : { id, previousEventId, type, timestamp: run.lastEventAt, details },
  )
  return id
}

function failFull(run: Run): void {
  const details = {
    error: 'States.Runtime',
    cause: `The execution reached the maximum number of history events (${limits.historyEvents}).`,
  }
  write(run, 'ExecutionFailed', run.lastEvent, details)
  finish(run, { status: 'FAILED', ...details })
}

/** Ends the execution with its last event, which may be the 25,000th. */
export function conclude(
  run: Run,
  type: string,
  previousEventId: number,
  details: HistoryDetails,
  end: ExecutionEnd,
): void {
  if (run.end !== undefined) return
  write(run, type, previousEventId, details, end.status === 'SUCCEEDED' ? end.output : undefined)
  finish(run, end)
}

export function failExecution(run: Run, scope: Scope, failure: StateFailure): void {
  conclude(run, 'ExecutionFailed', scope.previousEvent, { ...failure }, { status: 'FAILED', ...failure })
}

/** Timers and tasks that were still out have nobody to come back to. */
function finish(run: Run, end: ExecutionEnd): void {
  run.end = end
  if (end.status !== 'SUCCEEDED') for (const key of liveKeys(run)) release(run, key)
  if (run.machine.timeoutSeconds !== undefined) clearTimer(run, executionTimer)
}

function release(run: Run, key: string): void {
  const scope = scopeAt(run, key)
  if (scope === undefined) return
  if (scope.phase === 'waiting' && scope.waitsFor !== undefined) clearTimer(run, scope.waitsFor)
  delete scope.waitsFor
  scope.phase = 'failed'
}

function liveKeys(run: Run): readonly string[] {
  return [...new Set([...run.request.snapshot.parts.keys(), ...run.scopes.keys()])]
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

export function boundsMet(run: Run): boolean {
  const { events, historyBytes } = run.request.bounds
  return run.events.length >= events || run.historyBytes >= historyBytes
}

/** A closed execution keeps its parts unless it succeeded: a redrive goes on from them. */
export function resultOf(run: Run, unfinished: boolean): StepResult {
  const before = run.request.snapshot.parts
  const parts = new Map(before)
  const changedParts = new Map<string, Scope | undefined>()
  if (run.end?.status === 'SUCCEEDED') {
    for (const key of before.keys()) changedParts.set(key, undefined)
    parts.clear()
  } else {
    for (const [key, scope] of run.scopes) changedParts.set(key, scope)
    for (const key of run.dropped) if (before.has(key)) changedParts.set(key, undefined)
    for (const [key, part] of changedParts) {
      if (part === undefined) parts.delete(key)
      else parts.set(key, part)
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

/** ExecutionStarted, and the root scope before its first state: neither has an event that it points back to. */
export function startExecution(run: Run): void {
  const { execution } = run
  const { input, roleArn, aliasArn, versionArn } = execution
  const details = {
    input,
    inputDetails: { truncated: false },
    roleArn,
    ...(aliasArn === undefined ? {} : { stateMachineAliasArn: aliasArn }),
    ...(versionArn === undefined ? {} : { stateMachineVersionArn: versionArn }),
  }
  write(run, 'ExecutionStarted', 0, details, input)
  const scope: Scope = {
    format: 1,
    kind: 'scope',
    key: rootKey,
    state: run.machine.startAt,
    phase: 'ready',
    input,
    previousEvent: 0,
    enteredEvent: 0,
    enteredAt: run.lastEventAt,
    variables: [],
  }
  run.scopes.set(rootKey, scope)
  run.ready.push(scope)
}
