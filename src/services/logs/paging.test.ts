import { deepStrictEqual, ok } from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import type { JsonObject } from '../../base/index.ts'
import type { LogsShapes as Shapes } from '../../protocol/index.ts'
import { testPorts } from '../apigateway/scenario.ts'
import type { Ports } from '../contract.ts'
import { filterLogEvents } from './filter-events.ts'
import { getLogEvents } from './get-events.ts'
import { createLogGroup } from './groups.ts'
import { putLogEvents } from './put-events.ts'
import { logsCall, start } from './scenario.ts'
import { createLogStream } from './streams.ts'

type Batch = readonly number[]

/** Batches of ages, each in the order of time; the numbers of events are their messages. */
const batches: fc.Arbitrary<readonly Batch[]> = fc.array(
  fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 4 }),
  { minLength: 1, maxLength: 6 },
)

async function putAll(ports: Ports, given: readonly Batch[]): Promise<readonly string[]> {
  const named = { logGroupName: 'g', logStreamName: 's' }
  ok((await createLogGroup({ logGroupName: 'g' }, logsCall(ports, 'CreateLogGroup'))).ok)
  ok((await createLogStream(named, logsCall(ports, 'CreateLogStream'))).ok)
  const all: { readonly timestamp: number; readonly message: string }[] = []
  for (const ages of given) {
    const logEvents = ages
      .toSorted((left, right) => right - left)
      .map((age, at) => ({ timestamp: start - age, message: String(all.length + at) }))
    ok((await putLogEvents({ ...named, logEvents }, logsCall(ports, 'PutLogEvents'))).ok)
    all.push(...logEvents)
  }
  // A stable sort: of events of one time, those that came first.
  return all.toSorted((left, right) => left.timestamp - right.timestamp).map(({ message }) => message)
}

async function walk(ports: Ports, direction: 'forward' | 'backward', limits: readonly number[]): Promise<string[]> {
  const found: string[] = []
  let nextToken: string | undefined
  for (let at = 0; ; at++) {
    const input = { logGroupName: 'g', logStreamName: 's', limit: limits[at % limits.length], nextToken }
    const page = await getLogEvents(
      { ...input, startFromHead: direction === 'forward' },
      logsCall(ports, 'GetLogEvents'),
    )
    ok(page.ok)
    const { events = [], nextForwardToken, nextBackwardToken } = page.value
    const messages = events.map(({ message }: Shapes.OutputLogEvent) => message ?? '')
    if (direction === 'forward') found.push(...messages)
    else found.unshift(...messages)
    const next = direction === 'forward' ? nextForwardToken : nextBackwardToken
    if (next === nextToken) return found
    nextToken = next
  }
}

async function search(ports: Ports, limit: number, startFromHead: boolean): Promise<string[]> {
  const found: string[] = []
  let nextToken: string | undefined
  do {
    const input: Shapes.FilterLogEventsRequest & JsonObject = { logGroupName: 'g', limit, startFromHead }
    const page = await filterLogEvents({ ...input, nextToken }, logsCall(ports, 'FilterLogEvents'))
    ok(page.ok)
    found.push(...(page.value.events ?? []).map(({ message }) => message ?? ''))
    nextToken = page.value.nextToken
  } while (nextToken !== undefined)
  return startFromHead ? found : found.toReversed()
}

test('whatever the pages, a walk in either direction meets every event once, in order', async () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 3 })
  const law = fc.asyncProperty(batches, sizes, async (given, limits) => {
    const ports: Ports = { ...testPorts(), clock: { now: () => start } }
    const expected = await putAll(ports, given)
    deepStrictEqual(await walk(ports, 'forward', limits), expected)
    deepStrictEqual(await walk(ports, 'backward', limits), expected)
    for (const head of [true, false]) deepStrictEqual(await search(ports, limits[0] as number, head), expected)
  })
  await fc.assert(law, { numRuns: 60 })
})
