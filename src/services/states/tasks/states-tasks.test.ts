import { deepStrictEqual, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import type { TaskAttempt, TaskOutcome } from '../../../engine/index.ts'
import type { Ports } from '../../contract.ts'
import { account, arn, create, failing, openWorld, pass1, run, taskAttempt, waiting } from '../scenario.ts'
import { statesTasks } from './states-tasks.ts'

const machines = { m: pass1, f: failing, w: waiting }

async function open(): Promise<Ports> {
  const { ports } = openWorld()
  for (const [name, definition] of Object.entries(machines)) await run(ports, create(definition, { name }), new Map())
  return ports
}

function attempt(resource: string, parameters: object, more: Partial<TaskAttempt> = {}): TaskAttempt {
  return taskAttempt(`arn:aws:states:::${resource}`, parameters, more)
}

const signal = new AbortController().signal
const machineOf = (name: string) => `${arn.slice(0, -1)}${name}`

function outputOf(outcome: TaskOutcome): { readonly [name: string]: unknown } {
  ok(outcome.kind !== 'failed', JSON.stringify(outcome))
  return JSON.parse(outcome.output) as { readonly [name: string]: unknown }
}

test('a nested start is one child, however often the attempt is run', async () => {
  const ports = await open()
  const tasks = statesTasks(() => ports)
  const start = attempt('states:startExecution', { StateMachineArn: machineOf('m'), Input: { a: 1 }, Name: null })
  const first = outputOf(await tasks.run(start, signal))
  deepStrictEqual(Object.keys(first), ['ExecutionArn', 'SdkHttpMetadata', 'SdkResponseMetadata', 'StartDate'])
  const again = outputOf(await tasks.run(start, signal))
  deepStrictEqual(again['ExecutionArn'], first['ExecutionArn'])
  deepStrictEqual(ports.engine.statistics.started, 1)
})

test('.sync follows the child to its end, .sync:2 gives its texts parsed', async () => {
  const ports = await open()
  const tasks = statesTasks(() => ports)
  const submitted: string[] = []
  const start = attempt(
    'states:startExecution.sync:2',
    { StateMachineArn: machineOf('m'), Name: 'child', Input: { a: 1 } },
    { submitted: (job) => Promise.resolve(void submitted.push(job)) },
  )
  const executionArn = `arn:aws:states:eu-west-1:${account}:execution:m:child`
  deepStrictEqual(outputOf(await tasks.run(start, signal)), {
    ExecutionArn: executionArn,
    Input: { a: 1 },
    InputDetails: { Included: true },
    Name: 'child',
    Output: { x: 1 },
    OutputDetails: { Included: true },
    RedriveCount: 0,
    RedriveStatus: 'NOT_REDRIVABLE',
    RedriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven',
    StartDate: 1_790_000_000_000,
    StateMachineArn: machineOf('m'),
    Status: 'SUCCEEDED',
    StopDate: 1_790_000_000_000,
  })
  deepStrictEqual(submitted, [executionArn])
  const texts = outputOf(await tasks.run(attempt('states:startExecution.sync', {}, { job: executionArn }), signal))
  deepStrictEqual(texts['Output'], '{"x":1}')
  const broken = await tasks.run(
    attempt('states:startExecution.sync', { StateMachineArn: machineOf('f') }, { key: 'parent/2' }),
    signal,
  )
  ok(broken.kind === 'failed')
  deepStrictEqual(broken.error, 'States.TaskFailed')
  match(broken.cause ?? '', /"Error":"E"/)
})

test('a child is stopped when its task is cancelled, whether or not anybody has heard that it started', async () => {
  const ports = await open()
  const tasks = statesTasks(() => ports)
  const controller = new AbortController()
  const start = attempt(
    'states:startExecution.sync',
    { StateMachineArn: machineOf('w'), Name: 'a' },
    { key: 'parent/a', submitted: () => Promise.resolve(controller.abort()) },
  )
  const status = async () =>
    (await ports.store.find('executions', 'byArn', `arn:aws:states:eu-west-1:${account}:execution:w:a`))?.status
  await tasks.run(start, controller.signal)
  deepStrictEqual(await status(), 'RUNNING')
  for (let times = 0; times < 2; times++) {
    await tasks.cancel?.(start)
    deepStrictEqual(await status(), 'ABORTED')
  }
  await tasks.cancel?.(attempt('states:startExecution.sync', {}, { key: 'parent/never-started' }))
})

test('refusals carry the names that AWS’s SDKs give them', async () => {
  const ports = await open()
  const tasks = statesTasks(() => ports)
  const none = { StateMachineArn: machineOf('x') }
  const optimized = await tasks.run(attempt('states:startExecution', none), signal)
  ok(optimized.kind === 'failed')
  deepStrictEqual(optimized.error, 'StepFunctions.StateMachineDoesNotExistException')
  match(optimized.cause ?? '', /^State Machine Does Not Exist: '.*' \(Service: AWSStepFunctions; Status Code: 400; /)
  deepStrictEqual(
    [
      'states:startExecution.sync',
      'states:startExecution.sync:3',
      'aws-sdk:sfn:listStateMachines',
      'sqs:sendMessage',
    ].map((resource) => tasks.supports(`arn:aws:states:::${resource}`)),
    [true, false, false, false],
  )
})
