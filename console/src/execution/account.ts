import type { HistoryEvent } from './history-event.ts'
import type { StandingStatus } from '../graph/standing.ts'

/**
 * What happened in an execution, made from its history event by event: which state was entered when, from where, with
 * what attempts, and how it was left. It grows in place; `revision` counts what was added.
 */
export interface Account {
  readonly events: HistoryEvent[]
  /** In the order in which states were entered. */
  readonly visits: Visit[]
  readonly visitsByName: Map<string, Visit[]>
  readonly root: Scope
  /** Neither left nor given up: what a redrive would go on with. */
  readonly open: Set<Visit>
  /** By event id: where each event happened. */
  readonly places: Place[]
  /** The revision in which each state's standing may have changed last. */
  readonly touched: Map<string, number>
  revision: number
  status: StandingStatus
  startedAt?: number
  endedAt?: number
  error?: string
  cause?: string
  redriveCount: number
  /** The visit that brought the execution down. */
  failed?: Visit
  /** Id of the last ExecutionRedriven. */
  redrivenEvent: number
}

/** One time that an execution entered a state. */
export interface Visit {
  /** Id of the event that it was entered with. */
  readonly id: number
  readonly name: string
  readonly type: string
  readonly scope: Scope
  readonly enteredAt: number
  readonly input?: string
  /** The visit that led here, and whether through a catcher. */
  readonly from?: Visit
  readonly afterCatch: boolean
  status: StandingStatus
  leftAt?: number
  output?: string
  assigned?: Readonly<Record<string, string>>
  error?: string
  cause?: string
  readonly attempts: Attempt[]
  readonly events: number[]
  /** Of a Map: how many items. */
  length?: number
  mapRunArn?: string
  /** Of what the attempt in hand runs: branches by the order in which they began, iterations by index. */
  inner: Scope[]
  readonly tally: ItemTally
}

/** Iterations of an inline Map by what became of them. */
export interface ItemTally {
  succeeded: number
  failed: number
  aborted: number
  running: number
}

/** The execution itself, a branch of a Parallel, or an iteration of a Map. */
export interface Scope {
  readonly kind: 'root' | 'branch' | 'iteration'
  readonly parent?: Visit
  readonly index: number
  readonly startedAt: number
  status: StandingStatus
  endedAt?: number
  readonly visits: Visit[]
}

/** One try of a Task, a Map or a Parallel. */
export interface Attempt {
  readonly startedEvent: number
  readonly scheduledAt: number
  startedAt?: number
  endedAt?: number
  status: StandingStatus
  resource?: string
  resourceType?: string
  /** What was sent: `parameters` of an integration, the input of a function or an activity. */
  request?: string
  /** What a job or a wait for a token was accepted with. */
  submitted?: string
  result?: string
  error?: string
  cause?: string
  workerName?: string
  timeoutInSeconds?: number
  heartbeatInSeconds?: number
}

export interface Place {
  readonly scope: Scope
  readonly visit?: Visit
}

export function emptyAccount(): Account {
  return {
    events: [],
    visits: [],
    visitsByName: new Map(),
    root: { kind: 'root', index: 0, startedAt: 0, status: 'RUNNING', visits: [] },
    open: new Set(),
    places: [],
    touched: new Map(),
    revision: 0,
    status: 'RUNNING',
    redriveCount: 0,
    redrivenEvent: 0,
  }
}
