import type { Datum } from '../datum.ts'
import type { State } from '../machine.ts'
import type { Answer, ExecutionFacts, Question, Stage, StepRequest, TaskRequest } from '../step/contract.ts'
import type { Variable } from '../step/part.ts'

/** One state on its own, as TestState takes it: with its surroundings made up by the caller. */
export interface StateTest {
  readonly state: State
  readonly execution: ExecutionFacts
  readonly variables: readonly Variable[]
  /** Instead of what the state would do outside: of its task, branches or iterations. */
  readonly mock?: Mock
  /** How often the retrier that is for the failure has tried before. */
  readonly retries: number
  /** How many iterations of a Map have failed. */
  readonly failedIterations: number
  /** What a Map's ItemReader has read, instead of its items. */
  readonly readItems?: Datum
  readonly chance: StepRequest['chance']
  readonly digest: StepRequest['digest']
  answer(question: Question): Promise<Answer>
  /** Calls for a Task without a mock. */
  call(request: TaskRequest): Promise<Mock>
}

export type Mock =
  | { readonly kind: 'result'; readonly value: Datum }
  | { readonly kind: 'error'; readonly error?: string; readonly cause?: string }

export interface TestedState {
  readonly status: 'SUCCEEDED' | 'FAILED' | 'RETRIABLE' | 'CAUGHT_ERROR'
  readonly output?: Datum
  readonly error?: string
  readonly cause?: string
  readonly next?: string
  readonly inspection: Inspection
}

/** What could be seen on the way. */
export interface Inspection {
  readonly stages: { readonly [S in Stage]?: Datum }
  /** With those that the state has assigned. */
  readonly variables: readonly Variable[]
  /** How many iterations a Map would have had. */
  readonly iterations?: number
  /** Set when the mock of a Map has results of more or fewer iterations than that. */
  readonly resultsDiffer?: true
  readonly maxConcurrency?: number
  readonly toleratedFailureCount?: number
  readonly toleratedFailurePercentage?: number
  readonly catchIndex?: number
  readonly retryIndex?: number
  readonly backoffSeconds?: number
}

/** The same while it is being filled. */
export type Notes = Mutable<Omit<Inspection, 'stages'>> & { readonly stages: { [S in Stage]?: Datum } }

type Mutable<T> = { -readonly [Name in keyof T]: T[Name] }
