import { limits, type EpochMs } from '../base/index.ts'
import {
  datumOfText,
  executionTimer,
  type Arrival,
  type Effect,
  type ExecutionEnd,
  type ExecutionFacts,
  type Machine,
  type Snapshot,
} from '../asl/index.ts'
import type { ExpressResult, StartRequest } from './contract.ts'
import { emptySnapshot } from './execution.ts'
import type { TaskOutcome } from './ports.ts'
import { drive, stepRequest, tellHistory, type TurnContext } from './turn.ts'

export interface ExpressStart {
  readonly arn: string
  readonly name: string
  readonly startedAt: EpochMs
  readonly request: StartRequest
  /** Aborts the execution. */
  readonly signal?: AbortSignal
}

/**
 * Runs an Express execution in memory, to its end or to the limit of five minutes: its timers and tasks live and die with
 * the process. Rejects when `step` has a fault.
 */
export async function runExpress(context: TurnContext, start: ExpressStart): Promise<ExpressResult> {
  const machine = await context.machines.get(start.request.definition, 'EXPRESS')
  const run = new ExpressRun(context, machine, start)
  try {
    const end = await run.toEnd()
    const { arn: executionArn, name, startedAt: startDate } = start
    return { executionArn, name, startDate, stopDate: Math.max(startDate, context.ports.clock.now()), end }
  } finally {
    run.cancelAll()
  }
}

class ExpressRun {
  readonly #context: TurnContext
  readonly #machine: Machine
  readonly #facts: ExecutionFacts
  readonly #until: EpochMs
  readonly #signal: AbortSignal | undefined
  /** Ends what runs under a timer's or a task's key. */
  readonly #cancels = new Map<string, () => void>()
  #snapshot: Snapshot = emptySnapshot
  #arrivals: Arrival[]
  #wake: (() => void) | undefined

  constructor(context: TurnContext, machine: Machine, start: ExpressStart) {
    this.#context = context
    this.#machine = machine
    this.#facts = factsOf(start)
    this.#signal = start.signal
    this.#arrivals = [{ kind: 'started', at: start.startedAt }]
    this.#until = context.ports.clock.now() + limits.expressSeconds * 1_000
  }

  async toEnd(): Promise<ExecutionEnd> {
    const { clock } = this.#context.ports
    this.#after('limit', this.#until, () => this.#wake?.())
    this.#heed(this.#signal)
    for (;;) {
      const arrivals = [...this.#arrivals, ...this.#ends()]
      this.#arrivals = []
      const loaded = { machine: this.#machine, facts: this.#facts, snapshot: this.#snapshot }
      const result = await drive(this.#context, stepRequest(this.#context, loaded, arrivals, clock.now()))
      tellHistory(this.#context, this.#facts, result)
      if (result.end !== undefined) return result.end
      this.#snapshot = result.snapshot
      for (const effect of result.effects) this.#act(effect)
      if (result.unfinished) await this.#nextRound()
      else if (this.#arrivals.length === 0 && this.#ends().length === 0) await this.#nextArrival()
    }
  }

  #heed(signal: AbortSignal | undefined): void {
    const wake = (): void => this.#wake?.()
    signal?.addEventListener('abort', wake)
    this.#cancels.set('abort', () => signal?.removeEventListener('abort', wake))
  }

  /** What ends it from outside: the limit is a deadline like that of the machine's TimeoutSeconds. */
  #ends(): readonly Arrival[] {
    const at = this.#context.ports.clock.now()
    if (this.#signal?.aborted === true) return [{ kind: 'stop', at }]
    return at < this.#until ? [] : [{ kind: 'timerDue', timer: executionTimer, at }]
  }

  cancelAll(): void {
    for (const cancel of this.#cancels.values()) cancel()
    this.#cancels.clear()
  }

  /** An execution that only computes lets the others have their turn. */
  async #nextRound(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve))
    this.#arrivals.push({ kind: 'continue', at: this.#context.ports.clock.now() })
  }

  #nextArrival(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve
    })
  }

  #arrive(arrival: Arrival): void {
    this.#arrivals.push(arrival)
    this.#wake?.()
  }

  #act(effect: Effect): void {
    switch (effect.kind) {
      case 'setTimer': {
        const { timer, dueAt } = effect
        this.#after(`timer ${timer}`, dueAt, (at) => this.#arrive({ kind: 'timerDue', timer, at }))
        break
      }
      case 'clearTimer':
        this.#cancel(`timer ${effect.timer}`)
        break
      case 'scheduleTask':
        this.#call(effect.task, effect.request)
        break
      case 'cancelTask':
        this.#cancel(`task ${effect.task}`)
        this.#cancel(`deadline ${effect.task}`)
        break
      case 'startMapRun':
      case 'redriveMapRun':
      case 'stopMapRun':
      case 'closeMapRun':
        // No definition of an Express machine that has a distributed Map is accepted.
        break
    }
  }

  /** Beyond the limit of the execution nothing needs to ring. */
  #after(key: string, dueAt: EpochMs, ring: (at: EpochMs) => void): void {
    const { clock, alarms } = this.#context.ports
    if (dueAt > this.#until) return
    this.#cancel(key)
    const cancel = alarms.after(Math.max(0, dueAt - clock.now()), () => {
      this.#cancels.delete(key)
      ring(clock.now())
    })
    this.#cancels.set(key, cancel)
  }

  #cancel(key: string): void {
    this.#cancels.get(key)?.()
    this.#cancels.delete(key)
  }

  #call(task: string, request: Extract<Effect, { kind: 'scheduleTask' }>['request']): void {
    const { clock, tasks } = this.#context.ports
    const controller = new AbortController()
    this.#cancels.set(`task ${task}`, () => controller.abort())
    const seconds = request.timeoutSeconds
    if (seconds !== undefined) {
      this.#after(`deadline ${task}`, clock.now() + seconds * 1_000, (at) => {
        controller.abort()
        this.#arrive({ kind: 'taskTimedOut', task, heartbeat: false, at })
      })
    }
    const attempt = {
      key: `${this.#facts.arn}/${task}`,
      execution: this.#facts,
      stateName: request.stateName,
      resource: request.resource,
      parameters: request.parameters,
      ...(request.credentialsRoleArn === undefined ? {} : { credentialsRoleArn: request.credentialsRoleArn }),
      submitted: () => Promise.resolve(),
    }
    const settle = (outcome: TaskOutcome): void => {
      if (controller.signal.aborted || outcome.kind === 'waiting') return
      this.#cancel(`deadline ${task}`)
      const at = clock.now()
      this.#arrive(
        outcome.kind === 'succeeded'
          ? { ...outcome, kind: 'taskSucceeded', task, at }
          : { ...outcome, kind: 'taskFailed', task, at },
      )
    }
    if (tasks === undefined) return
    tasks.run(attempt, controller.signal).then(settle, (error: unknown) => {
      this.#context.ports.log.error('a task attempt was not run', { key: attempt.key, reason: String(error) })
      settle({ kind: 'failed', error: 'States.TaskFailed', cause: 'The task could not be run.' })
    })
  }
}

function factsOf({ arn, name, startedAt, request }: ExpressStart): ExecutionFacts {
  return {
    arn,
    name,
    machineArn: request.machineArn,
    machineName: request.machineName,
    roleArn: request.roleArn,
    startedAt,
    input: datumOfText(request.input),
    redriveCount: 0,
    express: true,
    ...(request.versionArn === undefined ? {} : { versionArn: request.versionArn }),
    ...(request.aliasArn === undefined ? {} : { aliasArn: request.aliasArn }),
  }
}
