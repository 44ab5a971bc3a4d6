/** For tests: a conversation with the handlers over a memory store and a real engine, in standing time. */
import { deepStrictEqual, ok } from 'node:assert/strict'
import { createHash, createHmac, randomBytes, randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { Clock, JsonValue, Space } from '../../base/index.ts'
import { openEngine, type Alarms, type TaskAttempt } from '../../engine/index.ts'
import type { Gateway } from '../../gateway/index.ts'
import { RawJson, validateInput, type StatesOperations } from '../../protocol/index.ts'
import { openDocuments, openMemoryStore } from '../../store/index.ts'
import type { Call, OperationHandler, Ports, Principal } from '../contract.ts'
import { quotaOf, type Quotas } from '../quotas.ts'
import { statesHandlers } from './handlers.ts'
import { openExecutions } from './open-executions.ts'

type Answers = Map<string, JsonValue>

export interface Step {
  readonly call: keyof StatesOperations
  readonly with?: object
  /** Keeps the answer under a name: `$name.member` in later steps. */
  readonly keep?: string
  /** Keeps and judges the first item of that list instead. */
  readonly take?: string
  /** Members of the answer; `*` stands for any value. */
  readonly gives?: JsonValue
  readonly fails?: readonly [code: string, message: string]
  /** Lets so much time pass before. */
  readonly afterMs?: number
}

interface World {
  readonly ports: Ports
  readonly time: StandingTime
}

export const account = '123456789012'
const root: Principal = { kind: 'root', account, arn: `arn:aws:iam::${account}:root`, userId: account }

export function openWorld(quotas: Quotas = {}): World {
  const store = openMemoryStore()
  const time = new StandingTime(1_790_000_000_000)
  const log = { info() {}, warn() {}, error() {} }
  const chance = { random: () => 0.5, uuid: randomUUID, bytes: randomBytes }
  const digest = {
    sha256Hex: (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex'),
    hmacSha256: (key: string | Uint8Array, data: string) => createHmac('sha256', key).update(data).digest(),
    hmacSha256Hex: (key: string | Uint8Array, data: string) => createHmac('sha256', key).update(data).digest('hex'),
    equalsConstantTime: (left: string, right: string) => left === right,
  }
  const hashes = {
    hashHex: (algorithm: string, text: string) => createHash(algorithm.replace('-', '')).update(text).digest('hex'),
  }
  const settings = {
    iam: 'off',
    account,
    region: 'eu-west-1',
    unknownKeysAreRoot: true,
    sessionSecret: 's',
    quotas,
  } as const
  const executions = openExecutions(store, time, quotaOf(settings, 'openExecutions'))
  const openMapRuns = quotaOf(settings, 'openMapRuns')
  const mayOpen = (space: Space, more: number) => executions.hasRoom(space, more)
  const bounds = { openMapRuns, mayOpen }
  const engine = openEngine({ store, clock: time, alarms: time, chance, digest: hashes, log, owner: 'test', ...bounds })
  void engine.recover()
  const gateway = undefined as unknown as Gateway
  return {
    ports: {
      store,
      documents: openDocuments(store),
      engine,
      gateway,
      clock: time,
      chance,
      digest,
      openExecutions: executions,
      settings,
      log,
    },
    time,
  }
}

export function callOf(ports: Ports, operation: string, principal = root): Call {
  return {
    ports,
    principal,
    space: { account, region: 'eu-west-1' },
    service: 'states',
    operation,
    requestId: 'r',
    now: ports.clock.now(),
    sourceIp: '127.0.0.1',
    userAgent: 'test',
    secure: false,
  }
}

/** A conversation with the handlers, the input validated before as it is for real. */
export function check(name: string, steps: readonly Step[], quotas?: Quotas): void {
  void test(name, async () => {
    const world = openWorld(quotas)
    const kept: Answers = new Map()
    for (const [at, step] of steps.entries()) {
      if (step.afterMs !== undefined) await pass(world.time, step.afterMs)
      const answer = taken(await run(world.ports, step, kept), step.take)
      const place = `step ${at + 1}, ${step.call}`
      if (step.fails !== undefined) deepStrictEqual(answer, { fails: resolve([...step.fails], kept) }, place)
      else ok(!('fails' in Object(answer)), `${place}: ${JSON.stringify(answer)}`)
      if (step.gives !== undefined) {
        const expected = resolve(step.gives, kept)
        deepStrictEqual(maskLike(answer, expected), expected, place)
      }
      if (step.keep !== undefined) kept.set(step.keep, answer)
    }
  })
}

function taken(answer: JsonValue, list: string | undefined): JsonValue {
  if (list === undefined || 'fails' in Object(answer)) return answer
  return (answer as Readonly<Record<string, readonly JsonValue[]>>)[list]?.[0] ?? null
}

/** Moves from alarm to alarm; without one in reach, to the end. */
async function pass(time: StandingTime, ms: number): Promise<void> {
  const until = time.now() + ms
  do {
    for (let round = 0; round < 8; round++) await new Promise((resolve) => setImmediate(resolve))
  } while (time.ringBefore(until))
}

class StandingTime implements Clock, Alarms {
  #now: number
  #alarms: { readonly at: number; readonly ring: () => void }[] = []

  constructor(now: number) {
    this.#now = now
  }

  now(): number {
    return this.#now
  }

  after(delayMs: number, ring: () => void): () => void {
    const alarm = { at: this.#now + delayMs, ring }
    this.#alarms.push(alarm)
    return () => {
      this.#alarms = this.#alarms.filter((other) => other !== alarm)
    }
  }

  ringBefore(until: number): boolean {
    this.#alarms.sort((left, right) => left.at - right.at)
    const [next] = this.#alarms
    this.#now = next === undefined ? until : Math.min(next.at, until)
    if (next === undefined || next.at > until) return false
    this.#alarms.shift()
    next.ring()
    return true
  }
}

export async function run(ports: Ports, step: Step, kept: Answers): Promise<JsonValue> {
  const handler = statesHandlers[step.call] as OperationHandler<unknown, unknown> | 'NotImplemented'
  if (handler === 'NotImplemented') return { fails: ['NotImplemented', step.call] }
  const input = resolve((step.with ?? {}) as JsonValue, kept)
  const valid = validateInput({ service: 'states', protocol: 'awsJson1.0', operation: step.call }, input)
  const outcome = valid.ok ? await handler.handle(input, callOf(ports, step.call)) : valid
  if (!outcome.ok) return { fails: [outcome.failure.code, outcome.failure.message] }
  const text = JSON.stringify(outcome.value, (_, value: unknown) =>
    value instanceof RawJson ? (JSON.parse(value.json) as JsonValue) : value,
  )
  return JSON.parse(text) as JsonValue
}

function resolve(value: JsonValue, kept: Answers): JsonValue {
  const text = JSON.stringify(value).replaceAll(/\$(\w+)\.(\w+)/g, (_, name: string, member: string) => {
    const answer = kept.get(name) as Readonly<Record<string, string>> | undefined
    return answer?.[member] ?? `no ${name}.${member}`
  })
  return JSON.parse(text) as JsonValue
}

function maskLike(answer: JsonValue | undefined, expected: JsonValue | undefined): JsonValue {
  if (expected === '*' && answer !== undefined) return '*'
  if (Array.isArray(answer) && Array.isArray(expected)) {
    return answer.map((item: JsonValue, index) => maskLike(item, expected[index] as JsonValue | undefined))
  }
  if (typeof answer === 'object' && answer !== null && typeof expected === 'object' && expected !== null) {
    const members = expected as Readonly<Record<string, JsonValue>>
    return Object.fromEntries(Object.entries(answer).map(([name, item]) => [name, maskLike(item, members[name])]))
  }
  return answer ?? null
}

export const pass1 = '{"StartAt":"A","States":{"A":{"Type":"Pass","Result":{"x":1},"End":true}}}'
export const waiting = '{"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":100,"End":true}}}'
export const failing = '{"StartAt":"F","States":{"F":{"Type":"Fail","Error":"E","Cause":"C"}}}'
export const roleArn = `arn:aws:iam::${account}:role/r`
export const arn = `arn:aws:states:eu-west-1:${account}:stateMachine:m`
export const create = (definition = pass1, more: object = {}): Step => ({
  call: 'CreateStateMachine',
  with: { name: 'm', definition, roleArn, ...more },
})

/** An attempt of a task of an execution, as the engine hands it to a runner. */
export function taskAttempt(resource: string, parameters: object, more: Partial<TaskAttempt> = {}): TaskAttempt {
  return {
    key: 'parent/1',
    execution: {
      arn: `arn:aws:states:eu-west-1:${account}:execution:p:e`,
      name: 'e',
      machineArn: `arn:aws:states:eu-west-1:${account}:stateMachine:p`,
      machineName: 'p',
      roleArn: `arn:aws:iam::${account}:role/r`,
      startedAt: 0,
      input: undefined as never,
      redriveCount: 0,
      express: false,
    },
    stateName: 'T',
    resource,
    parameters: JSON.stringify(parameters),
    submitted: () => Promise.resolve(),
    ...more,
  }
}
