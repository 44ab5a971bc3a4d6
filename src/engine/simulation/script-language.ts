/**
 * A language as small as can be, with everything that the engine must cope with: chains of states, waits, tasks, extra
 * parts, ends of every kind, steps that go on in the next turn, and faults. A definition is a list of operations.
 */
import type {
  Arrival,
  Effect,
  ExecutionEnd,
  HistoryEvent,
  Part,
  Snapshot,
  StepRequest,
  StepResult,
} from '../../asl/index.ts'
import { datumOfText, executionTimer } from '../../asl/index.ts'
import type { Language } from '../ports.ts'

export type Operation =
  /** So many states in a row. */
  | { readonly pass: number }
  | { readonly waitMs: number }
  | { readonly task: 'run' | 'job' | 'activity'; readonly timeoutSeconds?: number; readonly heartbeatSeconds?: number }
  /** Puts a part, or drops it when it is there. */
  | { readonly part: string }
  | { readonly fail: string }
  /** A fault of ours. */
  | { readonly fault: true }

/** Where the execution is, and what it waits for. */
interface Place extends Part {
  readonly at: number
  readonly done: number
  readonly waitsFor: string | null
  /** The activity's task has been taken. */
  readonly taken: boolean
}

export const scriptLanguage: Language = {
  parse: (definition) => JSON.parse(definition) as StepRequest['machine'],
  // oxlint-disable-next-line require-yield -- nothing here asks
  *step(request) {
    return new Script(request).run()
  },
  encodeHistory: (events) => events.map((event) => JSON.stringify(event)).join(','),
  encodePart: (part) => JSON.stringify(part),
  decodePart: (text) => JSON.parse(text) as Part,
}

/** Events that a whole run of a script writes, when it succeeds. */
export function eventsOf(operations: readonly Operation[]): number {
  return operations.reduce((sum, operation) => sum + eventsOfOne(operation), 2)
}

/** A message that somebody answers by its token. */
export const callbackResource = 'arn:aws:states:::sqs:sendMessage.waitForTaskToken'
export const activityArn = 'arn:aws:states:us-east-1:000000000000:activity:work'
const extraPart = { format: 1, text: 'x'.repeat(100) } as const

function resourceOf(operation: Extract<Operation, { task: string }>): string {
  return { run: 'arn:aws:states:::test:run', job: 'arn:aws:states:::test:run.sync', activity: activityArn }[
    operation.task
  ]
}

function eventsOfOne(operation: Operation): number {
  if ('pass' in operation) return 2 * operation.pass
  if ('task' in operation && operation.task === 'activity') return 3
  return 'part' in operation ? 0 : 2
}

class Script {
  readonly #request: StepRequest
  readonly #operations: readonly Operation[]
  readonly #parts: Map<string, Part>
  readonly #changed = new Map<string, Part | undefined>()
  readonly #history: HistoryEvent[] = []
  readonly #effects: Effect[] = []
  #place: Place
  #end: ExecutionEnd | undefined

  constructor(request: StepRequest) {
    this.#request = request
    this.#operations = request.machine as unknown as readonly Operation[]
    this.#parts = new Map(request.snapshot.parts)
    this.#place = (this.#parts.get('root') as Place | undefined) ?? {
      format: 1,
      at: 0,
      done: 0,
      waitsFor: null,
      taken: true,
    }
  }

  run(): StepResult {
    for (const arrival of this.#request.arrivals) if (this.#end === undefined) this.#take(arrival)
    const unfinished = this.#end === undefined && this.#place.waitsFor === null
    this.#put('root', this.#place)
    const last = this.#history.at(-1)
    const before = this.#request.snapshot
    const snapshot: Snapshot = {
      parts: this.#parts,
      lastEvent: last?.id ?? before.lastEvent,
      lastEventAt: last?.timestamp ?? before.lastEventAt,
    }
    return {
      snapshot,
      changedParts: this.#changed,
      history: this.#history,
      effects: this.#effects,
      unfinished,
      ...(this.#end === undefined ? {} : { end: this.#end }),
    }
  }

  #take(arrival: Arrival): void {
    if (arrival.kind === 'stop') {
      this.#write('ExecutionAborted')
      this.#release()
      this.#end = { status: 'ABORTED', ...(arrival.error === undefined ? {} : { error: arrival.error }) }
    } else if (arrival.kind === 'started') {
      this.#write('ExecutionStarted')
      this.#advance()
    } else if (arrival.kind === 'redrive') {
      this.#write('ExecutionRedriven')
      this.#place = { ...this.#place, waitsFor: null }
      this.#advance()
    } else if (arrival.kind === 'timerDue' && arrival.timer === executionTimer) {
      this.#write('ExecutionTimedOut')
      this.#end = { status: 'TIMED_OUT' }
    } else if (arrival.kind === 'continue') {
      if (this.#place.waitsFor === null) this.#advance()
    } else if ('timer' in arrival && arrival.timer === this.#place.waitsFor) this.#resume('WaitExited')
    else if ('task' in arrival && arrival.task === this.#place.waitsFor) this.#takeResult(arrival)
  }

  #takeResult(arrival: Arrival): void {
    if (arrival.kind === 'taskSubmitted') return
    // A result may overtake the start when two processes believe that they own the execution.
    if (!this.#place.taken) this.#write('ActivityStarted')
    this.#place = { ...this.#place, taken: true }
    if (arrival.kind === 'taskSucceeded') this.#resume('TaskSucceeded')
    else if (arrival.kind === 'taskFailed' || arrival.kind === 'taskTimedOut') {
      this.#write(arrival.kind)
      this.#fail(arrival.kind)
    }
  }

  #resume(type: string): void {
    this.#write(type)
    this.#place = { ...this.#place, at: this.#place.at + 1, waitsFor: null }
    this.#advance()
  }

  #advance(): void {
    while (this.#history.length < this.#request.bounds.events && this.#end === undefined) {
      const operation = this.#operations[this.#place.at]
      if (operation === undefined) {
        this.#write('ExecutionSucceeded')
        this.#end = { status: 'SUCCEEDED', output: datumOfText('{}') }
      } else if (!this.#perform(operation)) return
    }
  }

  /** False when the execution has to wait. */
  #perform(operation: Operation): boolean {
    if ('pass' in operation) this.#pass(operation.pass)
    else if ('fail' in operation) this.#fail(operation.fail)
    else if ('part' in operation) {
      this.#put(operation.part, this.#parts.has(operation.part) ? undefined : extraPart)
      this.#place = { ...this.#place, at: this.#place.at + 1 }
    } else if ('fault' in operation) throw new Error('a fault in the script')
    else {
      this.#wait(operation)
      return false
    }
    return true
  }

  #pass(states: number): void {
    this.#write('PassEntered')
    this.#write('PassExited')
    const done = this.#place.done + 1
    this.#place = done >= states ? { ...this.#place, at: this.#place.at + 1, done: 0 } : { ...this.#place, done }
  }

  #wait(operation: Extract<Operation, { waitMs: number }> | Extract<Operation, { task: string }>): void {
    // The same key again and again until a redrive, so that an arrival that comes twice does harm that shows.
    const waitsFor = `${'task' in operation ? 'task' : 'wait'}${this.#request.execution.redriveCount || ''}`
    const taken = !('task' in operation) || operation.task !== 'activity'
    this.#place = { ...this.#place, waitsFor, taken }
    if ('waitMs' in operation) {
      this.#write('WaitEntered')
      this.#effects.push({ kind: 'setTimer', timer: waitsFor, dueAt: this.#request.now + operation.waitMs })
    } else {
      this.#write('TaskScheduled')
      const { timeoutSeconds, heartbeatSeconds } = operation
      const request = {
        stateName: waitsFor,
        resource: resourceOf(operation),
        parameters: JSON.stringify({ arn: this.#request.execution.arn }),
        ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
        ...(heartbeatSeconds === undefined ? {} : { heartbeatSeconds }),
      }
      this.#effects.push({ kind: 'scheduleTask', task: waitsFor, request })
    }
  }

  /** Gives up the task that it waits for. */
  #release(): void {
    const { waitsFor: task } = this.#place
    const asked = this.#effects.findIndex((effect) => effect.kind === 'scheduleTask')
    const operation = this.#operations[this.#place.at]
    if (asked >= 0) this.#effects.splice(asked, 1)
    else if (task !== null && operation !== undefined && 'task' in operation) {
      this.#effects.push({ kind: 'cancelTask', task, resource: resourceOf(operation) })
    }
  }

  #fail(error: string): void {
    this.#write('ExecutionFailed')
    this.#end = { status: 'FAILED', error }
  }

  #put(name: string, part: Part | undefined): void {
    if (part === undefined) this.#parts.delete(name)
    else this.#parts.set(name, part)
    this.#changed.set(name, part)
  }

  #write(type: string): void {
    const id = this.#request.snapshot.lastEvent + this.#history.length + 1
    const timestamp = Math.max(this.#request.now, this.#request.snapshot.lastEventAt)
    this.#history.push({ id, previousEventId: id - 1, type, timestamp })
  }
}
