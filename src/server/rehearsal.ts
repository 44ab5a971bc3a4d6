/** Runs a definition in memory, with answers in the place of tasks and a clock that jumps: for `stile run`. */
import { datumOfText, parseDefinition, rehearse, type Problem, type Rehearsed, type Reply } from '../asl/index.ts'
import { limits, refuse, succeed, type JsonValue, type Outcome } from '../base/index.ts'
import { openJsonata } from '../integrations/index.ts'
import { statesDigest, systemChance, systemClock } from './ports.ts'

export interface RunRequest {
  readonly definition: string
  readonly type: 'STANDARD' | 'EXPRESS'
  /** JSON text. */
  readonly input: string
  /** What comes back of a task or a Map Run of that state: the first attempt's, the second's, …; the last repeats. */
  readonly mocks: ReadonlyMap<string, readonly Mock[]>
}

export type Mock =
  | { readonly kind: 'return'; readonly value: JsonValue }
  | { readonly kind: 'throw'; readonly error: string; readonly cause: string }

export interface RunResult extends Rehearsed {
  /** States whose tasks nobody answered for: the run stopped there. */
  readonly unanswered: readonly string[]
}

const runSteps = 100_000

export async function runDefinition({
  definition,
  type,
  input,
  mocks,
}: RunRequest): Promise<Outcome<RunResult, readonly Problem[]>> {
  const { machine, problems } = parseDefinition(definition, { type })
  if (machine === undefined) return refuse(problems)
  const jsonata = openJsonata({ clock: systemClock, chance: systemChance })
  const attempts = new Map<string, number>()
  const unanswered = new Set<string>()
  const nextMock = (stateName: string): Mock | undefined => {
    const outcomes = mocks.get(stateName) ?? []
    const attempt = attempts.get(stateName) ?? 0
    attempts.set(stateName, attempt + 1)
    const mock = outcomes[Math.min(attempt, outcomes.length - 1)]
    if (mock === undefined) unanswered.add(stateName)
    return mock
  }
  const rehearsed = await rehearse({
    machine,
    execution: {
      arn: 'arn:aws:states:us-east-1:000000000000:execution:run:run',
      name: 'run',
      machineArn: 'arn:aws:states:us-east-1:000000000000:stateMachine:run',
      machineName: 'run',
      roleArn: 'arn:aws:iam::000000000000:role/run',
      startedAt: systemClock.now(),
      input: datumOfText(input),
      redriveCount: 0,
      express: type === 'EXPRESS',
    },
    chance: systemChance,
    digest: statesDigest,
    bounds: { events: limits.turnEvents, historyBytes: limits.turnHistoryBytes },
    reply: ({ request: { stateName } }) => {
      const mock = nextMock(stateName)
      return mock === undefined ? [] : [replyOf(mock)]
    },
    mapRun: ({ stateName }) => {
      const mock = nextMock(stateName)
      if (mock?.kind === 'return') return { status: 'SUCCEEDED', output: JSON.stringify(mock.value) }
      return mock === undefined ? undefined : { status: 'FAILED', error: mock.error, cause: mock.cause }
    },
    answer: (question) => jsonata.evaluate(question),
    stepsMax: runSteps,
  })
  await jsonata.close()
  return succeed({ ...rehearsed, unanswered: [...unanswered] })
}

function replyOf(mock: Mock): Reply {
  if (mock.kind === 'return') return { kind: 'taskSucceeded', output: JSON.stringify(mock.value) }
  return { kind: 'taskFailed', error: mock.error, cause: mock.cause }
}
