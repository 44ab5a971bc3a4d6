import { deepStrictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda'
import type { InvocationResult } from '../../functions/index.ts'
import type { Alarms } from '../../engine/index.ts'
import { rootOf } from '../access/access-keys.ts'
import { keepFunctionEvents } from './events.ts'
import {
  account,
  asRoot,
  check,
  clientOf,
  create,
  makeFunction,
  start,
  testServer,
  type Step,
  type TestServer,
} from './scenario.ts'

type End = 'fine' | 'error' | 'refused'

const results: Readonly<Record<End, InvocationResult>> = {
  fine: { payload: 'null', logTail: '' },
  error: { payload: '{"errorType":"E"}', logTail: '', functionError: 'Unhandled' },
  refused: { payload: '', logTail: '', failure: { code: 'TooManyRequestsException', message: 'Rate Exceeded.' } },
}

interface Case {
  readonly name: string
  /** How attempts end, one after the other. */
  readonly ends: readonly End[]
  /** Milliseconds from the acceptance to each attempt. */
  readonly at: readonly number[]
  readonly config?: object
}

const cases: readonly Case[] = [
  { name: 'that goes well runs once', ends: ['fine', 'fine'], at: [0] },
  {
    name: 'that fails runs three times',
    ends: ['error', 'error', 'error', 'fine'],
    at: [0, 60_000, 180_000],
  },
  {
    name: 'that does not reach the function is tried with growing pauses, which are no errors',
    ends: ['error', 'refused', 'refused', 'error', 'error', 'fine'],
    at: [0, 60_000, 61_000, 63_000, 183_000],
  },
  {
    name: 'is not tried again where the function says so',
    ends: ['error', 'fine'],
    at: [0],
    config: { MaximumRetryAttempts: 0 },
  },
  {
    name: 'is given up when it is as old as the function says',
    ends: ['error', 'error', 'fine'],
    at: [0, 60_000],
    config: { MaximumEventAgeInSeconds: 60 },
  },
]

/** Accepted while nobody runs events, as before a crash; then time goes on from alarm to alarm. */
for (const { name, ends, at, config } of cases) {
  test(`an event ${name}`, async () => {
    const server = await testServer()
    await makeFunction(server)
    if (config !== undefined)
      await asRoot(server, 'lambda', 'PutFunctionEventInvokeConfig', { FunctionName: 'f', ...config })
    deepStrictEqual(await accept(clientOf(server, rootOf(account))), 202)
    const ran: number[] = []
    server.answer = ({ payload }) => {
      deepStrictEqual(payload, '{"n":1}')
      ran.push(server.now - start)
      return Promise.resolve(results[ends[ran.length - 1] ?? 'fine'])
    }
    const alarms = virtualAlarms(server)
    const close = keepFunctionEvents(server.ports, alarms)
    while (await isLeft(server)) await alarms.next()
    await close()
    deepStrictEqual(ran, at)
  })
}

test('events that are accepted later run at once, and those under way are there until they end', async () => {
  const server = await testServer()
  await makeFunction(server)
  const close = keepFunctionEvents(server.ports, virtualAlarms(server))
  const began = Promise.withResolvers<void>()
  const ends = Promise.withResolvers<InvocationResult>()
  server.answer = () => {
    began.resolve()
    return ends.promise
  }
  await accept(clientOf(server, rootOf(account)))
  await began.promise
  await close()
  ends.resolve(results.fine)
  await new Promise((resolve) => setImmediate(resolve))
  deepStrictEqual(await isLeft(server), true, 'who closes before the end begins it anew')
})

async function accept(client: LambdaClient): Promise<number | undefined> {
  const input = { FunctionName: 'f', InvocationType: 'Event', Payload: Buffer.from('{"n":1}') } as const
  return (await client.send(new InvokeCommand(input))).StatusCode
}

async function isLeft({ ports }: TestServer): Promise<boolean> {
  const first = { index: 'byDue', equals: [], order: 'ascending', limit: 1 } as const
  return (await ports.store.scan('function_events', first)).rows.length > 0
}

/** Rings the last alarm that was set, when there is one and nothing else happens. */
function virtualAlarms(server: { now: number }): Alarms & { next(): Promise<void> } {
  const state: { waiting?: { readonly at: number; readonly ring: () => void } } = {}
  return {
    after(delayMs, ring) {
      const alarm = { at: server.now + delayMs, ring }
      state.waiting = alarm
      return () => {
        if (state.waiting === alarm) delete state.waiting
      }
    },
    async next() {
      await new Promise((resolve) => setImmediate(resolve))
      const { waiting } = state
      if (waiting === undefined) return
      delete state.waiting
      server.now = waiting.at
      waiting.ring()
    },
  }
}

const arn = `arn:aws:lambda:us-east-1:${account}:function:f`
const config = (qualifier: string, more: object) => ({
  LastModified: new Date(start).toISOString(),
  FunctionArn: `${arn}:${qualifier}`,
  DestinationConfig: { OnSuccess: {}, OnFailure: {} },
  ...more,
})
const none = ['ResourceNotFoundException', `The function ${arn}:$LATEST doesn't have an EventInvokeConfig`] as const
const FunctionName = 'f'

check('how events are tried', [
  create({ Publish: true }),
  ...(['PutFunctionEventInvokeConfig', 'ListFunctionEventInvokeConfigs'] as const).map((call): Step => ({
    call,
    with: { FunctionName: 'g', MaximumRetryAttempts: 1 },
    fails: ['ResourceNotFoundException', "The function doesn't exist."],
  })),
  {
    call: 'GetFunctionEventInvokeConfig',
    with: { FunctionName, Qualifier: 'live' },
    fails: [none[0], none[1].replace('$LATEST', 'live')],
  },
  { call: 'GetFunctionEventInvokeConfig', with: { FunctionName }, fails: none },
  { call: 'UpdateFunctionEventInvokeConfig', with: { FunctionName, MaximumRetryAttempts: 1 }, fails: none },
  {
    call: 'PutFunctionEventInvokeConfig',
    with: { FunctionName },
    fails: [
      'InvalidParameterValueException',
      'You must specify at least one of error handling or destination setting.',
    ],
  },
  {
    call: 'PutFunctionEventInvokeConfig',
    with: { FunctionName, DestinationConfig: { OnFailure: { Destination: `arn:aws:sqs:us-east-1:${account}:q` } } },
    fails: ['NotImplemented', 'Destinations of events are not built into this server.'],
  },
  { call: 'PutFunctionEventInvokeConfig', with: { FunctionName, MaximumRetryAttempts: 1 } },
  {
    call: 'UpdateFunctionEventInvokeConfig',
    with: { FunctionName, MaximumEventAgeInSeconds: 60 },
    gives: config('$LATEST', { MaximumRetryAttempts: 1, MaximumEventAgeInSeconds: 60 }),
  },
  { call: 'PutFunctionEventInvokeConfig', with: { FunctionName, Qualifier: '1', MaximumRetryAttempts: 0 } },
  {
    call: 'ListFunctionEventInvokeConfigs',
    with: { FunctionName },
    gives: {
      FunctionEventInvokeConfigs: [
        config('$LATEST', { MaximumRetryAttempts: 1, MaximumEventAgeInSeconds: 60 }),
        config('1', { MaximumRetryAttempts: 0 }),
      ],
    },
  },
  { call: 'DeleteFunctionEventInvokeConfig', with: { FunctionName } },
  { call: 'DeleteFunctionEventInvokeConfig', with: { FunctionName }, fails: none },
  { call: 'DeleteFunction', with: { FunctionName } },
  create({ Publish: true }),
  { call: 'ListFunctionEventInvokeConfigs', with: { FunctionName }, gives: { FunctionEventInvokeConfigs: [] } },
])
