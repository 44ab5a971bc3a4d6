import { datumOfText, isDatum } from './datum.ts'
import type { MachineType } from './machine.ts'
import { parseDefinition } from './parse/definition.ts'
import { rehearse, type Rehearsal, type Rehearsed, type Reply } from './rehearsal.ts'
import type { Answer, Arrival, Question } from './step/contract.ts'
import type { HistoryEvent } from './step/history.ts'

/** A case of the tests: a definition, what happens to it, and by what it is told apart. */
export interface Trial {
  readonly definition: object
  readonly input?: string
  readonly type?: MachineType
  /** What comes back of the first task, the second, … */
  readonly tasks?: readonly (readonly Reply[])[]
  /** Instead of `tasks`: what comes back of any task. */
  readonly reply?: Rehearsal['reply']
  readonly mapRun?: Rehearsal['mapRun']
  readonly redrivenMapRun?: Rehearsal['redrivenMapRun']
  readonly onStep?: Rehearsal['onStep']
  readonly answer?: (question: Question) => Answer | Promise<Answer>
  readonly interruption?: Arrival
  readonly redrives?: number
  readonly bounds?: Rehearsal['bounds']
}

export const startedAt = 1_700_000_000_000

export async function attempt(trial: Trial): Promise<Rehearsed> {
  const { machine, problems } = parseDefinition(JSON.stringify(trial.definition), { type: trial.type ?? 'STANDARD' })
  if (machine === undefined) throw new Error(`the definition is refused: ${JSON.stringify(problems)}`)
  const replies = [...(trial.tasks ?? [])]
  let drawn = 0
  return rehearse({
    machine,
    execution: {
      arn: 'arn:aws:states:us-east-1:000000000000:execution:m:e',
      name: 'e',
      machineArn: 'arn:aws:states:us-east-1:000000000000:stateMachine:m',
      machineName: 'm',
      roleArn: 'arn:aws:iam::000000000000:role/r',
      startedAt,
      input: datumOfText(trial.input ?? '{}'),
      redriveCount: 0,
      express: trial.type === 'EXPRESS',
    },
    chance: { random: () => 0.5, uuid: () => `00000000-0000-4000-8000-${String(++drawn).padStart(12, '0')}` },
    digest: { hashHex: (algorithm, text) => `${algorithm} of ${text}` },
    bounds: trial.bounds ?? { events: 1_000, historyBytes: 1_000_000 },
    reply: trial.reply ?? (() => replies.shift() ?? []),
    ...(trial.mapRun === undefined ? {} : { mapRun: trial.mapRun }),
    ...(trial.redrivenMapRun === undefined ? {} : { redrivenMapRun: trial.redrivenMapRun }),
    ...(trial.onStep === undefined ? {} : { onStep: trial.onStep }),
    answer: trial.answer ?? (() => ({ kind: 'error', message: 'nobody answers' })),
    stepsMax: 100_000,
    ...(trial.interruption === undefined ? {} : { interruption: trial.interruption }),
    ...(trial.redrives === undefined ? {} : { redrives: trial.redrives }),
  })
}

/** `5<4 PassStateEntered {"name":"A","input":1}`: payloads as values, without the truncation marks. */
export function line(event: HistoryEvent): string {
  const shown = Object.entries(event.details ?? {}).flatMap(([name, value]) =>
    value === undefined || name.endsWith('Details') ? [] : [[name, isDatum(value) ? value.value : value]],
  )
  const details = shown.length === 0 ? '' : ` ${JSON.stringify(Object.fromEntries(shown))}`
  return `${event.id}<${event.previousEventId} ${event.type}${details}`
}
