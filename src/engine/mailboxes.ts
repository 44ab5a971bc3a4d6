import { limits, type EpochMs, type Failure } from '../base/index.ts'
import type { Arrival } from '../asl/index.ts'
import type { Command } from '../store/index.ts'
import type { RedriveRequest } from './contract.ts'
import type { ExecutionRow } from './execution.ts'
import type { Alarms, EngineLog } from './ports.ts'

/** An arrival that waits for its execution's next turn. */
export interface Entry {
  readonly arrival: Arrival
  /**
   * The guarded command that takes the arrival off the store in the commit of its turn. Refused, the arrival was
   * consumed or withdrawn before, and counts as stale.
   */
  readonly consume?: Command
  /** Somebody waits who can repeat the call: a failure is told instead of being tried again. */
  readonly client: boolean
  readonly redrive?: RedriveRequest & { readonly byMapRun?: ByMapRun }
  readonly settle?: (outcome: EntryOutcome) => void
}

/** A Map Run opens one of its children again: not before the moment of its own redrive, by which children sort. */
interface ByMapRun {
  readonly notBefore: EpochMs
  /** The run's, as the child was found: who counts the children anew afterwards finds it open, or opens it himself. */
  readonly version: number
}

export type EntryOutcome =
  | { readonly kind: 'taken'; readonly row: ExecutionRow }
  /** The execution had closed before. */
  | { readonly kind: 'closed'; readonly row: ExecutionRow }
  | { readonly kind: 'redriven'; readonly redriveDate: EpochMs }
  | { readonly kind: 'refused'; readonly failure: Failure }
  | { readonly kind: 'absent' | 'stale' | 'parked' | 'failed' }

/** What a turn leaves: entries to try again after a pause, at the head; and entries for the next turn, at the tail. */
export interface TurnEnd {
  readonly again: readonly Entry[]
  readonly next: readonly Entry[]
}

interface Mailbox {
  readonly execution: number
  entries: Entry[]
  state: 'ready' | 'running' | 'paused'
  failures: number
  cancelPause?: () => void
}

export interface MailboxPorts {
  readonly turn: (execution: number, entries: readonly Entry[]) => Promise<TurnEnd>
  readonly alarms: Alarms
  readonly log: EngineLog
}

const pauseMs = { first: 50, most: 10_000 }

/**
 * A mailbox an execution: turns of one execution never overlap, and each takes all that waits. Turns that no client
 * waits for are bounded in number and go round, so that an endless execution does not hold up the others.
 */
export class Mailboxes {
  readonly #ports: MailboxPorts
  readonly #boxes = new Map<number, Mailbox>()
  #ready: Mailbox[] = []
  #underWay = 0
  #backgroundUnderWay = 0
  #paused = 0
  #pumping = false
  #closed: (() => void) | undefined

  constructor(ports: MailboxPorts) {
    this.#ports = ports
  }

  get size(): number {
    return this.#boxes.size
  }

  get paused(): number {
    return this.#paused
  }

  deliver(execution: number, entry: Entry): void {
    const box = this.#boxes.get(execution)
    if (this.#closed !== undefined) refuse(entry)
    else if (box === undefined) {
      const made: Mailbox = { execution, entries: [entry], state: 'ready', failures: 0 }
      this.#boxes.set(execution, made)
      this.#schedule(made)
    } else if (entry.client && box.entries.length >= limits.arrivalsPerMailbox) refuse(entry)
    else {
      box.entries.push(entry)
      if (entry.client && box.state !== 'running') void this.#run(box, false)
    }
  }

  /** Reserves the mailbox of an execution that is being started: what arrives waits until `release`. */
  occupy(execution: number): void {
    this.#underWay++
    this.#boxes.set(execution, { execution, entries: [], state: 'running', failures: 0 })
  }

  release(execution: number, next: readonly Entry[]): void {
    this.#underWay--
    const box = this.#boxes.get(execution)
    if (box?.state === 'running') this.#leave(box, [], next)
    this.#endClose()
  }

  /** Takes nothing any more; resolves when no turn is under way. */
  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#closed = resolve
      for (const box of this.#boxes.values()) this.#leavePause(box)
      this.#endClose()
    })
  }

  /** Forgets what waits. Turns under way end for nobody. */
  reset(): void {
    for (const box of this.#boxes.values()) {
      this.#leavePause(box)
      box.entries.forEach(refuse)
    }
    this.#boxes.clear()
    this.#ready = []
  }

  async #run(box: Mailbox, background: boolean): Promise<void> {
    this.#leavePause(box)
    box.state = 'running'
    const entries = box.entries
    box.entries = []
    this.#underWay++
    if (background) this.#backgroundUnderWay++
    const end = await this.#turn(box.execution, entries)
    this.#underWay--
    if (background) this.#backgroundUnderWay--
    // After a reset the box is nobody's any more.
    if (this.#boxes.get(box.execution) === box) this.#leave(box, end.again, end.next)
    if (this.#ready.length > 0) this.#pumpSoon()
    this.#endClose()
  }

  async #turn(execution: number, entries: readonly Entry[]): Promise<TurnEnd> {
    try {
      return await this.#ports.turn(execution, entries)
    } catch (error) {
      this.#ports.log.error('a turn failed unexpectedly', { execution, reason: String(error) })
      for (const entry of entries) if (entry.client) refuse(entry)
      return { again: entries.filter((entry) => !entry.client), next: [] }
    }
  }

  #leave(box: Mailbox, again: readonly Entry[], next: readonly Entry[]): void {
    if (again.length > 0 || next.length > 0) box.entries = [...again, ...box.entries, ...next]
    if (box.entries.length === 0) this.#boxes.delete(box.execution)
    else if (this.#closed !== undefined) box.entries.forEach(refuse)
    else if (again.length > 0) this.#pause(box)
    else {
      box.failures = 0
      this.#schedule(box)
    }
  }

  #schedule(box: Mailbox): void {
    box.state = 'ready'
    if (box.entries.some((entry) => entry.client)) void this.#run(box, false)
    else {
      this.#ready.push(box)
      this.#pumpSoon()
    }
  }

  #pause(box: Mailbox): void {
    const delay = Math.min(pauseMs.most, pauseMs.first * 2 ** Math.min(box.failures++, 10))
    box.state = 'paused'
    this.#paused++
    box.cancelPause = this.#ports.alarms.after(delay, () => {
      this.#leavePause(box)
      this.#schedule(box)
    })
  }

  #leavePause(box: Mailbox): void {
    if (box.state !== 'paused') return
    box.cancelPause?.()
    box.state = 'ready'
    this.#paused--
  }

  /** In a round of the event loop of its own, so that requests and timers are heard between turns. */
  #pumpSoon(): void {
    if (this.#pumping) return
    this.#pumping = true
    setImmediate(() => {
      this.#pumping = false
      this.#pump()
    })
  }

  #pump(): void {
    if (this.#closed !== undefined) return
    const waiting = this.#ready
    let at = 0
    for (; at < waiting.length && this.#backgroundUnderWay < limits.backgroundTurns; at++) {
      const box = waiting[at]
      // Boxes that a client's call has set running meanwhile, or that a reset has emptied, are still in the list.
      if (box?.state === 'ready' && this.#boxes.get(box.execution) === box) void this.#run(box, true)
    }
    this.#ready = at === 0 ? waiting : waiting.slice(at)
  }

  #endClose(): void {
    if (this.#underWay === 0) this.#closed?.()
  }
}

function refuse(entry: Entry): void {
  entry.settle?.({ kind: 'failed' })
}
