/** The load of the crash test: who starts, works, dies at work and stops, and what the server has acknowledged to them. */
import type { JsonObject } from '../src/base/index.ts'
import { callUntilAnswered, delay, tryCall, type Place } from './crash-calls.ts'
import { kindOf, longKinds, quickKinds, type CrashWorld, type MachineKind } from './crash-machines.ts'

export interface Acknowledged {
  readonly started: { readonly executionArn: string; readonly name: string; readonly kind: MachineKind }[]
  /** Results and failures that were answered with 200, by the words in them that nothing else has. */
  readonly told: { readonly executionArn: string; readonly words: string }[]
  readonly stopped: string[]
  readonly redriven: string[]
  /** Answers that must not be. */
  readonly wrong: string[]
}

/** A worker, a stop or a redrive goes on over kills, until the test is over. */
export interface Crew {
  readonly place: Place
  readonly world: CrashWorld
  readonly acknowledged: Acknowledged
  readonly random: () => number
  /** No more load: workers do their work without fail. */
  calm: boolean
  over: boolean
  /** Stops and redrives that somebody is at. */
  readonly errands: Promise<void>[]
}

const quickStarters = 5
const longStarters = 3
/** What takes work must end before the test does. */
const longStartsMax = 30

/** Starts executions until the server is gone. What was answered with 200 is remembered. */
export async function startLoad(crew: Crew, prefix: string): Promise<void> {
  let left = longStartsMax
  const at = Math.floor(crew.random() * longKinds.length)
  const quick = (worker: number): Promise<void> =>
    startUntilGone(crew, `${prefix}-q${worker}`, (turn) => quickKinds[(worker + turn) % quickKinds.length])
  const long = (worker: number): Promise<void> =>
    startUntilGone(crew, `${prefix}-l${worker}`, () =>
      left-- > 0 ? longKinds[(at + left) % longKinds.length] : undefined,
    )
  await Promise.all([
    ...Array.from({ length: quickStarters }, (_, worker) => quick(worker)),
    ...Array.from({ length: longStarters }, (_, worker) => long(worker)),
  ])
}

async function startUntilGone(
  crew: Crew,
  prefix: string,
  kindAt: (turn: number) => MachineKind | undefined,
): Promise<void> {
  for (let turn = 0; ; turn++) {
    const kind = kindAt(turn)
    if (kind === undefined) return
    const name = `${prefix}-${turn}`
    const answer = await tryCall(crew.place.url, 'StartExecution', {
      stateMachineArn: crew.world.machines.get(kind) ?? '',
      name,
      input: JSON.stringify(kindOf(kind).input ?? { name }),
    })
    if (!answer.ok) {
      if (answer.failure.code !== 'NoServer')
        crew.acknowledged.wrong.push(`start of ${kind}: ${answer.failure.message}`)
      return
    }
    const executionArn = String(answer.value['executionArn'])
    crew.acknowledged.started.push({ executionArn, name, kind })
    if (kind === 'stopped') crew.errands.push(stopSoon(crew, executionArn))
    if (kind === 'redriven' || kind === 'mapRunRedriven') crew.errands.push(redriveUntilItSucceeds(crew, executionArn))
  }
}

async function stopSoon(crew: Crew, executionArn: string): Promise<void> {
  await delay(crew.random() * 600)
  const answer = await callUntilAnswered(crew.place, 'StopExecution', { executionArn }, () => !crew.over)
  if (answer.ok) crew.acknowledged.stopped.push(executionArn)
  else
    crew.acknowledged.wrong.push(`StopExecution of ${executionArn}: ${answer.failure.code}: ${answer.failure.message}`)
}

async function redriveUntilItSucceeds(crew: Crew, executionArn: string): Promise<void> {
  const wanted = (): boolean => !crew.over
  const patience = 600
  for (let tries = 0; tries < patience && wanted(); tries += crew.calm ? 1 : 0) {
    await delay(100)
    const described = await callUntilAnswered(crew.place, 'DescribeExecution', { executionArn }, wanted)
    if (!described.ok || described.value['status'] === 'RUNNING') continue
    if (described.value['status'] === 'SUCCEEDED') return
    const answer = await callUntilAnswered(crew.place, 'RedriveExecution', { executionArn }, wanted)
    if (answer.ok) crew.acknowledged.redriven.push(executionArn)
    // Of a redrive whose answer was lost the repetition finds it running.
    else if (answer.failure.code !== 'ExecutionNotRedrivable') {
      crew.acknowledged.wrong.push(`RedriveExecution: ${answer.failure.code}: ${answer.failure.message}`)
    }
  }
  if (wanted()) crew.acknowledged.wrong.push(`${executionArn} does not succeed, however often it is redriven`)
}

interface Asked {
  readonly execution: string
  readonly retry: number
  /** The token that a parent waits for. */
  readonly callback?: string
  readonly redrive?: number
}

/** One worker of the activity: polls, works, and now and then dies, fails or takes its time. */
export async function work(crew: Crew, workerName: string): Promise<void> {
  for (let at = 0; !crew.over; at++) {
    const answer = await tryCall(crew.place.url, 'GetActivityTask', { activityArn: crew.world.work, workerName })
    if (!answer.ok) {
      if (answer.failure.code !== 'NoServer') crew.acknowledged.wrong.push(`GetActivityTask: ${answer.failure.message}`)
      await delay(25)
      continue
    }
    const { taskToken, input } = answer.value
    if (typeof taskToken !== 'string' || taskToken === '') continue
    const asked = JSON.parse(String(input)) as Asked
    const words = `${workerName} told ${at}`
    const fate = crew.calm ? 1 : crew.random()
    if (fate < 0.1) continue
    if (asked.redrive === 0 || (fate < 0.25 && asked.retry < 2)) {
      const failure = { taskToken, error: 'Worker.Again', cause: words }
      await tell(crew, 'SendTaskFailure', failure, asked.execution, words)
      continue
    }
    if (fate < 0.35) await beat(crew, taskToken)
    if (asked.callback !== undefined) await callBack(crew, asked.callback, `${words} back`)
    await tell(crew, 'SendTaskSuccess', { taskToken, output: JSON.stringify({ words }) }, asked.execution, words)
  }
}

/** Another state waits for this token: in an execution that this worker knows only by the token. */
async function callBack(crew: Crew, taskToken: string, words: string): Promise<void> {
  await tell(crew, 'SendTaskSuccess', { taskToken, output: JSON.stringify({ words }) }, '', words)
}

async function beat(crew: Crew, taskToken: string): Promise<void> {
  for (let beats = 0; beats < 3; beats++) {
    await delay(crew.random() * 700)
    await heard(crew, 'SendTaskHeartbeat', { taskToken })
  }
}

async function tell(
  crew: Crew,
  operation: string,
  input: JsonObject,
  executionArn: string,
  words: string,
): Promise<void> {
  if (await heard(crew, operation, input)) crew.acknowledged.told.push({ executionArn, words })
}

/** Whether it was answered with 200. That the task is over is the only other answer that a token may get. */
async function heard(crew: Crew, operation: string, input: JsonObject): Promise<boolean> {
  const answer = await callUntilAnswered(crew.place, operation, input, () => !crew.over)
  if (!answer.ok && answer.failure.code !== 'TaskTimedOut' && answer.failure.code !== 'NoServer') {
    crew.acknowledged.wrong.push(`${operation}: ${answer.failure.code}: ${answer.failure.message}`)
  }
  return answer.ok
}
