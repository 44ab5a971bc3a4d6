/**
 * Cases that need services which this server does not speak still judge the language: their executions are rehearsed in
 * memory, each task answered as its service answered when the case was recorded.
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { datumOfText, encodeHistoryEvent, parseDefinition, rehearse, type Reply } from '../../src/asl/index.ts'
import { openJsonata } from '../../src/integrations/index.ts'
import { asToday } from './age.ts'
import type { Case, RecordedRun } from './cases.ts'
import { differences, noBindings } from './compare.ts'

interface RecordedEvent {
  readonly id: number | readonly number[]
  readonly previousEventId: number
  readonly type: string
  readonly [details: string]: unknown
}

/** By the state that called: what came of its calls, in order. */
type Script = Map<string, Reply[][]>

const clock = { now: () => Date.now() }
const chance = {
  random: () => Math.random(),
  uuid: () => randomUUID(),
  bytes: (count: number) => randomBytes(count),
}
const jsonata = openJsonata({ clock, chance })

/** Whether definitions are known, and tasks came one after the other, so that the order of events is no chance. */
export function canRehearse({ runs = [] }: Case): boolean {
  const recorded = runs.flatMap(({ history }) => (history === undefined ? [] : [eventsOf(history)]))
  return recorded.length > 0 && runs.every(({ definition }) => definition !== null) && recorded.every(isOneByOne)
}

function isOneByOne(events: readonly RecordedEvent[]): boolean {
  let open = 0
  return events.every(({ type }) => {
    if (type === 'MapIterationStarted') open++
    if (/^MapIteration(Succeeded|Failed|Aborted)$/.test(type)) open--
    return open <= 1 && !/^(MapRun|ParallelState)Started$/.test(type)
  })
}

/** The differences of every execution, one a line. */
export async function rehearseCase(recorded: Case): Promise<string[]> {
  const lines: string[] = []
  for (const [at, run] of (recorded.runs ?? []).entries()) {
    if (run.history === undefined) continue
    lines.push(...(await rehearseRun(run, recorded.recorded)).map((line) => `execution ${at}: ${line}`))
  }
  return lines
}

async function rehearseRun(run: RecordedRun, recordedAt: string): Promise<string[]> {
  const express = run.type === 'EXPRESS'
  const { machine, problems } = parseDefinition(withLikelyArns(run.definition ?? ''), {
    type: express ? 'EXPRESS' : 'STANDARD',
  })
  if (machine === undefined) return problems.map(({ code, message, location }) => `${code} at ${location}: ${message}`)
  const expected = eventsOf(run.history)
  const { history } = await rehearse({
    machine,
    execution: factsOf(run, express),
    chance,
    digest: { hashHex: (algorithm, text) => createHash(algorithm.replace('-', '')).update(text).digest('hex') },
    bounds: { events: 1000, historyBytes: 1_000_000 },
    reply: replies(scriptOf(expected)),
    answer: (question) => jsonata.evaluate(question),
    stepsMax: 10_000,
  })
  const events = history.map((event) => JSON.parse(encodeHistoryEvent(event)) as unknown)
  return differences(asToday({ events: expected }, recordedAt), { events }, noBindings(recordedAt))
}

function factsOf(run: RecordedRun, express: boolean): Parameters<typeof rehearse>[0]['execution'] {
  const machineName = run.execution.split(':')[6] ?? ''
  const prefix = 'arn:aws:states:us-east-1:000000000000'
  return {
    arn: `${prefix}:execution:${machineName}:rehearsed`,
    name: 'rehearsed',
    machineArn: `${prefix}:stateMachine:${machineName}`,
    machineName,
    roleArn: 'arn:aws:iam::000000000000:role/rehearsed',
    startedAt: clock.now(),
    input: datumOfText(withLikelyArns(run.input ?? '{}')),
    redriveCount: 0,
    express,
  }
}

/** ARNs that AWS made are placeholders in what was given. */
function withLikelyArns(text: string): string {
  return text.replaceAll(/arn:aws:made:([\w-]+:\d+):TopicArn:made-TopicArn/g, 'arn:aws:sns:$1:made')
}

function replies(script: Script): (task: { readonly request: { readonly stateName: string } }) => readonly Reply[] {
  return ({ request: { stateName } }) => script.get(stateName)?.shift() ?? []
}

function scriptOf(events: readonly RecordedEvent[]): Script {
  const script: Script = new Map()
  const byId = new Map(events.map((event) => [event.id, event]))
  const calls = new Map<unknown, Reply[]>()
  for (const event of events) {
    if (event.type.endsWith('Scheduled')) {
      const call: Reply[] = []
      calls.set(event.id, call)
      const state = stateOf(event, byId)
      script.set(state, [...(script.get(state) ?? []), call])
    }
    const reply = replyOf(event)
    const call = calls.get(event.previousEventId)
    if (reply === undefined || call === undefined) continue
    call.push(reply)
    calls.set(event.id, call)
  }
  return script
}

/** The name of the state that was entered last on the way to the event. */
function stateOf(event: RecordedEvent, byId: ReadonlyMap<unknown, RecordedEvent>): string {
  let current: RecordedEvent | undefined = event
  for (let steps = 0; current !== undefined && steps < byId.size; steps++) {
    if (current.type.endsWith('StateEntered')) break
    current = byId.get(current.previousEventId)
  }
  return (current?.['stateEnteredEventDetails'] as { name: string } | undefined)?.name ?? ''
}

function replyOf(event: RecordedEvent): Reply | undefined {
  const kind = /^(?:Task|LambdaFunction|Activity)(\w+)$/.exec(event.type)?.[1]
  const details = Object.entries(event).find(([name]) => name.endsWith('EventDetails'))?.[1] as Details | undefined
  switch (kind) {
    case 'Started':
      return { kind: 'taskStarted', ...(details?.workerName === undefined ? {} : { workerName: details.workerName }) }
    case 'Submitted':
      return { kind: 'taskSubmitted', output: textOf(details?.output) ?? '' }
    case 'Succeeded':
      return { kind: 'taskSucceeded', output: textOf(details?.output) ?? '' }
    case 'Failed':
      return failure(event.type, details)
    case 'StartFailed':
      return { ...failure(event.type, details), phase: 'start' }
    case 'SubmitFailed':
      return { ...failure(event.type, details), phase: 'submit' }
    case 'ScheduleFailed':
      return { ...failure(event.type, details), phase: 'schedule' }
    case 'TimedOut':
      return { kind: 'taskTimedOut', heartbeat: details?.error === 'States.HeartbeatTimeout' }
    default:
      return undefined
  }
}

interface Details {
  readonly output?: unknown
  readonly error?: string
  readonly cause?: unknown
  readonly workerName?: string
}

/** A failing Python function's own text has blanks; the service `lambda:invoke` prints it anew, without. */
function failure(type: string, details: Details | undefined): Extract<Reply, { kind: 'taskFailed' }> {
  const isObject = typeof details?.cause === 'object'
  const cause = isObject && type.startsWith('Lambda') ? pythonJson(details.cause) : textOf(details?.cause)
  return {
    kind: 'taskFailed',
    ...(details?.error === undefined ? {} : { error: details.error }),
    ...(cause === undefined ? {} : { cause }),
  }
}

/** Recorded JSON texts are parsed. */
function textOf(value: unknown): string | undefined {
  return value === undefined || typeof value === 'string' ? value : JSON.stringify(value)
}

function pythonJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(pythonJson).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).map(([name, inner]) => `${JSON.stringify(name)}: ${pythonJson(inner)}`)
  return `{${members.join(', ')}}`
}

function eventsOf(history: unknown): readonly RecordedEvent[] {
  const listed = (history as { events?: unknown }).events ?? history
  return listed as readonly RecordedEvent[]
}
