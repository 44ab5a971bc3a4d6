import type { EpochMs } from '../base/index.ts'
import type { Machine } from './machine.ts'
import type {
  Answer,
  Arrival,
  Effect,
  ExecutionEnd,
  ExecutionFacts,
  MapRunRequest,
  Question,
  Snapshot,
  StepRequest,
  StepResult,
} from './step/contract.ts'
import type { HistoryEvent } from './step/history.ts'
import { decodePart, encodePart } from './step/part.ts'
import { step } from './step/step.ts'

/**
 * An execution in memory, with a clock that jumps to the next timer and tasks that others answer for: what `stile run`
 * shows, and what the tests of this module judge.
 */
export interface Rehearsal {
  readonly machine: Machine
  readonly execution: ExecutionFacts
  readonly chance: StepRequest['chance']
  readonly digest: StepRequest['digest']
  /** A small bound ends a step after each state. */
  readonly bounds: StepRequest['bounds']
  /** What comes back of a task, in order; `at` is filled in. Nothing comes of a task without an answer. */
  reply(task: Extract<Effect, { kind: 'scheduleTask' }>): readonly Reply[]
  /** What a Map Run comes to. Nothing comes of it without. */
  mapRun?(request: MapRunRequest): MapRunEnd | undefined
  /** What the redrive of a Map Run comes to. */
  redrivenMapRun?(mapRunArn: string): MapRunEnd | undefined
  answer(question: Question): Answer | Promise<Answer>
  /** After that many steps it is given up. */
  readonly stepsMax: number
  /** Sees what each step came to. */
  readonly onStep?: (result: StepResult) => void
  /** Reaches the execution at that moment, unless it has ended before. */
  readonly interruption?: Arrival
  /** How often it is redriven, a minute after each unsuccessful end. */
  readonly redrives?: number
}

type MapRunEnd = Omit<Extract<Arrival, { kind: 'mapRunEnded' }>, 'kind' | 'task' | 'at'>

/** An arrival for the task, without the members that the rehearsal knows; `afterMs` is how long it takes. */
export type Reply = { readonly afterMs?: number } & (
  | { readonly kind: 'taskStarted'; readonly workerName?: string }
  | { readonly kind: 'taskSubmitted' | 'taskSucceeded'; readonly output: string }
  | {
      readonly kind: 'taskFailed'
      readonly error?: string
      readonly cause?: string
      readonly phase?: 'start' | 'submit' | 'schedule'
    }
  | { readonly kind: 'taskTimedOut'; readonly heartbeat: boolean }
)

export interface Rehearsed {
  readonly history: readonly HistoryEvent[]
  /** Absent when nothing more would reach the execution, or it was given up. */
  readonly end?: ExecutionEnd
  readonly snapshot: Snapshot
}

const minuteMs = 60_000

export async function rehearse(rehearsal: Rehearsal): Promise<Rehearsed> {
  const { interruption } = rehearsal
  let { execution } = rehearsal
  let due = new Agenda()
  due.add('start', { kind: 'started', at: execution.startedAt })
  if (interruption !== undefined) due.add('interruption', interruption)
  const history: HistoryEvent[] = []
  let snapshot: Snapshot = { parts: new Map(), lastEvent: 0, lastEventAt: 0 }
  let resumption: Arrival | undefined
  for (let steps = 0; steps < rehearsal.stepsMax; steps++) {
    const arrival = resumption ?? due.next()
    if (arrival === undefined) break
    const result = await stepOnce({ ...rehearsal, execution }, snapshot, arrival)
    rehearsal.onStep?.(result)
    history.push(...result.history)
    snapshot = storedAndLoaded(result.snapshot)
    if (result.end !== undefined) {
      const count = execution.redriveCount + 1
      if (result.end.status === 'SUCCEEDED' || count > (rehearsal.redrives ?? 0)) {
        return { history, end: result.end, snapshot }
      }
      const at = snapshot.lastEventAt + minuteMs
      execution = { ...execution, redriveCount: count, redrivenAt: at }
      due = new Agenda()
      resumption = { kind: 'redrive', at }
      continue
    }
    for (const effect of result.effects) act(rehearsal, due, effect, arrival.at)
    resumption = result.unfinished ? { kind: 'continue', at: arrival.at } : undefined
  }
  return { history, snapshot }
}

async function stepOnce(rehearsal: Rehearsal, snapshot: Snapshot, arrival: Arrival) {
  const { machine, execution, chance, digest, bounds } = rehearsal
  const request: StepRequest = {
    machine,
    execution,
    snapshot,
    arrivals: [arrival],
    now: arrival.at,
    chance,
    digest,
    bounds,
  }
  const stepping = step(request)
  let turn = stepping.next()
  while (turn.done !== true) turn = stepping.next(await rehearsal.answer(turn.value))
  return turn.value
}

function storedAndLoaded(snapshot: Snapshot): Snapshot {
  const parts = new Map([...snapshot.parts].map(([key, part]) => [key, decodePart(encodePart(part))]))
  return { ...snapshot, parts }
}

function act(rehearsal: Rehearsal, due: Agenda, effect: Effect, now: EpochMs): void {
  switch (effect.kind) {
    case 'setTimer':
      due.add(`timer ${effect.timer}`, { kind: 'timerDue', timer: effect.timer, at: effect.dueAt })
      return
    case 'clearTimer':
      due.remove(`timer ${effect.timer}`)
      return
    case 'scheduleTask': {
      const { task } = effect
      let at = now
      for (const [index, reply] of rehearsal.reply(effect).entries()) {
        const { afterMs = 0, ...arrival } = reply
        at += afterMs
        due.add(`task ${task} ${index}`, { ...arrival, task, at })
      }
      return
    }
    case 'cancelTask':
      due.removeAll(`task ${effect.task} `)
      return
    case 'startMapRun': {
      const ended = rehearsal.mapRun?.(effect.request)
      if (ended !== undefined)
        due.add(`run ${effect.request.mapRunArn}`, { ...ended, kind: 'mapRunEnded', task: effect.task, at: now })
      return
    }
    case 'redriveMapRun': {
      const { mapRunArn, task } = effect
      const ended = rehearsal.redrivenMapRun?.(mapRunArn)
      if (ended !== undefined) due.add(`run ${mapRunArn}`, { ...ended, kind: 'mapRunEnded', task, at: now })
      return
    }
    case 'stopMapRun':
      due.remove(`run ${effect.mapRunArn}`)
      return
    case 'closeMapRun':
  }
}

/** What is still to come, the earliest first; at the same time, what was added first. */
class Agenda {
  private readonly entries = new Map<string, { readonly order: number; readonly arrival: Arrival }>()
  private added = 0

  add(key: string, arrival: Arrival): void {
    this.entries.set(key, { order: this.added++, arrival })
  }

  remove(key: string): void {
    this.entries.delete(key)
  }

  removeAll(prefix: string): void {
    for (const key of this.entries.keys()) if (key.startsWith(prefix)) this.entries.delete(key)
  }

  next(): Arrival | undefined {
    let first: string | undefined
    let best: { readonly order: number; readonly arrival: Arrival } | undefined
    for (const [key, entry] of this.entries) {
      const earlier =
        best === undefined ||
        entry.arrival.at < best.arrival.at ||
        (entry.arrival.at === best.arrival.at && entry.order < best.order)
      if (earlier) [first, best] = [key, entry]
    }
    if (first !== undefined) this.entries.delete(first)
    return best?.arrival
  }
}
