/** For tests: a conversation with the handlers over a memory store, written as data. */
import { deepStrictEqual, ok } from 'node:assert/strict'
import { test } from 'node:test'
import type { JsonObject, JsonValue } from '../../base/index.ts'
import { validateInput, type LogsOperations } from '../../protocol/index.ts'
import { testCall, testPorts } from '../apigateway/scenario.ts'
import type { Call, OperationHandler, Ports } from '../contract.ts'
import { logsHandlers } from './handlers.ts'

/**
 * One call. In inputs and expectations `$page.nextToken` stands for the member `nextToken` of the answer that was kept
 * as `page`. `gives` is the whole answer, in which `*` stands for any value; `fails` is code and message. Time stands
 * still but for `afterMs`. Instead of a call, `does` works on what the handlers work with.
 */
export interface Step {
  readonly call?: keyof LogsOperations
  readonly with?: JsonObject
  readonly keep?: string
  readonly gives?: JsonValue
  readonly fails?: readonly [code: string, message: string]
  readonly afterMs?: number
  readonly does?: (ports: Ports) => Promise<void>
}

/** The time at which every conversation begins. */
export const start = 1_795_000_000_123

export function check(name: string, steps: readonly Step[]): void {
  void test(name, async () => {
    let now = start
    const ports: Ports = { ...testPorts(), clock: { now: () => now } }
    const kept = new Map<string, JsonObject>()
    for (const [at, step] of steps.entries()) {
      now += step.afterMs ?? 0
      await step.does?.(ports)
      if (step.call === undefined) continue
      const answer = await run(ports, step.call, resolve(step.with ?? {}, kept))
      const place = `step ${at + 1}, ${step.call}`
      if (step.fails !== undefined) deepStrictEqual(answer, { fails: step.fails }, place)
      else ok(!('fails' in answer), `${place}: ${JSON.stringify(answer)}`)
      if (step.gives !== undefined) {
        const expected = resolve(step.gives, kept)
        deepStrictEqual(maskLike(answer, expected), expected, place)
      }
      if (step.keep !== undefined) kept.set(step.keep, answer)
    }
  })
}

export function logsCall(ports: Ports, operation: string): Call {
  return { ...testCall(ports, operation), service: 'logs' }
}

async function run(ports: Ports, operation: keyof LogsOperations, input: JsonValue): Promise<JsonObject> {
  const handler = logsHandlers[operation] as OperationHandler<unknown, unknown> | 'NotImplemented'
  if (handler === 'NotImplemented') return { fails: ['NotImplemented', operation] }
  const valid = validateInput({ service: 'logs', protocol: 'awsJson1.1', operation }, input)
  const outcome = valid.ok ? await handler.handle(input, logsCall(ports, operation)) : valid
  if (!outcome.ok) return { fails: [outcome.failure.code, outcome.failure.message] }
  return JSON.parse(JSON.stringify(outcome.value)) as JsonObject
}

function resolve(value: JsonValue, kept: ReadonlyMap<string, JsonObject>): JsonValue {
  const text = JSON.stringify(value).replaceAll(/\$(\w+)\.(\w+)/g, (whole, name: string, member: string) => {
    const found = kept.get(name)?.[member]
    return typeof found === 'string' ? found : whole
  })
  return JSON.parse(text) as JsonValue
}

function maskLike(answer: JsonValue | undefined, expected: JsonValue | undefined): JsonValue {
  if (expected === '*' && answer !== undefined) return '*'
  if (Array.isArray(answer) && Array.isArray(expected)) {
    return answer.map((item: JsonValue, index) => maskLike(item, expected[index] as JsonValue | undefined))
  }
  if (typeof answer === 'object' && answer !== null && typeof expected === 'object' && expected !== null) {
    const members = expected as JsonObject
    return Object.fromEntries(Object.entries(answer).map(([name, item]) => [name, maskLike(item, members[name])]))
  }
  return answer ?? null
}
