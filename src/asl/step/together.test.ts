import assert from 'node:assert/strict'
import { test } from 'node:test'
import { datumOfText } from '../datum.ts'
import { parseDefinition } from '../parse/definition.ts'
import type { Arrival, Snapshot, StepRequest, StepResult } from './contract.ts'
import { step } from './step.ts'

const lambda = 'arn:aws:lambda:us-east-1:000000000000:function:f'

function stepFrom(definition: object, snapshot: Snapshot, arrivals: readonly Arrival[], now: number): StepResult {
  const { machine } = parseDefinition(JSON.stringify(definition), { type: 'STANDARD' })
  assert.ok(machine)
  const execution = {
    arn: 'arn:aws:states:us-east-1:000000000000:execution:m:e',
    name: 'e',
    machineArn: 'arn:aws:states:us-east-1:000000000000:stateMachine:m',
    machineName: 'm',
    roleArn: 'arn:aws:iam::000000000000:role/r',
    startedAt: 1,
    input: datumOfText('[1,2]'),
    redriveCount: 0,
    express: false,
  }
  const ports = { chance: { random: () => 0.5, uuid: () => 'u' }, digest: { hashHex: () => '' } }
  const request: StepRequest = { machine, execution, snapshot, arrivals, now, ...ports, bounds }
  const stepped = step(request).next()
  assert.ok(stepped.done === true)
  return stepped.value
}

const bounds = { events: 1_000, historyBytes: 1_000_000 }
const task = (more: object = {}): object => ({ Type: 'Task', Resource: lambda, End: true, ...more })

/** What comes of the tasks of a definition that all fail in one turn. */
function failTogether(definition: object, failure: 'taskFailed' | 'taskTimedOut'): readonly string[] {
  const started = stepFrom(
    definition,
    { parts: new Map(), lastEvent: 0, lastEventAt: 0 },
    [{ kind: 'started', at: 1 }],
    1,
  )
  const arrivals = started.effects.flatMap((effect): Arrival[] => {
    if (effect.kind !== 'scheduleTask') return []
    const { task: name } = effect
    return [
      failure === 'taskFailed'
        ? { kind: failure, task: name, error: 'E', at: 2 }
        : { kind: failure, task: name, heartbeat: false, at: 2 },
    ]
  })
  const { history, end, effects } = stepFrom(definition, started.snapshot, arrivals, 2)
  return [
    ...history.map(({ id, previousEventId, type }) => `${id}<${previousEventId} ${type}`),
    end?.status ?? effects.map(({ kind }) => kind).join(' '),
  ]
}

test('tasks of a Map that time out together all say so before the Map fails', () => {
  const processor = { StartAt: 'T', States: { T: task({ TimeoutSeconds: 1 }) } }
  const definition = { StartAt: 'M', States: { M: { Type: 'Map', ItemProcessor: processor, End: true } } }
  assert.deepEqual(failTogether(definition, 'taskTimedOut'), [
    '12<7 LambdaFunctionTimedOut',
    '13<11 LambdaFunctionTimedOut',
    '14<12 TaskStateAborted',
    '15<12 MapIterationAborted',
    '16<12 TaskStateAborted',
    '17<12 MapIterationFailed',
    '18<12 MapStateFailed',
    '19<18 ExecutionFailed',
    'FAILED',
  ])
})

test('tasks that fail together are tried again, each by its own retrier', () => {
  const Retry = [{ ErrorEquals: ['E'], IntervalSeconds: 5 }]
  const branches = ['A', 'B'].map((name) => ({ StartAt: name, States: { [name]: task({ Retry }) } }))
  const definition = { StartAt: 'P', States: { P: { Type: 'Parallel', Branches: branches, End: true } } }
  assert.deepEqual(failTogether(definition, 'taskFailed'), [
    '10<6 LambdaFunctionFailed',
    '11<9 LambdaFunctionFailed',
    'setTimer setTimer',
  ])
})
