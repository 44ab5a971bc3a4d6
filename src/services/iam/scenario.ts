/** For tests: a conversation with IAM and STS over a memory store, through authentication and authorisation. */
import { deepStrictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { assert, succeed, type EpochMs, type JsonValue, type Outcome } from '../../base/index.ts'
import { validateInput, type IamOperations, type StsOperations } from '../../protocol/index.ts'
import { resolveAccessKey } from '../access/access-keys.ts'
import { authorise } from '../access/authorise.ts'
import { testPorts } from '../apigateway/scenario.ts'
import type { Call, OperationHandler, Ports, Principal } from '../contract.ts'
import { stsHandlers } from '../sts/handlers.ts'
import { iamHandlers } from './handlers.ts'

export const testAccount = '111111111111'

/**
 * One call. In inputs and expectations `$role.Role.Arn` stands for that member of the answer that was kept as `role`.
 * `as` names a kept answer that holds credentials; without it the root calls. `gives` is the whole answer, in which `*`
 * stands for any value; `fails` is code and message. Time stands still but for `after`, seconds.
 */
export interface Step {
  readonly call: keyof IamOperations | keyof StsOperations
  readonly as?: string
  readonly with?: JsonValue | ((kept: ReadonlyMap<string, JsonValue>, now: EpochMs) => JsonValue)
  readonly keep?: string
  readonly gives?: JsonValue
  readonly fails?: readonly [code: string, message: string]
  readonly after?: number
}

export function check(name: string, steps: readonly Step[], settings: Partial<Ports['settings']> = {}): void {
  void test(name, async () => {
    await converse(steps, settings)
  })
}

/** Runs the steps and returns what they were run with. */
export async function converse(steps: readonly Step[], settings: Partial<Ports['settings']> = {}): Promise<Ports> {
  const made = testPorts()
  let now = made.clock.now()
  const ports = { ...made, settings: { ...made.settings, ...settings }, clock: { now: () => now } }
  const kept = new Map<string, JsonValue>()
  for (const [index, step] of steps.entries()) {
    now += (step.after ?? 0) * 1000
    const place = `step ${index + 1}, ${step.call}`
    const outcome = await runStep(ports, step, kept)
    if (step.fails !== undefined) {
      const told = outcome.ok ? outcome.value : [outcome.failure.code, outcome.failure.message]
      deepStrictEqual(told, resolve([...step.fails], kept), place)
      continue
    }
    assert(outcome.ok, `${place} failed: ${outcome.ok ? '' : outcome.failure.message}`)
    if (step.gives !== undefined) {
      const expected = resolve(step.gives, kept)
      deepStrictEqual(maskLike(outcome.value, expected), expected, place)
    }
    if (step.keep !== undefined) kept.set(step.keep, outcome.value)
  }
  return ports
}

async function runStep(ports: Ports, step: Step, kept: ReadonlyMap<string, JsonValue>): Promise<Outcome<JsonValue>> {
  const who = await caller(ports, step.as === undefined ? undefined : kept.get(step.as))
  if (!who.ok) return who
  const service = Object.hasOwn(stsHandlers, step.call) ? 'sts' : 'iam'
  const handlers = { ...iamHandlers, ...stsHandlers } as Readonly<Record<string, unknown>>
  const handler = handlers[step.call] as OperationHandler<unknown, unknown> | 'NotImplemented'
  assert(handler !== 'NotImplemented', `${step.call} is built`)
  const given = typeof step.with === 'function' ? step.with(kept, ports.clock.now()) : (step.with ?? {})
  const input = resolve(given, kept)
  const valid = validateInput({ service, protocol: 'awsQuery', operation: step.call }, input)
  if (!valid.ok) return valid
  const call = callBy(ports, who.value, service, step.call)
  const access = await handler.access(input, call)
  const allowed = access === undefined ? succeed(undefined) : await authorise(call, access)
  const outcome = allowed.ok ? await handler.handle(input, call) : allowed
  return outcome.ok ? succeed(JSON.parse(JSON.stringify(outcome.value)) as JsonValue) : outcome
}

async function caller(ports: Ports, answer: JsonValue | undefined): Promise<Outcome<Principal>> {
  const held = answer as undefined | Readonly<Record<string, Readonly<Record<string, string>>>>
  const keys = held?.['AccessKey'] ?? held?.['Credentials']
  const id = keys?.['AccessKeyId'] ?? 'test'
  const resolved = await resolveAccessKey(ports, id, keys?.['SessionToken'], ports.clock.now())
  if (!resolved.ok) return resolved
  deepStrictEqual(resolved.value.secret, keys?.['SecretAccessKey'] ?? 'test')
  return succeed(resolved.value.principal)
}

export function callBy(ports: Ports, principal: Principal, service: string, operation: string): Call {
  return {
    ports,
    principal,
    space: { account: principal.account, region: 'us-east-1' },
    service,
    operation,
    requestId: 'c5f7a8a2-0000-4000-8000-000000000000',
    now: ports.clock.now(),
    sourceIp: '127.0.0.1',
    userAgent: 'test',
    secure: false,
  }
}

function resolve(value: JsonValue, kept: ReadonlyMap<string, JsonValue>): JsonValue {
  if (typeof value === 'string') {
    return value.replace(/\$(\w+(?:\.\w+)+)/gu, (whole, path: string) => {
      const [name = '', ...members] = path.split('.')
      const found = members.reduce<JsonValue | undefined>(
        (at, member) => (at as Readonly<Record<string, JsonValue>> | undefined)?.[member],
        kept.get(name),
      )
      return typeof found === 'string' ? found : whole
    })
  }
  if (Array.isArray(value)) return value.map((item: JsonValue) => resolve(item, kept))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, resolve(item, kept)]))
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

/** A policy of one statement, as text. */
export function policyText(statement: object): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] })
}

export function trustText(principal: JsonValue, more: object = {}): string {
  return policyText({ Principal: principal, Action: 'sts:AssumeRole', ...more })
}
