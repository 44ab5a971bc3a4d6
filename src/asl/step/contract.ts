import type { EpochMs, JsonObject, JsonValue } from '../../base/index.ts'
import type { Datum } from '../datum.ts'
import type { ItemReader, Machine, MachineType, ResultWriter } from '../machine.ts'
import type { HistoryEvent } from './history.ts'

/**
 * The contract of `step`, the pure heart: what reaches an execution (arrivals), what it asks for (effects), and what
 * survives of it between two turns (the snapshot).
 */
export interface StepRequest {
  readonly machine: Machine
  readonly execution: ExecutionFacts
  readonly snapshot: Snapshot
  /** In the order in which they arrived. All of them are consumed, unless the execution ends before. */
  readonly arrivals: readonly Arrival[]
  readonly now: EpochMs
  /** Draws for jitter, States.MathRandom and States.UUID. Seeded in tests, so that the same arrivals give the same history. */
  readonly chance: { random(): number; uuid(): string }
  readonly digest: { hashHex(algorithm: 'MD5' | 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512', text: string): string }
  /** A step stops at whichever it meets first, and says `unfinished`. */
  readonly bounds: { readonly events: number; readonly historyBytes: number }
  /** Why an integration is not started with these parameters; none where that is not known. */
  readonly parameterProblems?: (resource: string, parameters: JsonValue) => readonly string[]
  /** Sees what each stage of a state's data flow comes to. */
  readonly observe?: (stage: Stage, value: Datum) => void
}

/** The stages of a state's data flow, by the names that TestState gives them. */
export type Stage =
  | 'afterArguments'
  | 'afterInputPath'
  | 'afterItemBatcher'
  | 'afterItemSelector'
  | 'afterItemsPointer'
  | 'afterItemsPath'
  | 'afterParameters'
  | 'afterResultPath'
  | 'afterResultSelector'
  | 'result'

/** What does not change while an execution runs (but for the redrive's two), pinned at its start. */
export interface ExecutionFacts {
  readonly arn: string
  readonly name: string
  readonly machineArn: string
  readonly machineName: string
  readonly roleArn: string
  readonly startedAt: EpochMs
  readonly input: Datum
  readonly redriveCount: number
  readonly redrivenAt?: EpochMs
  readonly versionArn?: string
  readonly aliasArn?: string
  readonly mapRunArn?: string
  readonly express: boolean
  /** The context object, where a test brings its own. */
  readonly context?: JsonObject
}

/**
 * `step` asks the shell to evaluate an expression that needs the asynchronous JSONata library, and is resumed with the
 * answer in the same turn. A machine without JSONata never asks.
 */
export interface Question {
  readonly kind: 'jsonata'
  readonly expression: string
  readonly bindings: { readonly [name: string]: JsonValue }
}
export type Answer =
  | { readonly kind: 'value'; readonly value: JsonValue | undefined }
  /** `code` is JSONata's own (`T1006`), where it has one. */
  | { readonly kind: 'error'; readonly code?: string; readonly message: string }
  /** A defect of the evaluation's own, under an id that nobody can look up: AWS tells no more either. */
  | { readonly kind: 'internal'; readonly id: string }
  /** The value is none that JSON has: a function. */
  | { readonly kind: 'unsupported' }

export type Step = (request: StepRequest) => Generator<Question, StepResult, Answer>

export interface StepResult {
  readonly snapshot: Snapshot
  /** The parts that differ from the request's snapshot; `undefined` for a dropped one. Only these are written. */
  readonly changedParts: ReadonlyMap<string, Part | undefined>
  readonly history: readonly HistoryEvent[]
  readonly effects: readonly Effect[]
  readonly end?: ExecutionEnd
  /** A bound was met between two states: step again with a `continue` arrival. */
  readonly unfinished: boolean
}

/**
 * What survives of an execution between two turns: its parts, one a scope (the execution, a branch, an iteration, a
 * finished result). A snapshot names states, never positions in the machine, and each part carries a format number.
 * A small execution has exactly one part, `root`. A new execution has none.
 */
export interface Snapshot {
  readonly parts: ReadonlyMap<string, Part>
  /** Id and time of the last history event: ids have no gaps, times never go back. */
  readonly lastEvent: number
  readonly lastEventAt: EpochMs
}

/**
 * Only the `asl` module looks inside. `encodePart` gives its JSON text (as JSON.stringify does), `decodePart` takes it
 * back; what JSON.parse makes of that text is a part as well. Values over `limits.partValueBytes` are parts of their
 * own (`root~1`), written once and named by the part that holds them.
 */
export interface Part {
  readonly format: 1
}

export type Arrival = { readonly at: EpochMs } & (
  | { readonly kind: 'started' }
  /** The previous step met a bound. */
  | { readonly kind: 'continue' }
  | { readonly kind: 'timerDue'; readonly timer: string }
  /** An activity worker took the task. */
  | { readonly kind: 'taskStarted'; readonly task: string; readonly workerName?: string }
  /** The integration has submitted the job or sent the token. */
  | { readonly kind: 'taskSubmitted'; readonly task: string; readonly output: string }
  | { readonly kind: 'taskSucceeded'; readonly task: string; readonly output: string }
  | {
      readonly kind: 'taskFailed'
      readonly task: string
      readonly error?: string
      readonly cause?: string
      readonly phase?: 'start' | 'submit' | 'schedule'
    }
  /** `heartbeat` when no heartbeat came in time, else the task's own timeout. */
  | { readonly kind: 'taskTimedOut'; readonly task: string; readonly heartbeat: boolean }
  | {
      readonly kind: 'mapRunEnded'
      readonly task: string
      readonly status: 'SUCCEEDED' | 'FAILED' | 'ABORTED'
      readonly output?: string
      readonly error?: string
      readonly cause?: string
    }
  | { readonly kind: 'stop'; readonly error?: string; readonly cause?: string }
  | { readonly kind: 'redrive' }
)

/**
 * Done after the commit, and perhaps twice: every key is stable, so that a repetition is harmless. An execution that
 * ends clears its timers and cancels its tasks in the same step.
 */
export type Effect =
  | { readonly kind: 'setTimer'; readonly timer: string; readonly dueAt: EpochMs }
  | { readonly kind: 'clearTimer'; readonly timer: string }
  | { readonly kind: 'scheduleTask'; readonly task: string; readonly request: TaskRequest }
  | { readonly kind: 'cancelTask'; readonly task: string; readonly resource: string }
  | { readonly kind: 'startMapRun'; readonly task: string; readonly request: MapRunRequest }
  /** The run of an earlier life of the execution goes on, for its `redriveCount`th time. */
  | { readonly kind: 'redriveMapRun'; readonly task: string; readonly mapRunArn: string; readonly redriveCount: number }
  | { readonly kind: 'stopMapRun'; readonly mapRunArn: string }
  /** The run has ended, and no redrive goes on with it. */
  | { readonly kind: 'closeMapRun'; readonly mapRunArn: string }

/** What a distributed Map asks for: children for all its items, each running the Map's processor. Texts are JSON. */
export interface MapRunRequest {
  readonly mapRunArn: string
  readonly label: string
  readonly stateName: string
  readonly executionType: MachineType
  /** An array, or an object whose members are the items; absent where they are read. */
  readonly items?: string
  readonly reader?: Omit<ItemReader, 'parameters' | 'maxItems'> & {
    readonly parameters: string
    readonly maxItems?: number
  }
  readonly batcher?: { readonly maxItems?: number; readonly maxInputBytes?: number; readonly batchInput?: string }
  readonly writer?: Omit<ResultWriter, 'parameters'> & { readonly parameters?: string }
  /** 0: as many as the service runs. */
  readonly maxConcurrency: number
  readonly toleratedFailureCount?: number
  readonly toleratedFailurePercentage?: number
  /** What the ItemSelector sees beside the item. */
  readonly frame: {
    readonly input: string
    readonly enteredAt: EpochMs
    readonly enteredEvent: number
    readonly retries: readonly number[]
    readonly variables: readonly (readonly [name: string, value: string])[]
  }
}

/** What a Task state asks of the outside. The key in the effect names this attempt. */
export interface TaskRequest {
  readonly stateName: string
  readonly resource: string
  /** JSON text of the parameters after data flow. */
  readonly parameters: string
  /** What SendTaskSuccess and its kin may bring instead of the integration's own answer (`.waitForTaskToken`, `.sync`). The parameters may hold it. */
  readonly token?: string
  readonly timeoutSeconds?: number
  readonly heartbeatSeconds?: number
  readonly credentialsRoleArn?: string
}

export type ExecutionEnd =
  | { readonly status: 'SUCCEEDED'; readonly output: Datum }
  | { readonly status: 'FAILED' | 'TIMED_OUT' | 'ABORTED'; readonly error?: string; readonly cause?: string }
