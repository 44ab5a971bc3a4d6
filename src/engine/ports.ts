import type { Chance, Clock, EpochMs, JsonObject, Space } from '../base/index.ts'
import type {
  Answer,
  ExecutionFacts,
  HistoryEvent,
  Machine,
  MachineType,
  Part,
  Question,
  Step,
  StepRequest,
} from '../asl/index.ts'
import type { MapRunAccess, MapRunPort } from './map-run-ports.ts'
import type { Store } from '../store/index.ts'

/** What the engine works with; made once by `server`, virtual in the simulation. */
export interface EnginePorts {
  readonly store: Store
  readonly clock: Clock
  readonly chance: Chance
  readonly digest: StepRequest['digest']
  readonly alarms: Alarms
  readonly log: EngineLog
  /** Name of this instance in the rows that it owns. */
  readonly owner: string
  /** The language that executions run in; ASL unless said. */
  readonly language?: Language
  /** Evaluates what `step` cannot; without it, an expression that asks is an error of the execution. */
  readonly evaluate?: (question: Question) => Promise<Answer>
  /** Runs task attempts; without it they wait until their deadlines. */
  readonly tasks?: TaskPort
  /** Why an integration is not started with the parameters that a state has made for it. */
  readonly parameterProblems?: NonNullable<StepRequest['parameterProblems']>
  /** Reads items and writes results of Map Runs. */
  readonly mapRuns?: MapRunPort
  /** Asks the role of a Map Run's machine whether it may start and redrive the children; without it, it may. */
  readonly mapRunAccess?: Omit<MapRunAccess, 'mayUseObject'>
  /**
   * Whether so many more Standard executions may be open; Map Runs wait until they may. Those that are let through are
   * taken to be open.
   */
  readonly mayOpen?: (space: Space, executions: number) => boolean | Promise<boolean>
  /** Map Runs of an account in a region that may be open at a time, where it is not AWS's default. */
  readonly openMapRuns?: number
  /** Workers that may wait for one activity's tasks at a time, where it is not AWS's default. */
  readonly pollersPerActivity?: number
  /** Hears what each commit has added to a history, in order; must be quick, and never throw. */
  readonly onHistory?: (source: HistorySource, events: readonly HistoryEvent[]) => void
}

/** Whose history it is. */
export interface HistorySource {
  readonly executionArn: string
  readonly machineArn: string
  /** Of the version that it was started with. */
  readonly versionArn?: string
  readonly startedAt: EpochMs
  readonly redriveCount: number
}

/** Where delays come from. Delays are below 24.8 days, the reach of a timer in JavaScript. */
export interface Alarms {
  /** Rings once after the delay; the returned function cancels it. */
  after(delayMs: number, ring: () => void): () => void
}

export interface EngineLog {
  info(message: string, fields?: JsonObject): void
  warn(message: string, fields?: JsonObject): void
  error(message: string, fields?: JsonObject): void
}

export interface Language {
  /** The definition was accepted once, so it must parse: throws an AssertionError when it does not. */
  parse(definition: string, type: MachineType): Machine
  readonly step: Step
  /** The text by which events that follow each other, at least one, are stored. */
  encodeHistory(events: readonly HistoryEvent[]): string
  /** A part's JSON text, and back. */
  encodePart(part: Part): string
  decodePart(text: string): Part
}

/** Why a signal aborts when the execution does not want the task any more. */
export const taskCancelled = 'cancelled'

/** How task attempts leave the process. Integrations implement it. */
export interface TaskPort {
  /** Whether there is an integration for that `Resource`. */
  supports(resource: string): boolean
  /**
   * Runs an attempt to its end. It may be called again with the same key after a crash; with `job` when a job had been
   * submitted, which is then followed instead of submitted again. The signal aborts when nobody waits for the result
   * any more: with `taskCancelled` as its reason it will not be run again; otherwise the server ends, and the attempt is
   * taken up by the next one.
   */
  run(attempt: TaskAttempt, signal: AbortSignal): Promise<TaskOutcome>
  /**
   * Ends the job of a `.sync` attempt that was cancelled, perhaps twice, and never while the attempt is run. `job` is
   * absent when it is not known whether one was submitted: a crash or the cancelling came in between. A refusal is the
   * end of it; a promise that rejects is tried again.
   */
  cancel?(attempt: TaskAttempt): Promise<void>
}

export interface TaskAttempt {
  /** Names this attempt for ever: what integrations pass on to make repetition harmless. */
  readonly key: string
  readonly execution: ExecutionFacts
  readonly stateName: string
  readonly resource: string
  /** JSON text, with the real token in place. */
  readonly parameters: string
  readonly credentialsRoleArn?: string
  /** Reference of the job that was submitted before a crash. */
  readonly job?: string
  readonly deadlineAt?: EpochMs
  /** Resolves once it is on disk that the job was submitted: `output` becomes the TaskSubmitted event's. */
  submitted(job: string, output: string): Promise<void>
}

export type TaskOutcome =
  | { readonly kind: 'succeeded'; readonly output: string }
  | {
      readonly kind: 'failed'
      readonly error?: string
      readonly cause?: string
      readonly phase?: 'start' | 'submit' | 'schedule'
    }
  /** The call was made; the result comes with the task's token. `output` is that of the call. */
  | { readonly kind: 'waiting'; readonly output: string }

/** Delays of the real clock. They keep no process alive. */
export const systemAlarms: Alarms = {
  after(delayMs, ring) {
    const timeout = setTimeout(ring, delayMs)
    timeout.unref()
    return () => clearTimeout(timeout)
  },
}
