import type { ExecutionEnd } from '../asl/index.ts'
import type { MapRunSettings } from './map-run-rows.ts'
import type { EpochMs, Outcome, Space } from '../base/index.ts'
import type { Requirement } from '../store/index.ts'
import type { Spread } from './spread.ts'

/**
 * The engine runs executions: each arrival becomes a turn (load, step, commit, act), and turns of one execution never
 * overlap. Reading executions is the services' own business, straight from the store.
 */
export interface Engine {
  /** Answers once the start is on disk. Repeating a name is judged by AWS's rules (`ExecutionAlreadyExists`). */
  start(request: StartRequest): Promise<Outcome<Started>>
  /** Runs an Express execution to its end; nothing of it is stored. */
  runExpress(request: StartRequest): Promise<Outcome<ExpressResult>>
  /** Answers once the start is on disk. After a crash the execution may run again from its beginning. */
  startExpress(request: StartRequest): Promise<Outcome<Started>>
  /** Answers once the abort is on disk; of a closed execution, with its stop date. */
  stop(
    execution: number,
    reason: { readonly error?: string; readonly cause?: string },
  ): Promise<Outcome<{ readonly stopDate: EpochMs }>>
  /**
   * RedriveExecution: answers once the execution is open again, on disk. The same token within a quarter of an hour is the
   * same redrive. `ExecutionNotRedrivable` with the reason that DescribeExecution gives.
   */
  redrive(execution: number, request: RedriveRequest): Promise<Outcome<{ readonly redriveDate: EpochMs }>>
  /**
   * The oldest open task of an activity, now a worker's; undefined when none came up in `waitMs`, or before the signal
   * aborted: the worker has gone, and takes none.
   */
  claimActivityTask(
    activityArn: string,
    workerName: string | undefined,
    waitMs: number,
    gone?: AbortSignal,
  ): Promise<Outcome<ActivityTask | undefined>>
  /**
   * SendTaskSuccess and SendTaskFailure. Success: this call has won, and it is on disk. Where account and region are named,
   * tokens of others are no tokens.
   */
  settleTask(token: string, settlement: TaskSettlement, space?: Space): Promise<Outcome<void>>
  /** SendTaskHeartbeat. */
  heartbeatTask(token: string, space?: Space): Promise<Outcome<void>>
  /** What an open task's token stands for: its activity's ARN, else that of its state machine. */
  resourceOfTask(token: string): Promise<string | undefined>
  /** UpdateMapRun: on disk when it answers. */
  updateMapRun(mapRunArn: string, settings: MapRunSettings): Promise<Outcome<void>>
  /** Resolves when the execution has closed, or the signal aborts. */
  waitForEnd(execution: number, signal: AbortSignal): Promise<void>
  /** Lets a parked execution go on from where it was; `NotParked` when it is not. Whatever parked it may do so again. */
  retryParked(execution: number): Promise<Outcome<void>>
  /** Takes up what is on disk: due timers, open tasks, inboxes. Resolves when new calls may be taken. */
  recover(): Promise<void>
  /** Answers who waits for activities' tasks, and lets nobody wait any more: before a listener waits for its requests. */
  endPolls(): void
  /** Takes no more work, finishes the turns under way. */
  close(): Promise<void>
  /** Forgets everything in memory, after the store was emptied. */
  reset(): void
  readonly abilities: EngineAbilities
  readonly statistics: EngineStatistics
}

/** What this instance can do for an execution. A definition that needs more is refused when it is created. */
export interface EngineAbilities {
  /** Whether tasks with that `Resource` are run. Activities always are. */
  runsTask(resource: string): boolean
  readonly evaluatesJsonata: boolean
  /** Whether Map Runs can read objects and write results. */
  readonly readsObjects: boolean
  /** Whether history is heard by whoever writes execution logs. */
  readonly tellsHistory: boolean
}

export interface StartRequest {
  readonly space: Space
  readonly machineArn: string
  readonly machineName: string
  /** Absent: a random UUID. */
  readonly name?: string
  /** JSON text, already known to be valid and within its size. */
  readonly input: string
  readonly roleArn: string
  /** Key in the table `definitions` of the text that is pinned to the execution. */
  readonly definition: string
  readonly revisionId?: string
  readonly machineUpdatedAt: EpochMs
  readonly versionArn?: string
  readonly aliasArn?: string
  readonly traceHeader?: string
  /** What must be so when the start commits: that the machine is still the one that was found. Refused: `Outdated`. */
  readonly provided?: Requirement
  /** The task attempt that starts it: repeated, it attaches to the execution that it has started before. */
  readonly attemptKey?: string
}

export interface RedriveRequest {
  readonly clientToken?: string
  /** Why the caller would refuse it, unless it is a repetition. */
  readonly refusal?: string
}

export interface ExpressResult {
  readonly executionArn: string
  readonly name: string
  readonly startDate: EpochMs
  readonly stopDate: EpochMs
  readonly end: ExecutionEnd
}

export interface ActivityTask {
  readonly token: string
  /** JSON text. */
  readonly input: string
}

export type TaskSettlement =
  /** `output` is JSON text, known to be valid. */
  | { readonly kind: 'taskSucceeded'; readonly output: string }
  | { readonly kind: 'taskFailed'; readonly error?: string; readonly cause?: string }

export interface Started {
  readonly executionArn: string
  readonly startDate: EpochMs
}

export interface EngineStatistics {
  /** Executions started, opened again and ended by this process, the last by their status. */
  readonly started: number
  readonly redriven: number
  readonly ended: Readonly<Record<string, number>>
  /** Turns committed. */
  readonly turns: number
  /** Executions that have a turn under way or waiting. */
  readonly mailboxes: number
  /** Of these, those that wait before a failed commit is tried again. */
  readonly paused: number
  /** Timers in memory; the others are in the store only. */
  readonly timersNear: number
  /** Milliseconds by which timers were handed over late. */
  readonly timersLate: Spread
  readonly tasksUnderWay: number
}
